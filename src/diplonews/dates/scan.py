"""Finds the expressions of a document: from the words that can belong to a date to the rule that reads them."""

import re
from functools import cache

from attrs import evolve

from diplonews.dates import (
    absolute,
    anaphoric,
    clock,
    feasts,
    figures,
    hours,
    lengths,
    months,
    offsets,
    parts,
    periods,
    pieces,
    relative,
    weekdays,
    years,
)
from diplonews.dates import expressions as ex
from diplonews.dates.anchors import anchored, bracketed
from diplonews.dates.expressions import Found
from diplonews.dates.grammar import Pattern, compiled
from diplonews.lexicon import _calendar as cal
from diplonews.options import Options
from diplonews.rules import Rule, Ruleset, disabled
from diplonews.text.document import Document

RULES: Ruleset[Pattern] = Ruleset(
    (
        *feasts.RULES,
        *absolute.RULES,
        *months.RULES,
        *figures.RULES,
        *anaphoric.RULES,
        *weekdays.RULES,
        *periods.RULES,
        *pieces.RULES,
        *hours.RULES,
        *clock.RULES,
        *parts.RULES,
        *years.RULES,
        *relative.RULES,
        *offsets.RULES,
        *lengths.RULES,
    )
)
_AHEAD = 60  # characters after a key word within which what its rules need stands
_REACH = 12  # tokens an expression may begin before its key word
_DAYISH = (ex.Day, ex.Weekday, ex.Feast, ex.Anaphor)
_NUMBER = re.compile(
    r"\d(?:(?<![\w.,/'-]\d)|(?<=[mM]i-\d))(?:(?P<year>\d{3}(?!\d))|\d?(?: ?[hH:](?=\W|\d|$)"
    r"|[/.]\d{1,2}(?:[/.]\d{2,4})?|-\d{1,2}-\d{2,4})"
    r"|(?<=\ben \d)\d(?!\w)|(?P<bare>(?<=\b[lL]e \d)\d?(?:er)?(?![\w%/:-]|[.,]\d)|(?<=\b[dD]u \d)\d?(?= au \d)))"
)


_Tried = tuple[tuple[str, ...], bool, Rule[Pattern]]


@cache
def table(off: frozenset[str], name: str) -> tuple[_Tried, ...]:
    """The rules of the key words of class ``name`` in order, those in ``off`` left out, with what they need."""
    options = Options(disabled_rules=off)
    rules = (rule for rule in RULES if name in rule.run.on and not disabled(rule.name, options))
    return tuple((rule.run.needs, rule.run.counted, rule) for rule in rules)


def _fitting(doc: Document, start: int, end: int, i: int, name: str, options: Options) -> list[Rule[Pattern]]:
    """The rules of a class whose needed words stand between two offsets, about the key word ``i``."""
    about = doc.view[start:end].lower()
    number = name == "unit" and _follows_number(doc, i)
    fitting = []
    for needs, counted, rule in table(options.disabled_rules, name):
        if counted and not number:
            continue
        for piece in needs:
            if piece in about:
                break
        else:
            if needs:
                continue
        fitting.append(rule)
    return fitting


def _follows_number(doc: Document, i: int) -> bool:
    known = cal.numbers()
    return any([w in known or w[0].isdigit() or _compound_number(w) for w in doc.lower[max(0, i - 3) : i]])  # noqa: C419


@cache
def triggers() -> dict[str, str]:
    """Every key word, in lower case, and its class."""
    months = cal.months()
    found = dict.fromkeys(months, "month")
    full = cal.month_forms("full")
    found |= dict.fromkeys((f"{m}-{n}" for m in full for n in full), "month")
    found |= dict.fromkeys((f"{edge}-{m}" for edge in ("mi", "fin") for m in months), "month")
    found |= dict.fromkeys(
        (*cal.units(), "quinzaine", "huitaine", "courant", "demi-heure", "demi-journée", "demi-siècle", "min"), "unit"
    )
    found |= dict.fromkeys(cal.weekday_forms("full"), "weekday") | dict.fromkeys(cal.weekday_forms("short"), "weekday")
    found |= dict.fromkeys((*cal.day_parts(), "minuit"), "part")
    found |= dict.fromkeys((*cal.seasons(), "rentrée"), "season")
    found |= dict.fromkeys(["hier", "avant-hier", "aujourd'hui", "demain", "après-demain", "apres-demain"], "deictic")
    found |= dict.fromkeys(["veille", "avant-veille", "lendemain", "surlendemain"], "anaphor")
    found |= dict.fromkeys(["t1", "t2", "t3", "t4", "q1", "q2", "q3", "q4", "s1", "s2"], "division")
    for name in (*cal.feasts(), *cal.named_dates()):
        found.setdefault(name.split(" ")[0], "feast")
    for word in ("fête", "jour", "saint"):
        found.pop(word, None)
    found |= {"mille": "thousand", "jour": "unit", "valentin": "feast", "sylvestre": "feast", "travail": "feast"}
    return found


def guarded(doc: Document, i: int) -> bool:
    """Whether the words about a key word make it part of something else: « ordre du jour », « champ de Mars »."""
    lower = doc.lower
    for before, after in cal.guards().get(lower[i], ()):
        left = i - len(before)
        if left >= 0 and lower[left:i] == before and lower[i + 1 : i + 1 + len(after)] == after:
            return True
    return False


@cache
def _left() -> frozenset[str]:
    return cal.words("left") | frozenset(cal.numbers()) | frozenset(cal.weekdays()) | frozenset(cal.months())


def first_token(doc: Document, i: int, floor: int) -> int:
    """The leftmost token from which an expression about the key word ``i`` may be written."""
    lower, left = doc.lower, _left()
    low = max(floor, i - _REACH)
    j = i
    while j > low:
        word = lower[j - 1]
        if not (word in left or word[0].isdigit() or word in ",-–.'()" or _compound_number(word) or _roman(word)):
            break
        j -= 1
    return j


def _compound_number(word: str) -> bool:
    return "-" in word and word.partition("-")[0] in cal.numbers()


def _roman(word: str) -> bool:
    return word[0] in "xvièmer" and len(word) < 7 and word.rstrip("èmer").strip("xvi") == ""


def scan(doc: Document, options: Options) -> list[Found]:
    """The expressions in order, none within another; view offsets."""
    words, lower = triggers(), doc.lower
    keys = [(i, words[lower[i]]) for i in doc.where(words.keys())]
    keys += [(doc.token_at(hit.start()), hit.lastgroup or "number") for hit in _NUMBER.finditer(doc.view)]
    keys.sort()
    found: list[Found] = []
    floor = 0
    for i, name in keys:
        if i < floor or (lower[i] in cal.guards() and guarded(doc, i)):
            continue
        for one in _read(doc, i, name, floor, options):
            found.append(one)
            floor = doc.token_at(one.end - 1) + 1
    return anchored(doc, bracketed(doc, found))


_MARKS = frozenset(",-–.()")  # stand within an expression, and begin none


def _read(doc: Document, i: int, name: str, floor: int, options: Options) -> list[Found]:
    """What stands about the key word ``i``: the first rule that matches from the leftmost token it can."""
    low, view, key = first_token(doc, i, floor), doc.view, doc.starts[i]
    rules = _fitting(doc, doc.starts[low], doc.ends[i] + _AHEAD, i, name, options)
    patterns = [(compiled(rule.run.form).match, rule) for rule in rules]
    for start, word in zip(doc.starts[low : i + 1], doc.lower[low : i + 1], strict=True):
        if word in _MARKS:
            continue
        declined = None
        for match_at, rule in patterns:
            match = match_at(view, start)
            if match is None or match.end() <= key:
                continue
            if made := rule.run(match):
                return [_named(_complete(doc, one, options), rule.name) for one in made]
            if rule.run.counted:
                declined = rule.run.form  # « plus de 60 ans » is an age: « 60 ans » is none the less
        if declined is not None:
            patterns = [(match_at, rule) for match_at, rule in patterns if rule.run.form != declined]
    return []


def _named(one: Found, rule: str) -> Found:
    return Found(one.start, one.end, one.said, one.mod, one.bound, rule)


def _complete(doc: Document, one: Found, options: Options) -> Found:
    """The expression with the part of the day and the clock time, or the day, that follow it."""
    said = one.said
    if isinstance(said, ex.Part) and said.day is None and (dated := _with_day(doc, one, said, options)) is not one:
        return dated
    if (
        isinstance(said, _DAYISH)
        or (isinstance(said, ex.Shift) and said.unit == "day")
        or (isinstance(said, ex.Offset) and said.length.unit == "day" and said.origin == "publication")
        or (isinstance(said, ex.Part) and said.code != "DA")
    ):
        return parts.extend(doc.view, one)
    if isinstance(said, ex.Clock) and said.day is None:
        return _with_day(doc, one, said, options)
    if isinstance(said, ex.Range) and isinstance(said.first, ex.Clock) and said.first.day is None:
        dated = _with_day(doc, one, said.first, options)
        return one if dated is one else evolve(dated, said=evolve(said, first=dated.said))
    return one


_JOIN = re.compile(r",?(?: {1,3}|(?<=,))(?:(?:le|ce|du|de|de ce) {1,3})?(?=\w)")


def _with_day(doc: Document, one: Found, said: ex.Clock | ex.Part, options: Options) -> Found:
    """« à 14h30 mardi », « au soir du 3 mai »: the day after the clock time or the part of the day belongs to it."""
    join = _JOIN.match(doc.view, one.end)
    if join is None:
        return one
    word = doc.lower[doc.token_at(join.end())] if join.end() < len(doc.view) else ""
    name = "month" if word[:1].isdigit() else triggers().get(word)
    if name not in ("month", "weekday", "deictic", "anaphor"):
        return one
    for rule in _fitting(doc, join.end(), join.end() + _AHEAD, doc.token_at(join.end()), name, options):
        match = compiled(rule.run.form).match(doc.view, join.end())
        if match is None:
            continue
        made = rule.run(match)
        if len(made) == 1 and isinstance(made[0].said, (*_DAYISH, ex.Shift)):
            return evolve(one, end=made[0].end, said=evolve(said, day=made[0].said))
        return one
    return one
