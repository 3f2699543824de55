"""When a feed is asked for again, and what is remembered of this time. Pure: no network, no clock, no dice.

As polite as the publisher wishes, at no hour that it wants to rest, and never less than this: an hour between two
requests, a wait that doubles with every failure, all waits stretched a little so that not everybody comes at the full
hour.
"""

import hashlib
from datetime import datetime, timedelta

from claimreader.errors import ClaimReaderError, FetchError, GoneError, NotFoundError, OfflineError, SlowDownError
from claimreader.feeds.answers import Fetched, NotModified
from claimreader.feeds.rest import awake
from claimreader.records import Feed, FeedOutcome, FeedState, ParsedFeed

FLOOR = timedelta(minutes=60)
"""Between two requests, whatever the user or the publisher says."""
LONGEST = timedelta(days=30)
"""However long the publisher wants to be left alone."""
FIRST_WAIT = timedelta(hours=1)
LONGEST_WAIT = timedelta(hours=24)
"""Between two tries at a feed that fails."""
MISSING_WAIT = timedelta(days=7)
"""The same once it has been missing (404) for `MISSING_TRIES` tries."""
MISSING_TRIES = 10
OFFLINE_WAIT = timedelta(minutes=15)
"""After a try without a network: it has cost nobody anything."""
REFUSALS = 3
"""After so many failures in a row, a feed that says 401 or 403 is not asked for any more until the user asks."""
JITTER = 0.1
"""The part of a wait that is added to it at most."""

Answer = Fetched | NotModified | ClaimReaderError


def after(
    feed: Feed,
    answer: Answer,
    parsed: ParsedFeed | None,
    now: datetime,
    *,
    interval: timedelta = FLOOR,
    jitter: float = 0.0,
) -> FeedOutcome:
    """What is to be remembered of a feed after one try.

    Args:
        feed: as it was before.
        answer: what fetching gave; a failure of anything after that (parsing, the worker) as the error that it raised.
        parsed: what the document said; None when it was not read because nothing had changed.
        now: the time of the try.
        interval: how long the user wants between two requests.
        jitter: a number from 0 to 1, drawn anew each time, by which waits are stretched, never shortened.
    """
    if isinstance(answer, ClaimReaderError):
        return _failed(feed, answer, now, jitter)
    every = parsed.every if parsed else feed.every
    rest = parsed.rest if parsed else feed.rest
    wait = max(interval, FLOOR, answer.max_age or FLOOR, every or FLOOR)
    url, moved_to = _address(feed, answer)
    return FeedOutcome(
        url=url,
        state=FeedState.ACTIVE,
        validators=answer.validators,
        body_hash=body_hash(answer.body) if isinstance(answer, Fetched) else feed.body_hash,
        moved_to=moved_to,
        last_tried=now,
        last_fetched=now,
        next_poll=awake(_later(now, wait, jitter), rest),
        failures=0,
        error=None,
        title=parsed.title or None if parsed else None,
        site=parsed.site if parsed else None,
        every=every,
        rest=rest,
    )


def body_hash(body: bytes) -> str:
    """What tells a document that was seen before without reading it."""
    return hashlib.sha256(body).hexdigest()


def _address(feed: Feed, answer: Fetched | NotModified) -> tuple[str, str | None]:
    """The feed's address from now on, and the one that it is to take over if the next answer names it again."""
    target = answer.moved_to
    if target is None or target == feed.url or (feed.url.startswith("https:") and not target.startswith("https:")):
        return feed.url, None
    return (target, None) if target == feed.moved_to else (feed.url, target)


def _failed(feed: Feed, error: ClaimReaderError, now: datetime, jitter: float) -> FeedOutcome:
    offline = isinstance(error, OfflineError)
    failures = feed.failures + (not offline)
    state, message = feed.state, str(error)
    if isinstance(error, GoneError):
        state = FeedState.GONE
    elif isinstance(error, FetchError) and error.status in (401, 403) and failures >= REFUSALS:
        state = FeedState.STOPPED
        message += " It is not asked any more, until you refresh this feed yourself."
    return FeedOutcome(
        url=feed.url,
        state=state,
        # The old ones: had the document been read, the new ones would be true of it.
        validators=feed.validators,
        body_hash=feed.body_hash,
        moved_to=feed.moved_to,
        last_tried=now,
        last_fetched=feed.last_fetched,
        next_poll=now + OFFLINE_WAIT if offline else awake(_later(now, _patience(error, failures), jitter), feed.rest),
        failures=failures,
        error=message,
        every=feed.every,
        rest=feed.rest,
    )


def _patience(error: ClaimReaderError, failures: int) -> timedelta:
    """How long to wait after so many failures in a row."""
    if isinstance(error, GoneError):
        return LONGEST
    if isinstance(error, SlowDownError) and error.retry_after is not None:
        return max(error.retry_after, FLOOR)
    if isinstance(error, NotFoundError) and failures >= MISSING_TRIES:
        return MISSING_WAIT
    return min(FIRST_WAIT * (1 << min(failures - 1, 10)), LONGEST_WAIT)


def _later(now: datetime, wait: timedelta, jitter: float) -> datetime:
    return now + min(wait, LONGEST) * (1 + JITTER * jitter)
