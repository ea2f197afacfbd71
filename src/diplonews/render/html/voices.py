"""Who speaks in an article: the quotes of a speaker together, with the colour, line and initials that stand for it."""

from attrs import frozen

from diplonews.enums import EntityKind
from diplonews.model import Article
from diplonews.values import Quote, Speaker

UNNAMED = "Sans auteur nommé"
_HUES = 8
_LINES = 4


@frozen
class Voice:
    """A speaker and the quotes credited to it, each with its number in the article; ``style`` names the CSS classes."""

    name: str
    initials: str
    style: str
    entity: str | None
    role: str | None
    quotes: tuple[tuple[int, Quote], ...]


def voices(article: Article) -> tuple[Voice, ...]:
    """The speakers in the order in which they are first quoted; the quotes that nobody is credited with come last."""
    groups: dict[str | None, list[tuple[int, Quote]]] = {}
    ordered = sorted(enumerate(article.quotes), key=lambda q: (q[1].start, q[0]))
    for number, quote in ordered:
        groups.setdefault(_key(quote.speaker), []).append((number, quote))
    unnamed = groups.pop(None, [])
    titles = {person.id: person.roles[0].title for person in article.people if person.roles}
    found = [_voice(number, quotes, titles) for number, quotes in enumerate(groups.values())]
    if unnamed:
        found.append(Voice(UNNAMED, "?", "dn-c-none dn-l2", None, None, tuple(unnamed)))
    return tuple(found)


def style_of(number: int) -> str:
    """The classes of the speaker of that number: eight hues, and a line that differs when the hues begin anew."""
    return f"dn-c{number % _HUES} dn-l{(number + number // _HUES) % _LINES}"


def initials(name: str, kind: EntityKind) -> str:
    """Two letters, or one, that stand for a name in the margin.

    >>> initials("Maria do Céu Évora", EntityKind.PERSON), initials("un diplomate européen", EntityKind.DESCRIPTION)
    ('MÉ', 'DE')
    """
    words = [word for word in name.replace("’", "'").split() if word[0].isalnum()]
    if kind is EntityKind.PERSON:
        words = [words[0], words[-1]] if len(words) > 1 else words
    else:
        words = [w for w in words if len(w) > 3 or w[0].isupper()][:2] or words[:1]
    return "".join(word[0].upper()[:1] for word in words) or "·"


def _key(speaker: Speaker | None) -> str | None:
    return (speaker.entity or f"\n{speaker.name}") if speaker else None


def _voice(number: int, quotes: list[tuple[int, Quote]], titles: dict[str, str]) -> Voice:
    speaker = next(quote.speaker for _, quote in quotes if quote.speaker)
    role = titles.get(speaker.entity) if speaker.entity else None
    short = initials(speaker.name, speaker.kind)
    return Voice(speaker.name, short, style_of(number), speaker.entity, role, tuple(quotes))
