"""Texts to try the library on: anything at all, real-looking articles and what becomes of them, generated dispatches.

Every strategy draws ``(text, published)``. The damage is what scrapers and old databases do: marks lost, doubled or
turned round, paragraphs run together or shuffled, the wrong encoding and its repair, typographic blanks, capitals.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

from hypothesis import strategies as st

from diplonews.samples import samples
from diplonews.strategies import dispatches

Page: TypeAlias = tuple[str, dt.date | str | None]
Damage: TypeAlias = Callable[[st.DrawFn, str], str]

MARKS = "«»“”„\"'’‘‹›"
PUBLISHED = st.none() | st.dates() | st.datetimes(timezones=st.none() | st.timezones(no_cache=True))
PIECES = (
    "« | »|« |»|“|”|\"|'|’| : |, |. |.\n\n|\n\n|\n| | \u00a0|\u00a0|\u202f|(|)|[…]|–|- |… |! |? |; |\u00ad|"
    "\u200b|e\u0301|😀|\x00|\r\n|L'offre tient|la route est longue|le port est ouvert|je ne viendrai pas|oui|"
    "douze canons|un accord de paix| a dit |, a-t-il dit|, a-t-elle assuré, | a déclaré que | que | qu'|"
    " selon | d'après |, selon | dit-on | estime-t-il | a promis de | a démenti | pour | lui | assurant que |"
    " ajoutant | sous couvert d'anonymat|même source|, qui a dit|Paul Ferrand|M. Ferrand|Anne de Brissac|"
    "MM. Morel et Ferrand|Mme Vasseur|Xi|le ministre|la ministre belge|le président français|son homologue|"
    "ce dernier|celle-ci|Il |Elle |on |Ils |PAUL FERRAND|J. D. Morel|Jean-Yves|O'Brien|N'Djamena|"
    "Premier ministre|l'ONU|l'AFP|(AFP)|la France|Paris|Berlin et Rome|Moscou|l'Otan|le Quai d'Orsay|Téhéran|"
    "l'Union européenne|PARIS, 3 mai (AFP) – |mardi|hier|demain|lundi dernier|mardi 3 avril|le 3 mai 2024|"
    "3/05/2024|2024|à 14h30|il y a dix ans|dans deux jours|la veille|du 3 au 5 mai|en mai|fin mai|"
    "au XIXe siècle|depuis 2011|jusqu'à vendredi|Noël|ce matin|la semaine prochaine|31 février|9999|"
    " a rencontré | visite | a signé | condamne | a été reçu par | bombarde | a expulsé deux diplomates|"
    " rencontre entre | visite de |60 milliards d'euros|six à douze|un peu plus de | ne | pas | n'a pas |"
    " pourrait | aurait | si | et | ou | de | à | — X (@x) 5 mai 2022"
).split("|")
MOJIBAKE = (("utf-8", "cp1252"), ("utf-8", "latin-1"), ("cp1252", "utf-8"), ("utf-8", "mac-roman"), ("utf-8", "ascii"))
BLANKS = ("\u00a0", "\u202f", "\u2009", "\u3000", "\t", "  ", "\n", "")

# --- what articles there are ---


@cache
def known_pages(folders: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """The embedded samples, and the articles of the folders (``*.json`` with a text, ``*.jsonl`` of them)."""
    found = [(sample.text, sample.published) for sample in samples()]
    for folder in folders:
        for path in sorted(Path(folder).glob("*.json*")):
            found += list(_articles(path))
    return tuple(found)


def _articles(path: Path) -> Iterator[tuple[str, str]]:
    whole = path.read_text("utf-8")
    for number, line in enumerate(whole.splitlines() if path.suffix == ".jsonl" else [whole]):
        if number % 10 == 7:
            continue  # articles that nobody reads, so that accuracy can be measured on them
        record = json.loads(line)
        text = record.get("text")
        if isinstance(text, str) and len(text) < 8_000:
            yield text, str(record.get("published") or "2022-05-05")[:10]


def pages(folders: tuple[str, ...] = ()) -> st.SearchStrategy[Page]:
    """An article as it is, or a few of its paragraphs."""
    return _pages(known_pages(folders))


@st.composite
def _pages(draw: st.DrawFn, known: tuple[tuple[str, str], ...]) -> Page:
    text, published = draw(st.sampled_from(known))
    paragraphs = text.split("\n\n")
    first = draw(st.integers(0, len(paragraphs) - 1))
    count = draw(st.integers(1, min(6, len(paragraphs))))
    return "\n\n".join(paragraphs[first : first + count]), published


def generated() -> st.SearchStrategy[Page]:
    """A generated dispatch."""
    return dispatches().map(lambda drawn: (drawn[0], drawn[1].published))


# --- any text ---


def anything() -> st.SearchStrategy[Page]:
    """Any text, and texts of pieces that the rules look for."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=40)
    text = st.text(max_size=300) | st.text(st.characters(), max_size=80) | pieces.map("".join) | pieces.map(" ".join)
    return st.tuples(text, PUBLISHED)


# --- damage ---


def _at(draw: st.DrawFn, text: str, signs: str) -> list[int]:
    """A few places at which one of the signs stands."""
    places = [n for n, sign in enumerate(text) if sign in signs]
    return sorted(draw(st.sets(st.sampled_from(places), max_size=4)), reverse=True) if places else []


def _marks(draw: st.DrawFn, text: str) -> str:
    """Marks dropped, doubled, or put in another's place."""
    for at in _at(draw, text, MARKS):
        other = draw(st.sampled_from(["", text[at] * 2, *MARKS]))
        text = text[:at] + other + text[at + 1 :]
    return text


def _all_marks(draw: st.DrawFn, text: str) -> str:
    """All marks of one kind made another kind, as a converter does."""
    old, new = draw(st.sampled_from(MARKS)), draw(st.sampled_from([*MARKS, ""]))
    return text.replace(old, new)


def _paragraphs(draw: st.DrawFn, text: str) -> str:
    """Paragraphs in another order, twice, or run together."""
    parts = text.split("\n\n")
    order = draw(st.permutations(parts)) if draw(st.booleans()) else [*parts, draw(st.sampled_from(parts))]
    return draw(st.sampled_from(["\n\n", "\n", " ", "", "\r\n", "\u2029"])).join(order)


def _encoding(draw: st.DrawFn, text: str) -> str:
    """Written in one encoding and read in another, and perhaps back again."""
    written, taken = draw(st.sampled_from(MOJIBAKE))
    broken = text.encode(written, "replace").decode(taken, "replace")
    return broken.encode(taken, "replace").decode(written, "replace") if draw(st.booleans()) else broken


def _blanks(draw: st.DrawFn, text: str) -> str:
    """Blanks of other kinds, everywhere or at a few places."""
    blank = draw(st.sampled_from(BLANKS))
    if draw(st.booleans()):
        return text.replace(" ", blank)
    for at in _at(draw, text, " "):
        text = text[:at] + blank + text[at + 1 :]
    return text


def _case(draw: st.DrawFn, text: str) -> str:
    """All capitals, all small, titled, or one word so."""
    change = draw(st.sampled_from([str.upper, str.lower, str.title, str.swapcase, str.capitalize]))
    if draw(st.booleans()):
        return change(text)
    words = re.split(r"(\W+)", text)
    k = draw(st.integers(0, len(words) - 1))
    return "".join([*words[:k], change(words[k]), *words[k + 1 :]])


def _words(draw: st.DrawFn, text: str) -> str:
    """Words lost, doubled, or something else put in."""
    words = text.split(" ")
    for _ in range(draw(st.integers(1, 4))):
        k = draw(st.integers(0, len(words) - 1))
        words[k] = draw(st.sampled_from(["", f"{words[k]} {words[k]}", *PIECES]))
    return " ".join(words)


def _cut(draw: st.DrawFn, text: str) -> str:
    """A stretch of the text."""
    first = draw(st.integers(0, len(text)))
    return text[first : draw(st.integers(first, len(text)))]


def _accents(draw: st.DrawFn, text: str) -> str:
    """Accents as signs of their own, or lost."""
    form = draw(st.sampled_from(["NFD", "NFC", "NFKD", "NFKC"]))
    changed = unicodedata.normalize(form, text)
    return "".join(c for c in changed if not unicodedata.combining(c)) if draw(st.booleans()) else changed


DAMAGES: tuple[Damage, ...] = (_marks, _all_marks, _paragraphs, _encoding, _blanks, _case, _words, _cut, _accents)


@st.composite
def damaged(draw: st.DrawFn, whole: st.SearchStrategy[Page]) -> Page:
    """What becomes of an article: one to three kinds of damage."""
    text, published = draw(whole)
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from(DAMAGES))(draw, text)
    return text, draw(st.just(published) | PUBLISHED)
