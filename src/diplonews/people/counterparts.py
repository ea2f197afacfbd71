"""``son homologue`` and ``son homologue grec``: the other of two who hold one office in two countries."""

from diplonews.enums import EntityKind, ResolvedBy
from diplonews.people.bearers import person_identity
from diplonews.people.salience import standing
from diplonews.people.titles import TitlePhrase
from diplonews.people.values import Identity, People
from diplonews.text.document import Document
from diplonews.values import Person

_BACK = 3  # sentences in which the two have been named
_OWN = frozenset(["son", "sa", "leur", "ses"])


def counterpart(doc: Document, people: People, title: TitlePhrase, last: int) -> Identity | None:
    """Whom a counterpart without a name is: the one of that country near by, else the other of the last two named."""
    if title.role != "counterpart" or title.plural:
        return None
    here = doc.sentence_at(title.first)
    low = doc.sentences[max(0, here - _BACK)][0]
    near = [m for m in people.mentions_between(low, title.first) if m.kind is EntityKind.PERSON]
    if title.country is not None:
        found = {m.entity_id: people.person(m.entity_id) for m in near}
        fits = [p for p in found.values() if p.country == title.country] or [
            p for p in people.persons if p.country == title.country and p.roles
        ]
        return _one(fits, title, last, 0.8)
    if title.determiner not in _OWN:
        return None
    # Whose counterpart it is, is the subject; the counterpart is who was met, visited, called.
    governed = {m.entity_id for m in near if standing(doc, people, m.first) <= 0}
    subjects = {m.entity_id for m in near if standing(doc, people, m.first) > 0}
    return _one([people.person(i) for i in governed - subjects if len(subjects) == 1], title, last, 0.6)


def _one(fits: list[Person], title: TitlePhrase, last: int, sure: float) -> Identity | None:
    gender = {"m": "male", "f": "female"}.get(title.gender)
    fits = [p for p in fits if gender is None or p.gender is None or p.gender.value == gender]
    if len(fits) != 1:
        return None
    return person_identity(fits[0], ResolvedBy.RECIPROCAL, sure, "the counterpart", title.first, last)
