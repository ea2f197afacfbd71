"""Many articles as one: the same person, quote and event across them."""

from diplonews import (
    Article,
    Corpus,
    EntityKind,
    Event,
    EventDate,
    EventType,
    Participant,
    Person,
    Quote,
    QuoteKind,
    Span,
    Speaker,
)


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
