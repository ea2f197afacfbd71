"""The hook of the ``hypothesis`` entry point: ``st.from_type(diplonews.Quote)`` works wherever diplonews is installed.

Hypothesis calls it at every import of its own, in projects too that never touch diplonews. So it imports nothing: while
nobody has imported the model there is no type to ask for, and the model calls again when it is imported.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_MODULES = ("diplonews.meta", "diplonews.values", "diplonews.model")  # the last two call when they are imported


def setup() -> None:
    """Register the types of the model with Hypothesis once both are imported; the strategies wait to be asked."""
    loaded = [module for name in _MODULES if (module := sys.modules.get(name)) is not None]
    if not loaded:
        return
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415

    for module in loaded:
        for kind in vars(module).values():
            if isinstance(kind, type) and kind.__module__ == module.__name__ and hasattr(kind, "__slots__"):
                register_type_strategy(kind, _resolve)


def _resolve(kind: type) -> "SearchStrategy[object]":
    from diplonews.strategies._models import for_type  # noqa: PLC0415

    return for_type(kind)
