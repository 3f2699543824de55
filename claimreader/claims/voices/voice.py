"""Who an attribution is laid to."""

from dataclasses import dataclass

from claimreader.records import Attribution, words_of


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


def accuses_itself(text: str, accusation: Attribution, voice: Voice) -> bool:
    """Whether it was laid to the accused: "the union accused Norvane of lying", the union taken for Norvane's.

    A party that the source names by itself may well accuse itself; one that was only made out does not.
    """
    source = words_of(text, accusation.source, " ").casefold()
    content = words_of(text, accusation.content, " ").casefold().removeprefix("that ").removeprefix("the ")
    names = [party.casefold().split()[0] for party in voice.parties if party.strip()]
    return any(content.startswith(name) and name not in source for name in names)
