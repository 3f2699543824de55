"""Showing what edits did to an article, from version to version: word by word, and claim by claim."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from claimreader.records import Version
from tui.messages import message
from tui.opened import Opened
from tui.reading import ClaimsRead
from tui.screens.shown_article import ShownArticle

if TYPE_CHECKING:
    from tui.comparison import Comparison


class Edits(ShownArticle):
    """A screen on which two versions of the article can be seen in one, and other versions walked to."""

    _edit: tuple[int, int] | None = None
    """The numbers of the versions whose edit is shown; None where the article is shown as it stands."""
    _compared: Comparison | None = None
    """The two versions that were compared last, of the article that is open."""
    sent_for = False
    """The user has asked for an edit or another version, which is on its way."""

    @message
    class Compared(Message):
        """Two versions were held against each other; `shown` where the user asked for that."""

        comparison: Comparison | None
        """None: there is only one version of it any more."""
        shown: bool

    @message
    class Walked(Message):
        """An article's versions were looked up, to go `by` so many on from the one that is shown."""

        article_id: int
        versions: list[Version]
        by: int

    # ------------------------------------------------------------------------------------- showing

    def as_asked(self, opened: Opened) -> Opened:
        """The article as the user wants to see it: the edit, where one is shown."""
        compared = self._compared
        if self._edit is None or compared is None or compared.article_id != opened.article.id:
            return super().as_asked(opened)
        return compared.applied(opened)

    def forget_others(self, article_id: int) -> None:
        """Another article is shown from now on: as it stands."""
        super().forget_others(article_id)
        if self._compared is not None and self._compared.article_id != article_id:
            self._edit = self._compared = None

    def watch_opened(self, opened: Opened | None) -> None:
        """Show it; where it was edited, find out what that did to its claims."""
        super().watch_opened(opened)
        if opened is None or opened.article.versions < 2 or opened.standing.newest or opened.comparison:
            return
        known = self._compared
        number = opened.article.version.number
        if known is None or known.article_id != opened.article.id or known.new.number != number or known.waiting:
            self.look_in_turn("last edit", partial(self._look_at_last_edit, opened.article.id))

    @property
    def edit_known(self) -> Comparison | None:
        """What the last edit did, where that is known and worth a word beside the newest version."""
        known, opened = self._compared, self.opened
        if known is None or opened is None or known.article_id != opened.article.id:
            return None
        here = opened.comparison is known or known.new.id == opened.article.version.id
        return known if here and (opened.comparison or known.same_source) else None

    # ------------------------------------------------------------------------------------- looking

    def _show_edit(self, article_id: int, edit: tuple[int, int] | None) -> None:
        """Show an edit, or the last ones; the keys that come now are for what is shown then."""
        self._send_for()
        self._find_edit(article_id, edit)

    def _send_for(self) -> None:
        self.sent_for = True
        self.expect()

    # Each of the two has workers of its own: what the user asked for is not called off by what came in meanwhile.

    @work(thread=True, exclusive=True, group="edit", exit_on_error=False)
    def _find_edit(self, article_id: int, edit: tuple[int, int] | None) -> None:
        self.deliver(self.Compared(self._compare(article_id, edit), shown=True))

    @work(thread=True, exclusive=True, group="last edit", exit_on_error=False)
    def _look_at_last_edit(self, article_id: int) -> None:
        self.deliver(self.Compared(self._compare(article_id, None), shown=False))

    def _compare(self, article_id: int, edit: tuple[int, int] | None) -> Comparison | None:
        """Hold two versions against each other; by default the one that was read last and the newest."""
        from tui.comparison import compare

        store = self.reader.store
        versions = store.versions(article_id)
        if len(versions) < 2:
            return None
        newest = versions[-1].number
        read = store.version_read(article_id)
        old, new = edit or (read if read and read < newest else newest - 1, newest)
        return compare(store, article_id, versions, old, new, self._threshold)

    @on(Compared)
    def _take_comparison(self, message: Compared) -> None:
        comparison, opened = message.comparison, self.opened
        if message.shown:
            self.sent_for = False
            self.arrive()
        if opened is None or comparison is None or comparison.article_id != opened.article.id:
            return
        if self._edit and not message.shown:
            return
        self._compared = comparison
        for version_id in comparison.waiting:
            self.reader.reading.look_at_version(version_id)
        if message.shown:
            self._edit = comparison.old.number, comparison.new.number
            self.look_at_once()
        elif comparison.changes:
            self.show_parties(opened)

    @on(ClaimsRead)
    def _compare_again(self, message: ClaimsRead) -> None:
        compared = self._compared
        if compared is None or message.version_id not in compared.waiting or self.opened is None:
            return
        if self._edit is None:
            self.look_in_turn("last edit", partial(self._look_at_last_edit, compared.article_id))
        else:
            self.look_in_turn("edit", self._find_edit_again)

    def _find_edit_again(self) -> None:
        if self._compared is not None and self._edit is not None:
            self._find_edit(self._compared.article_id, self._edit)

    # ------------------------------------------------------------------------------------- actions

    def action_edit(self) -> None:
        """Show what was edited; again, the text as it stands."""
        opened = self.opened
        if opened is None:
            return
        if self.close_edit():
            return
        if opened.article.versions < 2:
            self.reader.say("this article has not been edited")
        else:
            number = opened.article.version.number
            earlier = opened.standing.newest is not None and number > 1
            self._show_edit(opened.article.id, (number - 1, number) if earlier else None)

    def close_edit(self) -> bool:
        """Show the article as it stands, where an edit of it is shown; whether one was."""
        if self._edit is None:
            return False
        self._edit = None
        self.look_at_once()
        return True

    def action_step_version(self, by: int) -> None:
        """Go to the version before or after the one that is shown; where an edit is shown, to another edit."""
        opened = self.opened
        if opened is None:
            return
        if opened.article.versions < 2:
            self.reader.say("this article has not been edited")
        elif self._edit is not None:
            self._step_edit(opened.article.id, opened.article.versions, by)
        else:
            self._send_for()
            self._walk(opened.article.id, by)

    def _step_edit(self, article_id: int, versions: int, by: int) -> None:
        assert self._edit is not None
        new = self._edit[1] + by
        if self._edit[1] - self._edit[0] > 1 and by < 0:
            new = self._edit[1]  # from all edits since it was read to the last of them
        if 2 <= new <= versions:
            self._show_edit(article_id, (new - 1, new))
        else:
            self.reader.say("there is no edit before this one" if by < 0 else "there is no edit after this one")

    @work(thread=True, exclusive=True, group="versions", exit_on_error=False)
    def _walk(self, article_id: int, by: int) -> None:
        self.deliver(self.Walked(article_id, self.reader.store.versions(article_id), by))

    @on(Walked)
    def _take_walk(self, message: Walked) -> None:
        self.sent_for = False
        self.arrive()
        opened = self.opened
        if opened is None or opened.article.id != message.article_id:
            return
        number = opened.article.version.number + message.by
        version = next((one for one in message.versions if one.number == number), None)
        if version is None:
            self.reader.say("this is the oldest version" if message.by < 0 else "this is the newest version")
        else:
            self.show_version(version)

    def show_version(self, version: Version) -> None:
        """Show a version as it was, or, with the newest, the article as it stands."""
        self._edit = None
        super().show_version(version)
