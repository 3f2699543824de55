"""The people and bodies that a document names, and how it describes them: read once, asked for every source in it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claimreader.claims.lexicon import listed
from claimreader.claims.places import folded, place_of
from claimreader.claims.speakers import Mention, Word, given_names, is_body, join, parse, roles, singular, split_words

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s)"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Cmdr|Brig|Prof|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd)\."
    r"|[^\W_]+(?:[-'’&][^\W_]+)*"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’')\]]*\s+(?=[“\"‘'(\[]*[A-Z0-9])|\n+")
_LINKS = frozenset(["of", "for", "the", "de", "del", "la", "di", "da", "van", "von", "der", "den", "bin", "bint", "ibn", "al", "el", "le", "du", "dos"])
_PARTICLES = _LINKS - {"of", "for", "the"}
_SAID_AFTER = re.compile(r",?\s+(?:said|says|told|added|wrote|tweeted|argued|claimed|insisted|noted|announced|denied|accused|who)\b")
_SAID_BEFORE = re.compile(r"(?:\bsaid|\bsays|\baccording to|\badded|\bby|\btold)\s+$")
_APPOSITION = re.compile(
    r"(?:\s*\([^()\n]{1,40}\))?,\s+((?:[^,.;:!?\n“”\"]|(?<=\b[A-Z])\.|(?<=\bM[rs])\.|(?<=\bMrs|\bSen|\bRep|\bGov|\bInc)\.){3,160})"
)
_ALSO = {
    "rep": ("congressman", "congresswoman", "lawmaker", "representative"),
    "representative": ("congressman", "congresswoman", "lawmaker"),
    "congressman": ("lawmaker",),
    "congresswoman": ("lawmaker",),
    "sen": ("senator", "lawmaker"),
    "senator": ("lawmaker",),
    "gov": ("governor",),
    "prime minister": ("premier",),
    "attorney": ("lawyer",),
    "lawyer": ("attorney",),
}
_COURTESY = frozenset(["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "mx"])
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_TITLE_LINE = 0.75
"""A line with so large a share of capitals among its longer words is a headline in title case: it shows no names."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals, side by side."""

    start: int
    end: int
    words: tuple[Word, ...]
    initial: bool
    """It begins a sentence."""


@dataclass(eq=False, slots=True)
class Figure:
    """A person whom the document names."""

    name: str
    """As fully as the text has it, without titles."""
    gender: str = ""
    """m, f, or not known."""
    rank: int = 0
    """The number in the order of the figures' first naming."""
    full: int = 0
    """How often the text gives the full name: whoever is meant by the surname alone is not given it again and again."""
    described: list[tuple[int, Mention]] = field(default_factory=list)
    """How the text calls them, and where."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where the text names somebody."""

    start: int
    end: int
    figure: Figure | None
    body: str
    """Set where it is no person: a body's or a country's name."""
    owner: bool


class Cast:
    """Everybody whom a text names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
        self._figures: dict[str, list[Figure]] = {}
        self._given: dict[str, list[Figure]] = {}
        self._bodies: dict[str, str] = {}
        self._ends: dict[str, list[str]] = {}
        self.sightings: list[Sighting] = []
        self._roles: dict[str, dict[Figure, str]] | None = None
        self._read()

    def sentence(self, at: int) -> int:
        """The number of the sentence that a place is in."""
        return bisect_right(self.sentences, at) - 1

    # ---------------------------------------------------------------------------------- asking

    def figure(self, name: str, *, gender: str = "") -> Figure | None:
        """The person whom a full or partial name means."""
        words = _without_suffix(name.split())
        if not words:
            return None
        named = self._figures.get(folded(words[-1]), [])
        if len(words) > 1:
            named = [one for one in named if _agrees(one.name.split(), words)]
        elif not named:
            named = self._given.get(folded(words[0]), [])
        named = [one for one in named if not gender or one.gender in ("", gender)]
        if len(words) > 1 or len(named) < 2:
            return max(named, key=lambda one: one.full, default=None)
        return max(named, key=_bareness)

    def meet(self, name: str, gender: str = "") -> Figure:
        """The person of that name, known from now on."""
        known = self.figure(name, gender=gender)
        if known is not None:
            if len(name.split()) > len(known.name.split()) and len(known.name.split()) == 1:
                known.name = plain_name(name)
                self._given.setdefault(folded(name.split()[0]), []).append(known)
            known.gender = known.gender or gender
            return known
        words = _without_suffix(name.split())
        made = Figure(plain_name(name), gender or gender_of(words[0] if len(words) > 1 else ""), len(self._figures))
        self._figures.setdefault(folded(words[-1]), []).append(made)
        if len(words) > 1:
            self._given.setdefault(folded(words[0]), []).append(made)
        return made

    def called(self, role: str, at: int, words: str = "") -> Figure | None:
        """The person whom "the president" or "the Texas senator" means: who was last named before and is called so."""
        if self._roles is None:
            self._roles = {}
            for figure in self.all_figures:
                for _, said in figure.described:
                    for name in {said.role, said.role.split(" ")[-1], *_ALSO.get(said.role, ())}:
                        self._roles.setdefault(name, {})[figure] = said.words
        found = self._roles.get(role)
        if not found:
            return None
        wanted = {word for word in words.casefold().split() if word != role and len(word) > 2}
        fitting = {one for one, said in found.items() if wanted & set(said.casefold().split())} if wanted else set(found)
        if wanted and not fitting:
            fitting = set(found) if len(found) == 1 else set()
        if len(fitting) < 2:
            return next(iter(fitting), None)
        before = bisect_right(self.sightings, at, key=lambda one: one.start)
        near = (one.figure for one in reversed(self.sightings[max(0, before - 40) : before]) if one.figure in fitting)
        return next(near, None)

    def body(self, name: str) -> str:
        """The full name of a body that is called by a part of it or by its initials."""
        key = folded(name)
        longer = self._ends.get(key) if not key.endswith(("democrats", "republicans")) else None
        if key in self._bodies and (not longer or " " in key):
            return self._bodies[key]
        return longer[-1] if longer else name.removeprefix("The ").removeprefix("the ")

    @cached_property
    def all_figures(self) -> list[Figure]:
        """Everybody, in the order in which they are first named."""
        return list(dict.fromkeys(sighting.figure for sighting in self.sightings if sighting.figure is not None))

    # --------------------------------------------------------------------------------- reading

    def _read(self) -> None:
        runs = list(_runs(self.text))
        lower = {match.group() for match in re.finditer(r"\b[^\W\d_A-Z][^\W\d_]+", self.text)}
        inside = Counter(word.text for run in runs for word in run.words[1 if run.initial else 0 :])
        single: list[tuple[Run, tuple[Word, ...], str]] = []
        doubtful: list[tuple[Run, tuple[Word, ...]]] = []
        kept: list[tuple[Run, Figure | None, str]] = []
        for run in runs:
            words = _trimmed(run, lower, inside)
            if not words:
                continue
            kind, name, gender = self._kind(run, words)
            if kind == "person" and len(name) > 1:
                kept.append((run, self._meet(run, name, gender), ""))
            elif kind == "body" and not is_body(words) and len(words) > 1:
                doubtful.append((run, words))
            elif kind == "body":
                kept.append((run, None, self._learn(join(words))))
            else:
                single.append((run, name, gender))
        titled = {folded(name[-1].text) for _, name, gender in single if gender}
        for run, words in doubtful:
            if folded(words[-1].text) in self._figures or folded(words[-1].text) in titled:
                kept.append((run, self._meet(run, words, ""), ""))
            else:
                kept.append((run, None, self._learn(join(words))))
        for run, name, gender in single:
            figure = self.figure(join(name), gender=gender)
            if figure is None and gender:
                figure = self._meet(run, name, gender.strip("?"))
            elif figure is not None:
                self._describe(figure, run, name)
            kept.append((run, figure, "" if figure else self._learn(join(name))))
        kept.sort(key=lambda item: item[0].start)
        self.seen = Counter(body for _, _, body in kept if body)
        self.sightings = [Sighting(run.start, run.end, figure, body, run.words[-1].owner) for run, figure, body in kept]

    def _kind(self, run: Run, words: tuple[Word, ...]) -> tuple[str, tuple[Word, ...], str]:
        """Whether a run names a person, a body, or what one word alone cannot tell; with the name itself and a gender."""
        whole = join(words)
        if place_of(whole) or is_body(words):
            return "body", words, ""
        mention = parse([Word(word.text) for word in words])
        name = tuple(split_words(mention.name)) or ()
        if not name:
            return "other", words, ""
        titled = len(name) < len(words) or bool(mention.role)
        gender = _gender_in(words[: len(words) - len(name)]) or gender_of(name[0].text if len(name) > 1 else "")
        if titled and not is_body(name):
            return "person", name, gender or "?"
        before, after = self.text[max(0, run.start - 40) : run.start], self.text[run.end : run.end + 30]
        if len(name) > 1 and name[0].text in given_names() and len(name) <= 4:
            return "person", name, gender
        likely = bool(_SAID_AFTER.match(after)) or bool(_SAID_BEFORE.search(before)) or _role_before(before)
        if 2 <= len(name) <= 4 and likely and not before.endswith(("the ", "The ")):
            return "person", name, gender
        return ("body" if len(name) > 1 else "other"), name, gender

    def _meet(self, run: Run, name: Sequence[Word], gender: str) -> Figure:
        figure = self.meet(join([Word(word.text) for word in name]), gender.strip("?"))
        figure.full += len(name) > 1
        self._describe(figure, run, name)
        return figure

    def _learn(self, name: str) -> str:
        """Keep a body's name, its initials, and what it ends in."""
        key = folded(name)
        if key in self._bodies:
            return self._bodies[key]
        self._bodies[key] = name
        words = name.split()
        if len(words) > 1:
            for at in range(1, len(words)):
                self._ends.setdefault(folded(" ".join(words[at:])), []).append(name)
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) > 1:
                self._ends.setdefault(initials.lower(), []).append(name)
        return name

    def _describe(self, figure: Figure, run: Run, name: Sequence[Word]) -> None:
        """Keep what stands around a name that says who it is."""
        if len(figure.described) > 8:
            return
        lead = list(run.words[: len(run.words) - len(name)])
        before = _noun_phrase_before(self.text[max(0, run.start - 90) : run.start])
        if before or lead:
            found = parse([*before, *lead, *[Word(word.text) for word in name]])
            if found.role and found.role not in _COURTESY:
                figure.described.append((run.start, found))
                figure.gender = figure.gender or _gender_in(split_words(found.role))
        match = _APPOSITION.match(self.text, run.end)
        closed = not lead and self.text[run.end : run.end + 1] == ","
        asides = [_role_apposed(self.text[max(0, run.start - 160) : run.start])] if closed else []
        asides += [parse(part) for part in re.split(r"\s+and\s+", match.group(1))] if match else []
        for found in asides:
            if found is not None and (found.own or found.role in roles()):
                figure.described.append((run.start, found))
                figure.gender = figure.gender or _gender_in(split_words(found.role))


def _bareness(figure: Figure) -> float:
    """How likely somebody is to be meant by the surname alone, where others share it."""
    said = {mention.role for _, mention in figure.described}
    kin = bool(said & listed("speakers", "kin"))
    return 2.0 * bool(said - listed("speakers", "kin")) - 3.0 * kin - 0.3 * min(figure.full, 5) - 0.01 * figure.rank


def plain_name(name: str) -> str:
    """A person's name as it is mostly given: without initials beside a given name, and without Jr."""
    words = name.split()
    full = [word for word in words if len(word.strip(".")) > 1 and word.lower().strip(".") not in _SUFFIXES]
    return " ".join(full if len(full) > 1 else words)


def gender_of(given: str) -> str:
    """m or f, where a given name tells."""
    if given in listed("names", "men"):
        return "" if given in listed("names", "women") else "m"
    return "f" if given in listed("names", "women") else ""


def _gender_in(words: Sequence[Word]) -> str:
    for word in words:
        if word.low in listed("speakers", "men"):
            return "m"
        if word.low in listed("speakers", "women"):
            return "f"
    return ""


def _without_suffix(words: list[str]) -> list[str]:
    while len(words) > 1 and words[-1].lower().strip(".") in _SUFFIXES:
        words = words[:-1]
    return words


def _agrees(full: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether two names with the same last word can be one person's."""
    full = _without_suffix(list(full))
    if len(full) == 1:
        return True
    one, two = folded(full[0]), folded(asked[0])
    return one == two or (len(one) == 1 or len(two) == 1) and one[0] == two[0] or one.startswith(two) or two.startswith(one) or two in map(folded, full)


def _role_before(before: str) -> bool:
    words = split_words(before)
    return bool(words) and not before.rstrip().endswith(",") and singular(words[-1].low) in roles() and before.endswith(" ")


_STOPS = frozenset(["of", "for", "at", "from", "with", "in", "to", "on", "by", "and", "or", "but", "that", "said", "says", "told", "when", "while", "as",
    "is", "was", "are", "were", "has", "have", "had", "he", "she", "they", "it", "who", "which", "than", "after", "before", "because", "against"])  # fmt: skip


def _noun_phrase_before(before: str) -> list[Word]:
    """The words just before a name that belong to it: "the Kremlin’s chief spokesman" before Dmitry Peskov."""
    tail = re.split(r"[.;:!?\n“”\"(),]", before)[-1]
    if not tail.endswith((" ", "\u00a0")):
        return []
    words = split_words(tail)
    if not words or words[-1].owner or singular(words[-1].low) not in roles() | listed("speakers", "titles"):
        return []
    found: list[Word] = []
    for word in reversed(words[-8:]):
        if word.low in _STOPS and not word.proper:
            break
        found.insert(0, word)
    return found


def _role_apposed(before: str) -> Mention | None:
    """The role that a comma parts from the name after it: "a spokesman for the ministry, Oleg Nikolenko"."""
    match = re.search(r"[^,.;:!?\n“”\"]{3,120},\s+$", before)
    if not match:
        return None
    segment = match.group().rstrip(", ")
    for start in re.finditer(r"(?:^\s*|\b)(?:an?|the|his|her|their|its|[A-Z][\w.]*(?: [A-Z][\w.]*)*['’]s?)\s", segment):
        found = parse(segment[start.start() :])
        if found.role in roles() and not found.name and not found.plural and found.role not in listed("speakers", "papers"):
            return found
    return None


def _runs(text: str) -> Iterator[Run]:
    for line in re.finditer(r"[^\n]+", text):
        words = list(_WORD.finditer(text, line.start(), line.end()))
        longer = [match.group() for match in words if len(match.group()) > 3]
        if len(longer) > 3 and sum(word[0].isupper() for word in longer) >= _TITLE_LINE * len(longer):
            continue
        yield from _runs_of(text, words)


def _runs_of(text: str, words: Sequence[re.Match[str]]) -> Iterator[Run]:
    current: list[re.Match[str]] = []
    pending: list[re.Match[str]] = []
    for match in words:
        near = bool(current) and text[(pending or current)[-1].end() : match.start()] in (" ", "\u00a0", " ")
        word = match.group()
        if near and word in _LINKS and len(pending) < 2 and not _owner(current[-1]):
            pending.append(match)
            continue
        if word[0].isupper():
            joins = near and not _owner(current[-1])
            if joins:
                current += [*pending, match]
            else:
                yield from _parted(text, current)
                current = [match]
            pending = []
            continue
        yield from _parted(text, current)
        current, pending = [], []
    yield from _parted(text, current)


def _owner(match: re.Match[str]) -> bool:
    return match.group().endswith(("'s", "’s"))


def _parted(text: str, current: Sequence[re.Match[str]]) -> Iterator[Run]:
    """A run, or the two that "of" stands between, unless it is within one name: Freedom of Russia Legion."""
    bodies, titles = listed("speakers", "bodies"), listed("speakers", "titles")
    for at, match in enumerate(current):
        if match.group() not in ("of", "for"):
            continue
        left, right = singular(current[at - 1].group()), singular(current[-1].group())
        if left in titles and any(word.group() in given_names() for word in current[at + 2 :]):
            continue
        if left in bodies or (right in bodies and left not in titles and not current[-2].group().islower()):
            continue
        end = at - 1 if current[at - 1].group() in _LINKS else at
        yield _run(text, current[:end])
        first = at + 2 if current[at + 1].group() in _LINKS else at + 1
        yield from _parted(text, current[first:])
        return
    if current:
        yield _run(text, current)


def _run(text: str, matches: Sequence[re.Match[str]]) -> Run:
    start, end = matches[0].start(), matches[-1].end()
    words = [word for match in matches for word in split_words(match.group() + " ")]
    before = text[max(0, start - 3) : start].rstrip("“\"‘'( ")
    return Run(start, end, tuple(words), not before or before[-1] in ".!?:\n" or (start > 0 and text[start - 1] == "\n"))


def _trimmed(run: Run, lower: set[str], inside: Counter[str]) -> tuple[Word, ...]:
    """A run without what is written large for other reasons than being a name."""
    words = list(run.words)
    while words and words[0].small:
        words.pop(0)
    while words and words[-1].small:
        words.pop()
    if run.initial and words and words[0] is run.words[0]:
        first = words[0].text
        common = first.lower() in lower and first not in given_names() and not place_of(first)
        if common and (len(words) == 1 or singular(first) in roles()):
            words.pop(0)
        elif len(words) == 1 and not inside[first] and first not in given_names() and not place_of(first) and not first.isupper():
            words.pop(0)
    return tuple(words)
