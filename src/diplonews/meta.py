"""What came with an article besides its text: JSON values, kept immutable."""

import json
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from diplonews.errors import InputError

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"


class Meta(Mapping[str, JSON]):
    """An immutable, hashable mapping of JSON values: whatever else came with an article (``url``, ``authors``, …).

    Raises:
        InputError: when a value is none that JSON can hold.

    >>> meta = Meta({"url": "https://example.org/a", "auteurs": ["Anne Ferrand"]})
    >>> meta["auteurs"], len({meta, Meta(meta)})
    (['Anne Ferrand'], 1)
    """

    __slots__ = ("_key", "_written")

    def __init__(self, values: Mapping[str, JSON] | None = None) -> None:
        # Kept as JSON text: deep immutability, hashing and pickling all come for free.
        loaded = dict(values or {})
        try:
            self._written = json.dumps(loaded, allow_nan=False)
            self._key = json.dumps(loaded, allow_nan=False, sort_keys=True)
        except (TypeError, ValueError, RecursionError) as error:
            raise InputError(f"meta: {error}") from error

    def to_dict(self) -> dict[str, JSON]:
        """A fresh dictionary of the values, in the order in which they were given.

        >>> Meta({"rubrique": "monde"}).to_dict()
        {'rubrique': 'monde'}
        """
        loaded: dict[str, JSON] = json.loads(self._written)
        return loaded

    def __getitem__(self, key: str) -> JSON:
        return self.to_dict()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.to_dict())

    def __len__(self) -> int:
        return len(self.to_dict())

    def __eq__(self, other: object) -> bool:
        return self._key == other._key if isinstance(other, Meta) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        return f"Meta({self.to_dict()!r})"


NO_META = Meta()
