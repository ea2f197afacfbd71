"""When, where and on what occasion something was said, read from the words about its cue."""

from bisect import bisect_left

from diplonews.enums import EntityKind
from diplonews.lexicon._words import quote_words
from diplonews.people.values import People
from diplonews.quotes.drafts import Draft
from diplonews.quotes.words import MARK, STOP
from diplonews.text.document import Document
from diplonews.values import DateRef, Said

_AROUND = 28  # tokens after the cue in which its circumstances stand
NOTHING = Said()


def said_of(doc: Document, people: People, draft: Draft, dates: tuple[DateRef, ...], starts: list[int]) -> Said:
    """The circumstances of a draft with a verb of speech; ``starts`` are the offsets of the dates, in order."""
    cue = draft.cue
    if cue is None:
        return NOTHING
    low, high = doc.sentence_range(cue.group.head)
    first = cue.group.last
    stop = draft.clause[0] if draft.clause and draft.clause[0] > first else min(high, first + _AROUND)
    stop = next(
        (i for i in range(first, stop) if doc.lower[i] in MARK or doc.lower[i] in STOP or doc.lower[i] == ":"), stop
    )
    date = _date(doc, draft, dates, starts, low, stop) if dates else None
    place = occasion = None
    for i in range(first, min(stop, high) - 1):
        if occasion is None and _opens_occasion(doc, i):
            occasion = _phrase(doc, i, stop)
        if place is None and doc.lower[i] in ("à", "depuis") and doc.words[i + 1][0].isupper():
            place = _place(doc, people, i + 1)
    return Said(date, place, occasion) if date or place or occasion else NOTHING


def _date(
    doc: Document, draft: Draft, dates: tuple[DateRef, ...], starts: list[int], low: int, stop: int
) -> str | None:
    """The value of the first date between the sentence's start and the cue's end that lies in no reported words."""
    begin, end = doc.original(doc.starts[low], doc.ends[max(stop, low + 1) - 1])
    taken: list[tuple[int, int]] | None = None
    for k in range(bisect_left(starts, begin), len(dates)):
        one = dates[k]
        if one.start >= end:
            break
        if not one.value or one.type.value not in ("date", "time"):
            continue
        if taken is None:
            told = [(f.first, f.last) for f in draft.fragments] + ([draft.clause] if draft.clause else [])
            taken = [doc.original(doc.starts[a], doc.ends[b - 1]) for a, b in told]
        if not any(a <= one.start < b for a, b in taken):
            return one.value
    return None


def _opens_occasion(doc: Document, i: int) -> bool:
    """« lors d'un discours », « devant la presse », « dans un communiqué », « sur X »."""
    lower = doc.lower
    word = lower[i]
    if word in ("lors", "devant", "aux côtés"):
        return True
    if word == "dans":
        return any(w in quote_words("occasion") for w in lower[i + 1 : i + 4])
    if word in ("au", "à", "en") and lower[i + 1 : i + 2] in (("cours",), ("marge",), ("micro",)):
        return True
    if word == "à" and lower[i + 1 : i + 3] in (
        ("l'", "issue"),
        ("l'", "occasion"),
        ("la", "tribune"),
        ("la", "télévision"),
        ("l'", "antenne"),
    ):
        return True
    return (
        word == "sur"
        and i + 1 < len(lower)
        and (doc.words[i + 1][0].isupper() or lower[i + 2 : i + 3] in (("chaîne",), ("antenne",)))
    )


def _phrase(doc: Document, i: int, stop: int) -> str:
    end = i + 1
    while (
        end < stop
        and doc.lower[end] not in (",", ";", "que", "qu'", "qui")
        and doc.lower[end] not in quote_words("calendar")
    ):
        end += 1
    return doc.slice(i, end)


def _place(doc: Document, people: People, i: int) -> str | None:
    mention = people.mention_at(i)
    if mention is not None:
        return None if mention.kind is not EntityKind.COUNTRY else doc.slice(mention.first, mention.last)
    end = i
    while end < len(doc.words) and doc.words[end][0].isupper() and people.mention_at(end) is None:
        end += 1
    return doc.slice(i, end) if end > i else None
