"""The article as the event layer reads it: what the layers before have found, and what has been worked out so far."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Generic, NamedTuple, TypeVar, overload

from attrs import field, frozen

from diplonews.options import Options
from diplonews.people.organizations import Named
from diplonews.people.values import People
from diplonews.text.document import Document
from diplonews.values import DateRef, Quote

T = TypeVar("T")
Range = tuple[int, int]


class Chunk(NamedTuple):
    """A complement: its slot (empty for a bare noun phrase), the token of its preposition, and the range of its phrase.

    ``inf`` says that an infinitive follows, ``late`` that a comma stands before.
    """

    slot: str
    at: int
    start: int
    end: int
    inf: bool = False
    late: bool = False


@frozen(eq=False)
class Reading:
    """The article as the event layer reads it: ``dates`` by the token at which each begins, with the token after it.

    ``walks`` and ``places`` are what has been asked for before (clauses, places): the answers never change.
    """

    doc: Document
    people: People
    options: Options
    dates: Mapping[int, tuple[int, DateRef]] = field(repr=False)
    quotes: tuple[Quote, ...] = field(repr=False)
    published: dt.date | None = None
    walks: dict[tuple[int, bool, bool], tuple[list[Chunk], int]] = field(factory=dict, repr=False)
    places: dict[int, tuple[int, Named] | None] = field(factory=dict, repr=False)
    dated: tuple[int, ...] = field(init=False, repr=False)

    @dated.default
    def _dated(self) -> tuple[int, ...]:
        return tuple(sorted(self.dates))


class lazy(Generic[T]):  # noqa: N801  # reads as a decorator
    """An attribute worked out when first asked for: ``functools.cached_property`` without its lock."""

    def __init__(self, made: Callable[..., T]) -> None:
        self.made, self.name, self.__doc__ = made, made.__name__, made.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> "lazy[T]": ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object | None, kind: type) -> "T | lazy[T]":
        if owner is None:
            return self
        found = self.made(owner)
        vars(owner)[self.name] = found
        return found
