"""Former titles that the article gives to nobody: « l'ancienne première dame », of whom it is about."""

from diplonews.enums import EntityKind, ResolvedBy
from diplonews.people.bearers import entity_identity
from diplonews.people.values import Identity, People, Phrase, meant
from diplonews.text.document import Document


def former_title(doc: Document, people: People, phrase: Phrase, found: Identity | None) -> Identity | None:
    """« l'ancienne première dame », « l'ex-ministre », whom the article names nowhere beside it: the person it is
    about, named most and last before, where nothing of sex or country speaks against it.
    """
    word = doc.lower[phrase.first + 1] if phrase.last - phrase.first > 1 else ""
    if not word.startswith(("ancien", "ex-")) or (found is not None and found.entity is not None):
        return None
    before = [m for m in people.mentions_between(0, phrase.first) if m.kind is EntityKind.PERSON]
    counts = sorted(((len(p.mentions), p.id) for p in people.persons), reverse=True)
    last = before[-1] if before else None
    if last is None or counts[0][1] != last.entity_id or (len(counts) > 1 and counts[0][0] < 2 * counts[1][0]):
        return None
    who = entity_identity(doc, people, last, last.first, last.last)
    title = people.titles.get(phrase.first + 1)
    gender = (
        {"m": "male", "f": "female"}.get(title.gender) if title is not None else _sex(doc.lower[phrase.first], word)
    )
    against = gender not in (None, who.gender) or (title is not None and who.country not in (None, title.country))
    if against:
        return None
    return meant(who, phrase, ResolvedBy.TITLE, 0.65, "whom the article is about")


_SEX = {"m": "male", "f": "female"}


def _sex(determiner: str, word: str) -> str | None:
    if determiner == "la" or word == "ancienne":
        return "female"
    return "male" if determiner == "le" or word == "ancien" else None
