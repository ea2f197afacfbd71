"""Quotation marks: which open, which close, which belong together.

Total on any text: a mark without a partner costs only itself. Pairs do not cross paragraphs; a
quotation over several paragraphs has its mark reopened at each, and every stretch is a pair of its own.
"""

from collections.abc import Sequence

from attrs import frozen

from diplonews.text.tokens import Tokens

_OPEN = frozenset("«“„‟‹‘") | {"<<"}
_CLOSE = frozenset("»”›") | {">>"}
_EITHER = frozenset("\"'") | {"''"}
MARKS = _OPEN | _CLOSE | _EITHER
_FAMILY = {
    **dict.fromkeys("«»", "guillemets"),
    **dict.fromkeys("“”„‟", "curly"),
    **dict.fromkeys("‹›", "single guillemets"),
    **dict.fromkeys("‘'", "apostrophes"),
    '"': "straight",
    "''": "doubled",
    "<<": "angle",
    ">>": "angle",
}
_BEFORE_OPEN = frozenset("([—–-:/") | MARKS  # what may touch an opening mark on its left
_AFTER_CLOSE = frozenset([",", ".", ";", "!", "?", ")", "]", ":", "…"])  # what touches a closing mark on its right
_STOPS = frozenset([".", "!", "?", "…", "..."])
_DEPTH = 6  # how far down the stack a closing mark looks for its partner
_LONGEST = 1_500  # tokens between a pair; beyond it a mark is missing
_LONGEST_STRAIGHT = 400  # the same for marks that look alike, where a missing one pairs off all that follow
_NEAR = 60  # tokens to the mark that shows a pair turned round


@frozen
class Pair:
    """Two marks and what lies between: token indices of the marks, view offsets of the content, nesting level.

    ``close`` is one past the last content token: the closing mark's own index, or, where the mark is
    reopened at the next paragraph instead of closed (``closed`` False), the end of the paragraph.
    """

    open: int
    close: int
    start: int
    end: int
    level: int
    closed: bool = True


def pair_marks(
    tokens: Tokens, blocks: Sequence[tuple[int, int]], at: Sequence[int]
) -> tuple[tuple[Pair, ...], tuple[int, ...]]:
    """The pairs in order of their opening mark, and the token indices of the marks left alone.

    ``blocks`` are the paragraphs as half-open token ranges, ``at`` the token indices of all marks.
    """
    found: list[tuple[int, int, bool]] = []
    alone: list[int] = []
    k = 0
    for number, (_first, last) in enumerate(blocks):
        stack: list[int] = []
        while k < len(at) and at[k] < last:
            _step(tokens, at, k, stack, found, alone)
            k += 1
        if stack and stack[0] + 1 < last and _reopened(tokens, stack[0], blocks, number):
            found.append((stack.pop(0), last, False))
        alone.extend(stack)
    kept, dropped = _plausible(tokens, sorted(found))
    return _leveled(tokens, kept), tuple(sorted(alone + dropped))


def _step(
    tokens: Tokens, at: Sequence[int], k: int, stack: list[int], found: list[tuple[int, int, bool]], alone: list[int]
) -> None:
    """Push an opening mark, or pop what a closing mark closes."""
    i = at[k]
    partner = _partner(tokens, i, stack)
    if partner is None and _turned_round(tokens, at, k):
        stack.append(i)
    elif partner is not None and tokens.words[i] == "«" and tokens.words[stack[partner]] == "»":
        found.append((stack[partner], i, True))
        del stack[partner:]
    elif _opens(tokens, i, closable=partner is not None):
        if stack and _begins_anew(tokens, at, k, stack[-1]):
            found.append((stack.pop(), i, False))
        stack.append(i)
    elif partner is None:
        alone.append(i)
    else:
        alone.extend(stack[partner + 1 :])
        found.append((stack[partner], i, True))
        del stack[partner:]


def _partner(tokens: Tokens, i: int, stack: list[int]) -> int | None:
    """Where in the stack the mark is that ``i`` could close: own family first, else any but apostrophes."""
    family = _FAMILY[tokens.words[i]]
    mixed = None
    for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEPTH), -1):
        opener = stack[depth]
        alike = tokens.words[opener] in _EITHER
        if i - opener > (_LONGEST_STRAIGHT if alike else _LONGEST) or i == opener + 1:
            continue
        if _FAMILY[tokens.words[opener]] == family:
            return depth
        if mixed is None and "apostrophes" not in (family, _FAMILY[tokens.words[opener]]):
            mixed = depth
    return mixed if mixed == len(stack) - 1 else None


def _opens(tokens: Tokens, i: int, *, closable: bool) -> bool:
    """Whether the mark opens. Straight marks, and guillemets the wrong way round, are read by the spaces about them."""
    mark = tokens.words[i]
    space_before = i == 0 or tokens.ends[i - 1] < tokens.starts[i]
    after = tokens.words[i + 1] if i + 1 < len(tokens.words) else ""
    space_after = tokens.ends[i] < tokens.starts[i + 1] if after else True
    space_after = space_after or after in _AFTER_CLOSE
    before = tokens.words[i - 1] if i else ""
    free_left = space_before or before in _BEFORE_OPEN or before.endswith("'")
    if mark in _EITHER:
        if free_left and not space_after:
            return before not in _OPEN or not closable or space_before
        if space_after and not space_before:
            return before.endswith("'") and not closable
        return not closable
    if mark in _CLOSE:
        # `d' »aide »`: a closing mark where only an opening one can stand.
        return free_left and not space_after and not closable
    if mark in "”“" and closable and not free_left:
        return False  # German and Polish pages close with “
    # `«aide«`, `»aide«`: an opening mark where only a closing one can stand.
    return not (closable and space_after and not space_before)


def _turned_round(tokens: Tokens, at: Sequence[int], k: int) -> bool:
    """Whether `» aide «` begins here: a closing mark with nothing to close, and an opening one as the next mark."""
    if tokens.words[at[k]] != "»" or k + 1 == len(at) or tokens.words[at[k + 1]] != "«":
        return False
    before, close = tokens.words[at[k] - 1] if at[k] else "", at[k + 1]
    ends = close + 1 == len(tokens.words) or tokens.words[close + 1] in _AFTER_CLOSE
    return close - at[k] <= _NEAR and (before in (":", "(") or before.endswith("'") or ends)


def _begins_anew(tokens: Tokens, at: Sequence[int], k: int, opener: int) -> bool:
    """Whether a mark opens the next stretch of a quotation left open: `"A. B. "C", dit X` (paragraphs run together).

    The stretch before has ended its sentence, the marks look alike, and only one closes after this one.
    """
    i, family = at[k], _FAMILY[tokens.words[at[k]]]
    if tokens.words[i] not in _EITHER or _FAMILY[tokens.words[opener]] != family or tokens.words[i - 1] not in _STOPS:
        return False
    return k + 2 >= len(at) or _opens(tokens, at[k + 2], closable=False) or at[k + 2] - at[k + 1] > _NEAR


def _plausible(tokens: Tokens, found: list[tuple[int, int, bool]]) -> tuple[list[tuple[int, int, bool]], list[int]]:
    """The pairs without those of like marks that hold two such pairs: there, a mark before or after them is missing."""
    held = dict.fromkeys(range(len(found)), 0)
    around: list[int] = []
    for n, (opener, _close, _) in enumerate(found):
        while around and found[around[-1]][1] <= opener:
            around.pop()
        if around and tokens.words[found[around[-1]][0]] == tokens.words[opener] and tokens.words[opener] in _EITHER:
            held[around[-1]] += 1
        around.append(n)
    kept = [pair for n, pair in enumerate(found) if held[n] < 2]
    # where a pair was not closed, what stands at its end is no mark, or another's
    return kept, [mark for n, pair in enumerate(found) if held[n] > 1 for mark in pair[: 1 + pair[2]]]


def _reopened(tokens: Tokens, opener: int, blocks: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether the next paragraph begins with a mark of the same family: then this one was left open on purpose."""
    if number + 1 >= len(blocks):
        return False
    mark = tokens.words[blocks[number + 1][0]]
    return mark in MARKS and _FAMILY[mark] == _FAMILY[tokens.words[opener]]


def _leveled(tokens: Tokens, found: list[tuple[int, int, bool]]) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    ends: list[int] = []
    for opener, close, closed in sorted(found):
        while ends and ends[-1] <= opener:
            ends.pop()
        pairs.append(Pair(opener, close, tokens.starts[opener + 1], tokens.ends[close - 1], len(ends), closed))
        ends.append(close)
    return tuple(pairs)
