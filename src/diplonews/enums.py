"""The closed vocabularies of the model; each value is the word the exchange format writes."""

from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is for on the page."""

    TITLE = "title"
    LEAD = "lead"
    DATELINE = "dateline"
    BODY = "body"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    EMBED = "embed"
    BOILERPLATE = "boilerplate"


class QuoteKind(StrEnum):
    """``direct`` has fragments and no clause, ``indirect`` a clause and no fragments, ``mixed`` both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class EntityKind(StrEnum):
    """What a speaker or participant is; ``description`` is an unnamed source or party."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    DESCRIPTION = "description"


class ResolvedBy(StrEnum):
    """How the speaker of a quote was found."""

    NAME = "name"
    TITLE = "title"
    PRONOUN = "pronoun"
    RECIPROCAL = "reciprocal"
    SAME_SOURCE = "same_source"
    CONTINUATION = "continuation"
    OFFICE = "office"
    SIGNATURE = "signature"


class DateType(StrEnum):
    """TIMEX3 types."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Basis(StrEnum):
    """What a date was counted from."""

    EXPLICIT = "explicit"
    PUBLICATION = "publication"
    DISCOURSE = "discourse"
    QUOTATION = "quotation"
    POST = "post"


class Bound(StrEnum):
    """``before``: avant, d'ici, jusqu'à; ``after``: à partir de, depuis."""

    BEFORE = "before"
    AFTER = "after"


class Gender(StrEnum):
    """Grammatical gender by which the article speaks of a person."""

    MALE = "male"
    FEMALE = "female"


class EventType(StrEnum):
    """PLOVER's sixteen event types (openeventdata, manual of 2021)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether the event happened."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
