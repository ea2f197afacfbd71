"""What follows a verb or a noun in its clause: complements by preposition, each with the slot of the frame it may fill.

No parse: one walk to the right that ends where another clause begins (walk), made once for every head.
"""

from diplonews.events.reading import Chunk, Reading
from diplonews.events.walk import Walk


def complements(reading: Reading, first: int, verbal: bool, transitive: bool = True) -> tuple[list[Chunk], int]:
    """The complements from token ``first`` on, and the token at which the clause ends.

    ``verbal``: what follows is a verb's, so the first phrase without preposition is its object (``des armes`` too).
    """
    key = (first, verbal, transitive)
    known = reading.walks.get(key)
    if known is None:
        walk = Walk(reading, first, verbal, verbal and transitive)
        walk.run()
        known = reading.walks[key] = walk.chunks()
    return known
