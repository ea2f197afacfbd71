"""The exchange format: frozen on the wire, lossless, published as a schema, strict about what it reads."""

import copy
import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diplonews import Article, Failure, InputError, Meta, SchemaError, from_dict, from_json, parse, to_dict, to_json
from diplonews.export.json import dumps, failure_to_json, loads, schema
from diplonews.samples import samples

FROZEN = Path(__file__).parent / "frozen"
WRITTEN = (FROZEN / "article.v1.json").read_text("utf-8").removesuffix("\n")
VALIDATOR = jsonschema.Draft202012Validator(schema())

SPLIT_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")  # the one text that JSON cannot hold
ANY_TEXT = st.text(st.characters(categories=("L", "N", "P", "S", "Z", "C")), max_size=300)
PIECES = st.lists(
    st.sampled_from(
        [
            "« ", " »", "“", "”", '"', "' ", "’", "\n\n", "\n", " ", "\u00a0", ", ", ". ", " : ", " – ",
            "M. Haugen", "la ministre belge Anne Ferrand", "le président Paul Morel", "l'Otan", "Paris", "Mme de Vries",
            "a déclaré", "a-t-il dit", "a ajouté que", "selon", "affirme", "mardi", "hier", "le 3 avril 2024", "14h",
            "la semaine prochaine", "se rendra à Oslo", "a rencontré", "60 millions d'euros", "sanctions", "Il", "elle",
            "OSLO, 2 avr. (AFP) – ", "\ud800", "\x00", "e\u0301", "ﬁ", "\u00ad", "\u200b", "🇫🇷",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def _leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, list):
        for k, item in enumerate(value):
            yield from _leaves(item, (*path, k))


PLACES = [path for path in _leaves(json.loads(WRITTEN)) if path and path[0] != "meta"]


def test_frozen_article():
    """What version 1 has written once is read, and written again to the letter, keys in the same order."""
    assert to_json(from_json(WRITTEN)) == WRITTEN


def test_frozen_schema():
    """The published schema changes on purpose only."""
    assert schema() == json.loads((FROZEN / "schema.v1.json").read_text("utf-8"))


def test_schema_is_a_schema():
    """The schema is one of draft 2020-12, and the frozen article is of it."""
    jsonschema.Draft202012Validator.check_schema(schema())
    VALIDATOR.validate(json.loads(WRITTEN))


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_samples(sample):
    """An article is read back equal, its hash too, and what is written is of the schema."""
    article = parse(sample.text, published=sample.published, id=sample.id, url="https://example.org", source="Exemple")
    back = from_json(to_json(article))
    assert back == article
    assert hash(back) == hash(article)
    VALIDATOR.validate(to_dict(article))


@given(
    st.one_of(ANY_TEXT, PIECES), st.sampled_from([None, "2024-04-02", "2024-03-31T02:30:00+01:00", "2024-04-02T12:00"])
)
def test_any_text_round_trips(text: str, published: str | None):
    """Whatever the text, its parse is written as UTF-8, is of the schema, and is read back equal."""
    assume(not SPLIT_PAIR.search(text))
    article = parse(text, published=published)
    written = to_json(article)
    assert "\n" not in written
    assert from_json(written.encode().decode()) == article
    VALIDATOR.validate(json.loads(written))


@given(
    st.sampled_from(PLACES),
    st.sampled_from([None, True, -1, 1.5, 10**400, "x", "2024-02-30", "2024-04-02T12:00", [], ["x"], {}, {"start": 0}]),
)
def test_wrong_values_are_refused_by_path(place: tuple[str | int, ...], wrong: object):
    """A wrong value anywhere is either harmless or refused with a path, never read as something else."""
    data = json.loads(WRITTEN)
    target = data
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = copy.deepcopy(wrong)
    refused = ""
    try:
        article = from_dict(data)
    except SchemaError as error:
        refused = str(error)
    assert refused.startswith("$") or from_json(to_json(article)) == article


@pytest.mark.parametrize(
    ("place", "wrong", "told"),
    [
        (("dates", 0, "start"), "2", "$.dates[0].start: str where an integer must stand"),
        (("dates", 0, "start"), True, "$.dates[0].start: bool"),
        (("dates", 1, "begin"), "2024-02-30", "$.dates[1].begin: '2024-02-30' is no day"),
        (("dates", 1, "begin"), "20240402", "$.dates[1].begin: '20240402' is no date"),
        (("quotes", 0, "kind"), "spoken", "$.quotes[0].kind: 'spoken' is none of direct, indirect, mixed"),
        (("quotes", 1, "clause"), None, "$.quotes[1]: quote q2: kind indirect"),
        (("quotes", 0, "fragments", 1, "end"), 3, "$.quotes[0].fragments[1]: span"),
        (("people", 0, "mentions"), None, "$.people[0].mentions: null where a list must stand"),
        (("meta",), [], "$.meta: list where an object must stand"),
        (("text",), "autre", "$: article visite: span"),
        (("format",), "diplonews/2", "$.format: 'diplonews/2' is of another major version"),
        (("format",), "tei", "$.format: 'tei' where"),
        (("error",), {"type": "x"}, "$.error: "),
    ],
)
def test_errors_name_the_path(place, wrong, told):
    """The error says where in the document, what stands there, and what should."""
    data = json.loads(WRITTEN)
    target = data
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = wrong
    with pytest.raises(SchemaError) as caught:
        from_dict(data)
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    "text", ["", "nul", "[]", "3", '{"format": "diplonews/1"}', "[" * 100_000, "1" * 10_000, '{"format": NaN}']
)
def test_what_is_no_article(text: str):
    """What is no JSON, or no article, is a SchemaError and nothing else."""
    with pytest.raises(SchemaError, match=r"^\$"):
        from_json(text)


def test_unknown_and_missing_keys():
    """A reader ignores what a later minor version adds, and takes a missing key for unknown."""
    data = json.loads(WRITTEN)
    data["format"] = "diplonews/1.4"
    data["mood"] = data["quotes"][0]["mood"] = "grim"
    del data["warnings"], data["quotes"][0]["evidence"]
    article = from_dict(data)
    assert article.warnings == ()
    assert article.quotes[0].evidence == ()
    assert article.quotes[1] == from_json(WRITTEN).quotes[1]


def test_no_key_is_left_out():
    """An article in which nothing is known still has every key."""
    assert to_dict(Article("Rien.")) == {
        "format": "diplonews/1",
        "id": None,
        "text": "Rien.",
        "meta": {},
        "published": None,
        "published_from": None,
        "published_evidence": None,
        "dateline": None,
        "paragraphs": [],
        "quotes": [],
        "dates": [],
        "people": [],
        "organizations": [],
        "events": [],
        "warnings": [],
    }


def test_lone_surrogates_are_escaped():
    """A lone surrogate, which UTF-8 cannot hold, travels as an escape; French letters stay readable."""
    written = to_json(Article("é\ud800 \udc00."))
    assert '"é\\ud800 \\udc00."' in written
    assert from_json(written).text == "é\ud800 \udc00."


def test_split_surrogate_pair_is_refused():
    """Two code points that JSON would read as one are refused rather than silently moved."""
    with pytest.raises(InputError, match="surrogate pair"):
        to_json(Article("\ud83d\ude00"))


def test_meta_keeps_order_and_values():
    """Whatever came with an article is kept, in its order, and two mappings of the same values are equal."""
    meta = Meta({"b": [1, {"x": None}], "a": "é"})
    assert list(meta) == ["b", "a"]
    assert from_json(to_json(Article("x", meta=meta))).meta.to_dict() == {"b": [1, {"x": None}], "a": "é"}
    assert meta == Meta({"a": "é", "b": [1, {"x": None}]})


def test_failure_is_of_the_schema():
    """The line that stands for a failed record is of the same schema."""
    line = failure_to_json(Failure("a", 7, "text must be str", "TypeError"))
    assert loads(line) == {
        "format": "diplonews/1",
        "id": "a",
        "error": {"type": "TypeError", "message": "text must be str", "line": 7},
    }
    VALIDATOR.validate(loads(line))


def test_numbers_json_has_not():
    """NaN and infinities are no JSON, neither written nor read."""
    with pytest.raises(InputError):
        dumps(float("nan"))
    with pytest.raises(InputError):
        loads("[Infinity]")
    with pytest.raises(InputError):
        Meta({"x": float("inf")})


def test_times_keep_their_offset():
    """A moment is read back as the same moment, with its offset; a naive one stays naive."""
    paris = dt.datetime(2024, 4, 2, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    back = from_json(to_json(Article("x", published=paris)))
    assert back.published == paris
    assert isinstance(back.published, dt.datetime)
    assert back.published.utcoffset() == dt.timedelta(hours=2)
    naive = dt.datetime(2024, 4, 2, 14, 30)  # noqa: DTZ001
    assert from_json(to_json(Article("x", published=naive))).published == naive


def test_whole_numbers_are_numbers():
    """A reader takes a whole number where a number stands, and refuses one that no number can hold."""
    data = json.loads(WRITTEN)
    data["quotes"][0]["confidence"] = 1
    assert from_dict(data).quotes[0].confidence == 1.0
    data["quotes"][0]["confidence"] = 10**400
    with pytest.raises(SchemaError, match="beyond all bounds"):
        from_dict(data)


def test_what_is_no_object_is_no_article():
    """A list is told apart from an article by its place."""
    with pytest.raises(SchemaError, match=r"^\$: list where an object must stand"):
        from_dict([])


def test_a_moment_outside_the_calendar_is_refused():
    """What is written as a moment must be one."""
    data = json.loads(WRITTEN)
    data["published"] = "2024-02-31T10:00:00"
    with pytest.raises(SchemaError, match="no moment of the calendar"):
        from_dict(data)
