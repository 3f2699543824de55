"""The versions of an article: when each was seen, and how much each differs from the one before."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from claimreader.records import Version
from tui.byline import when
from tui.in_force import key
from tui.screens.base import Dialog
from tui.titles import plain
from tui.widgets.row_list import Line, RowList, fit


class VersionList(RowList):
    """A version a line, the newest first."""

    def __init__(self, versions: Sequence[Version], shown: int) -> None:
        super().__init__()
        self.versions = sorted(versions, key=lambda version: version.number, reverse=True)
        self._shown = shown

    @property
    def count(self) -> int:
        """How many versions there are."""
        return len(self.versions)

    def draw(self, index: int, width: int) -> list[Line]:
        """When a version was seen, and how long it is."""
        version = self.versions[index]
        sign = "▸ " if version.id == self._shown else "  "
        name = f"{version.number:>3}  {when(version.seen)}  "
        about = [f"{len(version.document.text.split()):,} words"]
        about += ["newest"] if not index else []
        about += ["from the article's page"] if version.full_text else []
        return [
            [
                (sign, "row--accent"),
                (name, "row--strong"),
                (fit(" · ".join(about), width - len(name) - 2), "row--quiet"),
            ]
        ]


class VersionsScreen(Dialog[Version]):
    """A list of versions; Enter shows one."""

    DEFAULT_CSS = """
    VersionsScreen {
        #box { width: 72; max-height: 80%; }
        VersionList { height: auto; max-height: 20; min-height: 2; background: $panel; }
    }
    """

    version_list = query_one(VersionList)

    def __init__(self, versions: Sequence[Version], shown: int) -> None:
        super().__init__()
        self._versions = versions
        self._shown = shown

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(id="box") as box:
            box.border_title = "Versions"
            box.border_subtitle = plain(f"{key('open')} shows one, {key('close')} leaves")
            yield VersionList(self._versions, self._shown)

    def on_mount(self) -> None:
        """Begin with the version that is shown."""
        self.version_list.redraw()
        self.version_list.styles.height = max(self.version_list.count, 1)
        rows = [number for number, one in enumerate(self.version_list.versions) if one.id == self._shown]
        self.version_list.place_cursor(rows[0] if rows else 0)
        self.version_list.focus()

    @on(RowList.Chosen)
    def _choose(self, message: RowList.Chosen) -> None:
        self.dismiss(self.version_list.versions[message.index])
