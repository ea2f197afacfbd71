"""Fills the slots of a template: who is there, what they say, in which tense, all agreeing.

A ``Scene`` belongs to one draw. It remembers its people and bodies, so that ``{A.title}`` and ``{A.he}`` are one.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from attrs import define, field, frozen
from hypothesis import strategies as st

from diplonews.strategies import _words
from diplonews.strategies._text import literal, mark, sentence_case

T = TypeVar("T")

_BRACKET = re.compile(r"\[(\w+):|(\])")
_SLOT = re.compile(r"\{(\^?)([\w?]+)((?:\.\w+)*)(?::([^{}]+))?\}")
_CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\|([^{}|]*)\|([^{}|]*)\}")

_PERSON: Final = {"ms": "3s", "fs": "3s", "mp": "3p", "fp": "3p"}
_CLITIC: Final = {"ms": "il", "fs": "elle", "mp": "ils", "fp": "elles"}
_TENSES = ("pc", "pres", "pqp", "impf", "ps", "fut")
_DIRECT_TENSES = ("pres", "fut")
_SUBORDINATE_TENSES = ("pres", "impf", "fut")
# the slots that draw a verb of saying: frame and what is done with it
_INVERTED: Final = {
    "inv": "incise", "addinv": "add", "questioninv": "question", "pronominalinv": "pronominal",
}  # fmt: skip
_SIMPLE: Final = {
    "inf": "inf", "infown": "inf_own", "infpast": "inf_past", "fault": "inf_fault", "si": "si", "tail": "tail",
    "noun": "noun", "adjective": "adjective", "we": "we", "question": "question", "subject": "subject",
    "occasion": "occasion", "document": "document", "r": "addressee",
}  # fmt: skip


@frozen
class Somebody:
    """An invented person with an office; ``handle`` is the name of an account."""

    culture: _words.Culture
    given: str
    family: str
    male: bool
    office: _words.Office

    @property
    def name(self) -> str:
        """The full name in its own order."""
        parts = (self.family, self.given) if self.culture.order == "family_first" else (self.given, self.family)
        return " ".join(parts)

    @property
    def agreement(self) -> str:
        """``ms`` or ``fs``."""
        return "ms" if self.male else "fs"

    @property
    def handle(self) -> str:
        """``@handle`` without the sign: plain letters."""
        plain = unicodedata.normalize("NFD", f"{self.given}{self.family}").encode("ascii", "ignore").decode()
        return re.sub(r"\W", "", plain).lower()

    def titled(self, form: str) -> str:
        """A form of an office with this person's country in it."""
        masculine, feminine = self.culture.demonyms
        return (
            form.replace("{dem_f}", feminine)
            .replace("{dem_m}", masculine)
            .replace("{dem}", masculine if self.male else feminine)
            .replace("{of}", _of(self.culture.country))
        )

    @property
    def title(self) -> str:
        """« la ministre belge des Affaires étrangères »."""
        return self.titled(self.office.forms[not self.male])

    @property
    def short(self) -> str:
        """« la ministre »."""
        return self.titled(self.office.short[not self.male])

    def form(self, what: str) -> str:
        """One way of speaking of this person; names carry the label ``person``."""
        if what == "":
            return mark("person", self.name)
        if what == "last":
            return mark("person", self.family)
        if what == "civ":
            return mark("person", ("M. " if self.male else "Mme ") + self.family)
        table = {
            "title": self.title, "short": self.short, "he": "il" if self.male else "elle",
            "him": "lui" if self.male else "elle", "e": "" if self.male else "e", "handle": self.handle,
        }  # fmt: skip
        return table[what]


def _of(country: str) -> str:
    """« de Suisse », « d'Espagne », « du Canada »: an ambassador's country drops « la » and « l' »."""
    bare_name = country.removeprefix("la ").removeprefix("l'")
    return f"d'{bare_name}" if country.startswith("l'") else f"de {bare_name}"


def somebody(draw: st.DrawFn, *, other_than: Sequence[Somebody] = ()) -> Somebody:
    """Draw a person whose country, surname and gender nobody of ``other_than`` shares."""
    taken = {one.culture.iso3 for one in other_than}
    culture = pick(draw, [c for c in _words.cultures() if c.iso3 not in taken])
    male = not other_than[0].male if other_than else pick(draw, (True, False))
    given = pick(draw, culture.men if male else culture.women)
    family = pick(draw, culture.families)
    roles = {one.office.role for one in other_than}
    office = pick(draw, [o for o in _words.offices() if o.role not in roles])
    return Somebody(culture, given, family, male, office)


def pick(draw: st.DrawFn, items: Sequence[T]) -> T:
    """One of ``items``; shrinks to the first."""
    return draw(st.sampled_from(items))


@define
class Scene:
    """The state of one text being written: the only thing here that changes, and it lives for one draw."""

    draw: st.DrawFn
    people: dict[str, Somebody] = field(factory=dict)
    bodies: dict[str, _words.Body] = field(factory=dict)
    extra: dict[str, Callable[[str, str], str]] = field(factory=dict)
    _noun: _words.Noun = field(init=False)  # the subject last drawn, with which its predicate agrees
    _actor: _words.Noun = field(init=False)
    _last: str = ""

    def pick(self, items: Sequence[T]) -> T:
        """One of ``items``; shrinks to the first."""
        return pick(self.draw, items)

    def fill(self, template: str) -> str:
        """The template as marked text, its slots filled in the order of the text."""
        marked = _BRACKET.sub(lambda m: "\ue002" if m[2] else f"\ue000{m[1]}\ue001", template.replace("\\n", "\n"))
        return _SLOT.sub(self._slot, marked)

    def person(self, who: str) -> Somebody:
        """The person ``A`` or ``B``, drawn on first mention."""
        if who not in self.people:
            self.people[who] = somebody(self.draw, other_than=tuple(self.people.values()))
        return self.people[who]

    def body(self, who: str) -> _words.Body:
        """The body or source ``O K L U V``, drawn on first mention."""
        if who not in self.bodies:
            kind = {"O": "body", "K": "country", "L": "country", "U": "unnamed", "V": "source"}[who]
            table = [b for b in _words.bodies(kind) if b not in self.bodies.values()]
            self.bodies[who] = self.pick(table)
        return self.bodies[who]

    def agreement(self, who: str) -> str:
        """Gender and number of a subject; ``p`` stands for several."""
        if who in ("A", "B"):
            return self.person(who).agreement
        return {"p": "mp", "": "ms"}.get(who) or self.body(who).agreement

    def name(self, who: str) -> str:
        """The name expected for a speaker."""
        return self.person(who).name if who in ("A", "B") else self.body(who).name

    # slots

    def _slot(self, match: re.Match[str]) -> str:
        capital, name, dotted, argument = match[1], match[2], match[3][1:], match[4] or ""
        text = self._value(name, dotted, argument)
        return sentence_case(text) if capital else text

    def _value(self, name: str, dotted: str, argument: str) -> str:
        if name in self.extra:
            return self.extra[name](dotted, argument)
        if name in ("A", "B"):
            return self.person(name).form(dotted)
        if name in ("O", "K", "L", "U", "V"):
            return self.body(name).text
        if name in _SIMPLE and not (dotted or argument):
            return self.pick(_words.phrases(_SIMPLE[name]))
        special = getattr(self, f"_{name}", None)
        if special is not None:
            filled: str = special(dotted, argument)
            return filled
        if name in _INVERTED:
            return self._inverted(_INVERTED[name], argument)
        return self._said(name, dotted, argument)

    def _raw(self, _: str, text: str) -> str:
        return literal(text)

    def _cut(self, _: str, __: str) -> str:
        return self.pick(_words.phrases("cut"))

    def _place(self, _: str, __: str) -> str:
        return self.pick(_words.phrases("place"))

    def _distractor(self, _: str, __: str) -> str:
        return self.pick(_words.phrases("distractor"))

    def _apposition(self, _: str, __: str) -> str:
        return self.fill(self.pick(_words.phrases("apposition")))

    def _infown(self, _: str, __: str) -> str:
        return self.pick([p for p in _words.phrases("inf_own") if p[0] in "aeiou"])

    def _nounbare(self, _: str, __: str) -> str:
        return self.pick(_words.phrases("noun")).split(" ", 1)[1]

    def _target(self, _: str, __: str) -> str:
        return self.pick(_words.nouns("target")).text

    def _D(self, dotted: str, _: str) -> str:  # noqa: N802  # named after its slot: direct words
        if dotted != "same":
            ready = self.pick((True, False))
            self._last = self.pick(_words.phrases("we")) if ready else self._C("direct", "")
        return self._last

    def _C(self, dotted: str, _: str) -> str:  # noqa: N802  # a clause
        return f"{self._N('', '')} {self._P(dotted, '')}"

    def _N(self, dotted: str, _: str) -> str:  # noqa: N802  # the subject of a clause; {P} is what it does
        if dotted == "etre":
            return _words.conjugate("être", f"impf.{_PERSON[self._noun.agreement]}")
        table = _words.nouns("affair")
        self._noun = self.pick([n for n in table if n.agreement[1] == "s"] if dotted else table)
        return self._noun.text

    def _P(self, dotted: str, _: str) -> str:  # noqa: N802
        verb, rest = self.pick(_words.predicates())
        fixed = {"cond": ("cond",), "direct": _DIRECT_TENSES}.get(dotted, _SUBORDINATE_TENSES)
        return f"{self._finite(verb, self.pick(fixed), self._noun.agreement)} {agree(rest, self._noun.agreement)}"

    def _H(self, dotted: str, _: str) -> str:  # noqa: N802  # people who act
        if dotted == "aller":
            return _words.conjugate("aller", f"impf.{_PERSON[self._actor.agreement]}")
        if dotted == "dire":
            return _words.conjugate("répéter", f"pres.{_PERSON[self._actor.agreement]}")
        self._actor = self.pick(_words.nouns("people"))
        return self._actor.text

    def _comme(self, _: str, __: str) -> str:
        verb = self.pick(_words.speech_verbs("admit"))
        return mark(f"lemma:{verb.lemma}", f"l'a {_words.conjugate(verb.head, 'ppast.ms')}")

    def _passive(self, dotted: str, _: str) -> str:
        verb = self.pick(_words.speech_verbs("passive"))
        said = _words.conjugate(verb.head, "ppast.ms")
        return mark(f"lemma:{verb.lemma}", f"a-t-il été {said}" if dotted else f"a été {said}")

    def _gerund(self, _: str, __: str) -> str:
        verb = self.pick(_words.speech_verbs("gerund"))
        return mark(f"lemma:{verb.lemma}", _words.conjugate(verb.head, "ppres"))

    def _on(self, _: str, __: str) -> str:
        verb = self.pick([v for v in _words.speech_verbs("que") if not v.pronominal])
        present = _words.conjugate(verb.head, "pres.3s")
        form = self.pick((inverted(present, "on"), f"a-t-on {_words.conjugate(verb.head, 'ppast.ms')}"))
        return mark(f"lemma:{verb.lemma}", form)

    def _said(self, frame: str, tense: str, who: str) -> str:
        """A verb of saying that agrees with its subject."""
        verb = self.pick(_words.speech_verbs(frame))
        agreement = self.agreement(who)
        if tense == "pp":
            return mark(f"lemma:{verb.lemma}", _words.conjugate(verb.head, "ppast.ms"))
        tense = tense or self.pick(_TENSES)
        form = self._finite(verb.lemma, tense, agreement)
        lemma = f"{verb.lemma} {agree(verb.rest, 'ms')}".strip()
        return mark(f"lemma:{lemma}", f"{form} {agree(verb.rest, agreement)}".strip())

    def _inverted(self, frame: str, who: str) -> str:
        verb = self.pick(_words.speech_verbs(frame))
        agreement = self.agreement(who)
        form = self._finite(verb.lemma, self.pick(_TENSES), agreement, clitic=_CLITIC[agreement])
        return mark(f"lemma:{verb.lemma}", form)

    def _finite(self, lemma: str, tense: str, agreement: str, *, clitic: str = "") -> str:
        """``a assuré``, ``s'est félicitée``, ``a-t-elle assuré``: a finite verb, its subject clitic inverted."""
        reflexive = lemma.startswith(("se ", "s'"))
        head = lemma.removeprefix("se ").removeprefix("s'")
        person = _PERSON[agreement]
        etre = reflexive or head in _words.with_etre()
        if tense in ("pc", "pqp"):
            auxiliary = _words.conjugate("être" if etre else "avoir", f"{'pres' if tense == 'pc' else 'impf'}.{person}")
            rest = " " + _words.conjugate(head, f"ppast.{agreement if etre else 'ms'}")
        else:
            auxiliary, rest = _words.conjugate(head, f"{tense}.{person}"), ""
        verb = inverted(auxiliary, clitic) if clitic else auxiliary
        if reflexive:
            verb = ("s'" if verb[0] in "aeéèêiouh" else "se ") + verb
        return verb + rest


def inverted(form: str, clitic: str) -> str:
    """``assure-t-elle``, ``dit-il``: the clitic is marked as the words that name the speaker."""
    link = "-t-" if form[-1] in "ae" else "-"
    return f"{form}{link}{mark('clitic', clitic)}"


def agree(text: str, agreement: str) -> str:
    """``{ms|fs|mp|fp}`` resolved for one agreement."""
    return _CHOICE.sub(lambda m: m[1 + _words.SLOTS.index(agreement)], text)
