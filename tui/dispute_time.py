"""How a dispute went in time -> lines: a small picture of who spoke when on which side, and all that was said."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby, pairwise

from rich.cells import cell_len

from claimreader.phrases import verb
from claimreader.records import KeptClaim
from claimreader.records.record import record
from tui.drawn import QUIET, Face, Line, Piece, Tone, cells, drawable, shortened
from tui.palette import Look, Looks
from tui.safe import safe
from tui.signs import swatches
from tui.since import NEW, Fresh, new

STEPS = tuple(
    timedelta(minutes=minutes)
    for minutes in (
        1,
        5,
        15,
        60,
        3 * 60,
        6 * 60,
        1440,
        2 * 1440,
        7 * 1440,
        30 * 1440,
        90 * 1440,
        365 * 1440,
        3650 * 1440,
    )
)
"""How much time one place of the picture can stand for."""
DAY = timedelta(days=1)
LEAST, MOST = 3, 9
"""Cells of one place."""
APART = 2
"""Cells between two labels."""
HOURS = 12
"""Places of less than a day that there are at most: what took longer is shown by days."""
OUTLET = 24
"""Cells that an outlet has at the end of a line."""
RULE = Face(Tone.RULE)
NOTHING: Fresh = {}


@record
class Axis:
    """The time that a dispute took, in places of equal length."""

    start: datetime
    step: timedelta
    places: int
    width: int
    """Cells of a place."""

    @classmethod
    def over(cls, moments: Sequence[datetime], room: int) -> "Axis | None":
        """The axis from the first moment to the last one in at most `room` cells; None where there is but one place."""
        first, last = min(moments), max(moments)
        if last - first < STEPS[0]:
            return None
        for step in STEPS:
            start = _floor(first, step)
            places = (last - start) // step + 1
            if places * LEAST <= room and (step >= DAY or places <= HOURS):
                return cls(start, step, places, min(room // places, MOST))
        return None

    def place_of(self, moment: datetime) -> int:
        """Where a moment belongs."""
        return (moment - self.start) // self.step

    def label(self, place: int, *, named: bool = False) -> str:
        """What stands under a place; where its day is to be `named`, or nothing stands before it, with that."""
        moment = self.start + place * self.step
        if self.step >= 30 * DAY:
            return f"{moment:%b %Y}"
        day = f"{moment.day} {moment:%b}"
        if self.step >= DAY:
            return day
        if place and self.begins_day(place):
            return day
        return f"{moment:%H:%M}" if place and not named else f"{day} {moment:%H:%M}"

    def begins_day(self, place: int) -> bool:
        """Whether another day begins with a place than the one before it belongs to."""
        moment = self.start + place * self.step
        return moment.date() != (moment - self.step).date()


def picture(sides: Mapping[str, Sequence[KeptClaim]], colours: Looks, width: int, *, indent: int = 1) -> Iterator[Line]:
    """Who spoke when: a line for each side, named, with a letter for every party that spoke, and the time between."""
    label = max(cells([Piece(name)]) for name in sides) + 1
    times = [[_local(kept) for kept in side] for side in sides.values()]
    moments = [*times[0], *times[1]]
    axis = Axis.over(moments, width - indent - label) if moments else None
    if axis is None:
        return
    marked, labels = _labels(axis, width - indent - label)
    (above, pro), (below, con) = sides.items()
    margin = " " * indent
    yield (Piece(f"{margin}{above:<{label}}", QUIET), *_letters(pro, times[0], axis, colours))
    line = "".join(("┼" if place in marked else "─") + "─" * (axis.width - 1) for place in range(axis.places))
    yield (Piece(margin + " " * label), Piece(line, RULE))
    yield (Piece(f"{margin}{below:<{label}}", QUIET), *_letters(con, times[1], axis, colours))
    yield (Piece(margin + " " * label + labels, QUIET),)


def _letters(side: Sequence[KeptClaim], times: Sequence[datetime], axis: Axis, colours: Looks) -> Iterator[Piece]:
    """The parties' letters, each at the places where it spoke, as many as a place has room for."""
    there: dict[int, dict[Look, None]] = {}
    for kept, moment in zip(side, times, strict=True):
        there.setdefault(axis.place_of(moment), {}).update(dict.fromkeys(colours.of(kept.claim.parties)))
    for place in range(axis.places):
        voices = tuple(there.get(place, ()))
        fit = voices if len(voices) < axis.width else voices[: axis.width - 2]
        letters = [*swatches(fit), *([] if fit == voices else [Piece("+", QUIET)])]
        yield from letters
        yield Piece(" " * (axis.width - cells(letters)))


def _labels(axis: Axis, room: int) -> tuple[set[int], str]:
    """Which places are labelled, and the line of labels: the first place, the last one, and as many as stand apart.

    Every day that has room for it is named, where it begins or as soon as there is room. No label is cut: one at the
    right edge is moved to the left, and its end stands under its place.
    """
    last = axis.places - 1
    written: dict[int, tuple[int, str]] = {}

    def write(place: int, label: str) -> bool:
        at = max(min(place * axis.width, room - len(label)), 0)
        others = [one for number, one in written.items() if number != place]
        if any(at < start + len(word) + APART and start < at + len(label) + APART for start, word in others):
            return False
        written[place] = at, label
        return True

    write(0, axis.label(0))
    write(last, axis.label(last))
    days = [place for place in range(1, axis.places) if axis.begins_day(place)]
    for begin, end in pairwise([*days, axis.places]):
        any(write(place, axis.label(place, named=True)) for place in range(begin, end))
    for place in range(1, last):
        if place not in written:
            write(place, axis.label(place))
    line = ""
    for at, label in sorted(written.values()):
        line = line.ljust(at) + label
    return set(written), line


def chronicle(
    claims: Sequence[KeptClaim], side_of: Mapping[int, str], colours: Looks, width: int, news: Fresh = NOTHING
) -> Iterator[Line]:
    """What was said day by day, a line for each claim: time, side, who, the words, the outlet.

    A time with `~` is when the article was first seen; what is among the `news` is marked.
    """
    for day, said in groupby(((_local(kept), kept) for kept in claims), key=lambda one: one[0].date()):
        yield (Piece(f" {day:%A} {day.day} {day:%B %Y}", QUIET),)
        for local, kept in said:
            signs = (NEW if new(kept, news) else " ") + (" " if kept.dated else "~")
            yield _entry(kept, f"{signs}{clock(local)}  {side_of[kept.id]} ", colours, width)


def _entry(kept: KeptClaim, stamp: str, colours: Looks, width: int) -> Line:
    here = (kept.id,)
    plainly, quiet = Face(told=here), Face(Tone.QUIET, told=here)
    voices = colours.of(kept.claim.parties)
    letters = swatches(voices)
    outlet = safe(kept.outlet) if width >= 60 else ""
    outlet = f" · {outlet if len(outlet) <= OUTLET else outlet[: OUTLET - 1] + '…'}" if outlet else ""
    line = [
        Piece(stamp, quiet),
        *letters,
        Piece(" " * max(4 - cells(letters), 1), plainly),
        Piece(f"{drawable(verb(kept.claim.act, kept.cue_words))} ", Face(look=voices[0], told=here)),
        Piece(drawable(kept.words.replace("\n", " ")), plainly),
    ]
    return (*shortened(line, width - cell_len(outlet)), Piece(outlet, quiet))


def clock(moment: datetime) -> str:
    """The time of day; `strftime` would take ten times as long, and pages have hundreds."""
    return f"{moment.hour:02}:{moment.minute:02}"


def _local(kept: KeptClaim) -> datetime:
    return kept.date.astimezone()


def _floor(moment: datetime, step: timedelta) -> datetime:
    """The beginning of the place that a moment falls in: a full minute, hour or day."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight if step >= DAY else midnight + (moment - midnight) // step * step
