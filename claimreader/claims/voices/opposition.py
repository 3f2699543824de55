"""Which party a text means by "the opposition": the one that it calls so, or whose candidate it names as one."""

import re
from collections.abc import Callable

from claimreader.claims.voices.cast import Cast
from claimreader.claims.voices.people import Figure
from claimreader.claims.voices.voice import Voice

_OPPONENTS = tuple(
    f"{who}{comma} " for who in ("challenger", "opposition leader", "opposition candidate") for comma in ("", ",")
)
_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
_OPPOSING = re.compile(
    rf"\b[Tt]he (?:main )?opposition (?P<after>{_NAME})(?! [A-Z])"
    rf"|(?P<before>{_NAME}), the (?:main|largest|leading) opposition (?:party|alliance)"
)


def opposition_in(cast: Cast, voice: Callable[[Figure, int], Voice]) -> str:
    """The one party that a text means by it; empty where it does not say, or there are several.

    Args:
        cast: who is named in the text.
        voice: on whose behalf a person speaks, asked at a place.
    """
    found = _OPPOSING.finditer(cast.text)
    named = {cast.body((match["after"] or match["before"]).removeprefix("The ")) for match in found}
    for one in cast.sightings:
        if one.figure and cast.text.endswith(_OPPONENTS, 0, one.start):
            named |= {party for party in voice(one.figure, one.start).parties if party != one.figure.name}
    return named.pop() if len(named) == 1 else ""
