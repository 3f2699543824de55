"""The sample edition on any day of the week: what its articles say of days fits the days on which they came out."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from claimreader.sample import DAYS, edition, out

NOWS = [datetime(2026, 11, 16, 6, 49, tzinfo=UTC) + timedelta(hours=7 * number) for number in range(24)]
DONE = re.compile(rf"\bon ({'|'.join(DAYS)})\b(?! night)")
TO_COME = (
    "parliament on Thursday",
    "on Thursday, when both sides plan",
    "ribbon on Saturday",
    "on sale on Monday",
    "continues on Wednesday",
)
"""Days that lie ahead of an article."""


@pytest.mark.parametrize("now", NOWS)
def test_what_happened_on_a_day_is_told_on_that_day_or_soon_after(now: datetime) -> None:
    for outlet in edition(now):
        for entry in (*outlet.articles, *outlet.earlier):
            assert entry.published is not None and entry.published <= now, "nothing comes from the future"
            assert now - entry.published < timedelta(days=15), "and nothing is old"
            text = entry.document.text
            for words in TO_COME:
                text = text.replace(words, "")
            came = entry.published.astimezone().weekday()
            ago = {day: (came - DAYS.index(day)) % 7 for day in DONE.findall(text)}
            assert all(days <= 3 for days in ago.values()), (entry.key, DAYS[came], ago)


def test_the_edition_is_fresh_on_the_day_on_which_it_comes_out() -> None:
    wednesday = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)
    newest = max(entry.published for outlet in edition(wednesday) for entry in outlet.articles if entry.published)
    assert newest == out(wednesday) and wednesday - newest == timedelta(hours=1, minutes=10)
    assert out(newest) == newest and out(newest - timedelta(minutes=1)) == newest - timedelta(days=7)


def test_what_was_yesterday_or_last_night_was() -> None:
    came = {entry.key: entry.published for outlet in edition(NOWS[9]) for entry in outlet.articles}
    days = {key: DAYS[moment.astimezone().weekday()] for key, moment in came.items() if moment}
    assert days["sarn-meridian"] == "Friday" and days["sarn-harbour"] == "Saturday", "on the courthouse steps yesterday"
    assert days["sarn-ledger"] == "Monday", "told the court last week"
    assert days["halvik-harbour"] == "Wednesday", "no answer last night to what was said on Tuesday morning"
