"""Verbs whose act shifts with their content: a request that is denied, a warning not to do something."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimreader.claims.complements import (
    asks,
    is_bidden,
    is_called_upon,
    is_clause,
    is_explanation,
    is_granted,
    is_in_office,
    is_innocence,
    is_likened,
    is_of_blame,
    is_recipient,
    is_undertaken,
    is_wanted,
    is_warned_off,
)
from claimreader.claims.contents import is_claim
from claimreader.claims.cues import has_form
from claimreader.records import Act


@dataclass(frozen=True, slots=True)
class _Shift:
    """What a verb does with some contents, and otherwise does not."""

    act: Act
    """What the cue does by itself."""
    verbs: str
    holds: Callable[[str], bool]
    becomes: Act
    particles: str = ""
    """Where they are given, one of these ends the cue."""

    def applies(self, act: Act, cue: Sequence[str], content: str) -> bool:
        """Whether this is what happens to a cue and its content."""
        ends = not self.particles or (bool(cue) and cue[-1] in self.particles.split())
        return act is self.act and ends and has_form(cue, self.verbs.split()) and self.holds(content)


def _always(_: str) -> bool:
    return True


_SHIFTS = (
    _Shift(Act.DENY, "deny", is_granted, Act.ASSERT),
    _Shift(Act.DENY, "deny", is_recipient, Act.ASSERT, particles="to"),
    _Shift(Act.REJECT, "dismiss", is_in_office, Act.ASSERT),
    _Shift(Act.CONFIRM, "agree", is_undertaken, Act.PROMISE),
    _Shift(Act.DEMAND, "press push", asks, Act.QUESTION),
    _Shift(Act.PREDICT, "warn caution", is_warned_off, Act.DEMAND),
    _Shift(Act.ASSERT, "ask", _always, Act.QUESTION, particles="about on"),
    _Shift(Act.ASSERT, "ask", _always, Act.DEMAND, particles="for"),
    _Shift(Act.ASSERT, "ask", asks, Act.QUESTION),
    _Shift(Act.ASSERT, "ask", is_called_upon, Act.DEMAND),
    _Shift(Act.ASSERT, "ask", is_wanted, Act.DEMAND),
    _Shift(Act.ASSERT, "tell", is_bidden, Act.DEMAND),
    _Shift(Act.ASSERT, "see", is_likened, Act.BELIEVE),
    _Shift(Act.ASSERT, "offer resolve", is_undertaken, Act.PROMISE),
    _Shift(Act.ASSERT, "call", is_called_upon, Act.DEMAND),
    _Shift(Act.ASSERT, "clear acquit", is_of_blame, Act.DENY),
    _Shift(Act.ASSERT, "maintain profess protest proclaim assert insist", is_innocence, Act.DENY),
    _Shift(Act.ASSERT, "counter", is_clause, Act.REJECT),
    _Shift(Act.ASSERT, "argue", is_claim, Act.REJECT, particles="against"),
    _Shift(Act.ASSERT, "hit fire shoot snap strike", is_claim, Act.REJECT, particles="at"),
    _Shift(Act.ASSERT, "rule", is_explanation, Act.REJECT, particles="out"),
)
"""The first that applies counts."""


def shifted(act: Act, cue: Sequence[str], content: str) -> Act | None:
    """What a cue does with its content, if that is something else than what it does by itself.

    Args:
        act: what it does by itself.
        cue: its words.
        content: what it governs.
    """
    return next((shift.becomes for shift in _SHIFTS if shift.applies(act, cue, content)), None)
