"""What a list of disputes is limited to, and how it is ordered: asked for by keys, and remembered."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import partial

from textual import on, work
from textual.message import Message

from claimreader.records import DisputeOrder, DisputeQuery
from tui.messages import message
from tui.screens.over import Over
from tui.screens.picking import Choice, PickScreen

KEY = "disputes"
"""What the list's order and limits are remembered under."""


class Limited(Over):
    """A screen with a list of disputes that the user limits and orders."""

    @message
    class Offered(Message):
        """What the list can be limited to was looked up."""

        title: str
        choices: Sequence[Choice]
        current: str
        limit: Callable[[str], DisputeQuery]

    def __init__(self) -> None:
        super().__init__()
        self.asked = DisputeQuery()
        """What is to be listed."""

    def list_as_asked(self) -> None:
        """List what is asked for; the screen says how."""
        raise NotImplementedError

    def recall(self) -> None:
        """Ask for what was listed last time."""
        self.asked = recalled(self.reader.store.recall(KEY) or "")

    @work(thread=True, exclusive=True, group="offer", exit_on_error=False)
    def _offer_parties(self) -> None:
        shares = self.reader.store.dispute_parties()
        choices = [Choice("", "everybody"), *(Choice(one.name, one.name, one.disputes) for one in shares)]
        query = self.asked
        title = "Disputes in which this party has a part"
        self.deliver(self.Offered(title, choices, query.party or "", partial(_of_party, query)))

    @work(thread=True, exclusive=True, group="offer", exit_on_error=False)
    def _offer_feeds(self) -> None:
        shares = self.reader.store.dispute_feeds()
        choices = [Choice("", "all feeds"), *(Choice(str(one.feed_id), one.outlet, one.disputes) for one in shares)]
        query = self.asked
        title = "Disputes with a claim from this feed"
        self.deliver(self.Offered(title, choices, str(query.feed_id or ""), partial(_of_feed, query)))

    @work(thread=True, group="settings", exit_on_error=False)
    def _remember(self, query: DisputeQuery) -> None:
        self.reader.store.remember(KEY, json.dumps(asdict(query)))

    @on(Offered)
    def _ask(self, message: Offered) -> None:
        def take(choice: Choice | None) -> None:
            if choice is not None:
                self.ask_for(message.limit(choice.key))

        self.app.push_screen(PickScreen(message.title, message.choices, message.current), take)

    def ask_for(self, query: DisputeQuery) -> None:
        """List other disputes, or in another order; that is remembered."""
        self.expect()
        self.asked = query
        self._remember(query)
        self.list_as_asked()

    def action_sort(self) -> None:
        """Order the list otherwise."""
        orders = list(DisputeOrder)
        self.ask_for(replace(self.asked, order=orders[(orders.index(self.asked.order) + 1) % len(orders)]))

    def action_by_party(self) -> None:
        """Ask for the party that the list is limited to."""
        self._offer_parties()

    def action_by_feed(self) -> None:
        """Ask for the feed that the list is limited to."""
        self._offer_feeds()


def _of_party(query: DisputeQuery, key: str) -> DisputeQuery:
    return replace(query, party=key or None)


def _of_feed(query: DisputeQuery, key: str) -> DisputeQuery:
    return replace(query, feed_id=int(key) if key else None)


def recalled(value: str) -> DisputeQuery:
    """What was listed last; everything where that is not known."""
    try:
        kept = json.loads(value)
        return DisputeQuery(DisputeOrder(kept["order"]), kept["party"], kept["feed_id"])
    except (ValueError, TypeError, KeyError):
        return DisputeQuery()
