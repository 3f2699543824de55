"""Reading claims: who says what, on whose behalf, and what contradicts what. `Reader` is the way in.

    from claimreader.claims import Reader

    reading = Reader().read("Troops crossed the river, the ministry said.")

Text goes in, frozen records come out; `docs/claims.md` shows more. Neither the screen nor the store is needed for it,
and nothing is loaded before the first reading.
"""

from typing import TYPE_CHECKING, Any

from claimreader.records import Act, Claim, ClaimRef, Dispute, DisputeKind, KnownParty, Quoted, Reading, Span, words_of

if TYPE_CHECKING:
    from claimreader.claims.read import Reader

__all__ = [
    "Act",
    "Claim",
    "ClaimRef",
    "Dispute",
    "DisputeKind",
    "KnownParty",
    "Quoted",
    "Reader",
    "Reading",
    "Span",
    "words_of",
]


def __getattr__(name: str) -> Any:
    # The reader brings numpy with it, which whoever only hands work to another process does without.
    if name == "Reader":
        from claimreader.claims.read import Reader

        return Reader
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
