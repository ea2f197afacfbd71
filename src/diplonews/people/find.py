"""The people layer: from a document to its persons, organisations and mentions. ``RULES`` says what names a person."""

from collections import Counter, defaultdict
from types import MappingProxyType

from diplonews.model import EntityKind, Organization, Person, PersonRole, Span
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

__all__ = ["RULES", "find_people"]


def find_people(doc: Document, options: Options = DEFAULT) -> People:
    """The persons and organisations of the article, with every mention that names them."""
    titles = find_titles(doc, options.titles)
    candidates = find_candidates(doc, titles, options)
    registry = _register(doc, titles, candidates, RULES.enabled(options))
    return _people(doc, registry, candidates, titles)


def _register(
    doc: Document, titles: dict[int, TitlePhrase], candidates: Candidates, rules: tuple[Rule[Test], ...]
) -> Registry:
    registry = Registry(doc, titles)
    sums: Counter[tuple[str, ...]] = Counter()
    for run in candidates.runs:
        if run.last - run.first > 1:
            sums[doc.lower[run.first : run.last]] += run.score
    tests = [rule.run for rule in rules]
    long: list[Run] = []
    later: list[Run] = []
    for run in candidates.runs:
        several = run.last - run.first > 1
        summed = run._replace(score=sums[doc.lower[run.first : run.last]]) if several else run
        first = full_name if run.civility is None else civility
        if several and first in tests and first(doc, summed, registry):
            long.append(run)
        elif run.cue != "thing":
            later.append(run)
    # The longest first, so that « Ould Bouceif » finds « Ely Ould Bouceif » wherever each stands.
    for run in sorted(long, key=lambda r: r.first - r.last):
        if registry.part_of(run) is None:
            registry.add_full(run)
        else:
            later.append(run)
    tests = [test for test in tests if test is not full_name]
    for run in sorted(later, key=lambda r: r.first):
        if any(test(doc, run, registry) for test in tests):
            registry.add_short(run, registry.fitting(run) if short_form in tests else None)
    return registry


def _people(doc: Document, registry: Registry, candidates: Candidates, titles: dict[int, TitlePhrase]) -> People:
    spots: list[tuple[int, int, Entry | str]] = [(a, b, e) for e in registry.entries for a, b in e.mentions]
    meaning: dict[str, Named] = {}
    surfaces: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for first, last, named in candidates.named:
        if named.kind is None:
            continue
        key = f"{named.sort}:{named.name}"
        meaning.setdefault(key, named)
        surfaces[key][doc.slice(first, last)] += 1
        spots.append((first, last, key))
    spots.sort(key=lambda s: s[0])
    persons, bodies = _numbered(spots)
    mentions: list[Mention] = []
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    done = 0
    for first, last, what in spots:
        if first < done:
            continue
        done = last
        if isinstance(what, Entry):
            mention = Mention(first, last, persons[what], EntityKind.PERSON)
        else:
            mention = Mention(first, last, bodies[what], meaning[what].kind or EntityKind.ORGANIZATION)
        mentions.append(mention)
        spans[mention.entity_id].append(doc.token_span(first, last))
    made_persons = tuple(_person(doc, entry, id_, tuple(spans[id_])) for entry, id_ in persons.items())
    made_bodies = tuple(_body(meaning[key], surfaces[key], id_, tuple(spans[id_])) for key, id_ in bodies.items())
    entities: dict[str, Person | Organization] = {p.id: p for p in made_persons}
    entities.update((o.id, o) for o in made_bodies)
    return People(
        made_persons,
        made_bodies,
        tuple(mentions),
        MappingProxyType(titles),
        MappingProxyType({first: persons[entry] for first, entry in registry.holders.items()}),
        MappingProxyType({i: m for m in mentions for i in range(m.first, m.last)}),
        MappingProxyType(entities),
    )


def _numbered(spots: list[tuple[int, int, "Entry | str"]]) -> tuple[dict[Entry, str], dict[str, str]]:
    persons: dict[Entry, str] = {}
    bodies: dict[str, str] = {}
    for _first, _last, what in spots:
        if isinstance(what, Entry):
            persons.setdefault(what, f"p{len(persons) + 1}")
        else:
            bodies.setdefault(what, f"o{len(bodies) + 1}")
    return persons, bodies


def _person(doc: Document, entry: Entry, id_: str, spans: tuple[Span, ...]) -> Person:
    given, particle, family = entry.split
    roles = tuple(dict.fromkeys(PersonRole(doc.slice(t.first, t.last), t.country) for t in entry.roles))
    country = next((t.country for t in entry.roles if t.country), None)
    return Person(id_, entry.name, given, particle, family, entry.gender, country, roles, spans)


def _body(named: Named, surfaces: Counter[str], id_: str, spans: tuple[Span, ...]) -> Organization:
    name = max(surfaces, key=lambda s: surfaces[s])
    return Organization(id_, name, named.kind or EntityKind.ORGANIZATION, named.country, named.code, spans)
