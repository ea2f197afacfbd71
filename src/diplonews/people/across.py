"""The same person across articles: names compared as `same_person` does, with gender, office and country as context.

People meet only in blocks, by the sounds of their names, so the work grows with their number. Nobody joins a group of
which one name speaks against them. A surname alone joins only by context: the office and country, or the one office
holder whom the press names so.
"""

from collections.abc import Iterable, Sequence

from attrs import define, field, frozen

from diplonews.lexicon._words import naming_words
from diplonews.people.fold import fold, sound
from diplonews.people.given import variant_rows
from diplonews.people.match import Form, compare, form_of, open_sound
from diplonews.people.names import parse_name
from diplonews.people.vocabulary import demonyms, known_surnames
from diplonews.values import Person, PersonName


@frozen
class Joined:
    """One person joined to a group: the index of either, how sure (0..1), and why."""

    person: int
    group: int
    score: float
    reasons: tuple[str, ...]


@define(eq=False)
class _Group:
    """The people taken for one while the groups are made; ``said`` holds the words of their titles."""

    number: int
    members: list[int] = field(factory=list)
    forms: dict[Form, None] = field(factory=dict)
    countries: set[str] = field(factory=set)
    said: set[str] = field(factory=set)


_SHORT = 2  # consonants of a family name that no misprint is looked for in
_MOST = 24  # groups of one block that a person is compared with


def group(people: Sequence[Person]) -> tuple[list[list[int]], list[Joined]]:
    """The indices of ``people`` in groups, each one person, in order of first appearance; and every joining."""
    forms = [_form(p) for p in people]
    groups: list[_Group] = []
    blocks: dict[str, dict[int, _Group]] = {}
    joined: list[Joined] = []
    full = [i for i, (form, _) in enumerate(forms) if form.given and form.family]
    bare = [i for i, (form, _) in enumerate(forms) if not (form.given and form.family)]
    for i in (*full, *bare):
        form, known = forms[i]
        keys = _keys(form)
        same = [key for key in keys if key[0] == "w"]
        found = _best(people[i], form, _near(blocks, same)) or _best(people[i], form, _near(blocks, keys))
        if found is None:
            home = _Group(len(groups))
            groups.append(home)
        else:
            home, score, reasons = found
            why = (*reasons, "the office holder whom the press names so") if known else reasons
            joined.append(Joined(i, home.number, score, why))
        home.members.append(i)
        home.forms[form] = None
        home.countries |= {people[i].country or ""} - {""}
        home.said |= _titles(people[i])
        for key in keys | _bare_keys(form):
            blocks.setdefault(key, {})[home.number] = home
    made = [sorted(g.members) for g in groups]
    order = sorted(range(len(made)), key=lambda k: made[k][0])
    place = {old: new for new, old in enumerate(order)}
    return [made[k] for k in order], [Joined(j.person, place[j.group], j.score, j.reasons) for j in joined]


def _form(person: Person) -> tuple[Form, bool]:
    """The name ready to compare, its gender as the article has it; whether it is an office holder's bare surname."""
    if not person.given:
        known = known_surnames().get(person.name.lower())
        if known is not None and (person.gender is None or person.gender.value[0] == known.gender):
            return form_of(parse_name(known.name)), True
    if person.given or person.family:
        name = PersonName(person.name, person.given, person.particle, person.family, gender=person.gender)
    else:
        name = parse_name(person.name)
    return form_of(name)._replace(stated=person.gender), False


def _keys(form: Form) -> set[str]:
    """The blocks in which a full name meets others: its words in any order; the family name with what the given name
    may vary by (national forms, initial, first letter); the given name with the family name a letter apart.
    """
    if not (form.given and form.family):
        return _bare_keys(form)
    given = [sound(w) for w in form.given]
    found = {"w" + " ".join(sorted((*given, *map(sound, form.family)))), "b" + " ".join((*given, *form.sounds)[:3])}
    first = form.given[0].rstrip(".")
    varies = {f"v{row}" for row in variant_rows(first)} | {"i" + open_sound(given[0])[:1], "r" + given[0][1:]}
    for family in _families(form):
        consonants = bones(open_sound(family))
        found.update(f"{v} {consonants}" for v in varies)
        if len(consonants) > _SHORT:
            found.update(f"g{given[0]} {consonants[:k]}{consonants[k + 1 :]}" for k in range(len(consonants)))
        found.add(f"g{given[0]} {consonants}")
    return found


def _bare_keys(form: Form) -> set[str]:
    """The blocks in which a surname alone, or a single name, looks for the one person it fits."""
    families = _families(form) or {sound(w) for w in form.given[:1]}
    return {"f" + bones(open_sound(family)) for family in families}


def _families(form: Form) -> set[str]:
    return {s for s in (*form.sounds, "".join(form.sounds), form.joined) if s}


def bones(wide: str) -> str:
    """The consonants of an open sound, which transliterations change least; the first letter always."""
    return wide[:1] + "".join(c for c in wide[1:] if c not in "aoy")


def _near(blocks: dict[str, dict[int, _Group]], keys: Iterable[str]) -> list[_Group]:
    found: dict[int, _Group] = {}
    for key in sorted(keys):
        for number, one in list(blocks.get(key, {}).items())[:_MOST]:
            found.setdefault(number, one)
    return [found[n] for n in sorted(found)]


def _best(person: Person, form: Form, near: Sequence[_Group]) -> tuple[_Group, float, tuple[str, ...]] | None:
    """The group that the person joins, if any: the surest; a bare surname only where one alone fits the context."""
    sure: list[tuple[_Group, float, tuple[str, ...]]] = []
    bare: list[tuple[_Group, float, tuple[str, ...]]] = []
    for one in near:
        verdicts = [compare(form, other) for other in one.forms]
        if any(v.same is False for v in verdicts) or _clash(person, one):
            continue
        yes = max((v for v in verdicts if v.same), key=lambda v: v.score, default=None)
        if yes is not None and form.given and form.family:
            sure.append((one, yes.score, yes.reasons))
        else:
            why = _context(person, one)
            if why is not None:
                bare.append((one, 0.6, (*verdicts[0].reasons, why)))
    if sure:
        return max(sure, key=lambda s: (s[1], _context(person, s[0]) is not None, -s[0].number))
    return bare[0] if len(bare) == 1 else None


def _context(person: Person, one: _Group) -> str | None:
    """Why a surname alone is one of the group: the same office of the same country."""
    shared = _titles(person) & one.said
    if shared and person.country is not None and person.country in one.countries:
        return "the same office and country"
    return None


def _clash(person: Person, one: _Group) -> bool:
    """Whether country and offices both speak against one person (namesakes)."""
    if person.country is None or not one.countries or person.country in one.countries:
        return False
    said = _titles(person)
    return bool(said and one.said and not said & one.said)


def _titles(person: Person) -> set[str]:
    """The words of the person's titles that tell an office, folded; demonyms and small words left out."""
    places, small = demonyms(), naming_words("function")
    return {
        fold(w)
        for role in person.roles
        for w in role.title.lower().replace("'", " ").split()
        if w not in places and w not in small and len(w) > 1
    }
