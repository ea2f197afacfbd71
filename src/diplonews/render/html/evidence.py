"""Why a result is there, as pairs of a French label and words, for the notes in the text and the lists beside it."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from diplonews.render.html.labels import decimal, kind_of, label, moment, spoken, value
from diplonews.render.html.markup import Html, tag, text
from diplonews.render.html.voices import UNNAMED
from diplonews.values import DateRef, Event, Participant, Quote, Span

Pair = tuple[str, str]

_BLANKS: Final = re.compile(r"[^\S\u00a0\u202f]+")


def of_quote(quote: Quote) -> Iterator[Pair]:
    """Kind, cue, how the speaker was found, circumstances, rule and confidence."""
    yield "Forme", label("quote", quote.kind.value)
    if quote.cue:
        lemma = f", {quote.cue.lemma}" if quote.cue.lemma else ""
        yield "Introduit par", f"{_words(quote.cue)}{lemma}"
    if quote.speaker:
        mention = f" : {_words(quote.speaker.mention)}" if quote.speaker.mention else ""
        yield "Auteur trouvé", label("by", quote.speaker.resolved_by.value) + mention
    else:
        yield "Auteur", "personne n’est nommé"
    for step in quote.evidence:
        yield "Indice", _words(step) + (f", {label('note', step.note)}" if step.note else "")
    if quote.addressee:
        yield "Destinataire", quote.addressee
    if quote.said.date:
        yield "Dit le", value(quote.said.date)
    if quote.said.place:
        yield "Lieu", quote.said.place
    if quote.said.occasion:
        yield "Occasion", quote.said.occasion
    yield from _rule(quote.rule)
    yield "Confiance", decimal(quote.confidence)


def of_date(date: DateRef) -> Iterator[Pair]:
    """The value, what it was counted from, its interval and its rule."""
    yield "Valeur", f"{spoken(date)} ({date.value})" if date.value else "inconnue"
    if date.basis:
        yield "Calculée depuis", label("basis", date.basis.value)
    if date.bound:
        yield "Borne", label("bound", date.bound.value)
    if date.begin and date.end_before:
        yield "Intervalle", f"{_iso(date.begin)} inclus – {_iso(date.end_before)} exclu"
    yield from _rule(date.rule)


def of_event(event: Event) -> Iterator[Pair]:
    """Type, parties, place, date, amounts, codes and rule."""
    yield "Nature", f"{kind_of(event)} ({event.type.value}), {label('status', event.status.value)}"
    if event.actors:
        yield "Acteurs", named(event.actors)
    if event.recipients:
        yield "Envers", named(event.recipients)
    if event.place:
        yield "Lieu", event.place.name
    if event.date:
        basis = f", depuis {label('basis', event.date.basis.value)}" if event.date.basis else ""
        yield "Date", f"{spoken(event.date)}{basis}"
    for amount in event.amounts:
        yield "Montant", _words(amount)
    if event.attributed_to:
        yield "Selon", event.attributed_to
    if event.plover_type or event.cameo_root:
        codes = (("PLOVER", event.plover_type), ("CAMEO", event.cameo_root))
        yield "Codes", " · ".join(f"{book} {code}" for book, code in codes if code)
    yield from _rule(event.rule)


def in_brief(head: str, pairs: Iterator[Pair]) -> str:
    """The pairs as the lines of a note."""
    return "\n".join([clean(head), *(f"{name} : {clean(words)}" for name, words in pairs)])


def listed(pairs: Iterator[Pair], anchor: str | None) -> Html:
    """The pairs behind a line that opens them."""
    rows = [tag("div", tag("dt", text(name)), tag("dd", *_translated(name, words))) for name, words in pairs]
    return tag("details", tag("summary", text("Pourquoi ?")), tag("dl", *rows, id=anchor), class_="dn-why")


def speaker_name(quote: Quote) -> str:
    """Whom the quote is credited to."""
    return clean(quote.speaker.name) if quote.speaker else UNNAMED


def named(parties: tuple[Participant, ...]) -> str:
    """The names of the parties."""
    return ", ".join(clean(party.name) for party in parties)


def clean(words: str) -> str:
    """The words on one line, no-break spaces kept."""
    return _BLANKS.sub(" ", words).strip()


def _translated(name: str, words: str) -> tuple[Html, ...]:
    return (tag("code", text(words)),) if name == "Règle" else (text(clean(words)),)


def _words(span: Span) -> str:
    return f"« {clean(span.text)} »"


def _rule(rule: str) -> Iterator[Pair]:
    if rule:
        yield "Règle", rule


def _iso(when: dt.date | dt.datetime) -> str:
    return moment(when)
