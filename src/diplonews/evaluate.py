"""Scores articles against annotated ones: precision, recall and F1 per layer, and recall per construction.

The measures are those of the annotation guide (docs: how to annotate and evaluate):

- ``quoted``: exact span, punctuation and spaces at the ends aside; ``reported``: F1 over words of at least .8;
  ``+who``: the right speaker as well.
- ``dates``: overlapping span (at most twice the right length and 20 characters) and the right value;
  ``dates-span``: exact span, a leading preposition or article aside.
- ``people``: each named mention, and the right canonical name.
- ``events``: a trigger overlapped, and the right type; ``+who``: one right party and the right date;
  ``args``, ``status``, ``place``: of the events found.

Optional items, and up to three predictions that touch nothing but one optional item, count neither way.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from attrs import define, field, frozen

from diplonews.errors import InputError
from diplonews.export.json import loads
from diplonews.meta import JSON
from diplonews.model import Article
from diplonews.values import Event

LAYERS = (
    "quoted",
    "quoted+who",
    "reported",
    "reported+who",
    "dates",
    "dates-span",
    "people",
    "events",
    "events+who",
    "args",
    "status",
    "place",
)
_POOLED = frozenset(["CONSULT", "AGREE"])  # types whose actors and recipients are one pool
_STRIP = " \t\n\r\u00a0\u202f\u2009.,;:!?…\"'’«»“”„‟‹›()-–—"
_CIVILITY = frozenset("m mm mme mmes mlle me mgr dr pr monsieur madame".split())
_DETERMINER = frozenset("le la les l un une des du de d ce cette son sa ses".split())
_LEADING = re.compile(
    r"(?:(?:au cours|d['’]ici|le|la|les|ce|cet|cette|ces|en|au|aux|à|dès|depuis|de|du|des|dans|pour|vers|après|avant"
    r"|entre|fin|début)\s+|[ld]['’]|jusqu['’]|mi-){1,6}+",
    re.IGNORECASE,
)
_SHIELD = 3  # predictions that one optional item excuses

Names = tuple[str, ...]  # acceptable forms of one name; () is nobody


@frozen
class Item:
    """One annotated or found thing: its spans (the main one first), and what must agree besides."""

    spans: tuple[tuple[int, int], ...]
    text: str
    optional: bool = False
    names: Names = ()
    values: tuple[str | None, ...] = ()
    type: str | None = None
    status: str | None = None
    place: str | None = None
    actors: tuple[Names, ...] = ()
    recipients: tuple[Names, ...] = ()
    constructions: tuple[str, ...] = ()

    def parties(self, *, pooled: bool) -> tuple[Names, ...]:
        """Actors, with the recipients where both are one pool."""
        return self.actors + self.recipients if pooled else self.actors


@frozen
class Annotated:
    """An annotated article: its text, and the items of each of the five layers."""

    id: str
    text: str
    published: str | None
    layers: Mapping[str, tuple[Item, ...]]
    silent: tuple[tuple[str, Item], ...] = ()  # (layer, words in which that layer must find nothing)


@define
class Tally:
    """Counts of one layer, and what was missed and invented, as lines to read."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    misses: list[str] = field(factory=list)
    inventions: list[str] = field(factory=list)

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@frozen
class Report:
    """The figures of a set of articles: a tally per layer, and (found, all) per layer and construction."""

    articles: int
    layers: Mapping[str, Tally]
    constructions: Mapping[tuple[str, str], tuple[int, int]]


def evaluate(pairs: Iterable[tuple[Annotated, Article | None]]) -> Report:
    """Score each article against its annotation; None stands for an article that was not parsed, and counts as empty.

    Raises:
        InputError: when an article's text is not the annotated one.
    """
    tallies = {layer: Tally() for layer in LAYERS}
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    number = 0
    for number, (gold, article) in enumerate(pairs, 1):  # noqa: B007  # counted, not kept
        if article is not None and article.text != gold.text:
            raise InputError(f"{gold.id}: the article's text is not the annotated text")
        _score(gold, found(article or Article(gold.text)), tallies, seen)
    return Report(number, tallies, seen)


def found(article: Article) -> dict[str, tuple[Item, ...]]:
    """What an article holds, as items of the five layers."""
    quoted, reported = [], []
    for quote in article.quotes:
        names = (quote.speaker.name,) if quote.speaker else ()
        quoted += [Item(((f.start, f.end),), f.text, names=names) for f in quote.fragments]
        if quote.clause:
            reported.append(Item(((quote.clause.start, quote.clause.end),), quote.clause.text, names=names))
    dates = [Item(((d.start, d.end),), d.text, values=(d.value,)) for d in article.dates]
    people = [Item(((m.start, m.end),), m.text, names=(p.name,)) for p in article.people for m in p.mentions]
    events = [_event(event) for event in article.events]
    return {
        "quoted": tuple(quoted),
        "reported": tuple(reported),
        "dates": tuple(dates),
        "people": tuple(people),
        "events": tuple(events),
    }


def _event(event: Event) -> Item:
    return Item(
        tuple((t.start, t.end) for t in (event.trigger, *event.also)),
        event.trigger.text,
        values=(event.date.value if event.date else None,),
        type=event.type.value,
        status=event.status.value,
        place=event.place.name if event.place else None,
        actors=tuple((a.name,) for a in event.actors),
        recipients=tuple((r.name,) for r in event.recipients),
    )


# --- the measures --------------------------------------------------------------------------


def name_key(name: str) -> str:
    """A name reduced to what must agree: no accents, case, determiner, civility, punctuation.

    >>> name_key("M. Séjourné") == name_key("Sejourne")
    True
    """
    flat = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    words = re.findall(r"\w+", flat.lower().replace("œ", "oe"))
    while words and (words[0] in _CIVILITY or words[0] in _DETERMINER):
        words.pop(0)
    joint = ("et", "ou")
    return " ".join(w for i, w in enumerate(words) if not (i and words[i - 1] in joint and w in _DETERMINER))


def _same_name(gold: Names, got: Names) -> bool:
    if not gold or not got:
        return not gold and not got
    return name_key(got[0]) in {name_key(name) for name in gold}


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and text[start] in _STRIP:
        start += 1
    while end > start and text[end - 1] in _STRIP:
        end -= 1
    return start, end


def _trim_date(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = _trim(text, span)
    lead = _LEADING.match(text, start, end)
    return (lead.end() if lead and lead.end() < end else start), end


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _touch(a: Item, b: Item) -> bool:
    return any(_overlap(x, y) for x in a.spans for y in b.spans)


def _near(gold: Item, got: Item) -> bool:
    (start, end), (a, b) = gold.spans[0], got.spans[0]
    return _overlap((start, end), (a, b)) and b - a <= 2 * (end - start) + 20


def _same_words(text: str, gold: Item, got: Item) -> bool:
    if not _overlap(gold.spans[0], got.spans[0]):
        return False
    a, b = ({m.start() + s for m in re.finditer(r"\w+", text[s:e])} for s, e in (gold.spans[0], got.spans[0]))
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= 0.8


def _same_event(gold: Item, got: Item) -> bool:
    return gold.type == got.type and _touch(gold, got) and all(b - a <= 60 for a, b in got.spans)


def _full_event(gold: Item, got: Item, published: str | None) -> bool:
    if not _same_event(gold, got):
        return False
    pooled = gold.type in _POOLED
    wanted, given = gold.parties(pooled=pooled), got.parties(pooled=pooled)
    when = (got.values[0] or "")[:10]
    date = gold.values[0]
    right = date[:10] == when if date else when != published
    return right and (not wanted or any(_same_name(names, party) for names in wanted for party in given))


def _score(
    gold: Annotated,
    got: Mapping[str, tuple[Item, ...]],
    tallies: Mapping[str, Tally],
    seen: dict[tuple[str, str], tuple[int, int]],
) -> None:
    """Add one article to the tallies."""
    text = gold.text

    def exact(g: Item, s: Item) -> bool:
        return _trim(text, g.spans[0]) == _trim(text, s.spans[0])

    def clause(g: Item, s: Item) -> bool:
        return _same_words(text, g, s)

    measures: tuple[tuple[str, str, Callable[[Item, Item], bool]], ...] = (
        ("quoted", "quoted", exact),
        ("quoted+who", "quoted", lambda g, s: exact(g, s) and _same_name(g.names, s.names)),
        ("reported", "reported", clause),
        ("reported+who", "reported", lambda g, s: clause(g, s) and _same_name(g.names, s.names)),
        ("dates", "dates", lambda g, s: _near(g, s) and s.values[0] in g.values),
        ("dates-span", "dates", lambda g, s: _trim_date(text, g.spans[0]) == _trim_date(text, s.spans[0])),
        ("people", "people", lambda g, s: _near(g, s) and _same_name(g.names, s.names)),
        ("events", "events", _same_event),
        ("events+who", "events", lambda g, s: _full_event(g, s, gold.published)),
    )
    for layer, source, close in measures:
        matched = _pair(gold.id, gold.layers[source], got[source], close, tallies[layer])
        if layer == "events":
            for g, s in matched:
                _arguments(f"{gold.id}: {g.text}", g, s, tallies)
        if layer in ("quoted+who", "reported+who", "dates", "events"):
            hit = {id(g) for g, _ in matched}
            for item in gold.layers[source]:
                for tag in () if item.optional else item.constructions:
                    right, total = seen.get((source, tag), (0, 0))
                    seen[source, tag] = right + (id(item) in hit), total + 1
    for layer, item in gold.silent:
        for tag in item.constructions:
            right, total = seen.get((layer, tag), (0, 0))
            seen[layer, tag] = right + (not any(_touch(item, s) for s in got[layer])), total + 1


def _pair(
    name: str, gold: Sequence[Item], got: Sequence[Item], close: Callable[[Item, Item], bool], tally: Tally
) -> list[tuple[Item, Item]]:
    """Match greedily one to one, count, and return the matched pairs of required items."""
    free, matched = list(got), []
    room = {id(g): _SHIELD for g in gold if g.optional}
    for item in sorted(gold, key=lambda g: g.optional):
        hit = next((s for s in free if close(item, s)), None)
        if hit is not None:
            free.remove(hit)
            if not item.optional:
                tally.right += 1
                matched.append((item, hit))
        elif not item.optional:
            tally.missed += 1
            tally.misses.append(f"{name}: {_line(item)}")
    for s in free:
        near = [g for g in gold if _touch(g, s)]
        shield = next((g for g in near if room.get(id(g))), None)
        if shield is not None and all(g.optional for g in near):
            room[id(shield)] -= 1
            continue
        tally.wrong += 1
        tally.inventions.append(f"{name}: {_line(s)}")
    return matched


def _line(item: Item) -> str:
    about = [item.type, *item.names[:1], *(v for v in item.values[:1] if v), *(a[0] for a in item.actors[:2] if a)]
    return " ".join(item.text.split())[:90] + "".join(f" | {a}" for a in about if a)


def _arguments(name: str, gold: Item, got: Item, tallies: Mapping[str, Tally]) -> None:
    """Participants, status and place of a matched event."""
    left = [n for names in got.parties(pooled=True) for n in names]
    for names in gold.parties(pooled=True):
        hit = next((n for n in left if _same_name(names, (n,))), None)
        if hit is not None:
            left.remove(hit)
        _count(tallies["args"], right=hit is not None, missed=f"{name}: {names}")
    for extra in left:
        _count(tallies["args"], right=None, invented=f"{name}: {extra}")
    same = gold.status == got.status
    _count(tallies["status"], right=same, missed=f"{name}: {gold.status}", invented=f"{name}: {got.status}")
    if gold.place or got.place:
        right = _same_name((gold.place,), (got.place,) if got.place else ()) if gold.place else None
        invented = f"{name}: {got.place}" if got.place else ""
        _count(tallies["place"], right=right, missed=f"{name}: {gold.place}", invented=invented)


def _count(tally: Tally, *, right: bool | None, missed: str = "", invented: str = "") -> None:
    """True: found; False: missed (and invented, where that is given); None: invented only."""
    if right:
        tally.right += 1
        return
    if right is False:
        tally.missed += 1
        tally.misses.append(missed)
    if invented:
        tally.wrong += 1
        tally.inventions.append(invented)


# --- reading annotations -------------------------------------------------------------------


def read_annotated(path: Path) -> list[Annotated]:
    """The annotated articles of a JSON file, a JSON Lines file, or a folder of JSON files (by name).

    Raises:
        InputError: when the path holds none, or an item has no place in its text; the message names both.
    """
    if path.is_dir():
        return [gold for file in sorted(path.glob("*.json")) for gold in read_annotated(file)]
    try:
        raw = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from error
    lines = [raw] if path.suffix == ".json" else [line for line in raw.split("\n") if line.strip()]
    return [_annotated(f"{path}:{number}", loads(line)) for number, line in enumerate(lines, 1)]


def _annotated(where: str, data: JSON) -> Annotated:
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise InputError(f"{where}: no annotated article (an object with a text)")
    text = str(data["text"])
    layers = {
        layer: tuple(_items(f"{where}: {layer}[{k}]", text, entry) for k, entry in enumerate(_objects(data.get(layer))))
        for layer in ("quoted", "reported", "dates", "events")
    }
    mentions = []
    for k, person in enumerate(_objects(data.get("people"))):
        names = (str(person.get("name")), *_strings(person.get("alt")))
        located = _objects(person.get("mentions"))
        mentions += [_items(f"{where}: people[{k}]", text, mention, names) for mention in located]
    layers["people"] = tuple(mentions)
    silent = tuple(
        (str(entry.get("layer")), _items(f"{where}: silent[{k}]", text, entry))
        for k, entry in enumerate(_objects(data.get("silent")))
        if entry.get("layer") in layers
    )
    published = data.get("published")
    return Annotated(str(data.get("id")), text, str(published) if published else None, layers, silent)


def _items(where: str, text: str, entry: Mapping[str, JSON], names: Names | None = None) -> Item:
    spans = tuple(_span(where, text, each) for each in (entry, *_objects(entry.get("also"))))
    value, date = entry.get("value"), entry.get("date")
    accepted = tuple(None if v == "null" else v for v in _strings(entry.get("accept")))
    event = "trigger" in entry
    return Item(
        spans,
        text[slice(*spans[0])],
        optional=bool(entry.get("optional")),
        names=_strings(entry.get("speaker")) if names is None else names,
        values=((str(date) if date else None),) if event else ((str(value) if value else None), *accepted),
        type=_string(entry.get("type")),
        status=_string(entry.get("status")),
        place=_string(entry.get("place")),
        actors=_lists(entry.get("actors")),
        recipients=_lists(entry.get("recipients")),
        constructions=_strings(entry.get("construction")),
    )


def _span(where: str, text: str, entry: Mapping[str, JSON]) -> tuple[int, int]:
    start, end = entry.get("start"), entry.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        raise InputError(f"{where}: {start}:{end} is no span of the text")
    return start, end


def _objects(value: JSON) -> list[Mapping[str, JSON]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _string(value: JSON) -> str | None:
    return value if isinstance(value, str) else None


def _strings(value: JSON) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(v) if v is not None else "null" for v in value)
    return (str(value),) if value is not None else ()


def _lists(value: JSON) -> tuple[Names, ...]:
    return tuple(_strings(names) for names in value) if isinstance(value, list) else ()


# --- printing ------------------------------------------------------------------------------


def table(report: Report) -> str:
    """The figures per layer, as text."""
    head = f"{report.articles} articles\n{'layer':14} {'P':>6} {'R':>6} {'F1':>6}   right wrong missed"
    rows = (
        f"{name:14} {t.precision:6.3f} {t.recall:6.3f} {t.f1:6.3f}   {t.right:5} {t.wrong:5} {t.missed:6}"
        for name, t in report.layers.items()
    )
    return "\n".join([head, *rows])


def construction_table(report: Report) -> str:
    """Recall per construction, the worst first, as text; empty where nothing is tagged."""
    worst_first = sorted(report.constructions.items(), key=lambda row: (row[1][0] / row[1][1], -row[1][1], row[0]))
    return "\n".join(f"{layer:9} {tag:>4}  {right:3} of {total:3}" for (layer, tag), (right, total) in worst_first)


def as_json(report: Report) -> str:
    """The figures as one JSON object."""
    layers = {
        name: {"p": t.precision, "r": t.recall, "f1": t.f1, "tp": t.right, "fp": t.wrong, "fn": t.missed}
        for name, t in report.layers.items()
    }
    tags = [
        {"layer": layer, "construction": tag, "found": right, "all": total}
        for (layer, tag), (right, total) in sorted(report.constructions.items())
    ]
    return json.dumps({"articles": report.articles, "layers": layers, "constructions": tags}, ensure_ascii=False)
