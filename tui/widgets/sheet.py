"""A page on which one claim is chosen, by keyboard or by mouse, and leads somewhere."""

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.worker import Worker, WorkerState

from tui.bindings import bindings
from tui.commands import LISTS
from tui.messages import message
from tui.widgets.lines import Lines


class Sheet(Lines, can_focus=True):
    """Lines with claims in them; subclasses say where each stands."""

    BINDINGS = bindings(LISTS)

    @message
    class ClaimChosen(Message):
        """The user went to a claim."""

        sheet: "Sheet"
        claim_id: int

        @property
        def control(self) -> "Sheet":
            """The page that it was chosen on."""
            return self.sheet

    @message
    class ClaimOpened(Message):
        """The user asks what the chosen claim leads to: Enter, or a click on it."""

        sheet: "Sheet"
        claim_id: int

        @property
        def control(self) -> "Sheet":
            """The page that it stands on."""
            return self.sheet

    @message
    class NothingChosen(Message):
        """The user asks what the chosen claim leads to, and none is chosen."""

    @message
    class LinkFollowed(Message):
        """A link in the text was clicked."""

        url: str

    def lines_of(self, claim_id: int) -> range:
        """The lines on which a claim stands; none where it does not."""
        raise NotImplementedError

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What could not be laid out is for the screen to tell."""
        if event.state is WorkerState.ERROR:
            self.screen.post_message(Worker.StateChanged(event.worker, event.state))

    # ------------------------------------------------------------------------------------ choosing

    def watch_chosen(self, old: int | None, new: int | None) -> None:
        """Draw the lines concerned, and go to the claim."""
        for claim_id in (old, new):
            self._redraw_claim(claim_id)
        if (old is None) != (new is None):
            self.refresh_bindings()
        if new is not None:
            self.show_lines(self.lines_of(new))

    def choose(self, claim_id: int | None) -> None:
        """Go to a claim and tell."""
        self.chosen = claim_id
        if claim_id is not None:
            self.post_message(self.ClaimChosen(self, claim_id))

    def _redraw_claim(self, claim_id: int | None) -> None:
        """Draw anew the lines in view that show a claim, its source or its cue; forget the others."""
        if claim_id is None:
            return
        top = int(self.scroll_offset.y)
        view = range(top, top + self.size.height)
        for y in list(self._strips):
            if y not in view:
                del self._strips[y]
            elif any(claim_id in (*face.claims, *face.told) for _, face, _ in self.line(y)):
                del self._strips[y]
                self.refresh(Region(0, y - top, self.size.width, 1))

    def in_view(self, lines: range) -> bool:
        """Whether lines are in view, or as many of them as there is room for."""
        top, height = int(self.scroll_offset.y), self.scrollable_content_region.height
        return bool(lines) and lines.start >= top and min(lines.stop, lines.start + height) <= top + height

    def show_lines(self, lines: range) -> None:
        """Scroll so that lines are in view: as little as is needed when they are near, else into the upper third."""
        height = self.scrollable_content_region.height
        top = int(self.scroll_offset.y)
        if not lines or not height or (lines.start >= top and lines.stop <= top + height):
            return
        near = top - height < lines.start and lines.stop < top + 2 * height and len(lines) < height
        if near:
            target = lines.start - 1 if lines.start < top else lines.stop + 1 - height
        else:
            target = lines.start - height // 3
        self.scroll_to(y=max(target, 0), animate=False, force=True)

    # ------------------------------------------------------------------------------------- actions

    def on_click(self, event: events.Click) -> None:
        """Choose the claim under the mouse, open it when it was chosen, or follow the link."""
        claim, link = event.style.meta.get("claim"), event.style.meta.get("link")
        if claim is not None and claim != self.chosen:
            self.choose(claim)
        elif link is not None:
            self.post_message(self.LinkFollowed(link))
        elif claim is not None:
            self.post_message(self.ClaimOpened(self, claim))

    def action_choose(self) -> None:
        """Open the chosen claim."""
        if self.chosen is not None:
            self.post_message(self.ClaimOpened(self, self.chosen))
        else:
            self.post_message(self.NothingChosen())

    def idle(self, action: str) -> bool:
        """There is nothing to open while no claim is chosen."""
        return action == "choose" and self.chosen is None

    def action_down(self) -> None:
        """Scroll one line on."""
        self.scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """Scroll one line back."""
        self.scroll_relative(y=-1, animate=False)

    def action_top(self) -> None:
        """Go to the first line."""
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """Go to the last line."""
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_pages(self, pages: float) -> None:
        """Scroll some pages on; back when negative. A line of the page before stays in view."""
        lines = max(int(self.scrollable_content_region.height * abs(pages)) - 1, 1)
        self.scroll_relative(y=lines if pages > 0 else -lines, animate=False)
