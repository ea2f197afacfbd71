"""The people layer: from a document to its persons, organisations and mentions. ``RULES`` says what names a person."""

import datetime as dt
from collections import Counter
from operator import itemgetter

from diplonews.enums import EntityKind
from diplonews.lexicon._world import countries
from diplonews.options import DEFAULT, Options
from diplonews.people.judge import Run
from diplonews.people.mentions import Candidates, find_candidates
from diplonews.people.organizations import Named
from diplonews.people.registry import Entry, Registry
from diplonews.people.rules import RULES, Test, civility, full_name, short_form
from diplonews.people.titles import TitlePhrase, find_titles
from diplonews.people.values import Mention, People
from diplonews.rules import Rule
from diplonews.text.document import Document
from diplonews.values import Organization, Person, PersonRole, Span

__all__ = ["RULES", "find_people"]


def find_people(doc: Document, options: Options = DEFAULT, published: dt.date | None = None) -> People:
    """The persons and organisations of the article, with every mention that names them.

    ``published``: the day (or time) of publication, for the table of office holders; without it none is asked.
    """
    titles = find_titles(doc, options.titles)
    candidates = find_candidates(doc, titles, options)
    registry = _register(doc, titles, candidates, RULES.enabled(options))
    day = published.date() if isinstance(published, dt.datetime) else published
    return _people(doc, registry, candidates, titles, day)


def _register(
    doc: Document, titles: dict[int, TitlePhrase], candidates: Candidates, rules: tuple[Rule[Test], ...]
) -> Registry:
    registry = Registry(doc, titles)
    sums: dict[tuple[str, ...], int] = {}
    for run in candidates.runs:
        if run.last - run.first > 1:
            words = doc.lower[run.first : run.last]
            sums[words] = sums.get(words, 0) + run.score
    tests = [rule.run for rule in rules]
    long: list[Run] = []
    later: list[Run] = []
    for run in candidates.runs:
        several = run.last - run.first > 1
        first = full_name if run.civility is None else civility
        if several and first in tests and (first is civility or sums[doc.lower[run.first : run.last]] > 0):
            long.append(run)
        elif run.cue != "thing":
            later.append(run)
    # The longest first, so that « Ould Lemhaba » finds « Yahya Ould Lemhaba » wherever each stands.
    for run in sorted(long, key=lambda r: r.first - r.last):
        if registry.part_of(run) is None:
            registry.add_full(run)
        else:
            later.append(run)
    tests = [test for test in tests if test is not full_name]
    shortened = short_form in tests
    tests = [test for test in tests if test is not short_form]
    for run in sorted(later, key=lambda r: r.first):
        entry = registry.fitting(run) if shortened else None
        if run.cue == "city":  # the town of that name, unless somebody of that surname is in the article
            if entry is not None and (entry.split[2] or "").lower() == doc.lower[run.first]:
                registry.add_short(run, entry)
            continue
        if entry is None:
            for test in tests:
                if test(doc, run, registry):
                    break
            else:
                continue
        registry.add_short(run, entry)
    return registry


def _people(
    doc: Document, registry: Registry, candidates: Candidates, titles: dict[int, TitlePhrase], day: dt.date | None
) -> People:
    """The result, its entities numbered in order of their first mention."""
    spots: list[tuple[int, int, Entry | Named]] = [(a, b, e) for e in registry.entries for a, b in e.mentions]
    spots += [spot for spot in candidates.named if spot[2].kind is not None]
    spots.sort(key=itemgetter(0))
    people: dict[Entry, tuple[str, list[Span]]] = {}
    bodies: dict[tuple[str, str], tuple[str, Named, list[Span], list[str]]] = {}
    mentions: list[Mention] = []
    at: dict[int, Mention] = {}
    done = 0
    for first, last, what in spots:
        if first < done:
            continue
        done = last
        if isinstance(what, Entry):
            known = people.get(what)
            if known is None:
                known = people[what] = f"p{len(people) + 1}", []
            id_, spans = known
            kind = EntityKind.PERSON
        else:
            key = what.sort, what.name
            body = bodies.get(key)
            if body is None:
                body = bodies[key] = f"o{len(bodies) + 1}", what, [], []
            id_, _named, spans, said = body
            said.append(doc.words[first] if last == first + 1 else " ".join(doc.slice(first, last).split()))
            kind = what.kind or EntityKind.ORGANIZATION
        spans.append(doc.token_span(first, last))
        at[first] = mention = Mention(first, last, id_, kind)
        mentions.append(mention)
        for i in range(first + 1, last):
            at[i] = mention
    persons = tuple(_person(doc, entry, id_, tuple(spans)) for entry, (id_, spans) in people.items())
    organizations = tuple(_body(named, id_, tuple(spans), said) for id_, named, spans, said in bodies.values())
    entities: dict[str, Person | Organization] = {p.id: p for p in persons}
    entities.update((o.id, o) for o in organizations)
    holders = {first: people[entry][0] for first, entry in registry.holders.items() if entry in people}
    return People(persons, organizations, tuple(mentions), titles, holders, at, entities, day)


def _person(doc: Document, entry: Entry, id_: str, spans: tuple[Span, ...]) -> Person:
    given, particle, family = entry.split
    known = countries()
    said = [(t, t.country if t.country in known else None) for t in entry.roles]
    own = ((t, country) for t, country in said if t.role != "counterpart")  # « homologue » says whose, not what
    roles = tuple(dict.fromkeys(PersonRole(doc.slice(t.first, t.last), country) for t, country in own))
    country = next((country for _, country in said if country), entry.origin if entry.origin in known else None)
    return Person(id_, entry.name, given, particle, family, entry.gender, country, roles, spans)


def _body(named: Named, id_: str, spans: tuple[Span, ...], said: list[str]) -> Organization:
    """An organisation under its most frequent spelling, the first of equals; blanks and apostrophes are plain ones."""
    name = said[0] if len(set(said)) == 1 else Counter(said).most_common(1)[0][0]
    return Organization(id_, name, named.kind or EntityKind.ORGANIZATION, named.country, named.code, spans)
