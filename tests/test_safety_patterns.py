"""Every regular expression of the library, tried on the texts that are worst for it: none may take quadratic time.

A pattern's worst texts are made from the pattern itself: what it wants before each of its repetitions, then what the
repetition repeats, very often, then something that fits nothing.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

import pytest
import regex

import diplonews
from diplonews.dates import clock, grammar, scan
from diplonews.text.dateline import _dateline

SOURCE = Path(inspect.getfile(diplonews)).parent
OPTIONAL = {"integrations", "terminal", "progress", "cli"}  # may want an extra
NOTATION = {"lazy", "compiled", "fragment"}  # dates/grammar compiles when first asked
LENGTHS = (16, 20, 250, 2_000, 8_000)
FEW = 8  # repetitions that cannot cost much
SLOW = 3e-6  # CPU seconds a character; only what is slower in a long text is asked how it grows
BOUND = 250  # characters; what is bounded costs as much in a longer text
QUICK = 0.25e-6  # so quick in two thousand characters, it looks at no character a thousand times
HOPELESS = 1e-3  # what is slower than this is exponential, and the longer texts would never end
POWER = 0.6  # of the length, with which the cost of a character may grow: 0 is linear, 1 quadratic
COMMON = ("a", "A", "é", "1", " ", "  ", "\n", "-", "'", ".", ",", "a ", "1 ", "A ", "a-", "a'", "1,", "le ", "et ")
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
CATEGORIES = {
    sre.CATEGORY_DIGIT: ["1"],
    sre.CATEGORY_NOT_DIGIT: ["a", " "],
    sre.CATEGORY_SPACE: [" ", "\n"],
    sre.CATEGORY_NOT_SPACE: ["a", "1", "-"],
    sre.CATEGORY_WORD: ["a", "1"],
    sre.CATEGORY_NOT_WORD: [" ", "-", "'"],
}

Compiled = re.Pattern[str] | re.Pattern[bytes] | regex.Pattern[str]


def modules() -> Iterator[object]:
    """Every module of the library that can be imported without an extra."""
    for found in pkgutil.walk_packages(diplonews.__path__, "diplonews."):
        try:
            yield importlib.import_module(found.name)
        except ImportError:
            assert OPTIONAL & set(found.name.split(".")), found.name


def held(value: object) -> Iterator[Compiled]:
    """The compiled patterns in a value of a module."""
    if isinstance(value, re.Pattern | regex.Pattern):
        yield value
    elif isinstance(value, tuple | list | frozenset | set):
        for item in value:
            yield from held(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from held(item)


def written(path: Path) -> Iterator[tuple[str, str, ast.expr]]:
    """Of every call that makes or uses a pattern: the module, what is called, and the argument that is the pattern."""
    module = ".".join(("diplonews", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called, argument = ast.unparse(node.func), node.args[0]
        if (re.fullmatch(r"(?:re|regex)\.\w+", called) and called != "re.escape") or (
            called in NOTATION and ".dates." in module
        ):
            for one in (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,):
                yield module, called, one


def stated(module: str, argument: ast.expr) -> str | bytes | None:
    """The pattern that an argument is, where the module alone says it."""
    expression = compile(ast.Expression(argument), f"<{module}>", "eval")  # coverage reads files
    try:
        names = dict(vars(importlib.import_module(module)))
    except ImportError:  # an extra is not there: what is written out needs no names
        names = {}
    try:
        value = eval(expression, names)  # noqa: S307  # source of the library
    except NameError:
        return None
    return value if isinstance(value, str | bytes) else None


def placed(text: str | bytes, called: str) -> str | bytes:
    """The pattern, tied to the beginning where the call does that."""
    tied = called in ("re.match", "re.fullmatch") and isinstance(text, str)
    return rf"\A(?:{text})" if tied else text


@cache
def patterns() -> dict[str, Compiled]:
    """Every pattern of the library, by its words and flags."""
    found = [p for module in modules() for value in vars(module).values() for p in held(value)]
    found.append(_dateline())  # compiled when a line may hold one
    known = {p.pattern for p in found}  # compiled with their flags
    for path in SOURCE.rglob("*.py"):
        for module, called, argument in written(path):
            text = stated(module, argument)
            if text is not None and text not in known:
                found.append(getattr(grammar, called)(text) if called in NOTATION else re.compile(placed(text, called)))
    found += [re.compile(pattern) for pattern, _ in grammar._MODS]
    found += [grammar.compiled(rule.run.form) for rule in scan.RULES]
    found += [grammar.fragment(form) for form in (clock._NOON, clock._FIGURES)]
    return {f"{p.pattern!r} {int(p.flags)}": p for p in found}


# --- the worst texts of a pattern ---


def samples_of(node: tuple[object, object]) -> list[str]:
    """A few strings that fit an item of a parsed pattern; look-arounds and anchors fit the empty one."""
    kind, what = node
    if kind is sre.LITERAL:
        return [chr(what)]
    if kind is sre.NOT_LITERAL:
        return [one for one in "a 1" if ord(one) != what][:2]
    if kind is sre.ANY:
        return ["a", " "]
    if kind is sre.IN:
        return members(what)
    if kind is sre.BRANCH:
        return [one for branch in what[1] for one in sample_of(branch)[:1]]
    if kind is sre.SUBPATTERN:
        return sample_of(what[3])
    if kind is sre.ATOMIC_GROUP:
        return sample_of(what)
    if kind is sre.GROUPREF_EXISTS:
        return sample_of(what[1])
    if kind in REPEATS:
        least, _, inner = what
        return [one * max(least, 1) for one in sample_of(inner)]
    return [""]


def members(what: list[tuple[object, object]]) -> list[str]:
    """Characters of a class, one for each thing that it lists."""
    if what[0][0] is sre.NEGATE:
        kept = "".join(members(what[1:]))
        return [one for one in "aA1 -'" if one not in kept][:3]
    found = []
    for kind, value in what:
        if kind is sre.LITERAL:
            found.append(chr(value))
        elif kind is sre.RANGE:
            found.append(chr(value[0]))
        elif kind is sre.CATEGORY:
            found += CATEGORIES[value]
    return sorted(found, key=lambda one: one not in " a1-'.,")[:4]


def sample_of(items: list[tuple[object, object]]) -> list[str]:
    """A few strings that fit a parsed pattern: each item's variants in turn, the others as they first come."""
    each = [samples_of(item) or [""] for item in items]
    first = "".join(one[0] for one in each)
    varied = [
        "".join(a[0] for a in each[:k]) + v + "".join(a[0] for a in each[k + 1 :])
        for k, e in enumerate(each)
        for v in e[1:]
    ]
    return list(dict.fromkeys([first, *varied]))[:6]


def pumped(items: list[tuple[object, object]], before: str = "") -> Iterator[tuple[str, str]]:
    """For every repetition: what the pattern wants before it, and what it repeats."""
    for kind, what in items:
        if kind in REPEATS and (what[1] is sre.MAXREPEAT or what[1] > FEW):
            yield from ((before, one) for one in sample_of(what[2]) if one)
        if kind in REPEATS:
            yield from pumped(what[2], before)
        elif kind is sre.BRANCH:
            for branch in what[1]:
                yield from pumped(branch, before)
        elif kind is sre.SUBPATTERN:
            yield from pumped(what[3], before)
        elif kind is sre.ATOMIC_GROUP:
            yield from pumped(what, before)
        elif kind is sre.GROUPREF_EXISTS:
            yield from (pair for branch in what[1:] if branch is not None for pair in pumped(branch, before))
        before += (samples_of((kind, what)) or [""])[0]


def worst(pattern: Compiled) -> list[tuple[str, str]]:
    """What to try a pattern on: a beginning, and what then comes very often."""
    text = pattern.pattern
    if isinstance(pattern, regex.Pattern):
        text = text.replace(r"\p{Lu}", "[A-Z]")
    items = list(_parser.parse(text, pattern.flags & (re.VERBOSE | re.IGNORECASE)))
    whole = [("", one) for one in sample_of(items) if one]
    again = [("", before + piece) for before, piece in pumped(items) if before]  # begun, never ended
    return list(dict.fromkeys([*pumped(items), *again, *whole, *(("", one) for one in COMMON)]))


def cost(pattern: Compiled, text: str | bytes) -> float:
    """CPU seconds a character of looking for the pattern all through the text."""
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return (time.process_time() - began) / len(text)


def grows(pattern: Compiled, before: str, piece: str) -> bool:
    """Whether the cost of a character grows with the text."""
    found: list[tuple[int, float]] = []
    for length in LENGTHS:
        text: str | bytes = before + piece * (length // len(piece)) + "\x00"
        if isinstance(pattern.pattern, bytes):
            text = text.encode("latin-1", "replace")
        spent = cost(pattern, text)
        if spent > HOPELESS:
            return True
        if length > BOUND:
            if spent < QUICK:
                break
            short, few = found[-1]
            most = max(SLOW, max(few, 1e-9) * (length / short) ** POWER)
            # the least of several: once, another process may be to blame
            if spent > most and min(cost(pattern, text) for _ in range(3)) > most:
                return True
        found.append((length, spent))
    return False


def test_every_pattern_is_listed():
    """What is compiled while articles are read is on the list, and so is every pattern that the source writes."""
    unknown = {
        (module, ast.unparse(argument))
        for path in SOURCE.rglob("*.py")
        for module, _, argument in written(path)
        if stated(module, argument) is None
    }
    assert unknown == {
        ("diplonews.dates.scan", "rule.run.form"),  # the rules' notation: their forms are listed
        ("diplonews.dates.grammar", "source(form)"),
        ("diplonews.dates.grammar", "source(form, '')"),
        ("diplonews.dates.grammar", "pattern"),  # lazy: its calls are listed; _MODS
        ("diplonews.dates.clock", "form"),  # one of two below
    }


def test_every_pattern_is_linear():
    """A pattern takes time in proportion to the text, on the texts that are worst for it."""
    bad = [
        (pattern.pattern, before, piece)
        for pattern in patterns().values()
        for before, piece in worst(pattern)
        if grows(pattern, before, piece)
    ]
    assert not bad


@pytest.mark.parametrize(
    "pattern", [r"(?:a|a)*b", r"\s+$", r"«.*?»", r"\w+@", r"(?:\d+,?)+x", r"[A-Z]\w+(?:-\w+)* (?=x)"]
)
def test_quadratic_pattern_is_found(pattern: str):
    """The worst texts are bad enough: known faults are seen."""
    compiled = re.compile(pattern)
    assert any(grows(compiled, before, piece) for before, piece in worst(compiled))
