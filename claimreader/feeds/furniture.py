"""Which passages of an article are a page's furniture: pure, and careful to leave every sentence of the article.

What goes: the title said again, captions glued in front of paragraphs, prompts to the visitor, links to other articles
and to other languages. What is cut off a paragraph is a copy of something that stands elsewhere, or a button.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from claimreader.feeds.passages import Passage
from claimreader.feeds.prompts import is_prompt, teaser_end
from claimreader.records import BlockKind

_ALIKE = str.maketrans("‘’‚‛′`´“”„‟″«»‐‑‒–—―−\n", "'" * 7 + '"' * 7 + "-" * 7 + " ")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SUFFIX = re.compile(r"\s+[-–—|•·:»]+\s+(?=(?:\S+\s*){1,5}$)")
_CLAUSE_END = re.compile(r"\s*(?:$|[;:,.!?|…-])")
_GLUED = re.compile(
    r"[a-zß-öø-ÿα-ωа-яё][.!?”’)\]]?(?=[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁІЇЄҐ“‘])|[a-zß-öø-ÿα-ωа-яё](?=\d)|\d(?=[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁІЇЄҐ“‘])"
)
_MORE = re.compile(
    r"(?:related|more|other|latest|top|recent|recommended|popular|similar)(?: (?:stor(?:y|ies)|articles?|news|coverage"
    r"|content|links?|reading|posts?|headlines|topics?|videos?|from .{1,40}|on this.{0,20}|about .{1,40}|in .{1,30}))?"
    r"|(?:read|see|watch) (?:more|next|also)(?: .{1,40})?|also (?:read|see).{0,20}|you (?:may|might) (?:also )?.{1,30}"
    r"|recommended.{0,20}|trending.{0,20}|most (?:read|popular|viewed|shared).{0,20}|must[ -]reads?|up next"
    r"|editor[’']?s[’']? (?:picks?|choice)|don[’']t miss.{0,20}|what to read next|further reading|in case you missed it"
    r"|go deeper|dig deeper|full coverage|explore more|keep reading"
)
_SENTENCE_END = re.compile(r" ?[.!?|\n]\s*(?=\S)")
_ALL = 0.9
"""Of a passage: as good as all of it, but for a bullet or a full stop."""

_FEWEST = 3
"""Words of a title that a copy has to have; a shorter one may be a coincidence."""


def without(
    title: str, passages: Sequence[Passage], *, site_title: str = "", pictures: Iterable[str] = ()
) -> list[Passage]:
    """The passages that are the article's own.

    Args:
        title: the article's.
        passages: what its page or its feed has as text, in order.
        site_title: who publishes it, for telling the title where that stands behind it.
        pictures: what its pictures are described as, for telling captions.
    """
    headline = _Headline(title, site_title)
    captions = {_folded(picture) for picture in pictures if len(_words(picture)) >= _FEWEST}
    kept = _uncaptioned(headline, passages, captions)
    kept = [passage for passage in kept if not headline.is_said_by(passage)]
    parts = (part for passage in _unrelated(kept) for part in _parts(passage))
    return [shortened for part in parts if (shortened := _unprompted(part)).text]


def unglued(passages: Sequence[Passage]) -> list[Passage]:
    """The passages without a caption that is glued in front of several of them: of a text that has no title."""
    return _uncaptioned(_Headline("", ""), passages, ())


def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    """Lower case and one kind of quotes and dashes, every character in its place."""
    folded = text.translate(_ALIKE).lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text.translate(_ALIKE))


# ----------------------------------------------------------------------------------------- the title again


class _Headline:
    """The title, as its copies are told by."""

    def __init__(self, title: str, site_title: str) -> None:
        self.text = title
        self.words = _words(title)
        self._folded = _folded(title)
        bare, site = _words(_SUFFIX.split(title)[0]), _words(site_title)
        self._copies = (self.words, bare, self.words + site, bare + site)
        self._longest = 2 * len(title) + len(site_title) + 20

    def shared(self, text: str) -> int:
        """How many characters a text and the title begin with alike."""
        if _folded(text[:4]) != self._folded[: len(text[:4])]:
            return 0
        start = _folded(text[: len(self.text)])
        pairs = enumerate(zip(start, self._folded, strict=False))
        return next((place for place, (ours, theirs) in pairs if ours != theirs), min(len(start), len(self._folded)))

    def has_clause(self, length: int) -> bool:
        """Whether a clause of the title, or all of it, ends after so many characters."""
        return _CLAUSE_END.match(self.text, length) is not None

    def is_said_by(self, passage: Passage) -> bool:
        """Whether a passage says the title again, or the beginning of it up to the end of a clause or to dots."""
        text = passage.text
        if passage.kind is BlockKind.PRE or len(text) > self._longest or not (words := _words(text)):
            return False
        if words in self._copies:
            return True
        if len(words) < _FEWEST + (passage.kind is BlockKind.HEADING):
            return False
        if text.endswith(("…", "...")):
            return self._folded.startswith(_folded(text.rstrip(".… ")))
        length = self.shared(text)
        return 0 < length == len(text.rstrip(".:;")) and self.has_clause(length)


# ----------------------------------------------------------------------------------- captions in front


def _uncaptioned(headline: _Headline, passages: Iterable[Passage], captions: Collection[str]) -> list[Passage]:
    """The passages without captions that are glued in front of them, letter to letter.

    A glued beginning is a caption when it is a picture's description, or the title up to the end of one of its clauses,
    or when it stands in front of several passages. A passage that is nothing but a picture's description is a caption.
    """
    given = [_as_caption(passage, captions) for passage in passages] if captions else list(passages)
    glued = [_glue(passage) for passage in given]
    captions = {*captions, *_repeated_beginnings(given, glued)}

    def is_caption(beginning: str) -> bool:
        length = len(beginning)
        return _folded(beginning) in captions or (headline.shared(beginning) == length and headline.has_clause(length))

    kept: list[Passage] = []
    for passage, ends in zip(given, glued, strict=True):
        cuts = [end for end in ends if is_caption(passage.text[:end])]
        kept.append(_without_title(headline, passage.cut(cuts[-1]) if cuts else passage))
    return kept


def _as_caption(passage: Passage, captions: Collection[str]) -> Passage:
    if passage.kind is BlockKind.PARAGRAPH and _folded(passage.text) in captions:
        return replace(passage, kind=BlockKind.CAPTION)
    return passage


def _without_title(headline: _Headline, passage: Passage) -> Passage:
    """The passage without the whole title as its first line or sentence."""
    length = headline.shared(passage.text)
    if length < len(headline.text) or len(headline.words) <= _FEWEST or passage.kind is BlockKind.PRE:
        return passage
    end = _SENTENCE_END.match(passage.text, length)
    return passage.cut(end.end()) if end else passage


def _repeated_beginnings(passages: Sequence[Passage], glued: Sequence[Sequence[int]]) -> set[str]:
    """Glued beginnings that several passages have, each going on with a word of its own.

    A figure does not begin one: "group1" and "group2" are two names, and "group" is no caption in front of figures.
    """
    follows: dict[str, set[str]] = defaultdict(set)
    for passage, ends in zip(passages, glued, strict=True):
        for end in ends:
            word = _WORD.search(passage.text, end)
            if word and not word[0][0].isdigit() and not passage.text[end - 1].isdigit():
                follows[_folded(passage.text[:end])].add(word[0])
    return {beginning for beginning, words in follows.items() if len(words) > 1}


def _glue(passage: Passage) -> list[int]:
    """Where a passage's beginning of some words may end, and another text begin without a space."""
    if passage.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
        return []
    ends: list[int] = []
    for place in _GLUED.finditer(passage.text, 0, 300):
        words = passage.text[: place.end()].split()
        if len(words) >= _FEWEST and len(words[-1]) > 3 and len(passage.text) - place.end() > 20:
            ends.append(place.end())
    return ends


# ----------------------------------------------------------------------------- prompts and other articles


def _parts(passage: Passage) -> list[Passage]:
    """The passage, or its lines one by one where a prompt stands on one of them."""
    if "\n" not in passage.text or passage.kind is BlockKind.PRE or not any(map(is_prompt, passage.text.split("\n"))):
        return [passage]
    ends = [*(match.start() for match in re.finditer("\n", passage.text)), len(passage.text)]
    return [passage.cut(start, end) for start, end in zip([0, *ends], ends, strict=False)]


def _unprompted(passage: Passage) -> Passage:
    """What a passage says to the reader of the article; nothing when it is all said to the visitor of the page."""
    if passage.kind is BlockKind.PRE:
        return passage
    if is_prompt(passage.text) or (passage.linked > _ALL and _announces(passage)):
        return passage.cut(0, 0)
    whole = passage
    while passage.marks and (last := passage.marks[-1]).target and not passage.text[last.end :].strip(".…»→>] "):
        words = passage.text[last.start : last.end]
        if not is_prompt(words) and words not in ("[link]", "[comments]"):
            break
        passage = passage.cut(0, len(passage.text[: last.start].rstrip("[( \n")))
    if _ends_in_a_name(passage.text, whole.text[len(passage.text) :]):
        passage = whole
    end = teaser_end(passage.text)
    return passage if end == len(passage.text) else passage.cut(0, end)


def _ends_in_a_name(before: str, behind: str) -> bool:
    """Whether a sentence ends with what could be a button: "he wrote on Facebook"."""
    words = _words(behind)
    return len(words) == 1 and words != ["more"] and bool(before) and (before[-1].isalnum() or before[-1] == ",")


def _unrelated(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages without a list of other articles under a line that announces one."""
    place = 0
    while place < len(passages):
        after = place + 1
        while after < len(passages) and passages[after].linked > _ALL and len(passages[after].text) <= 250:
            after += 1
        if after > place + 1 and _announces(passages[place]):
            place = after
            continue
        yield passages[place]
        place += 1


def _announces(passage: Passage) -> bool:
    """Whether a line could stand above links to other articles."""
    return len(passage.text) < 80 and _MORE.fullmatch(passage.text.casefold().strip(" .:…»→>")) is not None
