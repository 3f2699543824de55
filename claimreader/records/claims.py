"""What is read in a text: who says what, and what of it is disputed."""

from enum import StrEnum
from typing import NamedTuple

from claimreader.records.record import record
from claimreader.records.text import Spans


class Act(StrEnum):
    """What a cue does with its content."""

    ASSERT = "assert"
    DENY = "deny"
    ACCUSE = "accuse"
    CONFIRM = "confirm"
    REJECT = "reject"
    QUESTION = "question"
    """Leaves it open: doubts it, cannot verify it, has not confirmed it, does not say. Whoever declines to comment
    asserts nothing, and denies nothing."""
    DEMAND = "demand"
    PROMISE = "promise"
    PREDICT = "predict"
    BELIEVE = "believe"

    @property
    def denies(self) -> bool:
        """Whether it says that a thing is not so, or that another's word is not."""
        return self in (Act.DENY, Act.REJECT)


class Quoted(StrEnum):
    """Whether the content is given in the source's own words."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@record
class Attribution:
    """Source, cue and content: who is said to have said what, and by which words."""

    source: Spans
    """Empty where the text names nobody."""
    cue: Spans
    content: Spans
    confidence: float
    """Between 0 and 1: how likely the attribution is right."""


class Voiced:
    """What is said on somebody's behalf."""

    __slots__ = ()
    parties: tuple[str, ...]

    @property
    def party(self) -> str | None:
        """The parties as one name."""
        return "; ".join(self.parties) or None


@record
class Claim(Voiced):
    """An attribution, and what was made of it: its act, who speaks, on whose behalf."""

    number: int
    """Counts from 1 within its document, in the order of the text."""
    source: Spans
    cue: Spans
    content: Spans
    act: Act
    quoted: Quoted
    confidence: float
    speaker: str | None = None
    """Who speaks, as fully as the text names them; None where it does not say."""
    parties: tuple[str, ...] = ()
    """On whose behalf: mostly one, several for a joint statement, none where it is not clear."""
    channel: str | None = None
    """Who passes it on ("Interfax, citing the ministry": Interfax)."""


class DisputeKind(StrEnum):
    """What two sides of a dispute are to each other."""

    DENIAL = "denial"
    ACCUSATION = "accusation"
    FIGURE = "figure"
    ACCOUNT = "account"


class ClaimRef(NamedTuple):
    """A claim among several documents."""

    document: str
    number: int


@record
class Dispute:
    """A proposition that parties take opposite sides on; both sides have members."""

    kind: DisputeKind
    proposition: str
    """A neutral headline made of the claims' own words."""
    why: str
    """The reason why the sides were put against each other, in one sentence that names both."""
    pro: tuple[ClaimRef, ...]
    con: tuple[ClaimRef, ...]


@record
class Reading:
    """What was read in one document."""

    document: str
    """The caller's name for it."""
    text: str
    language: str | None
    """ISO 639-1, or None where it cannot be told."""
    understood: bool
    """False where the model does not read the language: then there are no claims, and that is not the text's doing."""
    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...]
    model: str
    """Which model and rules read it, for telling when it should be read again."""


@record
class KnownParty:
    """A party that the user has named in the configuration."""

    name: str
    aliases: tuple[str, ...] = ()
    colour: str | None = None
    """`#rrggbb`, or one of the palette's names."""
