"""Picking one of many by typing a part of its name: a party, a feed."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input

from claimreader.records.record import record
from tui.bindings import bindings
from tui.commands import PICKING
from tui.in_force import key
from tui.safe import safe
from tui.screens.base import Dialog
from tui.titles import plain
from tui.widgets.row_list import Line, RowList, fit


@record
class Choice:
    """Something that can be picked."""

    key: str
    """What it is known by; empty for all."""
    name: str
    number: int | None = None
    """How much there is of it."""


class ChoiceList(RowList):
    """What can be picked, one a line."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._every = tuple(choices)
        self._shown = self._every

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._shown)

    @property
    def choice(self) -> Choice | None:
        """The one under the cursor."""
        return self._shown[self.cursor] if self._shown else None

    def narrow(self, words: str) -> None:
        """Show those whose names have all words in them."""
        wanted = words.casefold().split()
        self._shown = tuple(one for one in self._every if all(word in one.name.casefold() for word in wanted))
        self.redraw()
        self.place_cursor(0, top=0)

    def go_to(self, key: str) -> None:
        """Put the cursor on one."""
        self.place_cursor(next((place for place, one in enumerate(self._shown) if one.key == key), 0))

    def draw(self, index: int, width: int) -> list[Line]:
        """A name, and how much there is."""
        one = self._shown[index]
        number = "" if one.number is None else f"{one.number:,}"
        return [[(fit(safe(one.name), width - len(number) - 1), ""), (f" {number}", "row--quiet")]]


class PickScreen(Dialog[Choice]):
    """A line to type into, and what is left to pick from."""

    BINDINGS = bindings(PICKING)
    DEFAULT_CSS = """
    PickScreen {
        #box { width: 60; }
        ChoiceList { height: auto; max-height: 16; margin-top: 1; background: $panel; }
        &.-low ChoiceList { max-height: 6; margin-top: 0; }
    }
    """

    words = query_one(Input)
    choices = query_one(ChoiceList)

    def __init__(self, title: str, choices: Sequence[Choice], current: str) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._current = current

    def compose(self) -> ComposeResult:
        """The words, the choices."""
        with Vertical(id="box") as box:
            box.border_title = plain(self._title)
            ways = f"{key('pick-up')} {key('pick-down')}"
            box.border_subtitle = plain(f"{ways} and Enter pick, {key('close')} leaves it as it was")
            yield Input(placeholder="a part of the name")
            yield ChoiceList(self._choices)

    def on_mount(self) -> None:
        """Begin with what holds now."""
        self.choices.redraw()
        self.choices.styles.height = max(len(self._choices), 1)
        self.choices.go_to(self._current)
        self.words.focus()

    @on(Input.Changed)
    def _narrow(self) -> None:
        if self.words.value or self.choices.count < len(self._choices):
            self.choices.narrow(self.words.value)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _pick(self) -> None:
        if self.choices.choice is not None:
            self.dismiss(self.choices.choice)

    def action_move(self, by: int) -> None:
        """Go to the next choice, or to the one before."""
        self.choices.cursor += by
