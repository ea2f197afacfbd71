"""What the caller should know about a text: warnings as values, never log lines."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from diplonews.enums import Role
from diplonews.lexicon._words import function_words
from diplonews.text.document import Document
from diplonews.values import DateRef, Notice

_TOKENS_TO_JUDGE = 45  # below it, a text is too short to tell its language by its function words
_FRENCH_SHARE = 0.045  # of the tokens; French news has a sixth, Catalan, Italian or English less than a twentieth
# UTF-8 read as Latin-1 or Windows-1252 (« Ã© », « â€™ »), and characters that a decoder gave up
_MOJIBAKE = re.compile("Ã[\x80-\xbfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€[\x80-\xbfŒœžŸ˜™š¢¦“”]|Â[\xa0«»°]|\ufffd")
_MOJIBAKE_SIGNS = ("Ã", "â€", "Â", "\ufffd")
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_DAY_NUMBER = re.compile(r"\w{5,8}\s+(?:le\s+)?\d{1,2}(?:er)?\b")


def notices(doc: Document, published: dt.date | None, dates: Sequence[DateRef]) -> tuple[Notice, ...]:
    """The warnings about a text, at most one of a kind, except for dates that contradict themselves."""
    if not len(doc):
        return (Notice("empty", "the text holds no words"),)
    found = [*_language(doc), *_marks(doc), *_mojibake(doc.text)]
    if published is None:
        found.append(Notice("no_publication_date", "no publication date is known: « hier » and the like have no value"))
    return (*found, *_weekdays(dates))


def _language(doc: Document) -> Iterator[Notice]:
    if len(doc) < _TOKENS_TO_JUDGE:
        return
    share = len(doc.where(function_words("french"))) / len(doc)
    if share < _FRENCH_SHARE:
        yield Notice("not_french", f"{share:.0%} of the tokens are French function words: the text is not French")


def _marks(doc: Document) -> Iterator[Notice]:
    lone = [i for i in doc.lone_marks if doc.role_at(i) is not Role.BOILERPLATE]
    if lone:
        first, count = doc.token_span(lone[0], lone[0] + 1), len(lone)
        others = f"; nor have {count - 1} more" if count > 1 else ""
        yield Notice("unbalanced_marks", f"the quotation mark has no partner{others}", first.start, first.end)


def _mojibake(text: str) -> Iterator[Notice]:
    if any(sign in text for sign in _MOJIBAKE_SIGNS):
        hit = _MOJIBAKE.search(text)
        if hit:
            yield Notice("mojibake", f"{hit[0]!r} looks like text decoded with the wrong encoding", *hit.span())


def _weekdays(dates: Sequence[DateRef]) -> Iterator[Notice]:
    """Days written with a weekday that is not theirs: the day of the month is kept."""
    for date in dates:
        weekday = date.text[:8].lower().split()[0].rstrip(",")  # no-break spaces part words too
        # « vendredi (28 mars) »: a weekday alone has the value of the day in brackets behind it.
        dated = _DAY_NUMBER.match(date.text) or date.text.lower() == weekday
        if date.begin is None or weekday not in _WEEKDAYS or not dated:
            continue
        true = _WEEKDAYS[date.begin.weekday()]
        if true != weekday:
            yield Notice("weekday_date_mismatch", f"{date.value} is a {true}, not a {weekday}", date.start, date.end)
