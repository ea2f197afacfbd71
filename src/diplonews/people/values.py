"""What the layer hands on: people, organisations, and the mentions that name them."""

from collections.abc import Mapping

from attrs import field, frozen

from diplonews.model import EntityKind, Organization, Person, ResolvedBy, SpeakerPart
from diplonews.people.titles import TitlePhrase


@frozen
class Mention:
    """A named mention as a half-open token range (civility in), the entity it names, and that entity's kind."""

    first: int
    last: int
    entity_id: str
    kind: EntityKind


@frozen(eq=False)
class People:
    """The persons and organisations of an article and their mentions, sorted and without overlap.

    ``titles`` are the title phrases by first token; ``holders`` says which person a title phrase stands beside.
    """

    persons: tuple[Person, ...]
    organizations: tuple[Organization, ...]
    mentions: tuple[Mention, ...]
    titles: Mapping[int, TitlePhrase] = field(repr=False)
    holders: Mapping[int, str] = field(repr=False)
    _at: Mapping[int, Mention] = field(repr=False)
    _entities: Mapping[str, "Person | Organization"] = field(repr=False)

    def mention_at(self, token: int) -> Mention | None:
        """The mention that holds the token."""
        return self._at.get(token)

    def entity(self, entity_id: str) -> "Person | Organization":
        """The person or organisation with this id.

        Raises:
            KeyError: for an id of another article.
        """
        return self._entities[entity_id]


@frozen
class Identity:
    """Whom a noun phrase or a pronoun stands for, how that was found (``note``), and how sure it is (0..1).

    ``name`` is the canonical name of an entity, or the phrase itself for an unnamed source; ``first`` to ``last`` is
    the half-open token range that was read.
    """

    name: str
    kind: EntityKind
    entity: str | None
    resolved_by: ResolvedBy
    also: tuple[SpeakerPart, ...] = ()
    gender: str | None = None
    country: str | None = None
    confidence: float = 1.0
    note: str = ""
    first: int = 0
    last: int = 0
