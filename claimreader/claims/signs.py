"""What speaks for a content being a denial or a rejection, and what against: the signs that `weighing.py` weighs.

A sign is a few words: "form did not", "own", "subject there", "accused". Most of them are about the first clause of a
content that is negated: how, who its subject is, what is said not to be; the others are about what calls something
untrue, about the cue and the source, and about what was said just before. What the patterns of `contraries.py` say of a
content is a sign among them; which words count, `sign_words.py` tells.
"""

import re
from collections.abc import Iterator, Sequence

from claimreader.claims.contents import denies_outright
from claimreader.claims.contraries import OPENINGS
from claimreader.claims.cues import lemmas
from claimreader.claims.lexicon import listed
from claimreader.claims.negated import WORD, Negated, negated_clause
from claimreader.claims.patterns import sentences
from claimreader.claims.quotes import opens_quoted
from claimreader.claims.sign_words import charge_of, lists_at, source_kinds, stems
from claimreader.claims.themselves import ME, pronouns_of
from claimreader.records import Act, Attribution, words_of

_PAST = frozenset(["did", "was", "has", "had"])
_OTHERS = frozenset(["he", "she", "they", "name", "possessed", "noun"])
_PERSONS = {"i": "own", "we": "own", "he": "third", "she": "third", "they": "third"}
_PLACES = ((0, "once"), (3, "early"), (6, "later"), (12, "late"))
"""How far into its clause a negation stands: up to so many words before it."""
_GRADES = ((3, "high"), (1, "some"), (0, "none"), (-2, "little"))
"""How accusing all words of what is negated are: from which sum on."""
_NAME = re.compile(r"[A-Z][\w'’-]{2,}")
_INNER_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’']+")
_PERSON = re.compile(r"\W*(?:he|she|i|who)\W*$")
_GROUP = re.compile(r"\W*(?:they|we|it|which|that|you)\W*$")
_HEARD, _NEAR, _LONGEST = 500, 200, 400
"""Characters before an attribution that count as just before it, and as beside it; those of a content that are read."""


def signs_of(text: str, one: Attribution, by_pattern: Act | None) -> frozenset[str]:
    """The signs of an attribution whose cue leaves open what its content does.

    Args:
        text: the article.
        one: the attribution.
        by_pattern: what the patterns say that the content does.
    """
    content = words_of(text, one.content, " ").strip()[:_LONGEST]
    source = words_of(text, one.source, " ")
    quoted = opens_quoted(content)
    told = list(sentences(content, OPENINGS))
    kind, around = _kind(source), set(_of_context(text, one))
    found = {f"pattern {by_pattern or 'none'}", "quoted" if quoted else "told", f"source {kind}", *around}
    found.update(_of_first(told), _of_cue(words_of(text, one.cue, " ")))
    if by_pattern is Act.DENY and not denies_outright(content, source):
        found.add("loosely")
    negated = negated_clause(told)
    if negated is None:
        return frozenset(found | {"no negation"})
    subject = _subject(negated, source, content)
    own = subject == "source" or subject in (ME if quoted else pronouns_of(source))
    if not own and subject in _PERSONS:
        found.add("somebody else")
    found.update(_of_form(negated, subject, own, "quoted" if quoted else "told"))
    found.update(_of_rest(negated, own), _of_charge(negated, own, content))
    if kind == "speaks_for" and (own or subject in _OTHERS):
        found.add("spoken for")
    if negated.form in _PAST or (negated.form, negated.kind) == ("bare", "never"):
        found |= {"past", "past own" if own else "past other"}
        found |= {f"past {sign}" for sign in around}
    return frozenset(found)


# ------------------------------------------------------------------------------------------ what is negated


def _subject(negated: Negated, source: str, content: str) -> str:
    """What kind of a subject a clause has."""
    words = negated.subject
    if not words:
        return "no" if negated.kind == "no" else "none"
    last = words[-1].split("'")[0]
    if last in listed("grammar", "persons") or last == "there":
        return last
    if not listed("grammar", "pointing").isdisjoint((words[0], last)):
        return "this"
    if words[0] in listed("grammar", "possessives"):
        return "possessed"
    names = {name.lower() for name in _NAME.findall(source)} - listed("grammar", "small")
    if not names.isdisjoint(word.removesuffix("'s") for word in words):
        return "source"
    if len(words) > 6:
        return "long"
    return "name" if re.search(rf"\b{re.escape(last.capitalize())}", content[1:]) else "noun"


def _of_form(negated: Negated, subject: str, own: bool, quoted: str) -> Iterator[str]:
    """How a clause is negated, where, and of whom."""
    form, place = f"{negated.form} {negated.kind}", len(negated.before)
    yield f"form {form}"
    yield f"subject {subject}"
    yield f"subject {_PERSONS.get(subject, subject)} {quoted}"
    if own:
        yield from ("own", f"own form {form}", f"own {quoted}")
    if not negated.plain:
        yield f"word {negated.word}"
    yield f"at {next((name for most, name in _PLACES if place <= most), 'end')}"
    if negated.opener:
        yield from ("embedded", f"embedded {negated.opener}")
    if negated.sentence:
        yield "later sentence"
    if negated.clause:
        yield "later clause"
    yield "not clean" if negated.sentence or negated.clause or negated.opener or place > 5 else "clean"


def _of_rest(negated: Negated, own: bool) -> Iterator[str]:
    """What is said not to be."""
    rest = negated.rest
    if not rest:
        yield "nothing after"
        return
    lists = set(lists_at(rest, 0))
    yield from (f"after {name}" for name in lists or ["none"])
    if own:
        yield from (f"own after {name}" for name in lists)
    if rest[0] in ("a", "an", "the"):
        yield "after the" if rest[0] == "the" else "after a"
    if any(word.endswith("ly") for word in negated.after[: len(negated.after) - len(rest)]):
        yield "adverb after"
    if "ever" in negated.after[:2]:
        yield "ever"
    if negated.form == "was" or "been" in negated.after[:2]:
        yield from ("undergone", "own undergone") if own else ("undergone",)
    if len(negated.after) <= 3:
        yield "short after"
    if "to do with" in " ".join(negated.after[:6]):
        yield "to do with"


def _of_charge(negated: Negated, own: bool, content: str) -> Iterator[str]:
    """How much what is said not to be is what people are accused of, by its words."""
    unweighed = {name.lower() for name in _INNER_NAME.findall(content)} | listed("grammar", "small")
    rest = negated.rest
    verb = charge_of(rest[0]) if rest else 0
    weights = [charge_of(word) for word in rest[1:11] if word not in unweighed]
    yield f"verb charge {verb}"
    yield f"charges {min(weights.count(2), 2)}"
    yield f"plain words {min(sum(weight < 0 for weight in weights), 2)}"
    if 1 in weights:
        yield "some charge"
    grade = next((name for least, name in _GRADES if verb + sum(weights) >= least), "low")
    yield f"charge {grade}"
    if own:
        yield f"own charge {grade}"


# ------------------------------------------------------------------------------------------ what else there is


def _of_first(told: Sequence[str]) -> Iterator[str]:
    """What a content's first sentence has that calls something untrue, or names what can be."""
    words = WORD.findall(told[0]) if told else []
    places: dict[str, int] = {}
    for at in range(len(words)):
        for name in listed("grammar", "lists.anywhere").intersection(lists_at(words, at)):
            places.setdefault(name, at)
    yield from (f"first {name}" for name in places)
    if "false" in places:
        yield from (f"first {sign}" for sign in _of_false(words, places["false"], places.get("claims", len(words))))


def _of_false(words: Sequence[str], at: int, claims: int) -> Iterator[str]:
    """How a sentence calls something false with its word `at`; `claims` is where it names a claim."""
    if not listed("grammar", "auxiliaries").isdisjoint(words[max(0, at - 4) : at]):
        yield "is false"
    if not (listed("grammar", "pointing") | {"it", "they"}).isdisjoint(words[:2]):
        yield "it false"
    if at + 1 == len(words) or words[at + 1] in (",", ";", "and", "but", "because"):
        yield "false ends"
    if claims < at:
        yield "claim false"
    if at <= 2:
        yield "opens false"
    if not listed("grammar", "negations").isdisjoint(words[:at]):
        yield "negated false"


def _of_context(text: str, one: Attribution) -> Iterator[str]:
    """Whether anybody was accused, asked, or denied something just before, or denies it just after."""
    places = [span for where in (one.source, one.cue, one.content) for span in where]
    start, end = min(span.start for span in places), max(span.end for span in places)
    heard, near = text[max(0, start - _HEARD) : start], text[max(0, start - _NEAR) : start]
    yield ("not accused", "accused", "accused much")[min(2, len(stems("accused").findall(heard)))]
    charged = len(stems("charged").findall(heard))
    yield "not charged" if not charged else "charged" if charged < 3 else "charged much"
    if stems("denied").search(near):
        yield "denial before"
    if stems("denied").search(text, end, end + _NEAR):
        yield "denial after"
    if "?" in near or stems("asked").search(near):
        yield "asked before"


def _of_cue(cue: str) -> Iterator[str]:
    words = re.findall(r"[a-z']+", cue.lower().replace("’", "'"))
    known = listed("grammar", "cues.told_apart")
    yield f"cue {next((form for word in reversed(words) for form in lemmas(word) if form in known), 'other')}"
    if {"has", "have", "had", "'ve", "'s"}.intersection(words):
        yield "cue perfect"


def _kind(source: str) -> str:
    """What kind of a source it is, by its words."""
    plain = source.lower()
    if not source:
        return "none"
    if _PERSON.match(plain) or _GROUP.match(plain):
        return "person" if _PERSON.match(plain) else "group"
    kind = next((name for name, pattern in source_kinds().items() if pattern.search(plain)), "")
    return kind or ("name" if source[:1].isupper() else "other")
