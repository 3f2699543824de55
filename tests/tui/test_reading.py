"""Claims read in the background: in what order, what is kept, and what is told when it goes wrong."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from textual.message import Message

from claimreader.errors import ModelError, StorageError, WorkerError
from claimreader.records import KnownParty, ReadingState
from storage import Store
from tests.builders import MODEL, NOW, a_claim, a_feed, a_reading, an_entry, kept
from tests.screens import FakeReads
from tui import reading
from tui.aside import Aside
from tui.background import Background
from tui.reading import ClaimsRead, ReadingFailed, ReadingService

TEXT = "The city said that the bridge was safe."


class Told:
    """What the service told, from whichever thread."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    def __call__(self, message: Message) -> None:
        self.messages.append(message)

    @property
    def read(self) -> list[int]:
        """The articles whose claims were read, in order."""
        return [message.article_id for message in self.messages if isinstance(message, ClaimsRead)]

    @property
    def failed(self) -> list[ReadingFailed]:
        return [message for message in self.messages if isinstance(message, ReadingFailed)]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def service(store: Store, reads: FakeReads, told: Told) -> Iterator[ReadingService]:
    """The service at work, in a thread as in the program."""
    background = Background()
    made = ReadingService(store, reads, told)
    background.start(made.run, "reading")
    yield made
    background.close()
    assert reads.closed


@pytest.fixture
def articles(store: Store) -> list[int]:
    """Three articles, the newest first."""
    feed = a_feed(store)
    made = [
        an_entry(name, name, f"{name}. {TEXT}", published=NOW - timedelta(days=day))
        for day, name in enumerate(("one", "two", "three"))
    ]
    return list(kept(store, feed, *made).new)


class AtWork(NamedTuple):
    """The service, what it is given and what it does with it."""

    store: Store
    reads: FakeReads
    told: Told
    articles: list[int]
    service: ReadingService


@pytest.fixture
def at_work(store: Store, reads: FakeReads, told: Told, articles: list[int], service: ReadingService) -> AtWork:
    """All of it."""
    return AtWork(store, reads, told, articles, service)


def text_of(store: Store, article_id: int) -> str:
    return store.article(article_id).version.document.text


def answer(reads: FakeReads, store: Store, *article_ids: int) -> None:
    for article_id in article_ids:
        text = text_of(store, article_id)
        reads.answers[text] = a_reading(text, [a_claim(text, "that the bridge was safe", parties=["City"])])


async def until(condition: Callable[[], object], seconds: float = 60.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


async def test_who_wrote_an_article_is_told_to_who_reads_it(
    store: Store, reads: FakeReads, service: ReadingService, told: Told
) -> None:
    made = kept(store, a_feed(store), an_entry("own", "Own", TEXT, author="Ida Brandt"), an_entry("desk", "Desk", TEXT))
    answer(reads, store, *made.new)
    service.wake()
    await until(lambda: len(told.read) == 2)
    assert sorted(reads.authors) == ["", "Ida Brandt"]


async def test_the_newest_is_read_first_and_all_is_kept(at_work: AtWork) -> None:
    store, reads, told, articles, _ = at_work
    answer(reads, store, *articles)
    await until(lambda: len(told.read) == 3)
    assert told.read == articles
    assert [kept.words for kept in store.claims(articles[2])] == ["that the bridge was safe"]
    assert not store.unread_versions(MODEL, 10)


async def test_what_the_user_looks_at_comes_first(at_work: AtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    store, reads, told, articles, service = at_work
    monkeypatch.setattr(reading, "PATIENCE", 60.0)
    await until(lambda: reads.asked)
    service.look_at(articles[2])
    answer(reads, store, *articles)
    await until(lambda: len(told.read) == 3)
    assert told.read == [articles[0], articles[2], articles[1]]


@pytest.fixture
def loading(reads: FakeReads) -> None:
    """The model takes long to load."""
    reads.loaded.clear()


@pytest.mark.usefixtures("loading")
async def test_what_the_user_turns_to_while_the_model_loads_is_read_first_and_loads_it_no_second_time(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, reads, told, articles, service = at_work
    monkeypatch.setattr(reading, "PATIENCE", 0.0)
    await until(lambda: reads.loads)
    service.look_at(articles[2])
    answer(reads, store, *articles)
    service._call(reads.loaded.set)  # after it has heard where the user looks
    await until(lambda: len(told.read) == 3)
    assert told.read == [articles[2], articles[0], articles[1]]
    assert reads.loads == 1 and not reads.put_off


async def test_a_text_that_takes_long_is_put_off_for_what_the_user_looks_at(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, reads, told, articles, service = at_work
    monkeypatch.setattr(reading, "PATIENCE", 0.05)
    await until(lambda: reads.asked)
    answer(reads, store, articles[2])
    service.look_at(articles[2])
    await until(lambda: told.read == [articles[2]])
    assert reads.put_off[0] == text_of(store, articles[0])
    answer(reads, store, *articles)
    await until(lambda: sorted(told.read) == sorted(articles))


async def test_looking_at_the_text_that_is_being_read_does_not_put_it_off(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, reads, told, articles, service = at_work
    monkeypatch.setattr(reading, "PATIENCE", 0.01)
    await until(lambda: reads.asked)
    service.look_at(articles[0])
    await asyncio.sleep(0.2)
    answer(reads, store, *articles)
    await until(lambda: len(told.read) == 3)
    assert told.read == articles and not reads.put_off


async def test_what_the_user_turns_to_while_it_is_looked_up_what_they_looked_at_comes_first(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, reads, told, articles, service = at_work
    monkeypatch.setattr(reading, "PATIENCE", 60.0)
    begun, going, state_of = threading.Event(), threading.Event(), store.reading_state

    def slowly(article_id: int) -> ReadingState:
        begun.set()
        going.wait(300)
        return state_of(article_id)

    await until(lambda: reads.asked)
    monkeypatch.setattr(store, "reading_state", slowly)
    service.look_at(articles[0])
    await until(begun.is_set)
    service.look_at(articles[2])
    going.set()
    await asyncio.sleep(0.1)
    answer(reads, store, *articles)
    await until(lambda: len(told.read) == 3)
    assert told.read == [articles[0], articles[2], articles[1]]


async def test_news_wakes_it(store: Store, reads: FakeReads, told: Told, service: ReadingService) -> None:
    await asyncio.sleep(0.05)
    [article_id] = kept(store, a_feed(store), an_entry("late", "late", TEXT)).new
    answer(reads, store, article_id)
    service.wake()
    await until(lambda: told.read == [article_id])
    assert store.reading_state(article_id) is ReadingState.READ


async def test_a_text_that_cannot_be_read_is_passed_over_and_told_once(at_work: AtWork) -> None:
    store, reads, told, articles, service = at_work
    for article_id in articles[:2]:
        reads.answers[text_of(store, article_id)] = WorkerError("it took too long")
    answer(reads, store, articles[2])
    await until(lambda: told.read == [articles[2]])
    assert [(str(one.error), one.for_good) for one in told.failed] == [("it took too long", False)]
    service.wake()
    service.look_at(articles[0])
    await asyncio.sleep(0.1)
    assert len(reads.asked) == 3


async def test_without_a_model_nothing_more_is_tried(
    store: Store, told: Told, reads: FakeReads, articles: list[int], service: ReadingService
) -> None:
    reads.answers[text_of(store, articles[0])] = ModelError("the model is missing")
    await until(lambda: told.failed)
    assert told.failed[0].for_good and str(told.failed[0].error) == "the model is missing"
    await until(lambda: reads.closed)
    service.look_at(articles[1])


async def test_a_full_disk_is_told_and_tried_again(at_work: AtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    store, reads, told, articles, service = at_work
    keep, full = store.keep_reading, threading.Event()
    full.set()

    def keep_or_fail(*given: Any) -> int | None:
        if full.is_set():
            raise StorageError("the disk is full")
        return keep(*given)

    monkeypatch.setattr(store, "keep_reading", keep_or_fail)
    answer(reads, store, *articles)
    await until(lambda: told.failed)
    assert not told.failed[0].for_good
    full.clear()
    service.wake()
    await until(lambda: len(told.read) == 3)
    assert len(told.failed) == 1


async def test_it_pauses_and_goes_on(at_work: AtWork) -> None:
    store, reads, told, articles, service = at_work
    await until(lambda: reads.asked)
    service.pause()
    await asyncio.sleep(0.02)
    answer(reads, store, *articles)
    await until(lambda: told.read)
    await asyncio.sleep(0.1)
    assert told.read == articles[:1]
    service.resume()
    await until(lambda: len(told.read) == 3)


async def test_leaving_waits_for_nothing(store: Store, reads: FakeReads, told: Told, articles: list[int]) -> None:
    background = Background()
    background.start(ReadingService(store, reads, told).run, "reading")
    await until(lambda: reads.asked)
    background.close()
    assert reads.closed and reads.put_off == reads.asked


async def test_a_real_process_reads(store: Store) -> None:
    reads = Aside([KnownParty("Port of Elmouth", ("port",))])
    try:
        try:
            model = await reads.model()
        except ModelError:
            pytest.skip("the model is not there yet")
        text = "The ministry denied that soldiers had crossed the river on Monday."
        read = await reads.read(text)
        assert read.text == text and read.model == model and read.claims
    finally:
        reads.close()


def test_waiting_for_work_loads_no_model() -> None:
    script = "import sys, tui.reading, claimreader.claims.aside; print({'numpy', 'onnxruntime'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "set()"
