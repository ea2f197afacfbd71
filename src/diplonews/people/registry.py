"""One person, one entry: the runs of the text gathered under canonical names, with gender, roles and every mention.

Full names come first; a short form goes to the one person it fits by its words, by gender and by the title before it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from diplonews.enums import Gender
from diplonews.lexicon._words import naming_words
from diplonews.people.fold import fold, sound
from diplonews.people.forms import GENDERS, given_gender, quiet
from diplonews.people.given import alike
from diplonews.people.judge import Run
from diplonews.people.parts import Range, Word, split
from diplonews.people.roles import Titles, agreement, origin
from diplonews.people.titles import TitlePhrase
from diplonews.people.vocabulary import given_names, known_surnames, particles, text_civilities
from diplonews.text.document import Document

_EVIDENCE = ("m", "f", "title m", "title f", "said m", "said f")  # civilities, titles, participles, by gender


class Entry:
    """A person while the article is being read; only this module changes it."""

    __slots__ = ("civilities", "folded", "forms", "genders", "mentions", "origin", "roles", "split", "words")

    def __init__(self, words_: tuple[str, ...]) -> None:
        self.words = words_
        self.folded = tuple(map(fold, words_))
        self.split = split_text(words_)
        self.forms: dict[str, int] = {}
        self.genders = dict.fromkeys(_EVIDENCE, 0)
        self.mentions: list[tuple[int, int]] = []
        self.roles: list[TitlePhrase] = []
        self.civilities: set[str] = set()
        self.origin: str | None = None  # what a demonym right before the name says

    @property
    def name(self) -> str:
        """The full form in its most frequent spelling, the first of equals."""
        return max(self.forms, key=self.forms.__getitem__)

    @property
    def gender(self) -> Gender | None:
        """What civilities say; else given name, titles and agreement, the feminine more than the masculine.

        A masculine title may name a woman (``le maître de conférences``): it counts once, and less than the given name.
        """
        said = self.genders
        known = known_surnames().get(self.words[0].lower()) if len(self.words) == 1 else None
        guess = given_gender(self.split[0]) if known is None else GENDERS[known.gender]
        male = 5 * said["m"] + min(said["title m"], 1) + min(said["said m"], 1) + 2 * (guess is Gender.MALE)
        female = 5 * said["f"] + 3 * min(said["title f"] + said["said f"], 1) + 2 * (guess is Gender.FEMALE)
        return None if male == female else Gender.MALE if male > female else Gender.FEMALE


@lru_cache(maxsize=4_096)
def split_text(words_: tuple[str, ...]) -> tuple[str | None, str | None, str | None]:
    """Given name, particle and family name of the words of a name."""
    at, made = 0, []
    for w in words_:
        made.append(Word(w, at, at + len(w)))
        at += len(w) + (w[-1] not in "'’")
    text = join_words(words_)
    parts = split(made)

    def said(part: Range | None) -> str | None:
        return text[part[0] : part[1]] if part else None

    return said(parts.given), said(parts.particle), said(parts.family)


def join_words(words_: Iterable[str]) -> str:
    """The words of a name as one text: no space after an elided particle."""
    return " ".join(words_).replace("' ", "'")


def spelled(words_: Iterable[str]) -> tuple[str, ...]:
    """The words of a name with capitals only where a name has them (``KABORA-TINTO`` is ``Kabora-Tinto``)."""
    return tuple([quiet(w) if w.isupper() or "-" in w else w for w in words_])


class Registry:
    """The persons of one article. Made, filled and read within one call."""

    def __init__(self, doc: Document, titles: Mapping[int, TitlePhrase]) -> None:
        self.doc = doc
        self.entries: list[Entry] = []
        self.short: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
        self.families: defaultdict[str, list[Entry]] = defaultdict(list)
        self.full: dict[tuple[str, ...], Entry] = {}
        self.titles = Titles(doc, titles)
        self.holders: dict[int, Entry] = {}
        self._read: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def add_full(self, run: Run) -> None:
        """Take in a name of several words."""
        words_, key = self._words(run)
        entry = self.full.get(key) or self._variant(words_, key)
        if entry is None:
            entry = Entry(words_)
            self.entries.append(entry)
            self._index(entry)
        self.full[key] = entry
        form = join_words(words_)
        entry.forms[form] = entry.forms.get(form, 0) + 1
        self._mention(entry, run)

    def _words(self, run: Run) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words of a run as a name has them, and folded; worked out once a run."""
        known = self._read.get(run.first)
        if known is None:
            words_ = name_words(self.doc, run)
            known = self._read[run.first] = words_, tuple(map(fold, words_))
        return known

    def part_of(self, run: Run) -> Entry | None:
        """The person whose longer name ends in the words of the run; one that opens with a given name is another's."""
        key = self._words(run)[1]
        if key in self.full or (run.civility is None and key[0] in given_names() and key[0] not in particles()):
            return None
        return self.fitting(run) if key in self.short else None

    def _variant(self, words_: tuple[str, ...], key: tuple[str, ...]) -> Entry | None:
        for entry in self.families.get(sound(key[-1]), ())[:_FEW]:
            if len(words_) > 1 and len(entry.words) > 1 and alike(key[0], entry.folded[0]):
                return entry
        return None

    def _index(self, entry: Entry) -> None:
        key = entry.folded
        self.families[sound(key[-1])].append(entry)
        for k in range(1, len(key)):
            self.short[key[k:]].append(entry)
        if len(key) > 1:
            self.short[key[:1]].append(entry)
        if len(key) > 2 and key[1] not in particles():
            self.short[(key[1],)].append(entry)
        for prefix in ("al-", "el-", "al ", "el "):
            if key[-1].startswith(prefix):
                self.short[(key[-1][3:],)].append(entry)

    def _mention(self, entry: Entry, run: Run) -> None:
        doc = self.doc
        first = run.first
        inner = entry.split[1].lower().split(" ") if entry.split[1] else []
        if (
            run.civility is None
            and inner
            and first >= len(inner)
            and list(doc.lower[first - len(inner) : first]) == inner
        ):
            first -= len(inner)  # « Le Drian », where « Le » was read as an article
        entry.mentions.append((first if run.civility is None else run.civility, run.last))
        if run.civility is not None:
            entry.civilities.add(doc.lower[run.civility])
            gender = text_civilities()[doc.lower[run.civility]].gender
            if gender != "u":
                entry.genders[gender] += 1
        start = first if run.civility is None else run.civility
        entry.origin = entry.origin or origin(doc, start, run.last)
        agrees = agreement(doc, run.last)
        if agrees is not None:
            entry.genders["said " + agrees] += 1
        before = self.titles.leading_to(start, run.last)
        for title in before:
            self._role(entry, title)
        after = self.titles.following(run.last, led=bool(before))
        if after is not None:
            self._role(entry, after)

    def _role(self, entry: Entry, title: TitlePhrase) -> None:
        if title.plural or title.first in self.holders:
            return
        self.holders[title.first] = entry
        entry.roles.append(title)
        if title.gender != "u":
            entry.genders["title " + title.gender] += 1

    def fitting(self, run: Run) -> Entry | None:
        """The one person whom a short form fits; None when it fits nobody."""
        key = self._words(run)[1]
        found = self.short.get(key)
        if not found and key[0].startswith(("pro-", "anti-")):
            found = self.short.get((key[0].partition("-")[2],))
        if not found:
            return None
        article = self.doc.lower[run.first - 1] if run.first and run.civility is None and not run.cue else ""
        if article in naming_words("article") and all(
            e.split[1] is None or e.split[1].lower() != article for e in found
        ):
            return None
        gender = text_civilities()[self.doc.lower[run.civility]].gender if run.civility is not None else "u"
        title = self.titles.right_before(run.civility if run.civility is not None else run.first)
        if gender == "u" and title is not None:
            gender = title.gender
        kept = [e for e in found[:_FEW] if gender == "u" or e.gender is None or e.gender.value[0] == gender]
        if not kept:
            return None
        if title is not None and title.kind in _BY_GIVEN_NAME and len(key) == 1:
            kept = [e for e in kept if any(t.kind == title.kind for t in e.roles)]
            if not kept:
                return None  # « le pape François » is no François Hollande
        if len(kept) > 1 and title is not None:
            by_role = [e for e in kept if any(t.role == title.role for t in e.roles)]
            kept = by_role or kept
        if len(kept) > 1 and run.civility is not None:
            kept = [e for e in kept if self.doc.lower[run.civility] in e.civilities] or kept
        if len(kept) > 1:
            by_family = [e for e in kept if fold(e.split[2] or "") == " ".join(key)]
            kept = by_family or kept
        if len(kept) == 1:
            return kept[0]
        before = [e for e in kept if e.mentions and min(e.mentions[0], e.mentions[-1])[0] < run.first]
        return max(
            before or kept, key=lambda e: max(m[0] if m[0] < run.first else -1 for m in (e.mentions[0], e.mentions[-1]))
        )

    def add_short(self, run: Run, entry: Entry | None) -> None:
        """Take in a short form: of ``entry``, or of somebody whom the article never names in full."""
        if entry is None:
            words_ = self._words(run)[0]
            entry = Entry(words_)
            entry.forms[join_words(words_)] = 1
            self.entries.append(entry)
            self.short[entry.folded].append(entry)
        self._mention(entry, run)


_BY_GIVEN_NAME = frozenset(["religious", "royal"])  # titles whose bearers go by a given name
_FEW = 24  # namesakes looked at; more than that is no article


def name_words(doc: Document, run: Run) -> tuple[str, ...]:
    """The words of a run as a name has them: initials with their stop, capitals made small."""
    if "." not in doc.words[run.first : run.last]:
        return spelled(doc.words[run.first : run.last])
    made: list[str] = []
    for w in doc.words[run.first : run.last]:
        if w == "." and made:
            made[-1] += "."
        else:
            made.append(w)
    return spelled(made)
