"""Personal names with their parts: every form French news prints, taken from invented names and offices."""

from collections.abc import Callable, Collection
from typing import Final, TypeAlias

from attrs import frozen
from hypothesis import strategies as st

from diplonews.enums import Gender
from diplonews.lexicon._tables import cell_list, rows
from diplonews.strategies import _words
from diplonews.strategies._scene import Scene, Somebody, somebody
from diplonews.strategies._speech import checked
from diplonews.strategies._text import mark, mend, unmark
from diplonews.values import NamePart, PersonName

_KINDS: Final = ("given", "particle", "family", "suffix", "honorific", "title")


@frozen
class Printed:
    """A marked name, each part under the label of its kind, and what the surface says beyond its parts."""

    marked: str
    gender: bool | None = None
    country: str | None = None
    role: str | None = None
    order: str = "given_first"


Maker: TypeAlias = Callable[[Scene], Printed]


@frozen
class Sample:
    """A name of the table ``gen_forms.tsv``: its parts by kind, as printed."""

    given: str
    particle: str
    family: str
    male: bool


def _sample(scene: Scene, form: str) -> Sample:
    table = [r for r in rows("gen_forms") if r[0] == form]
    _, given, particle, families, gender = scene.pick(table)
    return Sample(scene.pick(cell_list(given)), particle, scene.pick(cell_list(families)), gender == "m")


def _given_first(one: Sample) -> str:
    joint = "" if one.particle.endswith(("'", "-")) else " "
    particle = mark("particle", one.particle) + joint if one.particle else ""
    return f"{mark('given', one.given)} {particle}{mark('family', one.family)}"


def _plain_somebody(scene: Scene) -> Somebody:
    """Somebody whose surname is one word, given name first."""
    one = somebody(scene.draw)
    while one.culture.order != "given_first" or " " in one.family:
        one = somebody(scene.draw)
    return one


def _name(one: Somebody) -> str:
    return f"{mark('given', one.given)} {mark('family', one.family)}"


def _of_form(form: str) -> Maker:
    return lambda scene: Printed(_given_first(_sample(scene, form)))


def civility(scene: Scene) -> Printed:
    one = _plain_somebody(scene)
    form = scene.pick(("M.", "M", "Monsieur") if one.male else ("Mme", "Madame", "Mlle"))
    return Printed(f"{mark('honorific', form)} {_name(one)}", one.male)


def civility_surname(scene: Scene) -> Printed:
    one = _plain_somebody(scene)
    form = scene.pick(("M.",) if one.male else ("Mme", "Mme."))
    return Printed(f"{mark('honorific', form)} {mark('family', one.family)}", one.male)


def _titled(scene: Scene) -> tuple[Somebody, str, str, bool | None]:
    """Somebody, the article of the title or nothing, the title, and the gender if these words show it."""
    one = _plain_somebody(scene)
    both = [_split(one.titled(form)) for form in one.office.forms]
    article, title = both[not one.male]
    shown = both[0] != both[1]
    if scene.pick((False, True)):
        article, shown = "", both[0][1] != both[1][1]
    return one, article, title, one.male if shown else None


def _split(title: str) -> tuple[str, str]:
    """« le » and the rest; an elided article keeps its apostrophe and no space."""
    if title.startswith("l'"):
        return "l'", title[2:]
    article, _, rest = title.partition(" ")
    return f"{article} ", rest


def title_before(scene: Scene) -> Printed:
    one, article, title, male = _titled(scene)
    joint = scene.pick((" ", ", "))
    return Printed(f"{article}{mark('title', title)}{joint}{_name(one)}", male, one.culture.iso3, one.office.role)


def title_after(scene: Scene) -> Printed:
    one, article, title, male = _titled(scene)
    return Printed(f"{_name(one)}, {article}{mark('title', title)}", male, one.culture.iso3, one.office.role)


def capitals(scene: Scene) -> Printed:
    one = _plain_somebody(scene)
    return Printed(f"{mark('given', one.given)} {mark('family', one.family.upper())}")


def capitals_inverted(scene: Scene) -> Printed:
    one = _plain_somebody(scene)
    return Printed(f"{mark('family', one.family.upper())} {mark('given', one.given)}")


def inverted_comma(scene: Scene) -> Printed:
    one = _plain_somebody(scene)
    family, given = mark("family", one.family), mark("given", one.given)
    return Printed(scene.pick((f"{family}, {given}", f"{family} ({given})")))


def initials(scene: Scene) -> Printed:
    one = _plain_somebody(scene)
    while one.given[0] == "M":  # « M. » is the civility
        one = _plain_somebody(scene)
    given = scene.pick((f"{one.given[0]}.", f"{one.given} B.", f"{one.given[0]}. B."))
    return Printed(f"{mark('given', given)} {mark('family', one.family)}")


def family_first(scene: Scene) -> Printed:
    culture = scene.pick([c for c in _words.cultures() if c.order == "family_first"])
    given = scene.pick((*culture.men, *culture.women))
    return Printed(f"{mark('family', scene.pick(culture.families))} {mark('given', given)}", order="family_first")


def regnal(scene: Scene) -> Printed:
    title, given, number, male = scene.pick(
        (
            ("roi", "Charles", "III", True),
            ("pape", "Léon", "XIV", True),
            ("reine", "Margrethe", "II", False),
            ("roi", "Mohammed", "VI", True),
            ("roi", "Harald", "V", True),
        )
    )
    lead = scene.pick(("le " if male else "la ", ""))
    return Printed(f"{lead}{mark('title', title)} {mark('given', given)} {mark('suffix', number)}", male)


def single(scene: Scene) -> Printed:
    return Printed(mark("family", _plain_somebody(scene).family))


def military(scene: Scene) -> Printed:
    one = _plain_somebody(scene)
    title = scene.pick(("général", "colonel", "capitaine") if one.male else ("générale", "colonelle"))
    lead = scene.pick(("le " if one.male else "la ", ""))
    return Printed(f"{lead}{mark('title', title)} {_name(one)}", one.male)


def feminine_title(scene: Scene) -> Printed:
    one = _plain_somebody(scene)
    given = scene.pick(one.culture.women)
    title = scene.pick(("ministre", "ambassadrice", "présidente", "secrétaire générale", "députée", "vice-présidente"))
    lead = "l'" if title[0] == "a" else "la "
    return Printed(f"{lead}{mark('title', title)} {mark('given', given)} {mark('family', one.family)}", False)


MAKERS: Final[dict[str, Maker]] = {
    "plain": lambda scene: Printed(_name(_plain_somebody(scene))),
    "compound_given": _of_form("compound_given"),
    "compound_family": _of_form("compound_family"),
    "particle": _of_form("particle"),
    "article_particle": _of_form("article_particle"),
    "arabic_particle": _of_form("arabic_particle"),
    "civility": civility,
    "civility_surname": civility_surname,
    "title_before": title_before,
    "title_after": title_after,
    "capitals": capitals,
    "capitals_inverted": capitals_inverted,
    "inverted_comma": inverted_comma,
    "initials": initials,
    "family_first": family_first,
    "regnal": regnal,
    "single": single,
    "military": military,
    "feminine_title": feminine_title,
}


def _joined(parts: tuple[NamePart, ...], kind: str) -> str | None:
    return " ".join(part.text for part in parts if part.kind == kind) or None


@st.composite
def _person_names(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[str, PersonName]:
    scene = Scene(draw)
    printed = MAKERS[scene.pick(names)](scene)
    marked = mend(printed.marked)
    if scene.pick((False, True)):
        marked = marked.replace("'", "’")
    text, labels = unmark(marked)
    parts = tuple(NamePart(p.start, p.end, text[p.start : p.end], p.label) for p in labels if p.label in _KINDS)
    gender = None if printed.gender is None else Gender.MALE if printed.gender else Gender.FEMALE
    return text, PersonName(
        text=text,
        given=_joined(parts, "given"),
        particle=_joined(parts, "particle"),
        family=_joined(parts, "family"),
        suffix=_joined(parts, "suffix"),
        honorific=_joined(parts, "honorific"),
        title=_joined(parts, "title"),
        role=printed.role,
        gender=gender,
        country=printed.country,
        order=printed.order,
        parts=parts,
    )


def person_names(*, constructions: Collection[str] | None = None) -> st.SearchStrategy[tuple[str, PersonName]]:
    """Names as French news prints them, and the parts that a parser must tell.

    ``parts`` are offsets into the name, code points, half-open. ``gender`` is given where a civility or title says it,
    and None where only the given name could; ``country`` (ISO 3166-1 alpha-3) and ``role`` come from the title; ``key``
    is left empty. ``CONSTRUCTIONS["person_names"]`` lists what ``constructions`` may choose from.

    Raises:
        InvalidArgument: when a construction is unknown.

    >>> from hypothesis import given
    >>> @given(person_names())
    ... def is_made_of_its_parts(drawn):
    ...     name, expected = drawn
    ...     assert all(name[part.start : part.end] == part.text for part in expected.parts)
    >>> is_made_of_its_parts()
    """
    return _person_names(checked(constructions, "person_names"))
