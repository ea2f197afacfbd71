"""Embedded posts: the words of a post and the signature under it, as pages print them."""

from diplonews.enums import EntityKind, Role
from diplonews.people.values import People, Phrase
from diplonews.quotes.direct import Fragment
from diplonews.quotes.drafts import Draft
from diplonews.quotes.words import MARK
from diplonews.text.document import Block, Document

_LONGEST = 120  # tokens of a post


def embedded(doc: Document, people: People) -> list[Draft]:
    """The posts of the article: a signature (« – Name (@account) date ») and the words before it."""
    found: list[Draft] = []
    for k, block in enumerate(doc.blocks):
        if block.role is not Role.EMBED:
            continue
        dash = next((i for i in range(block.first, block.last) if doc.lower[i] in ("–", "—", "-")), None)
        if dash is None or "@" not in doc.lower[dash : block.last]:
            continue
        signature = _signature(doc, people, dash + 1, block.last)
        body = _body(doc, doc.blocks[k - 1] if k else None, block, dash)
        if found and body is not None and body.first < found[-1].fragments[0].last:
            continue
        if signature is not None and body is not None:
            found.append(Draft("quotes.direct.post", (body,), None, source=signature, confidence=0.85))
    return found


def _signature(doc: Document, people: People, first: int, last: int) -> Phrase | None:
    end = next((i for i in range(first, last) if doc.lower[i] == "("), last)
    for i in range(first, end):
        mention = people.mention_at(i)
        if mention is not None and mention.kind is EntityKind.PERSON:
            return Phrase(mention.first, mention.last, mention.last - 1)
    return Phrase(first, end, end - 1) if end > first else None


def _body(doc: Document, before: Block | None, block: Block, dash: int) -> Fragment | None:
    """The words of the post: before the dash in its own paragraph, else the paragraph before."""
    first, last = block.first, dash
    if last - first < 3 and before is not None and before.role in (Role.BODY, Role.EMBED, Role.CROSSHEAD):
        first, last = before.first, before.last
    while first < last and doc.lower[first] in MARK:
        first += 1
    while last > first and doc.lower[last - 1] in MARK:
        last -= 1
    return Fragment(first, last, first) if 3 <= last - first <= _LONGEST else None
