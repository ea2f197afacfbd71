r"""Cost per character of hostile texts against that of ordinary articles: the library must stay linear on all of them.

Usage: hostile.py [--size CHARACTERS] [--worst RATIO] [NAME…]. Each family is parsed whole at ``--size`` characters
(200,000 unless told) and at a quarter of it. ``ratio`` is its cost per character against that of the embedded samples,
``growth`` the cost per character of the long text against the short one: 1 where nothing is quadratic. The samples
themselves are repeated from 1 kB to 5 MB. Exits with 1 where a ratio is above ``--worst`` (4 unless told).

CPU time of this process, minima of several runs: what else the machine does costs little here.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Mapping
from typing import Final

from diplonews import parse
from diplonews.samples import samples

SIZE: Final = 200_000
WORST: Final = 4.0
GROWTH: Final = 2.0  # a text four times as long would cost four times as much a character if it were quadratic
DAY: Final = "2024-04-02"
LENGTHS: Final = (1_000, 10_000, 100_000, 1_000_000, 5_000_000)


def repeated(piece: str) -> Callable[[int], str]:
    """A family: as many of the piece as make about so many characters."""
    return lambda size: piece * max(1, size // len(piece))


def nested(opening: str, closing: str) -> Callable[[int], str]:
    """A family: marks within marks, all of them closed."""
    return lambda size: opening * (size // 2 // len(opening)) + "a" + closing * (size // 2 // len(closing))


def numbered(piece: str) -> Callable[[int], str]:
    """A family in which every repetition differs by a word, so that nothing is recognised from the one before."""
    return lambda size: "".join(piece.replace("@", word(n)) for n in range(size // (len(piece) + 4)))


def word(number: int) -> str:
    """A made-up word of one capital and four to five letters, different for each number below 50,000."""
    syllables = "ba de fi go lu ma ne pi ro su ta ve zi ko ra".split()
    parts = []
    for _ in range(3):
        number, digit = divmod(number, len(syllables))
        parts.append(syllables[digit])
    return "".join(parts).capitalize() + ("r" if number % 2 else "l" if number % 3 else "")


# Each family repeats what some rule visits, or what some table grows by.
FAMILIES: Final[Mapping[str, Callable[[int], str]]] = {
    # quotation marks
    "opening marks": repeated("«"),
    "opening marks apart": repeated("« a "),
    "closing marks": repeated("a » "),
    "straight marks": repeated('"a '),
    "apostrophes": repeated(" 'a"),
    "alternating marks": repeated("« a » "),
    "marks of all kinds": repeated("« a “ b \" c ' d ‹ e "),
    "deep nesting": nested("« ", " »"),
    "deep nesting of kinds": nested("« “ ‹ ", " › ” »"),
    "turned round": repeated("» a « "),
    "one quotation": lambda size: "« " + "le port est ouvert, " * (size // 20) + "», a dit Paul Morel.",
    "quotations, a paragraph each": repeated("« a »\n\n"),
    "reopened at each paragraph": repeated("« Le port est ouvert.\n\n"),
    "brackets": repeated("(a ["),
    # cues and sources
    "cues": repeated("dit que "),
    "cues of all kinds": repeated("affirme que assure de selon déclare : d'après "),
    "inversions": repeated("a-t-il "),
    "incises": repeated(", a-t-il dit, "),
    "quotations with incises": repeated("« oui », a-t-il dit. "),
    "sources": repeated("selon Paul Morel, "),
    "sources that go on": repeated("selon "),
    "nested reports": repeated("il a dit qu'elle avait dit que "),
    "relatives": repeated("Paul Morel, qui a dit que "),
    "participles": repeated(", assurant que la route est longue"),
    "infinitives": repeated("il demande de demander de "),
    "colons": repeated("Paul Morel : "),
    "pronouns": repeated("il elle lui leur "),
    "statements by many": numbered("« Le port est ouvert », a dit Paul @. "),
    "the latter": numbered("Paul @ est là. Ce dernier a dit que le port est ouvert. "),
    "counterparts": numbered("Paul @ est là. « Oui », a dit son homologue. "),
    "same source": repeated("Une source diplomatique a dit oui. La même source a dit non. "),
    "joint statements": numbered("Paul @ et Jean @ ont dit que le port est ouvert. "),
    "statements by nobody named": repeated("« Le port est ouvert », a-t-il dit. "),
    # people
    "names": repeated("Paul Morel "),
    "names with commas": repeated("Paul Morel, "),
    "names, all different": numbered("Paul @ est là. "),
    "surnames, all different": numbered("M. @ est là. "),
    "capitals": repeated("Abc "),
    "capitals joined": repeated("Abc-"),
    "particles": repeated("de la "),
    "name with particles": repeated("Paul de la "),
    "titles": repeated("le ministre des "),
    "titles with names, all different": numbered("Le ministre belge Paul @ a dit que le port est ouvert. "),
    "given names, all different": numbered("@ Morel a dit oui. M. Morel est là. "),
    "titles with names": repeated("le ministre belge des Affaires étrangères, Paul Morel, "),
    "civilities": repeated("M. "),
    "initials": repeated("J. "),
    "joint": repeated("Paul Morel et "),
    "countries": repeated("France "),
    "organisations": repeated("ONU, OTAN, UE, "),
    "lower-case roles": repeated("le président et la ministre "),
    # dates
    "dates": repeated("mardi 3 avril "),
    "weekdays": repeated("mardi "),
    "months": repeated("mai "),
    "ranges": repeated("du 3 au 5 mai "),
    "list of days": repeated("3, 4, "),
    "list of days with month": lambda size: "le " + "3, 4, " * (size // 6) + "5 mai 2024",
    "years": repeated("2024 "),
    "figures": repeated("12 "),
    "figures joined": repeated("1"),
    "figures with points": repeated("1.2."),
    "figures with slashes": repeated("1/2/"),
    "hours": repeated("14h30 "),
    "ago": repeated("il y a deux ans et "),
    "numbers in words": repeated("vingt et un "),
    "lengths": repeated("deux ans "),
    "deictics": repeated("hier demain "),
    "feasts": repeated("Noël Pâques "),
    "days, all different": lambda size: "".join(
        f"Il est venu le {n % 28 + 1} mai {1900 + n % 190}. " for n in range(size // 27)
    ),
    "days that count from another": repeated("Le 3 mai 2024, il est parti. Il est revenu le lendemain. "),
    "the eve of the eve": repeated("la veille du lendemain de "),
    # events
    "visits": repeated("Paul Morel visite Paris. "),
    "visits, one sentence": repeated("Paul Morel visite Paris, "),
    "visits by many": numbered("@ visite Paris. "),
    "visits told twice": numbered("@ visite Paris. Paul @ a été reçu mardi à Oslo. "),
    "meetings of many": numbered("Paul @ a rencontré mardi Jean @. "),
    "deliveries": numbered("La France a livré mardi 12 canons à @. "),
    "meetings at places": numbered("Paul Morel a rencontré Jean @ à @. "),
    "reported events": numbered("Paul Morel a annoncé que Paris a livré mardi 12 canons à @. "),
    "actors in a row": repeated("la France et "),
    "meetings": repeated("une rencontre entre Paris et Berlin, "),
    "event nouns": repeated("la visite de la visite de "),
    "event verbs": repeated("condamne accuse menace "),
    "passives": repeated("a été condamné par "),
    "amounts": repeated("60 milliards de dollars "),
    "amounts that go on": repeated("six à douze "),
    # text
    "commas": repeated(","),
    "commas apart": repeated("a, "),
    "full stops": repeated("."),
    "full stops apart": repeated("a. "),
    "dashes": repeated("–"),
    "hyphens": repeated("a-"),
    "elisions": repeated("l'"),
    "one sentence": repeated("le ministre Paul Morel et la France "),
    "one long word": repeated("a"),
    "one word of capitals": repeated("A"),
    "one word of capitals and not": repeated("Aa"),
    "combining accents": repeated("e\u0301"),
    "accents alone": repeated("\u0301"),
    "soft hyphens": repeated("a\u00ad"),
    "blanks": repeated(" "),
    "blanks of all kinds": repeated(" \u00a0\u202f\t"),
    "blanks before a word": repeated(" " * 500 + "dit"),
    "line ends": repeated("\r\n"),
    "short paragraphs": repeated("a\n"),
    "titles, no full stop": repeated("Un titre sans point\n\n"),
    "accounts": repeated("— Paul Morel (@paul) 3 avril 2022\n\n"),
    "captions": repeated("Photo AFP\n\n"),
    "datelines": repeated("PARIS, 3 avril (AFP) – "),
    "datelines, a paragraph each": repeated("PARIS, 3 avril (AFP) – a\n\n"),
    "mojibake": repeated("Ã©"),
    "emoji": repeated("👍🏽"),
    "other alphabets": repeated("Привет 世界 "),
    "lone surrogates": repeated("\ud800"),
}


def seconds(text: str, runs: int) -> float:
    """CPU seconds of a parse, the least of so many."""
    found = []
    for _ in range(runs):
        gc.collect()
        began = time.process_time()
        parse(text, published=DAY)
        found.append(time.process_time() - began)
    return min(found)


def article(size: int) -> str:
    """The embedded samples one after another, cut at so many characters."""
    text = "\n\n".join(sample.text for sample in samples())
    return "\n\n".join([text] * (size // len(text) + 1))[:size]


def ordinary(runs: int) -> float:
    """CPU seconds a character of an ordinary article, now: a machine is not equally quick all the time."""
    return sum(seconds(sample.text, runs) for sample in samples()) / sum(len(sample.text) for sample in samples())


def by_length() -> None:
    """Print what a character costs in articles from 1 kB to 5 MB."""
    print("an article, repeated       µs / character   ratio")
    for size in LENGTHS:
        text, base = article(size), ordinary(9)
        cost = seconds(text, 5 if size < 100_000 else 1) / len(text)
        print(f"{size:<26,}{cost * 1e6:15.2f}{cost / base:8.2f}", flush=True)


def by_family(size: int, names: list[str]) -> dict[str, tuple[float, float]]:
    """Print what a character costs in each family; the ratio and the growth of each."""
    print(f"\n{size:,} characters           µs / character   ratio  growth")
    found = {}
    for name in names:
        short, long, base = FAMILIES[name](size // 4), FAMILIES[name](size), ordinary(4)
        few, many = seconds(short, 3) / len(short), seconds(long, 2) / len(long)
        base = min(base, ordinary(4))
        found[name] = (many / base, many / few)
        print(f"{name:<32}{many * 1e6:9.2f}{many / base:8.2f}{many / few:8.2f}", flush=True)
    return found


def main() -> int:
    """Print both tables; 1 where a family is out of bounds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--worst", type=float, default=WORST)
    parser.add_argument("names", nargs="*", default=[])
    given = parser.parse_args()
    ordinary(9)  # the lexicon is read, the patterns are compiled
    if not given.names:
        by_length()
    found = by_family(given.size, given.names or list(FAMILIES))
    worst = max(found, key=lambda name: found[name][0])
    print(f"\n{len(found)} families; worst ratio {found[worst][0]:.2f} ({worst}), at most {given.worst:g}")
    bad = [name for name, (ratio, growth) in found.items() if ratio > given.worst or (growth > GROWTH and ratio > 0.5)]
    if bad:
        print("out of bounds: " + ", ".join(bad))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
