"""Who an attribution is laid to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """Who an attribution is laid to."""

    speaker: str | None = None
    """Who speaks, as fully as the text names them."""
    parties: tuple[str, ...] = ()
    """On whose behalf; none where it is not clear."""
    channel: str | None = None
    """Who passes it on."""


SILENT = Voice()
"""Nobody that the text makes clear."""
