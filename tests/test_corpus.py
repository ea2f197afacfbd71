"""Many articles as one: the same person, quote and event across them."""

import datetime as dt
from itertools import product

from diplonews import (
    Article,
    Corpus,
    EntityKind,
    Event,
    EventDate,
    EventType,
    Gender,
    Match,
    Organization,
    Participant,
    Person,
    PersonRole,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    parse_name,
)
from diplonews.people import across
from diplonews.people.match import Form, compare


def _article(id_: str, speaker: str, words: str, *, day: str = "2024-04-02", country: str | None = None) -> Article:
    """A handmade article with one person, one quote of theirs, and one meeting."""
    text = f"{words} {speaker} rencontre"
    said = Span(0, len(words), words)
    named = Span(len(words) + 1, len(words) + 1 + len(speaker), speaker)
    quote = Quote("q1", QuoteKind.DIRECT, fragments=(said,), speaker=Speaker(speaker, EntityKind.PERSON, "p1", named))
    event = Event(
        "e1",
        EventType.CONSULT,
        Span(len(text) - 9, len(text), "rencontre"),
        actors=(Participant(speaker),),
        date=EventDate(day, None, None) if not day else EventDate(day, *_interval(day)),
    )
    person = Person("p1", speaker, country=country, mentions=(named,))
    return Article(text, id=id_, quotes=(quote,), people=(person,), events=(event,))


def _interval(day: str):
    import datetime as dt

    begin = dt.date.fromisoformat(day)
    return begin, begin + dt.timedelta(1)


A = _article("a", "Zoé Le Goff", "Oui, certes")
B = _article("b", "ZOE LE-GOFF", "« Oui certes ! »", country="FRA")
C = _article("c", "Paul Morel", "Oui, certes", day="2024-03-01")


def test_people_are_one_across_spellings():
    """Accents, case and hyphens do not make two people; the name shown is not the one in capitals."""
    corpus = Corpus([A, B, C])
    assert [(p.name, p.country, [article.id for article, _ in p.seen]) for p in corpus.people] == [
        ("Zoé Le Goff", "FRA", ["a", "b"]),
        ("Paul Morel", None, ["c"]),
    ]


def test_quotes_are_one_when_words_and_speaker_agree():
    """The same words of the same speaker are one quote; of another speaker, another."""
    corpus = Corpus([A, B, C])
    assert [(q.text, q.speaker, len(q.seen)) for q in corpus.quotes] == [
        ("Oui, certes", "Zoé Le Goff", 2),
        ("Oui, certes", "Paul Morel", 1),
    ]
    assert [q.speaker for q in corpus.quotes_by("le goff")] == ["Zoé Le Goff"]


def test_timeline():
    """Events of one type, parties and day are one, and stand in calendar order."""
    corpus = Corpus([A, B, C])
    assert [(str(e.begin), len(e.seen)) for e in corpus.timeline()] == [("2024-03-01", 1), ("2024-04-02", 2)]


def test_events_without_parties_are_not_merged():
    """Too little says that two events without parties are one."""
    import attrs

    nameless = [attrs.evolve(each, events=(attrs.evolve(each.events[0], actors=()),)) for each in (A, B)]
    assert len(Corpus(nameless).events) == 2


def test_empty_corpus():
    """A corpus of nothing holds nothing."""
    corpus = Corpus(())
    assert (len(corpus), list(corpus), corpus.people, corpus.quotes, corpus.timeline()) == (0, [], (), (), ())


def _about(id_: str, *people: Person, day: str | None = None, bodies: tuple[Organization, ...] = ()) -> Article:
    """An article of which only the people and bodies matter."""
    published = dt.date.fromisoformat(day) if day else None
    return Article("", id=id_, people=people, organizations=bodies, published=published)


def _named(name: str, *roles: str, country: str | None = None, gender: Gender | None = None) -> Person:
    parsed = parse_name(name)
    said = tuple(PersonRole(role, country) for role in roles)
    return Person("p", name, parsed.given, parsed.particle, parsed.family, gender or parsed.gender, country, said)


def _who(*people: Person) -> list[list[str]]:
    """The names of each person that a corpus of one article a person makes."""
    return [[p.name for _, p in one.seen] for one in Corpus(_about(str(i), p) for i, p in enumerate(people)).people]


def test_press_spellings_are_one_person():
    """French and foreign spellings, initials and order are one; what was merged and why is told."""
    people = [_named(n) for n in ("Sergueï Baranov", "Sergei Baranov", "S. Baranov", "Olga Baranova")]
    corpus = Corpus(_about(str(i), p) for i, p in enumerate(people))
    assert [[p.name for _, p in one.seen] for one in corpus.people] == [
        ["Sergueï Baranov", "Sergei Baranov", "S. Baranov"],
        ["Olga Baranova"],
    ]
    assert [(m.name, m.into, m.article.id, m.reasons[-1]) for m in corpus.merges] == [
        ("Sergei Baranov", "Sergueï Baranov", "1", "same given name"),
        ("S. Baranov", "Sergueï Baranov", "2", "initials fit"),
    ]
    assert corpus.people[0].spellings == ("Sergueï Baranov", "Sergei Baranov", "S. Baranov")


def test_gender_keeps_apart():
    """One name of two genders is two people."""
    assert len(_who(_named("Claude Oba", gender=Gender.MALE), _named("Claude Oba", gender=Gender.FEMALE))) == 2


def test_namesakes_are_told_by_country_and_office():
    """Another country and another office are another person; another office alone is a career."""
    minister = _named("Paul Ferrand", "ministre de la Pêche", country="FRA")
    coach = _named("Paul Ferrand", "entraîneur", country="CAN")
    president = _named("Paul Ferrand", "président", country="FRA")
    assert [len(one) for one in _who(minister, coach, president)] == [2, 1]


def test_a_surname_alone_never_merges_on_its_own():
    """It takes the office and the country, and one person only whom they fit."""
    full, other = _named("Paul Ferrand", "ministre", country="FRA"), _named("Luc Ferrand", "ministre", country="FRA")
    bare, held = _named("Ferrand"), _named("Ferrand", "ministre", country="FRA")
    assert len(_who(full, bare, bare)) == 3
    assert len(_who(full, held)) == 1
    assert len(_who(full, other, held)) == 3


def test_roles_over_time():
    """Each role stands with the day on which an article first gives it, in the order of the days."""
    later = _about("b", _named("Paul Ferrand", "président", country="FRA"), day="2012-05-15")
    early = _about("a", _named("Paul Ferrand", "ministre", country="FRA"), day="2007-06-18")
    (one,) = Corpus([later, early]).people
    assert [(day.isoformat(), role.title) for day, role in one.roles if day] == [
        ("2007-06-18", "ministre"),
        ("2012-05-15", "président"),
    ]


def test_bodies_are_one_by_code():
    """A capital and its country are one by code; without a code, the name decides."""
    bodies = [
        Organization("o1", "Oslo", EntityKind.COUNTRY, "NOR", "NOR"),
        Organization("o2", "Norvège", EntityKind.COUNTRY, "NOR", "NOR"),
        Organization("o3", "Ligue du Nord"),
        Organization("o4", "ligue du nord"),
    ]
    corpus = Corpus(_about(str(i), bodies=(b,)) for i, b in enumerate(bodies))
    assert [(o.name, o.code, len(o.seen)) for o in corpus.organizations] == [
        ("Oslo", "NOR", 2),
        ("Ligue du Nord", None, 2),
    ]


def test_the_work_grows_with_the_number_of_people(monkeypatch):
    """Names are compared within blocks only: twice the people, about twice the comparisons."""

    def compared(size: int) -> int:
        calls = 0

        def counting(a: Form, b: Form) -> Match:
            nonlocal calls
            calls += 1
            return compare(a, b)

        monkeypatch.setattr(across, "compare", counting)
        syllables = ("ba", "do", "fi", "gu", "ke", "la", "mo", "ni", "pu", "ra", "so", "ti", "va", "zo")
        family = ["".join(s).title() for s in product(syllables, repeat=4)][:: 38416 // size]
        names = [f"{given} {f}" for f in family for given in ("Paul", "Anne")]
        Corpus([_about(n, Person("p", n)) for n in names]).people  # noqa: B018
        return calls

    assert compared(2000) < 50 * 2000
