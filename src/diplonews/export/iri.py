"""The addresses by which linked data name an article and what is in it."""

import re
import uuid
from typing import Final
from urllib.parse import quote

from diplonews.export.tables import article_key
from diplonews.model import Article

# No fragment: what is in the article gets one. What RFC 3987 forbids in an address is no address.
_WEB: Final = re.compile(r"(https?://[^\s\x00-\x20\x7f-\xa0\ud800-\udfff<>\"{}|\\^`#]{1,2000}+)(?:#.*)?", re.DOTALL)
_SPACE: Final = uuid.UUID("4f1d7f0e-6c2b-5d0a-9a38-2d9c1d5b7e10")  # any fixed one: ids must be the same everywhere


def article_iri(article: Article) -> str:
    """The article's web address without its fragment; without a usable one a ``urn:uuid:`` made from its key.

    Only ``http`` and ``https`` are taken, since an address is what readers follow.

    >>> article_iri(Article("Rien.", id="a1"))
    'urn:uuid:858f11c5-3657-5542-a383-8de521a92ea7'
    """
    if address := _WEB.fullmatch(article.url or ""):
        return address[1]
    # Hexadecimal: a lone surrogate must neither end the program nor make two articles one.
    return f"urn:uuid:{uuid.uuid5(_SPACE, article_key(article).encode('utf-8', 'surrogatepass').hex())}"


def fragment(iri: str, id_: str) -> str:
    """The address of something in the article, by its id."""
    return f"{iri}#{quote(id_, safe='', errors='surrogatepass')}"
