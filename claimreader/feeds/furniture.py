"""Which passages of an article are a page's furniture: pure, and careful to leave every sentence of the article.

What goes: the title said again, captions glued in front of paragraphs, prompts to the visitor, links to other articles
and to other languages. What is cut off a paragraph is a copy of something that stands elsewhere, or a button.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from claimreader.feeds.passages import Passage
from claimreader.feeds.prompts import is_prompt, teaser_end
from claimreader.records import BlockKind

_ALIKE = str.maketrans("‘’‚‛′`´“”„‟″«»‐‑‒–—―−\n", "'" * 7 + '"' * 7 + "-" * 7 + " ")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SUFFIX = re.compile(r"\s+[-–—|•·:»]+\s+(?=(?:\S+\s*){1,5}$)")
_CLAUSE_END = re.compile(r"\s*(?:$|[;:,.!?|…-])")
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_A-ZА-Я][^\W\d_A-ZА-Я])|(?<=[\w][.!?”\"’')\]])|(?<=\d))(?=[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁІЇЄҐ“‘\"'])"
)
_MORE = re.compile(
    r"(?:related|more|other|latest|top|recent|recommended|popular|similar)(?: (?:stor(?:y|ies)|articles?|news|coverage"
    r"|content|links?|reading|posts?|headlines|topics?|videos?|from .{1,40}|on this.{0,20}|about .{1,40}|in .{1,30}))?"
    r"|(?:read|see|watch) (?:more|next|also)(?: .{1,40})?|also (?:read|see).{0,20}|you (?:may|might) (?:also )?.{1,30}"
    r"|recommended.{0,20}|trending.{0,20}|most (?:read|popular|viewed|shared).{0,20}|must[ -]reads?|up next"
    r"|editor[’']?s[’']? (?:picks?|choice)|don[’']t miss.{0,20}|what to read next|further reading|in case you missed it"
    r"|go deeper|dig deeper|full coverage|explore more|keep reading"
)
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
    captions = [picture for picture in pictures if len(_words(picture)) >= _FEWEST]
    kept = _uncaptioned(title, _as_captions(passages, captions), captions)
    kept = [passage for passage in kept if not _repeats(title, site_title, passage)]
    kept = [shortened for passage in kept if (shortened := _unprompted(passage)).text]
    return list(_unrelated(kept))


# ----------------------------------------------------------------------------------------- the title again


def _repeats(title: str, site_title: str, passage: Passage) -> bool:
    """Whether a passage says the title again, or the beginning of it up to the end of a clause or to dots."""
    words = _words(passage.text)
    if not words or passage.kind is BlockKind.PRE:
        return False
    whole, bare = _words(title), _words(_SUFFIX.split(title)[0])
    if words in (whole, bare, whole + _words(site_title), bare + _words(site_title)):
        return True
    if len(words) < _FEWEST + (passage.kind is BlockKind.HEADING):
        return False
    text = passage.text.rstrip()
    if text.endswith(("…", "...")):
        return _folded(title).startswith(_folded(text.rstrip(".… ")))
    length = _shared(text, title)
    return length == len(text.rstrip(".:;")) and _CLAUSE_END.match(title, length) is not None


def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    """Lower case and one kind of quotes and dashes, every character in its place."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text.translate(_ALIKE))


def _shared(text: str, title: str) -> int:
    """How many characters a text and a title begin with alike."""
    length = 0
    for ours, theirs in zip(_folded(text[: len(title)]), _folded(title), strict=False):
        if ours != theirs:
            break
        length += 1
    return length


# ----------------------------------------------------------------------------------- captions in front


def _as_captions(passages: Iterable[Passage], captions: Sequence[str]) -> Iterator[Passage]:
    """The passages, those that say what a picture shows marked as captions."""
    shown = {tuple(_words(caption)) for caption in captions}
    for passage in passages:
        if passage.kind is BlockKind.PARAGRAPH and tuple(_words(passage.text)) in shown:
            passage = replace(passage, kind=BlockKind.CAPTION)
        yield passage


def _uncaptioned(title: str, passages: Iterable[Passage], captions: Sequence[str]) -> list[Passage]:
    """The passages without captions that are glued in front of them, letter to letter.

    A glued beginning is a caption when it is a picture's description, or the title up to the end of one of its clauses,
    or when it stands in front of several passages.
    """
    given = list(passages)
    repeated = _repeated_beginnings(given)

    def is_caption(beginning: str) -> bool:
        if _folded(beginning) in repeated:
            return True
        if any(_folded(beginning) == _folded(caption) for caption in captions):
            return True
        return _shared(beginning, title) == len(beginning) and _CLAUSE_END.match(title, len(beginning)) is not None

    return [_ungrown(_cut_caption(passage, is_caption), title) for passage in given]


def _cut_caption(passage: Passage, is_caption: Callable[[str], bool]) -> Passage:
    if passage.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
        return passage
    ends = [end for end in _glue(passage.text) if is_caption(passage.text[:end])]
    return passage.cut(ends[-1]) if ends else passage


def _ungrown(passage: Passage, title: str) -> Passage:
    """The passage without the whole title as its first line or sentence."""
    length = _shared(passage.text, title)
    if length < len(title) or len(_words(title)) <= _FEWEST or passage.kind is BlockKind.PRE:
        return passage
    rest = passage.text[length:]
    return (
        passage.cut(length + len(rest) - len(rest.lstrip(".!?| \n"))) if re.match(r" ?[.!?|\n]\s*\S", rest) else passage
    )


def _repeated_beginnings(passages: Sequence[Passage]) -> set[str]:
    """Glued beginnings that several passages have, each going on with a word of its own."""
    follows: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        for end in _glue(passage.text):
            follows[_folded(passage.text[:end])].add(_folded(_next_word(passage.text, end)))
    return {beginning for beginning, words in follows.items() if len(words) > 1}


def _glue(text: str) -> list[int]:
    """Where a passage's beginning of some words may end, and another text begin without a space."""
    ends = []
    for place in _GLUED.finditer(text, 0, 300):
        words = text[: place.start()].split()
        if len(words) >= _FEWEST and len(words[-1]) > 3 and len(text) - place.start() > 20:
            ends.append(place.start())
    return ends


def _next_word(text: str, start: int) -> str:
    word = _WORD.search(text, start)
    return word[0] if word else ""


# ----------------------------------------------------------------------------- prompts and other articles


def _unprompted(passage: Passage) -> Passage:
    """What a passage says to the reader of the article; nothing when it is all said to the visitor of the page."""
    if passage.kind is BlockKind.PRE:
        return passage
    if is_prompt(passage.text) or (passage.linked > 0.9 and _MORE.fullmatch(passage.text.casefold().strip(" .:…»→>"))):
        return passage.cut(0, 0)
    while passage.marks and (last := passage.marks[-1]).target and last.end == len(passage.text.rstrip(".…»→>] ")):
        words = passage.text[last.start : last.end]
        if not is_prompt(words) and words.casefold() not in ("[link]", "[comments]"):
            break
        passage = passage.cut(0, last.start)
    return passage.cut(0, teaser_end(passage.text))


def _unrelated(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages without a list of other articles under a heading that announces one."""
    place = 0
    while place < len(passages):
        passage = passages[place]
        after = place + 1
        while after < len(passages) and _is_headline(passages[after]):
            after += 1
        if after > place + 1 and _MORE.fullmatch(passage.text.casefold().strip(" .:…»→>")):
            place = after
            continue
        yield passage
        place += 1


def _is_headline(passage: Passage) -> bool:
    return passage.linked > 0.9 and len(passage.text) <= 250
