"""The first clause of a content that is negated: how, of whom, and what it is that is said not to be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from claimreader.claims.clauses import clauses
from claimreader.claims.lexicon import listed, table

WORD = re.compile(r"[a-z0-9$%']+(?:[-.][a-z0-9']+)*|[,;]")
_PLAIN = frozenset(["not", "never", "no"])
_NO_NEGATION = {
    "not": frozenset(["only", "just", "merely", "simply"]),
    "no": frozenset(["doubt", "longer", "question", "matter", "choice", "wonder", "comment", "mistake"]),
}
"""What follows a negation that negates nothing."""
_ALIKE = {"cannot": "not", "none": "no", "neither": "no", "nobody": "no", "nothing": "no"}


@dataclass(frozen=True, slots=True)
class Negated:
    """A clause's words before its negation, the negation, and the words after it."""

    before: list[str]
    word: str
    after: list[str]
    sentence: int
    """Which of a content's sentences it is of, from 0 on."""
    clause: int
    """Which of its sentence's clauses it is, from 0 on."""

    @property
    def plain(self) -> bool:
        """Whether the negation is "not", "never" or "no"."""
        return self.word in _PLAIN

    @property
    def kind(self) -> str:
        """The negation, as one for those alike."""
        return _ALIKE.get(self.word, self.word)

    @property
    def form(self) -> str:
        """The auxiliary that is negated, as one for all of its forms, or "bare"."""
        if self.word == "cannot":
            return "can"
        found = next((word for word in reversed(self._near) if word in listed("grammar", "auxiliaries")), "")
        if not found and not self.plain and listed("grammar", "auxiliaries").intersection(self.after[:1]):
            found = self.after[0]
        return str(table("grammar")["forms"].get(found, found)) or "bare"

    @property
    def subject(self) -> list[str]:
        """The words of who or what does not."""
        places = [at for at, word in enumerate(self._near) if word in listed("grammar", "auxiliaries")]
        return [word for word in self._near[: places[-1] if places else None] if not word.endswith("ly")]

    @property
    def rest(self) -> list[str]:
        """What is negated, from its first word of weight."""
        return list(dropwhile(_is_between, self.after))

    @property
    def opener(self) -> str:
        """The last word before the negation that opens a clause; empty where there is none."""
        return next((word for word in reversed(self.before) if word in listed("grammar", "openers")), "")

    @property
    def _near(self) -> list[str]:
        """The words before the negation in its own clause."""
        ends = listed("grammar", "openers") | listed("grammar", "joins")
        breaks = [at for at, word in enumerate(self.before) if word in ends]
        return self.before[breaks[-1] + 1 :] if breaks else self.before


def negated_clause(told: Sequence[str]) -> Negated | None:
    """The first clause of some plain sentences that is negated; None where none is."""
    for number, sentence in enumerate(told):
        for later, clause in enumerate(clauses(sentence)):
            words = WORD.findall(clause)
            for at, word in enumerate(words):
                if word in listed("grammar", "negations") and _negates(word, words[at + 1 : at + 2]):
                    return Negated(words[:at], word, words[at + 1 :], number, later)
    return None


def _is_between(word: str) -> bool:
    """Whether a word may stand between a negation and what it negates."""
    return word.endswith("ly") or word in listed("grammar", "between")


def _negates(word: str, following: Sequence[str]) -> bool:
    return _NO_NEGATION.get(word, frozenset()).isdisjoint(following)
