"""Build annotated articles (JSON) from plain-text authoring files, so that nobody types an offset.

    python eval/tools/annotate.py eval/work              read src/*.txt, write *.json, warn of what looks forgotten
    python eval/tools/annotate.py eval/work --check      compare only; status 1 where a JSON file is not up to date
    python eval/tools/annotate.py eval/work --coverage   how often each construction and event type occurs
    python eval/tools/annotate.py eval/work --lines      the annotations as exchange lines, for a scorer

``eval/README.md`` describes the authoring format. Every surface must occur in the text, and one that occurs several
times must say which is meant: anything else stops the run with file, line and reason. Standard library only.
"""

import argparse
import datetime as dt
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TypeAlias

Json: TypeAlias = dict[str, object]
Span: TypeAlias = tuple[int, int]

TYPES = frozenset(
    (
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT"
        " THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
    ).split()
)
MODES = frozenset("visit meet phone conference mediate".split())
STATUSES = frozenset("occurred ongoing planned hypothetical negated".split())
MODS = frozenset("START MID END APPROX LESS_THAN MORE_THAN BEFORE AFTER".split())
DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
VALUE = re.compile(
    r"\d{2,4}|\d{4}-\d\d(-\d\d(T(MO|MI|AF|EV|NI|\d\d:\d\dZ?))?)?|\d{4}-(W\d\d(-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI)"
    r"|PT?(\d+|X)(Y|M|W|D|DE|H)(\d+M)?|(PAST|FUTURE|PRESENT)_REF|T\d\d:\d\dZ?|T(MO|MI|AF|EV|NI)|P\d+Y\d+M"
)
CALENDAR = re.compile(
    rf"(?<!\w)(?:{'|'.join(DAYS + MONTHS)}|aujourd['’]hui|hier|demain|avant-hier|après-demain"
    r"|veille|lendemain|week-end|semaines?"
    r"|trimestre|semestre|ans|années?|mois|jours|heures|quinzaine|huitaine|soir|matin|matinée|soirée|nuit|aube|midi|minuit"
    r"|printemps|été dernier|automne|hiver|siècle|(?:19|20)\d\d|\d{1,2} ?[hH] ?\d\d)(?!\w)",
    re.IGNORECASE,
)
MARKED = re.compile(r"«([^«»]{1,900})»|“([^“”]{1,900})”|\"([^\"]{1,900})\"|„([^„“”]{1,900})[“”]")


class AuthoringError(ValueError):
    """A line of an authoring file that cannot be built; the message names file and line."""


class Source:
    """One authoring file: header, untouched text, annotation lines with their line numbers."""

    def __init__(self, path: Path) -> None:
        self.path = path
        raw = path.read_text(encoding="utf-8")
        head, body, notes = re.split(r"^===\n", raw, maxsplit=2, flags=re.MULTILINE)
        self.head = dict(line.split(": ", 1) for line in head.splitlines() if line and not line.startswith("#"))
        self.text = body.removesuffix("\n")
        first = raw.count("\n", 0, len(raw) - len(notes)) + 1
        self.notes = [
            (first + k, line.strip()) for k, line in enumerate(notes.splitlines()) if line.strip() and line[0] != "#"
        ]
        self.line = 0

    def fail(self, why: str) -> AuthoringError:
        return AuthoringError(f"{self.path}:{self.line}: {why}")

    def places(self, surface: str) -> list[int]:
        """Every offset at which the surface stands as whole words."""
        left = r"(?<!\w)" if re.match(r"\w", surface) else ""
        right = r"(?!\w)" if re.search(r"\w\Z", surface) else ""
        # Pages mix no-break spaces in; authors type plain ones. Each stands for exactly one character, so offsets hold.
        body = re.escape(surface).replace("\\ ", "[ \u00a0\u202f]")
        return [m.start() for m in re.finditer(left + body + right, self.text)]

    def find(self, written: str) -> Span:
        """The span of ``surface``, ``surface #2`` (its second occurrence) or ``first words ~ last words``."""
        written = written.strip()
        numbered = re.fullmatch(r"(.*\S)\s+#(\d+)", written, re.DOTALL)
        surface, number = (numbered[1], int(numbered[2])) if numbered else (written, 0)
        first, _, last = surface.partition(" ~ ")
        starts = self.places(first)
        if not starts:
            raise self.fail(f"not in the text: {first!r}")
        if number > len(starts):
            raise self.fail(f"occurs {len(starts)} times only: {first!r}")
        if not number and len(starts) > 1:
            raise self.fail(f"occurs {len(starts)} times, say which with #n: {first!r}")
        start = starts[(number or 1) - 1]
        if not last:
            return start, start + len(first)
        ends = [at for at in self.places(last) if at >= start + len(first)]
        if not ends:
            raise self.fail(f"not in the text after {first!r}: {last!r}")
        return start, ends[0] + len(last)

    def span(self, written: str) -> Json:
        start, end = self.find(written)
        return self.located(start, end)

    def located(self, start: int, end: int) -> Json:
        surface = self.text[start:end]
        n = sum(1 for m in re.finditer(rf"(?={re.escape(surface)})", self.text[:end]) if m.start() <= start)
        return {"text": surface, "n": n, "start": start, "end": end}


def fields(source: Source, line: str, least: int, most: int) -> list[str]:
    cells = [cell.strip() for cell in re.split(r" \|(?: |\Z)", line)]
    if not least <= len(cells) <= most:
        raise source.fail(f"{len(cells)} fields, want {least} to {most}: {line!r}")
    return cells + [""] * (most - len(cells))


def tags(source: Source, written: str, top: int) -> list[int]:
    numbers = [int(part) for part in written.split(",") if part]
    if any(not 1 <= n <= top for n in numbers):
        raise source.fail(f"no such construction: {written!r}")
    return numbers


def names(written: str, forms: dict[str, list[str]]) -> list[list[str]]:
    """``A ; B = other form of B``: one list of acceptable forms a name; people and aliases bring theirs along."""
    found = []
    for part in filter(None, (p.strip() for p in written.split(" ; "))):
        own = [form.strip() for form in part.split(" = ")]
        found.append(list(dict.fromkeys(f for name in own for f in forms.get(name, [name]))))
    return found


def mentions(source: Source, written: str, taken: list[Span]) -> list[Json]:
    """``Name + M. Surname``: every occurrence that no longer mention covers; ``? Surface #1`` is optional."""
    spans: list[tuple[int, int, bool]] = []
    for part in sorted((p.strip() for p in written.split(" + ")), key=lambda p: -len(re.sub(r"^\? | #\d+$", "", p))):
        optional, surface = part.startswith("? "), part.removeprefix("? ")
        if re.search(r" #\d+$", surface):
            spans.append((*source.find(surface), optional))
            continue
        starts = source.places(surface)
        hits = [(at, at + len(surface)) for at in starts]
        free = [
            (a, b) for a, b in hits if not any(a < d and c < b for c, d in [*taken, *((x, y) for x, y, _ in spans)])
        ]
        if not free:
            raise source.fail(f"no free occurrence of the mention {surface!r}")
        spans += [(a, b, optional) for a, b in free]
    taken += [(a, b) for a, b, _ in spans]
    return [source.located(a, b) | ({"optional": True} if optional else {}) for a, b, optional in sorted(spans)]


def build(source: Source) -> Json:
    """The annotated article of one authoring file; raises AuthoringError."""
    published = source.head["published"]
    if published != "none":
        dt.date.fromisoformat(published)
    built: dict[str, list[Json]] = {key: [] for key in ("quoted", "reported", "dates", "people", "events", "silent")}
    forms: dict[str, list[str]] = {}
    taken: list[Span] = []
    for number, line in source.notes:
        source.line = number
        if line.startswith(("A ", "P ", "P? ")):
            head = line.split(" ", 1)[1].split(" | ")[0]
            own = [form.strip() for form in head.split(" = ")]
            forms[own[0]] = own
    for number, line in source.notes:
        source.line = number
        kind, _, rest = line.partition(" ")
        optional = kind.endswith("?")
        match kind.removesuffix("?"):
            case "Q" | "R" as layer:
                numbers, who, cue, surface = fields(source, rest, 4, 4)
                speakers = names(who, forms)
                flat = [form for speaker in speakers for form in speaker]
                built["quoted" if layer == "Q" else "reported"].append(
                    source.span(surface)
                    | {
                        "speaker": flat,
                        "cue": cue or None,
                        "optional": optional,
                        "construction": tags(source, numbers, 50),
                    }
                )
            case "D":
                built["dates"].append(date(source, rest, optional))
            case "P":
                head, where = fields(source, rest, 2, 2)
                own = forms[head.split(" = ")[0].strip()]
                person: Json = {"name": own[0], "alt": own[1:], "mentions": mentions(source, where, taken)}
                built["people"].append(person | ({"optional": True} if optional else {}))
            case "E":
                built["events"].append(event(source, rest, optional, forms))
            case "S":
                layer, numbers, surface = fields(source, rest, 3, 3)
                if layer not in ("quoted", "reported", "dates", "people", "events"):
                    raise source.fail(f"no such layer: {layer!r}")
                top = 46 if layer == "dates" else 50
                built["silent"].append(
                    {"layer": layer, "construction": tags(source, numbers, top)} | source.span(surface)
                )
            case "A":
                continue
            case _:
                raise source.fail(f"unknown kind of line: {line!r}")
    for key in ("quoted", "reported", "dates", "silent"):
        built[key].sort(key=lambda item: (item["start"], item["end"]))
    head = {
        "id": source.path.stem,
        "published": None if published == "none" else published,
        "style": source.head["style"],
    }
    return {**head, "text": source.text, **built}


def date(source: Source, rest: str, optional: bool) -> Json:
    number, value, surface, extra = fields(source, rest, 3, 4)
    value, _, mod = value.partition(" ")
    if value != "null" and not all(VALUE.fullmatch(part) for part in value.split("/")):
        raise source.fail(f"no TIMEX3 value: {value!r}")
    if mod and mod not in MODS:
        raise source.fail(f"no such mod: {mod!r}")
    found = source.span(surface) | {"value": None if value == "null" else value, "optional": optional}
    found |= {"construction": tags(source, number, 46)}
    weekdays = [
        k for k, name in enumerate(DAYS) if re.search(rf"(?<!\w){name}(?!\w)", str(found["text"]), re.IGNORECASE)
    ]
    day = re.match(r"\d{4}-\d\d-\d\d", value)
    if weekdays and day and dt.date.fromisoformat(day[0]).weekday() != weekdays[0]:
        raise source.fail(f"{day[0]} is no {DAYS[weekdays[0]]}")
    if mod:
        found["mod"] = mod
    if extra:
        found["accept"] = extra.split()
    return found


def event(source: Source, rest: str, optional: bool, forms: dict[str, list[str]]) -> Json:
    kind, status, triggers, actors, recipients, place, when = fields(source, rest, 3, 7)
    type_, _, mode = kind.partition("/")
    if type_ not in TYPES or (mode and mode not in MODES) or status not in STATUSES:
        raise source.fail(f"no such type, mode or status: {kind} {status}")
    if (type_ == "CONSULT") != bool(mode):
        raise source.fail("CONSULT, and only CONSULT, has a mode")
    main, *also = [source.span(surface) for surface in triggers.split(" + ")]
    located = {"trigger": main["text"], "n": main["n"], "start": main["start"], "end": main["end"], "also": also}
    return located | {
        "type": type_,
        "mode": mode or None,
        "actors": names(actors, forms),
        "recipients": names(recipients, forms),
        "place": place or None,
        "date": when or None,
        "status": status,
        "optional": optional,
    }


def forgotten(article: Json) -> list[str]:
    """What the annotator may have overlooked: marks, calendar words and surnames that no item covers."""
    text = str(article["text"])

    def spans(*layers: str) -> list[Span]:
        return [(int(str(i["start"])), int(str(i["end"]))) for layer in layers for i in items(article, layer)]

    quiet = spans("silent")
    quoted, dated = spans("quoted") + quiet, spans("dates") + quiet
    named = [(int(str(m["start"])), int(str(m["end"]))) for p in items(article, "people") for m in items(p, "mentions")]
    out = [
        f"marks: {m[0]!r}" for m in MARKED.finditer(text) if not any(a < m.end() and m.start() < b for a, b in quoted)
    ]
    out += [
        f"date: …{text[max(0, m.start() - 25) : m.end() + 15]!r}…"
        for m in CALENDAR.finditer(text)
        if not any(a < m.end() and m.start() < b for a, b in dated)
    ]
    for person in items(article, "people"):
        family = str(person["name"]).split()[-1]
        for m in re.finditer(rf"(?<!\w){re.escape(family)}(?!\w)", text, re.IGNORECASE):
            if not any(a < m.end() and m.start() < b for a, b in [*named, *quiet]):
                out.append(f"name: …{text[max(0, m.start() - 25) : m.end() + 10]!r}…")
    return out


def items(holder: Json, key: str) -> list[Json]:
    found = holder[key]
    assert isinstance(found, list)
    return found


def as_result(article: Json) -> Json:
    """The annotation in the exchange format's shape, so that a scorer can be tried on a perfect answer."""

    def named(forms: object) -> Json | None:
        return {"name": forms[0]} if isinstance(forms, list) and forms else None

    def place(item: Json) -> Json:
        return {key: item[key] for key in ("start", "end", "text")}

    quotes = [
        {"speaker": named(q["speaker"]), "fragments": [place(q)], "clause": None} for q in items(article, "quoted")
    ]
    quotes += [
        {"speaker": named(r["speaker"]), "fragments": [], "clause": place(r)} for r in items(article, "reported")
    ]
    events = [
        {
            "type": e["type"],
            "mode": e["mode"],
            "status": e["status"],
            "trigger": {"start": e["start"], "end": e["end"], "text": e["trigger"]},
            "also": [place(a) for a in items(e, "also")],
            "actors": [named(forms) for forms in items(e, "actors")],
            "recipients": [named(forms) for forms in items(e, "recipients")],
            "place": {"name": e["place"]} if e["place"] else None,
            "date": {"value": e["date"]} if e["date"] else None,
        }
        for e in items(article, "events")
    ]
    people = [
        {"name": p["name"], "mentions": [place(m) for m in items(p, "mentions")]} for p in items(article, "people")
    ]
    dates = [place(d) | {"value": d["value"]} for d in items(article, "dates")]
    return {"id": article["id"], "quotes": quotes, "dates": dates, "people": people, "events": events}


def coverage(articles: list[Json]) -> str:
    quote, day, kind, optional = Counter[int](), Counter[int](), Counter[str](), Counter[str]()
    for article in articles:
        for item in items(article, "quoted") + items(article, "reported"):
            quote.update(item["construction"])  # type: ignore[call-overload]
        for item in items(article, "dates"):
            day.update(item["construction"])  # type: ignore[call-overload]
        for item in items(article, "silent"):
            (day if item["layer"] == "dates" else quote).update(item["construction"])  # type: ignore[call-overload]
        for item in items(article, "events"):
            (optional if item["optional"] else kind)[str(item["type"])] += 1
    lines = [f"{len(articles)} articles, {sum(len(str(a['text']).split()) for a in articles)} words"]
    lines.append("quotes: " + " ".join(f"{n}:{quote[n]}" for n in range(1, 51)))
    lines.append("dates: " + " ".join(f"{n}:{day[n]}" for n in range(1, 47)))
    lines.append("events (required): " + " ".join(f"{name}:{kind[name]}" for name in sorted(TYPES)))
    lines.append("events (optional): " + " ".join(f"{name}:{optional[name]}" for name in sorted(TYPES)))
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="holds src/*.txt; the JSON files stand beside src")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; status 1 where a file is missing or differs"
    )
    parser.add_argument("--coverage", action="store_true", help="print counts instead of writing")
    parser.add_argument("--lines", action="store_true", help="print exchange lines instead of writing")
    parser.add_argument("--quiet", action="store_true", help="no warnings of what may be forgotten")
    args = parser.parse_args()
    try:
        articles = [build(Source(path)) for path in sorted((args.folder / "src").glob("*.txt"))]
    except AuthoringError as error:
        print(error, file=sys.stderr)
        return 2
    if args.coverage:
        print(coverage(articles))
        return 0
    if args.lines:
        for article in articles:
            print(json.dumps(as_result(article), ensure_ascii=False))
        return 0
    stale = 0
    for article in articles:
        path = args.folder / f"{article['id']}.json"
        wanted = json.dumps(article, ensure_ascii=False, indent=1) + "\n"
        if args.check:
            if not path.exists() or path.read_text(encoding="utf-8") != wanted:
                print(f"{path}: not what its source builds", file=sys.stderr)
                stale = 1
            continue
        path.write_text(wanted, encoding="utf-8")
        words = len(str(article["text"]).split())
        print(
            f"{path}: {words} words, "
            + ", ".join(f"{len(items(article, k))} {k}" for k in ("quoted", "reported", "dates", "people", "events"))
        )
        for warning in [] if args.quiet else forgotten(article):
            print(f"  forgotten? {warning}")
    return stale


if __name__ == "__main__":
    sys.exit(main())
