"""A dispute's headline: what is disputed, as a neutral sentence made of the claims' own words.

The sentence is the one of those that are answered that tells most of what the others tell too. Where it opens with a
word that stands for somebody, his name is put there ("it supplies the Guard": Oskaria supplies the Guard), and where it
is no sentence by itself, who says it, and how: "Velland claims 40 raiders dead in the reeds".
"""

import re
from collections import Counter
from collections.abc import Sequence

from claimreader.claims.contest.links import Link
from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.phrasing import as_it_stands, clean, cue_of, shortened
from claimreader.claims.contest.statements import Statement
from claimreader.claims.contest.wording import is_told, stem, stems_of, terms
from claimreader.phrases import NO_PARTY
from claimreader.records import Act, DisputeKind, Quoted, words_of

_SENTENCE = re.compile(
    r"(?<!\bMr\.)(?<!\b[MD][rs]\.)(?<!\bMrs\.)(?<!\b(?:Sen|Rep|Gov)\.)(?<!\b[A-Z]\.)(?<=[.!?])[”\"’']?\s+(?=[“\"‘A-Z])"
    r"|,?[”\"’']?\s…\s|,?\s+and that\s"
)
_CHARGE = re.compile(r"^(?P<whom>[^,;:“”]{2,60}?) of (?P<what>(?:not )?\w+ing\b)")
_BODY = r"(?!(?:Ministry|Department|Bank|Court|University|House|President|Church|Office)\b)"
_CHARGE_OF = re.compile(
    rf"^(?P<whom>(?:(?:[Tt]he|[A-Z][\w’'-]*\.?) )*{_BODY}[A-Z][\w’'-]*|him|her|them|it|us|me) of (?P<what>[a-z])"
)
_INTERRUPTED = re.compile(r"(?<![.!?])(?<![.!?][”\"])[\s,—–]{0,4}…[\s,—–]{0,4}")
_NAME_OF_WRONG = re.compile(r"(?:[a-z-]+ ){0,2}(?!\w+ing$)[a-z-]+$")
_DEED = re.compile(r"^(?:not )?[a-z]{2,}ing\b")
_ACCUSES = re.compile(r"accus|charg|alleg|indict", re.IGNORECASE)
_SUBJECT = re.compile(r"^[“\"‘]?(?P<word>he|she|it|they|we|i)\s+(?P<verb>[a-z]+)\b", re.IGNORECASE)
_OWN = re.compile(r"^[“\"‘]?(?:his|her|its|their|our|my)\s+(?=[a-z])", re.IGNORECASE)
_OF_ONE = re.compile(r"(?:he|she|his|her)\b", re.IGNORECASE)
_WHOM = re.compile(r"(?:him|her|them|it|us|me)$", re.IGNORECASE)
_OPENS_BADLY = re.compile(
    r"^[“\"‘]?(?:he|she|it|they|we|i|you|him|them|me|us|this|these|those|his|her|its|their|our|my|itself|himself|herself"
    r"|themselves|who|whom|whose|which|why|how|what|to|for|with|and|but|not|if|so|now)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[“\"‘]?(?:who|what|where|when|why|how|is|are|was|were|do|does|did|can|could)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|which|that)\W*$")
_I = re.compile(r"I\b")
_HAVING = re.compile(r"^to have (?=[a-z]+)", re.IGNORECASE)
_TO_BE = re.compile(r"^(?P<what>(?:the|this|that|an?) (?:[\w’'-]+ ){0,2}[\w’'-]*[^s\W]) to be (?=[a-z])", re.IGNORECASE)
_SAYS = re.compile(
    r"(?:\w+ly )?(?:sa(?:ys?|id)|claim(?:s|ed)|call(?:s|ed)|blam(?:es|ed)|put|maintain(?:s|ed)|insist(?:s|ed))$"
)
_SINGULAR = {"have": "has", "are": "is", "am": "is", "were": "was", "do": "does"}
_FOR_ALL = re.compile(r"(?:had|did|will|would|can|could|may|might|must|should|never|\w+ed)$")
"""Verbs that are the same after any subject."""
_NEXT = 3
"""Letters at most between a source and its cue."""
_SHORT = 6
"""Words: a source of more is told of where it stands, and not in a headline."""
_ALLEGED = " alleged"
_LEAST, _GOOD, _MOST = 20, 60, 110
"""Letters: a sentence of fewer is no headline where there is another; of a good one; and of the longest."""


def headline(story: Story, pro: Sequence[Statement], kept: Sequence[Link], best: Link) -> str:
    """What is disputed, as one who claims it puts it."""
    common = Counter(term for statement in (*pro, best.con) for term in statement.terms)
    answers = {link.pro.ref: link.con for link in kept}
    told = []
    for statement in (one for one in pro if one.ref in answers):  # what joined them may speak of more
        bonus = 0.8 * (statement.ref == best.pro.ref and best.kind is DisputeKind.ACCUSATION)
        for place, words in enumerate(_sentences(statement)):
            shown = _alone(story, statement, answers[statement.ref], words, goes_on=place > 0)
            told.append((_fitness(words, shown, common) + bonus, statement.ref, shown))
    _, _, words = min(told, key=lambda one: (-one[0], one[1]))
    first = 1 if words.startswith("“") else 0
    return shortened(words[:first] + words[first : first + 1].upper() + words[first + 1 :], _MOST)


def _sentences(statement: Statement) -> list[str]:
    """The sentences of a content, without what joins them; the whole where there is but one."""
    words = statement.words
    if statement.claim.quoted is Quoted.INDIRECT and not is_told(words.partition("…")[0]):
        words = _INTERRUPTED.sub(" ", words)  # one sentence, with "she said" in it
    parts = [clean(part) for part in _SENTENCE.split(words)]
    return [part for part in parts if len(part) >= _LEAST] or [clean(words)]


def _alone(story: Story, statement: Statement, answer: Statement, words: str, *, goes_on: bool) -> str:
    """Words as a sentence that can stand alone: it names whom it speaks of."""
    charge = _charged(story, statement, answer, words)
    if charge:
        return charge
    who = _meant(statement, answer, words, goes_on) or (not goes_on and _described(story, statement, words)) or None
    if who and _HAVING.match(words):
        return f"{who} had {_HAVING.sub('', words)}"
    words = _TO_BE.sub(lambda match: f"{match['what']} is ", words)
    subject = _SUBJECT.match(words)
    verb = _verb_after(subject) if subject and who else None
    if subject and verb:
        return f"{who} {verb}{words[subject.end() :]}"
    if who and _OWN.match(words):
        return f"{_owners(who)} {_OWN.sub('', words)}"
    return words if is_told(words) and not _OPENS_BADLY.match(words) else _with_cue(story, statement, words)


def _charged(story: Story, statement: Statement, answer: Statement, words: str) -> str | None:
    """Who is accused of what, where a claim tells only whom, or only what."""
    if statement.claim.act is not Act.ACCUSE or not _ACCUSES.search(cue_of(story, statement)):
        return None
    if _between(statement):
        return as_it_stands(story, statement)
    charge = _CHARGE.match(words) or _CHARGE_OF.match(words)
    if charge:
        whom = charge["whom"]
        if _WHOM.match(whom):
            whom = _called(answer) or whom
        return f"{whom} accused of {words[charge.start('what') :]}"
    if _DEED.match(words) and answer.who in statement.targets:
        return f"{_called(answer)} accused of {words}"
    return None


def _meant(statement: Statement, answer: Statement, words: str, goes_on: bool) -> str | None:
    """Whom a word in front stands for: who speaks, and in a claim of nobody's that somebody denies, the denier."""
    opening = words.lstrip('“"‘').split(" ", 1)[0].lower()
    if not statement.claim.source and _inside(statement, answer):
        return _called(answer)
    if opening in ("i", "we", "my", "our"):
        return _called(statement, of_one=opening in ("i", "my"))
    if (
        goes_on
        or opening in ("it", "its")
        or statement.claim.quoted is Quoted.DIRECT
        or statement.hinted - {statement.who}
    ):
        return None
    return _called(statement, of_one=opening in ("he", "she", "his", "her"))


def _described(story: Story, statement: Statement, words: str) -> str | None:
    """Whom "his" or "she" stands for where the text gives no name: "a fire officer"."""
    if statement.claim.quoted is Quoted.DIRECT or statement.hinted or not _OF_ONE.match(words):
        return None
    return _unnamed(story, statement)


def _unnamed(story: Story, statement: Statement) -> str | None:
    """A source without a name, as the text has it, where that is short."""
    if statement.claim.party or statement.claim.speaker:
        return None
    source = " ".join(words_of(story.text(statement), statement.claim.source, " ").split())
    return source if 2 <= len(source.split()) <= _SHORT and not _OPENS_BADLY.match(source) else None


def _inside(inner: Statement, outer: Statement) -> bool:
    spans, within = inner.claim.content, outer.claim.content
    here = inner.ref.document == outer.ref.document
    return here and all(any(span.start <= at.start and at.end <= span.end for span in within) for at in spans)


def _called(statement: Statement, *, of_one: bool = False) -> str | None:
    claim = statement.claim
    party = claim.parties[0] if len(claim.parties) == 1 else None
    return (claim.speaker or party) if of_one else (party or claim.speaker)


def _verb_after(subject: re.Match[str]) -> str | None:
    """The verb of a subject that a name takes the place of; None where its form would not follow a name."""
    word, verb = subject["word"].lower(), subject["verb"]
    if word in ("he", "she", "it") or _FOR_ALL.match(verb):
        return verb
    return None if word == "they" else _SINGULAR.get(verb)


def _owners(who: str) -> str:
    return f"{who}’" if who.endswith("s") else f"{who}’s"


def _with_cue(story: Story, statement: Statement, words: str) -> str:
    """Who says it, and how, before what is no sentence by itself; a charge by its name, "charge of arson"."""
    who, cue = _called(statement), cue_of(story, statement)
    if statement.claim.quoted is Quoted.DIRECT:
        if is_told(words) and not _OPENS_BADLY.match(words):
            return words
    elif stem(cue) in stems_of("naming"):
        if statement.claim.act is Act.ACCUSE and _NAME_OF_WRONG.match(words):
            return f"{words}{_ALLEGED}"
        return words if is_told(words) and not _OPENS_BADLY.match(words) else as_it_stands(story, statement) or words
    elif not is_told(words):
        whole = _with_its_source(story, statement)
        if whole:
            return whole
    if not who:
        return _of_nobody(story, statement, words) if _OPENS_BADLY.match(words) else words
    plain = words[:1].lower() + words[1:] if _OPENS_BADLY.match(words) and not _I.match(words) else words
    return f"{who} {cue} {plain}" if _SAYS.match(cue) else f"{who}: {plain}"


def _with_its_source(story: Story, statement: Statement) -> str | None:
    """The words of the text from a source to the end of what it says: "Three women have accused him"."""
    text, source, said = story.text(statement), statement.claim.source, as_it_stands(story, statement)
    if not said or not source or not statement.claim.cue or source[0] > statement.claim.cue[0]:
        return said if said and source and _between(statement) else None
    gap = text[source[-1].end : statement.claim.cue[0].start]
    named = words_of(text, source, " ")
    unnamed = _OPENS_BADLY.match(named) or _RELATIVE.search(named) or len(named.split()) > _SHORT
    if len(gap) > _NEXT or "\n" in gap or unnamed:
        who = _called(statement)
        return f"{who} {said}" if who else None
    return f"{clean(text[source[0].start : source[-1].end])}{gap}{said}"


def _between(statement: Statement) -> bool:
    """Whether a cue stands within its content: "Walker [was charged] with murder"."""
    content, cue = statement.claim.content, statement.claim.cue
    return bool(content and cue) and content[0] < cue[0] < content[-1]


def _of_nobody(story: Story, statement: Statement, words: str) -> str:
    """What somebody without a name says, in quotation marks where those are the words: “They knew in March”."""
    who = _unnamed(story, statement)
    if not who and statement.claim.quoted is Quoted.DIRECT:
        return f"“{words.strip('“”')}”"
    return f"{who or NO_PARTY}: {words}"


def _fitness(words: str, shown: str, common: Counter[str]) -> float:
    """How well words stand for a dispute: whole, of a good length, on what the others speak of; best as they are."""
    own = terms(words)
    fit = min(1.5, sum(common[term] - 1 for term in own if common[term] > 1) / (1 + len(own)))
    fit += 1.0 * (is_told(words) or shown != words) - 1.5 * bool(
        _OPENS_BADLY.match(shown) or shown.startswith(NO_PARTY)
    )
    fit -= 1.0 * shown.endswith(_ALLEGED) + 1.0 * bool(_ASKS.match(words))
    fit -= 0.5 * ("…" in words) + 0.5 * (shown != words and not is_told(shown))
    return fit - abs(len(words) - _GOOD) / _GOOD
