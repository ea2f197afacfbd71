"""Quotations without a cue of their own: continued, presented after the fact, or repeated in a heading."""

from attrs import evolve

from diplonews.enums import EntityKind, ResolvedBy, Role
from diplonews.options import Options
from diplonews.people.values import Identity, People, Phrase
from diplonews.quotes.attribute import subject_phrase
from diplonews.quotes.direct import Fragment
from diplonews.quotes.drafts import Draft, Spoken
from diplonews.quotes.speakers import identity, speaks
from diplonews.quotes.words import MARK
from diplonews.syntax.nouns import noun_phrase
from diplonews.syntax.subjects import main_subject
from diplonews.text.document import Document

_FIRST = frozenset(["je", "j'", "nous", "mon", "ma", "mes", "notre", "nos"])
_DASHES = frozenset(["–", "—", "-"])
_PRESENTS = frozenset(["termes", "mots", "paroles", "propos", "phrase", "formule"])


def presented(doc: Document, people: People, first: int, last: int) -> Draft | None:
    """« C'est avec ces mots-là que l'envoyée a ouvert … »: whoever presents the quotation before; None otherwise."""
    if doc.lower[first] not in ("c'", "ce") or not _PRESENTS & set(doc.lower[first : first + 9]):
        return None
    at = next((i for i in range(first, min(last, first + 12)) if doc.lower[i] in ("que", "qu'")), None)
    if at is None:
        return None
    speaker = subject_phrase(doc, people, at + 1)
    return (
        None
        if speaker is None
        else Draft("quotes.direct.presented", (), None, (first, at), source=speaker, follows="back")
    )


def reopened(doc: Document, first: int, last: int) -> Draft | None:
    """A sentence whose mark nobody closes because the next sentence opens it again, as pages print long quotations."""
    if last >= len(doc.lower) or doc.lower[last] not in MARK or last - first < 4:
        return None
    if not any(w[0].isalnum() for w in doc.words[first + 1 : last]):
        return None
    return Draft(
        "quotes.direct.continuation", (Fragment(first + 1, last, first),), None, follows="near", confidence=0.75
    )


def merge(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """Cues that found nothing in their own sentence take the quotation that ends the one before."""
    made: list[Draft] = []
    for draft in drafts:
        if draft.follows != "back":
            made.append(draft)
            continue
        if made and made[-1].follows == "near" and draft.words is not None and _adjacent(doc, made[-1], draft.words[0]):
            made[-1] = evolve(draft, fragments=made[-1].fragments, follows="", confidence=0.85)
    return made


def _adjacent(doc: Document, draft: Draft, at: int) -> bool:
    return (
        doc.block_at(draft.first) == doc.block_at(at)
        and 0 <= doc.sentence_at(at) - doc.sentence_at(draft.fragments[-1].last - 1) <= 1
    )


def introduced(doc: Document, people: People, draft: Draft) -> Draft | None:
    """« La ministre a commenté ainsi ce vote : ¶ « … » »: the draft with the subject before the colon as its source."""
    at = draft.fragments[0].pair - 1 if draft.fragments else -1
    if at < 1 or doc.lower[at] != ":" or doc.block_at(at) == doc.block_at(draft.first):
        return None
    subject = main_subject(doc, people, *doc.sentence_range(at))
    return evolve(draft, source=subject, follows="") if subject is not None else None


def signed(doc: Document, people: People, draft: Draft) -> Draft | None:
    """« « … » ¶ — Ewa Nowak, directrice »: a quotation that fills its paragraph, and the name on the next line."""
    k = doc.block_at(draft.first)
    if not draft.fragments or k + 1 >= len(doc.blocks) or draft.fragments[0].pair != doc.blocks[k].first:
        return None
    block = doc.blocks[k + 1]
    if doc.words[block.first] not in _DASHES or doc.blocks[k].last - draft.fragments[-1].last > 3:
        return None
    mention = people.mention_at(block.first + 1)
    if mention is None or mention.kind is not EntityKind.PERSON or block.last - block.first > 30:
        title = noun_phrase(doc, people, block.first + 1) if block.first + 1 < block.last else None
        whole = title is not None and block.last - title.last <= 1 and speaks(doc, people, title)
        return evolve(draft, source=title, follows="") if whole else None
    return evolve(draft, source=Phrase(mention.first, mention.last, mention.last - 1), follows="")


def inherit(doc: Document, k: int, drafts: list[Draft], said: list[Spoken]) -> Spoken | None:
    """The speaker of a continued quotation, from the one before; None when it must wait for the one after."""
    draft = drafts[k]
    before = said[-1] if said else None
    if before is not None and before.who is not None and _continues(doc, before.draft, draft):
        return Spoken(draft, _as_continuation(before.who, draft))
    return None


def _continues(doc: Document, before: Draft, draft: Draft) -> bool:
    """Whether nothing speaks against one speaker: the same paragraph, or the next after a quotation that closed it."""
    gap = doc.block_at(draft.first) - doc.block_at(before.first)
    if gap == 0:
        distance = doc.sentence_at(draft.first) - doc.sentence_at(before.first)
        first_person = any(w in _FIRST for f in draft.fragments for w in doc.lower[f.first : f.last])
        return distance <= (
            4 if first_person and before.fragments and draft.rule == "quotes.direct.continuation" else 2
        )
    if gap == 1 and before.fragments and draft.rule == "quotes.direct.continuation":
        end = doc.blocks[doc.block_at(before.first)].last
        return end - before.fragments[-1].last <= 24
    return False


def _as_continuation(who: Identity, draft: Draft) -> Identity:
    return evolve(
        who,
        resolved_by=ResolvedBy.CONTINUATION,
        confidence=min(who.confidence, 0.9),
        note="continued",
        first=draft.first,
        last=draft.first + 1,
    )


def from_after(doc: Document, draft: Draft, after: Spoken | None) -> Spoken:
    """The speaker of the quotation that follows in the same paragraph, in the next sentence."""
    if after is None or after.who is None:
        return Spoken(draft, None)
    gap = doc.block_at(after.draft.first) - doc.block_at(draft.first)
    pair = doc.pair_around(draft.first)
    if gap == 1 and pair is not None and not pair.closed:
        return Spoken(draft, _as_continuation(after.who, draft))
    if gap:
        return Spoken(draft, None)
    if doc.sentence_at(after.draft.first) - doc.sentence_at(draft.first) > 1:
        return Spoken(draft, None)
    return Spoken(draft, _as_continuation(after.who, draft))


def told_of(doc: Document, people: People, draft: Draft, options: Options) -> Identity | None:
    """« Ewa a eu du mal à guérir. « Je passe mes jours au lit. » »: the person whom the sentence before is about."""
    here = doc.sentence_at(draft.first)
    if not here or draft.rule != "quotes.direct.continuation":
        return None
    first, last = doc.sentences[here - 1]
    if doc.block_at(first) != doc.block_at(draft.first) or doc.pair_around(first) is not None:
        return None
    subject = main_subject(doc, people, first, last, verbless=False)
    who = identity(doc, people, subject, options) if subject is not None else None
    if who is None or who.kind is not EntityKind.PERSON:
        return None
    return evolve(_as_continuation(who, draft), confidence=0.6, note="the person told of before")


def _key(doc: Document, draft: Draft) -> str:
    return " ".join(w for f in draft.fragments for w in doc.lower[f.first : f.last] if w[0].isalnum())


_MOST = 300  # quotations that a heading is compared with


def bodies(doc: Document, said: list[Spoken]) -> list[tuple[str, Spoken]]:
    """The words of the quotations of the body whose speakers are known, for ``repeated``."""
    found = []
    for one in said:
        known = one.draft.fragments and one.who is not None
        if known and doc.role_at(one.draft.first) not in (Role.TITLE, Role.CROSSHEAD):
            found.append((_key(doc, one.draft), one))
            if len(found) == _MOST:
                break
    return found


def repeated(doc: Document, draft: Draft, after: list[Spoken], known: list[tuple[str, Spoken]]) -> Spoken | None:
    """A heading's quotation that the article repeats (``known``: ``bodies``): its speaker there; None when nobody
    says it. ``after`` are the drafts that follow it.
    """
    own = _key(doc, draft)
    for text, other in known if len(own) >= 6 else ():
        if other.draft is not draft and other.who is not None and (own in text or (text in own and len(text) > 8)):
            return Spoken(draft, _as_continuation(other.who, draft))
    if any(w in _FIRST for w in own.split()):
        following = next((o for o in after if o.draft.first > draft.first and o.draft.fragments), None)
        if (
            following is not None
            and following.who is not None
            and doc.block_at(following.draft.first) - doc.block_at(draft.first) == 1
        ):
            return Spoken(draft, _as_continuation(following.who, draft))
    return None
