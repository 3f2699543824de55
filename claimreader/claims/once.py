"""A few words that the model gave to two attributions: what the one says, hung on to the other's content.

"... and was cheated of it, she says. The cause, the council says, was ...": "the cause" is the council's alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from claimreader.records import Attribution, Span

_MOST = 20
"""Letters of such a piece: of longer ones, the model is more often right that they belong to both."""


def said_once(said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, none with a short later piece of content that another one begins with."""
    begun = {one.content[0].start: one for one in said if one.content}
    return [_without(one, begun) if len(one.content) > 1 else one for one in said]


def _without(one: Attribution, begun: dict[int, Attribution]) -> Attribution:
    def elsewhere(span: Span) -> bool:
        other = begun.get(span.start)
        return (
            other is not None
            and other is not one
            and span.end - span.start <= _MOST
            and span.end <= other.content[0].end
        )

    first, *later = one.content
    return replace(one, content=(first, *(span for span in later if not elsewhere(span))))
