"""How results must change when the text changes in a way whose effect is known: metamorphic relations.

Each takes a text and asserts; where one cannot be asked of a text it returns without a word. Comments say where a
relation is narrower than one would think, and why.
"""

import datetime as dt
import re
from typing import Final

from diplonews import Article, parse, to_dict
from diplonews.enums import Basis, DateType, ResolvedBy, Role
from diplonews.meta import JSON
from diplonews.values import Person, Quote

# No mark, no cue, nobody, no date, nothing diplomatic.
NEUTRAL: Final = (
    "La pluie est tombée toute la matinée sur le port et les rues étaient désertes.",
    "Les pommiers de la vallée fleurissent tard, et le miel y est clair.",
    "Le chemin descend vers la rivière, puis remonte entre les haies.",
)
NAMES: Final = ("Kervoal", "Brandoux", "Tessovic", "Larrivet")
WEEK: Final = dt.timedelta(weeks=1)
DAYS: Final = frozenset(
    "hier demain avant-hier après-demain lundi mardi mercredi jeudi vendredi samedi dimanche".split()
)


def said(article: Article) -> list[tuple[str, str, str | None]]:
    """What is said by whom, without places."""
    return [(q.kind.value, q.text, q.speaker.name if q.speaker else None) for q in article.quotes]


def neutral_paragraph(text: str, published: dt.date | str | None, neutral: str, place: int) -> None:
    """A paragraph that says nothing, put between two others, leaves what is said by whom as it is.

    Not at the head of the page, where it would be the title or the lead and make others of them. Not right after a
    paragraph whose quotation goes on in the next, which it would interrupt. Speakers that were found by looking back
    (pronouns, « ce dernier », continuations) may lie out of reach then: of these the words alone are compared.
    """
    before = parse(text, published=published)
    body = [p for p in before.paragraphs if p.role is Role.BODY]
    if len(body) < 2:
        return
    at = body[1 + place % (len(body) - 1)].end
    following = next((p for p in before.paragraphs if p.start >= at), None)
    if following is not None and (following.text[0] in "«»“”„\"'‘’‹›–—-" or following.role is not Role.BODY):
        return
    if text[at:].strip() and not text[at:].lstrip(" ").startswith("\n"):
        return
    after = parse(f"{text[:at]}\n\n{neutral}{text[at:]}", published=published)
    assert [q.text for q in before.quotes] == [q.text for q in after.quotes]
    for one, other in zip(before.quotes, after.quotes, strict=True):
        if one.end <= at or _named(one):
            assert _speaker(one) == _speaker(other)


def _named(quote: Quote) -> bool:
    return quote.speaker is None or quote.speaker.resolved_by is ResolvedBy.NAME


def _speaker(quote: Quote) -> str | None:
    return quote.speaker.name if quote.speaker else None


def typographic_blanks(text: str, published: dt.date | str | None, blank: str) -> None:
    """Blanks of another kind change nothing but the surface: same results at the same places."""
    other = parse(text.replace(" ", blank), published=published)
    assert _plain(to_dict(parse(text, published=published)), blank) == _plain(to_dict(other), blank)


def _plain(value: JSON, blank: str) -> JSON:
    if isinstance(value, str):
        return value.replace(blank, " ")
    if isinstance(value, dict):
        return {key: _plain(inner, blank) for key, inner in value.items()}
    return [_plain(inner, blank) for inner in value] if isinstance(value, list) else value


def renamed(text: str, published: dt.date | str | None, new: str) -> None:
    """A person renamed everywhere speaks under the new name.

    Asked of a family name of one word that stands nowhere within another word, that nobody else in the article bears,
    and that is made like the new one: names are told from things by how they look and by lists of those there are.
    """
    before = parse(text, published=published)
    person = next((p for p in before.people if _renameable(before, p)), None)
    if person is None or person.family is None or new in text:
        return
    old = person.family
    changed = re.sub(rf"\b{re.escape(old)}\b", new, text)
    after = parse(changed, published=published)
    assert [
        (kind, words.replace(old, new), who and who.replace(old, new)) for kind, words, who in said(before)
    ] == said(after)


def _renameable(article: Article, person: Person) -> bool:
    family = person.family or ""
    others = [*(p.name for p in article.people if p is not person), *(o.name for o in article.organizations)]
    return (
        re.fullmatch(r"[A-Z][a-zé]{3,12}", family) is not None
        and person.given is not None
        and not any(family.lower() in name.lower() for name in others)
        and len(re.findall(re.escape(family), article.text, re.IGNORECASE))
        == len(re.findall(rf"\b{re.escape(family)}\b", article.text))
    )


def shifted(text: str, published: dt.date, weeks: int) -> None:
    """Publication moved by whole weeks moves what is counted from it in days by as much.

    Asked where the text itself has no explicit date, year or month, and no feast: these are near one day of publication
    and far from another, and what is said about them may anchor the rest. Lengths have no place in time.
    """
    here = parse(text, published=published)
    if any(date.basis is not Basis.PUBLICATION or not set(date.text.lower().split()) <= DAYS for date in here.dates):
        return
    there = parse(text, published=published + weeks * WEEK)
    assert [(d.start, d.end, d.rule) for d in here.dates] == [(d.start, d.end, d.rule) for d in there.dates]
    for one, other in zip(here.dates, there.dates, strict=True):
        if one.begin is not None and one.type is not DateType.DURATION:
            assert other.begin == one.begin + weeks * WEEK
