"""The articles of a feed, a folder or a view, newest first: ids only; what a line shows is fetched by the page."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from rich.style import Style

from claimreader.records import ArticleRow
from tui.ages import age
from tui.painting import Plain
from tui.safe import safe
from tui.widgets.row_list import Line, RowList, fit

PAGE = 64
KEPT_PAGES = 32
OUTLET_WIDTH = 16
ROOMY = 84
"""Cells from which a line has room for the outlet beside the title."""

Fetch = Callable[[Sequence[int]], list[ArticleRow]]


class ArticleList(RowList):
    """Titles, with a sign for unread, the outlet, the age, how many claims and how many of them are contested."""

    BORDER_TITLE = "Articles"
    PARTS: ClassVar[Mapping[str, Plain]] = {**RowList.PARTS, "row--sign": ("primary", Style())}

    def __init__(
        self, fetch: Fetch, now: Callable[[], datetime], *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.ids: array[int] = array("q")
        self.with_outlet = True
        """Whether lines name the outlet: not where all are of one."""
        self._fetch = fetch
        self._now = now
        self._pages: OrderedDict[int, dict[int, ArticleRow]] = OrderedDict()

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self.ids)

    @property
    def article_id(self) -> int | None:
        """The article under the cursor."""
        return self.ids[self.cursor] if self.ids else None

    def show(self, ids: "array[int]", article_id: int | None = None, *, empty: str = "") -> None:
        """Show these articles, with the cursor on `article_id`, or on the first where it is not among them."""
        self.ids, self.empty = ids, empty
        self._pages.clear()
        self.redraw()
        index = self.index_of(article_id)
        self.place_cursor(index or 0, top=None if index else 0)

    def update(self, ids: "array[int]") -> None:
        """Show what the list holds now; the cursor's article stays where it is on screen, as long as it is kept."""
        current, above = self.article_id, self.cursor - self.top
        if current is not None and current not in ids and self._fetch([current]):
            ids = ids[: self.cursor] + array("q", [current]) + ids[self.cursor :]
        self.ids = ids
        self._pages.clear()
        self.redraw()
        index = self.index_of(current) or 0
        self.place_cursor(index, top=index - above)

    def index_of(self, article_id: int | None) -> int | None:
        """Where an article stands in the list."""
        if article_id is None:
            return None
        try:
            return self.ids.index(article_id)
        except ValueError:
            return None

    # ---------------------------------------------------------------------------------------- rows

    def row(self, index: int) -> ArticleRow | None:
        """What an article's line shows, from the page that it lies on; None when the store has it no more."""
        number = index // PAGE
        if number not in self._pages:
            wanted = self.ids[number * PAGE : (number + 1) * PAGE]
            self._pages[number] = {row.id: row for row in self._fetch(wanted)}
            while len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number].get(self.ids[index])

    def current_row(self) -> ArticleRow | None:
        """What the line under the cursor shows."""
        return self.row(self.cursor) if self.ids else None

    def row_of(self, article_id: int) -> ArticleRow | None:
        """What an article's line shows; None when it is not in the list."""
        index = self.index_of(article_id)
        return None if index is None else self.row(index)

    def patch(self, article_id: int, *, read: bool) -> None:
        """Show an article as read or unread before the store knows."""
        index = self.index_of(article_id)
        row = None if index is None else self.row(index)
        if index is not None and row is not None:
            self._pages[index // PAGE][article_id] = replace(row, read=read, changed=row.changed and not read)
            self.redraw(index)

    def freshen(self, article_id: int | None = None) -> None:
        """Fetch anew what the lines show: of one article's page, or of all."""
        index = self.index_of(article_id)
        if index is None:
            self._pages.clear()
            self.redraw()
        elif self._pages.pop(index // PAGE, None) is not None:
            self.redraw(index)

    # ------------------------------------------------------------------------------------- drawing

    def draw(self, index: int, width: int) -> list[Line]:
        """An article in one line, or in two where there is room for them."""
        row = self.row(index)
        if row is None:
            return [[(fit("  (no longer kept)", width), "row--quiet")]] + [[(" " * width, "")]] * (self.row_height - 1)
        return self._two_lines(row, width) if self.row_height == 2 else [self._one_line(row, width)]

    def _one_line(self, row: ArticleRow, width: int) -> Line:
        outlet = f" {fit(safe(row.outlet), OUTLET_WIDTH)} " if self.with_outlet and width >= ROOMY else ""
        when = f" {age(row.date, self._now()):>{6 if outlet else 1}}"
        claims = (f" {row.claims or '':>2}", "row--quiet")
        contested = ("!", "row--accent") if row.contested else (" ", "")
        room = width - len(outlet) - len(when) - len(claims[0]) - 4
        return [_sign(row), _title(row, room), (outlet + when, "row--quiet"), claims, contested, (" ", "")]

    def _two_lines(self, row: ArticleRow, width: int) -> list[Line]:
        when = age(row.date, self._now())
        about = f"  {safe(row.outlet)} · {when}" if self.with_outlet else f"  {when}"
        claims = f" {row.claims} claim{'s' * (row.claims != 1)} " if row.claims else ""
        contested = f"{f' ! {row.contested}' if row.contested else '':<6}"
        room = width - len(claims) - len(contested)
        second = [(fit(about, room), "row--quiet"), (claims, "row--quiet"), (contested, "row--accent")]
        return [[_sign(row), _title(row, width - 2)], second]


def _sign(row: ArticleRow) -> tuple[str, str]:
    """What is to be seen of an article before its title: unread, or edited since it was read."""
    return ("● ", "row--sign") if not row.read else ("∆ ", "row--sign") if row.changed else ("  ", "")


def _title(row: ArticleRow, width: int) -> tuple[str, str]:
    title = ("★ " if row.bookmarked else "") + (safe(row.title) or "(no title)")
    return fit(title, width), "row--quiet" if row.read else "row--strong"
