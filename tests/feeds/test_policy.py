"""How polite a reader is over days: the pure rules on an invented clock, and the requests that a real server sees."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.errors import (
    ClaimReaderError,
    FeedError,
    FetchError,
    GoneError,
    NotFoundError,
    OfflineError,
    ParseError,
    SlowDownError,
    WorkerError,
)
from claimreader.feeds.answers import Fetched, NotModified
from claimreader.feeds.fetch import Fetcher
from claimreader.feeds.parse import parse
from claimreader.feeds.policy import FLOOR, LONGEST, after, body_hash
from claimreader.feeds.rest import awake, rest_of
from claimreader.records import Feed, FeedOutcome, FeedState, ParsedFeed, Validators
from tests.servers import Answer, FeedServer

NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)
URL = "https://outlet.example/feed"
FEED = Feed(id=1, url=URL, title="Outlet")
HOUR = timedelta(hours=1)
SAID = ParsedFeed("Outlet", "https://outlet.example/", "en", None, ())


def fetched(body: bytes = b"<rss/>", *, max_age: timedelta | None = None, moved_to: str | None = None) -> Fetched:
    return Fetched(URL, URL, body, "text/xml", None, Validators('"1"', "date"), max_age, moved_to)


def unchanged(moved_to: str | None = None) -> NotModified:
    return NotModified(URL, Validators('"1"', "date"), None, moved_to)


def remembered(feed: Feed, outcome: FeedOutcome) -> Feed:
    """The feed as it is kept after a try."""
    changed = {field.name: getattr(outcome, field.name) for field in fields(FeedOutcome)}
    return replace(feed, **(changed | {"title": outcome.title or feed.title, "site": outcome.site or feed.site}))


def wait(
    answer: Fetched | NotModified | ClaimReaderError, feed: Feed = FEED, parsed: ParsedFeed | None = SAID
) -> timedelta:
    return after(feed, answer, parsed, NOW).next_poll - NOW


# ------------------------------------------------------------------------------------------- rest

SKIPS = b"""<rss version="2.0"><channel><title>Outlet</title>
<skipHours><hour>9</hour><hour> 10 </hour><hour>24</hour><hour>99</hour></skipHours>
<skipDays><day>Tuesday</day><day>Someday</day></skipDays><item><title>One</title></item></channel></rss>"""


def test_a_publisher_is_let_rest_at_the_hours_and_days_that_it_names() -> None:
    said = parse(SKIPS, url=URL)
    first = after(FEED, fetched(SKIPS), said, NOW)
    assert first.next_poll == NOW + 3 * HOUR, "at nine and at ten it wants to rest"
    again = after(remembered(FEED, first), unchanged(), None, NOW + 3 * HOUR)
    assert again.next_poll == NOW + 4 * HOUR and again.rest == said.rest
    evening = datetime(2026, 11, 2, 22, 30, tzinfo=UTC)
    failed = after(remembered(FEED, again), FetchError("No.", URL), None, evening)
    assert failed.next_poll == evening + HOUR
    tuesday = after(remembered(FEED, failed), unchanged(), None, evening + HOUR)
    assert tuesday.next_poll == datetime(2026, 11, 4, 1, tzinfo=UTC), "not on Tuesday, and not at midnight"


@pytest.mark.parametrize(
    "head",
    [
        b"<skipHours>" + b"".join(b"<hour>%d</hour>" % hour for hour in range(24)) + b"</skipHours>",
        b"<skipHours><hour>9</hour>",
        b"<skipHours>" * 9_000,
        b"<skipHours></skipHours><item><skipHours><hour>9</hour></skipHours></item>",
    ],
)
def test_a_wish_that_makes_no_sense_is_none(head: bytes) -> None:
    assert rest_of(b"<rss><channel>" + head) == 0 and awake(NOW, (1 << 31) - 1) == NOW


# ------------------------------------------------------------------------------------------- success


def test_what_was_fetched_is_remembered() -> None:
    feed = replace(FEED, failures=3, error="Broken.", state=FeedState.STOPPED)
    assert after(feed, fetched(), SAID, NOW) == FeedOutcome(
        url=URL,
        state=FeedState.ACTIVE,
        validators=Validators('"1"', "date"),
        body_hash=body_hash(b"<rss/>"),
        moved_to=None,
        last_tried=NOW,
        last_fetched=NOW,
        next_poll=NOW + HOUR,
        failures=0,
        error=None,
        title="Outlet",
        site="https://outlet.example/",
    )


def test_what_has_not_changed_leaves_what_is_known_of_it() -> None:
    feed = replace(FEED, body_hash="abc", every=3 * HOUR)
    outcome = after(feed, unchanged(), None, NOW)
    assert (outcome.body_hash, outcome.title, outcome.failures) == ("abc", None, 0)
    assert outcome.next_poll == NOW + 3 * HOUR and outcome.every == 3 * HOUR


def test_the_longest_wish_counts_but_none_is_granted_beyond_a_month() -> None:
    assert wait(fetched()) == HOUR
    assert wait(fetched(max_age=timedelta(seconds=30))) == HOUR
    assert wait(fetched(max_age=2 * HOUR)) == 2 * HOUR
    assert wait(fetched(max_age=2 * HOUR), parsed=replace(SAID, every=5 * HOUR)) == 5 * HOUR
    assert wait(fetched(max_age=timedelta(days=400))) == LONGEST
    assert after(FEED, fetched(), SAID, NOW, interval=timedelta(minutes=5)).next_poll == NOW + FLOOR
    assert after(FEED, fetched(), SAID, NOW, interval=4 * HOUR).next_poll == NOW + 4 * HOUR


@pytest.mark.parametrize(
    "answer", [fetched(), SlowDownError("Busy.", URL, retry_after=HOUR), NotFoundError("No.", URL)]
)
def test_waits_are_only_stretched(answer: Fetched | ClaimReaderError) -> None:
    waits = [after(FEED, answer, None, NOW, jitter=jitter).next_poll for jitter in (0.0, 0.5, 1.0)]
    assert waits == [NOW + HOUR, NOW + 1.05 * HOUR, NOW + 1.1 * HOUR]


# -------------------------------------------------------------------------------------------- moving


def test_a_move_is_believed_the_second_time() -> None:
    new = "https://new.example/feed"
    first = after(FEED, fetched(moved_to=new), SAID, NOW)
    assert (first.url, first.moved_to) == (URL, new)
    for answer in (fetched(moved_to=new), unchanged(new)):
        second = after(remembered(FEED, first), answer, None, NOW)
        assert (second.url, second.moved_to, second.validators) == (new, None, Validators('"1"', "date"))


def test_a_move_that_is_taken_back_or_changed_is_not_believed() -> None:
    feed = replace(FEED, moved_to="https://new.example/feed")
    assert after(feed, fetched(), SAID, NOW).moved_to is None
    other = after(feed, fetched(moved_to="https://other.example/feed"), SAID, NOW)
    assert (other.url, other.moved_to) == (URL, "https://other.example/feed")


def test_a_move_needs_a_document_that_can_be_read() -> None:
    feed = replace(FEED, moved_to="https://new.example/feed")
    outcome = after(feed, ParseError("A web page.", URL), None, NOW)
    assert (outcome.url, outcome.moved_to) == (URL, "https://new.example/feed")


def test_a_feed_never_moves_from_https_to_http() -> None:
    feed = replace(FEED, moved_to="http://outlet.example/feed")
    outcome = after(feed, fetched(moved_to="http://outlet.example/feed"), SAID, NOW)
    assert (outcome.url, outcome.moved_to) == (URL, None)


# ------------------------------------------------------------------------------------------- failures


def waits(error: ClaimReaderError, tries: int, feed: Feed = FEED) -> list[timedelta]:
    found, now = [], NOW
    for _ in range(tries):
        outcome = after(feed, error, None, now)
        found.append(outcome.next_poll - now)
        feed, now = remembered(feed, outcome), outcome.next_poll
    return found


@pytest.mark.parametrize(
    "error",
    [FetchError("Down.", URL), FetchError("Sick.", URL, status=500), ParseError("A page.", URL), WorkerError("Slow."),
     SlowDownError("Busy.", URL, status=503)],
)  # fmt: skip
def test_a_failing_feed_is_asked_ever_less_down_to_once_a_day(error: ClaimReaderError) -> None:
    assert waits(error, 8) == [HOUR * hours for hours in (1, 2, 4, 8, 16, 24, 24, 24)]


def test_a_missing_feed_is_asked_once_a_week_in_the_end() -> None:
    assert waits(NotFoundError("Missing.", URL, status=404), 12)[-3:] == [timedelta(days=7)] * 3


def test_a_server_that_wants_rest_gets_it() -> None:
    def busy(pause: timedelta) -> SlowDownError:
        return SlowDownError("Busy.", URL, status=429, retry_after=pause)

    assert wait(busy(5 * HOUR)) == 5 * HOUR
    assert wait(busy(timedelta(seconds=10))) == FLOOR
    assert wait(busy(timedelta(days=999))) == LONGEST


def test_a_failure_keeps_what_was_known() -> None:
    feed = replace(FEED, validators=Validators('"old"', None), body_hash="abc", last_fetched=NOW - HOUR, every=HOUR)
    outcome = after(feed, FetchError("It is down.", URL), None, NOW)
    assert outcome.validators == feed.validators and outcome.body_hash == "abc" and outcome.every == HOUR
    assert outcome.last_fetched == NOW - HOUR and outcome.last_tried == NOW
    assert outcome.error == "It is down." and outcome.failures == 1 and outcome.title is None
    assert outcome.state is FeedState.ACTIVE


def test_a_feed_that_is_gone_is_not_asked_for_again() -> None:
    assert after(FEED, GoneError("Ended.", URL, status=410), None, NOW).state is FeedState.GONE


def test_a_feed_that_lets_nobody_in_is_left_alone_after_the_third_time() -> None:
    feed, states = FEED, []
    for _ in range(3):
        outcome = after(feed, FetchError("No entry.", URL, status=403), None, NOW)
        feed = remembered(feed, outcome)
        states.append(outcome.state)
    assert states == [FeedState.ACTIVE, FeedState.ACTIVE, FeedState.STOPPED]
    assert outcome.error and outcome.error.startswith("No entry. ") and "refresh this feed yourself" in outcome.error


def test_without_a_network_no_feed_is_to_blame() -> None:
    feed = replace(FEED, failures=2)
    outcome = after(feed, OfflineError("No network.", URL), None, NOW)
    assert (outcome.failures, outcome.next_poll) == (2, NOW + timedelta(minutes=15))
    assert outcome.error == "No network." and outcome.state is FeedState.ACTIVE


ERRORS: list[Callable[[], ClaimReaderError]] = [
    lambda: FetchError("Down.", URL, status=500),
    lambda: SlowDownError("Busy.", URL, retry_after=timedelta(seconds=1)),
    lambda: NotFoundError("Missing.", URL),
    lambda: FeedError("Strange.", URL),
]
ANSWERS = st.one_of(
    st.builds(fetched, max_age=st.none() | st.timedeltas(timedelta(), timedelta(days=4000))),
    st.builds(unchanged),
    st.sampled_from(ERRORS).map(lambda make: make()),
)


@settings(deadline=None)
@given(st.lists(st.tuples(ANSWERS, st.floats(0, 1)), max_size=30), st.timedeltas(timedelta(), timedelta(days=2)))
def test_whatever_comes_an_hour_passes_between_two_requests(
    answers: list[tuple[Fetched | NotModified | ClaimReaderError, float]], interval: timedelta
) -> None:
    feed, now = FEED, NOW
    for answer, jitter in answers:
        outcome = after(feed, answer, None, now, interval=interval, jitter=jitter)
        assert FLOOR <= outcome.next_poll - now <= LONGEST * 1.1
        feed, now = remembered(feed, outcome), outcome.next_poll


# ----------------------------------------------------------------------------- a week with a real server


async def test_a_week_as_a_server_sees_it(server: FeedServer) -> None:
    """Six-minute ticks for a week, a restart every day: the server counts what it is asked."""
    date = "Mon, 02 Nov 2026 08:00:00 GMT"
    url = server.serve("/feed", Answer(b"<rss/>", etag='W/"1"', last_modified=date))
    feed, now, asked = replace(FEED, url=url), NOW, list[datetime]()
    while now < NOW + timedelta(days=7):
        if feed.next_poll is None or feed.next_poll <= now:
            async with Fetcher() as fetcher:  # a new one each time: nothing but the feed's row is remembered
                answer = await fetcher.feed(feed.url, feed.validators)
            asked.append(now)
            feed = remembered(feed, after(feed, answer, None, now, jitter=len(asked) % 7 / 7))
        now += timedelta(minutes=6)
        if len(asked) == 80:
            server.put("/feed", b"<rss> </rss>", etag='W/"2"', last_modified=date)
    requests = server.requests_for("/feed")
    assert len(requests) == len(asked) and 7 * 20 <= len(asked) <= 7 * 24
    assert min(later - earlier for earlier, later in pairwise(asked)) >= timedelta(hours=1)
    assert [request.header("If-None-Match") for request in requests[:2]] == [None, 'W/"1"']
    assert all(request.header("If-Modified-Since") == date for request in requests[1:])
    assert requests[-1].header("If-None-Match") == 'W/"2"', "only the etag had changed"
    assert len({request.header("If-None-Match") for request in requests}) == 3
