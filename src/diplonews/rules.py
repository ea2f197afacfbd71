"""Rules and rule sets: every construction the library knows is a named, listable, switchable value."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from attrs import frozen

from diplonews.errors import InputError
from diplonews.options import Options

F = TypeVar("F", bound=Callable[..., object])


@frozen
class Example:
    """A French sentence and what the rule finds in it, one line a result.

    ``expect`` is written as the layer prints it: dates ``jeudi = 2024-03-28``; quotes ``L'offre tient <- Paul
    Ferrand``; events ``CONSULT visit planned: se rendra``. ``published`` is an ISO date, where one is needed.
    """

    text: str
    expect: tuple[str, ...]
    published: str | None = None


@frozen
class Rule(Generic[F]):
    """One construction: its dotted name, its definition in a sentence, how it is found, and its truth.

    ``counter_examples`` are sentences in which the rule must find nothing.
    """

    name: str
    definition: str
    run: F
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[str, ...] = ()


@frozen
class Ruleset(Generic[F]):
    """Rules in the order in which they are tried.

    Raises:
        InputError: when two rules share a name.
    """

    rules: tuple[Rule[F], ...]

    def __attrs_post_init__(self) -> None:
        names = [rule.name for rule in self.rules]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise InputError(f"rule names used twice: {sorted(twice)}")

    def __iter__(self) -> Iterator[Rule[F]]:
        return iter(self.rules)

    def enabled(self, options: Options) -> tuple[Rule[F], ...]:
        """The rules that ``options`` leaves switched on, in order."""
        if not options.disabled_rules:
            return self.rules
        return tuple(rule for rule in self.rules if not disabled(rule.name, options))


def disabled(name: str, options: Options) -> bool:
    """Whether ``options`` switches the rule off, by its name or by a prefix that ends in a dot."""
    off = options.disabled_rules
    return bool(off) and (name in off or any(name.startswith(p) for p in off if p.endswith(".")))
