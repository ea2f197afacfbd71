"""Offsets in UTF-16 code units: what another language would cut out of the text with them."""

import copy
import json

import jsonschema
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from diplonews import Article, InputError, SchemaError, from_dict, from_json, parse, to_dict, to_json
from diplonews.export.json import schema
from diplonews.export.offsets import counting, reading
from diplonews.strategies import articles

TEXT = "🇫🇷 « Oui 😀, l'offre tient », a dit Anne Ferrand 🙂 mardi 2 avril 2024 à Oslo."


def cut(text: str, start: int, end: int) -> str:
    """What JavaScript's ``text.slice(start, end)`` gives."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def located(value: object):
    """Every object with a place, wherever it stands."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for key, item in value.items():
            if key != "meta":
                yield from located(item)
    elif isinstance(value, list):
        for item in value:
            yield from located(item)


def test_units():
    """A flag is four units, a smile two; the object says what it counts, and is read back."""
    article = parse(TEXT, published="2024-04-02")
    written = to_dict(article, offsets="utf-16")
    assert written["offsets"] == "utf-16"
    found = [*located(written)]
    assert len(found) > 6
    assert all(cut(TEXT, one["start"], one["end"]) == one["text"] for one in found)
    assert written["quotes"][0]["fragments"][0]["start"] == TEXT.index("Oui") + 2
    assert from_dict(written) == article
    jsonschema.Draft202012Validator(schema()).validate(written)


def test_code_points_are_the_default():
    """Without a request nothing changes: no key more, no offset otherwise."""
    article = parse(TEXT)
    assert "offsets" not in to_dict(article)
    assert to_json(article, offsets="code-points") == to_json(article)


@given(articles())
@example(Article("a\ud83d"))
def test_any_article_round_trips(article: Article):
    """Any article, its offsets counted in units, is read back equal."""
    try:
        written = to_json(article, offsets="utf-16")
    except InputError:
        assume(False)  # a surrogate pair as two code points: no JSON at all
    for one in located(json.loads(written)):
        assert cut(article.text, one["start"], one["end"]) == one["text"]
    assert from_json(written) == article


def test_metadata_stay():
    """What came with the article is the caller's, also where it looks like an offset."""
    article = parse(TEXT, id="a")
    written = to_dict(article, offsets="utf-16") | {"meta": {"start": 5, "parts": [{"end": 9}]}}
    assert from_dict(written).meta.to_dict() == {"start": 5, "parts": [{"end": 9}]}
    assert to_dict(from_dict(written), offsets="utf-16")["meta"] == {"start": 5, "parts": [{"end": 9}]}


def test_offset_inside_a_character():
    """An offset between the two units of a character is refused, with its path's root."""
    written = copy.deepcopy(to_dict(parse(TEXT), offsets="utf-16"))
    written["paragraphs"][0]["start"] = 1
    with pytest.raises(SchemaError, match=r"^\$: offset 1 stands inside a character"):
        from_dict(written)


@pytest.mark.parametrize("offsets", ["utf-8", "", None, 16])
def test_unknown_count(offsets: object):
    """What is no count is refused where it is asked for and where it is read."""
    with pytest.raises(InputError, match="is none of code-points, utf-16"):
        to_dict(parse(TEXT), offsets=offsets)
    with pytest.raises(SchemaError, match=r"\$\.offsets: .* is none of code-points, utf-16"):
        from_dict({"format": "diplonews/1", "text": "", "offsets": offsets})


@given(st.text(st.sampled_from("aé€😀🇫\ud83d\ude00"), max_size=30))
def test_there_and_back(text: str):
    """Counting and reading undo one another at every place; counts never fall."""
    count, read = counting(text, "utf-16"), reading(text)
    counts = [count(place) for place in range(len(text) + 1)]
    assert [read(place) for place in counts] == [*range(len(text) + 1)]
    assert counts[-1] == sum(1 + (letter > "\uffff") for letter in text)
