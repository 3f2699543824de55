"""A worker does its jobs, and outlives every way in which they can go wrong."""

import asyncio
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from claimreader.errors import FeedError, SlowDownError, WorkerError
from claimreader.workers import Worker
from tests import jobs


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(memory=1 << 30) as worker:
        yield worker


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z" if Path("/proc").exists() else True


def gone(pid: int) -> bool:
    """Whether a process ends, as it should, soon."""
    end = time.monotonic() + 60
    while alive(pid):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def test_a_job_is_done_elsewhere(worker: Worker) -> None:
    assert worker.call(jobs.double, 21, limit=60) == 42
    assert worker.call(jobs.process_id, limit=60) not in (os.getpid(), None)


async def test_a_job_leaves_the_loop_free(worker: Worker, tmp_path: Path) -> None:
    go_on = tmp_path / "go on"
    job = asyncio.create_task(worker.run(jobs.wait_for, str(go_on), limit=60))
    await asyncio.sleep(0.01)
    assert not job.done()
    go_on.touch()
    assert await job == str(go_on)


def test_the_child_is_kept_from_job_to_job(worker: Worker) -> None:
    assert worker.call(jobs.process_id, limit=60) == worker.call(jobs.process_id, limit=60)


def test_much_data_goes_both_ways(worker: Worker) -> None:
    data = os.urandom(8 << 20)
    assert worker.call(jobs.echo, data, limit=60) == data


def test_a_job_out_of_time_is_stopped_even_within_a_regular_expression(worker: Worker) -> None:
    with pytest.raises(WorkerError, match=r"backtrack took longer than 0.5 s"):
        worker.call(jobs.backtrack, limit=0.5)
    assert worker.call(jobs.double, 2, limit=60) == 4


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux")
def test_a_job_out_of_memory_is_stopped(worker: Worker) -> None:
    with pytest.raises(WorkerError, match=r"fill_memory needed more memory"):
        worker.call(jobs.fill_memory, limit=60)
    assert worker.call(jobs.double, 2, limit=60) == 4


def test_a_child_that_dies_is_replaced(worker: Worker) -> None:
    with pytest.raises(WorkerError, match=r"exit_at_once ended with exit code 3"):
        worker.call(jobs.exit_at_once, limit=60)
    first = worker.call(jobs.process_id, limit=60)
    os.kill(first, signal.SIGKILL)
    with pytest.raises(WorkerError, match=r"killed by signal 9"):
        worker.call(jobs.double, 2, limit=60)
    assert worker.call(jobs.process_id, limit=60) != first


def test_our_errors_come_back_as_they_were(worker: Worker) -> None:
    with pytest.raises(FeedError, match=r"^That is no feed\.$") as caught:
        worker.call(jobs.refuse, "https://outlet.example/feed", limit=60)
    assert caught.value.url == "https://outlet.example/feed"
    with pytest.raises(SlowDownError) as slow:
        worker.call(jobs.slow_down, "https://outlet.example/feed", limit=60)
    assert slow.value.status == 429 and slow.value.retry_after is None


@pytest.mark.parametrize(("job", "words"), [(jobs.divide_by_zero, "ZeroDivisionError"), (jobs.unpicklable, "lambda")])
def test_any_other_error_is_told_with_its_trace(worker: Worker, job: Callable[[], object], words: str) -> None:
    with pytest.raises(WorkerError, match=words) as caught:
        worker.call(job, limit=60)
    assert "Traceback" in caught.value.__notes__[0]
    assert worker.call(jobs.double, 2, limit=60) == 4


def test_arguments_that_cannot_be_sent_disturb_no_later_job(worker: Worker) -> None:
    with pytest.raises((AttributeError, TypeError, pickle.PicklingError)):
        worker.call(jobs.echo, lambda: b"", limit=60)
    assert worker.call(jobs.double, 2, limit=60) == 4


def test_what_a_library_prints_does_not_disturb(worker: Worker) -> None:
    assert worker.call(jobs.chatter, "word", limit=60) == "word"


def test_the_child_imports_neither_screen_nor_store(worker: Worker) -> None:
    unwanted = {"textual", "rich", "storage", "tui", "sqlite3", "asyncio", "httpx2"}
    assert not worker.call(jobs.modules, limit=60) & unwanted


def test_a_child_is_recycled_after_its_jobs() -> None:
    with Worker(jobs=2) as worker:
        pids = [worker.call(jobs.process_id, limit=60) for _ in range(4)]
    assert pids[0] == pids[1] != pids[2] == pids[3]
    assert not alive(pids[0]) and not alive(pids[3])


async def test_cancelling_kills_the_job_and_no_other(tmp_path: Path) -> None:
    with Worker() as worker:
        sign = tmp_path / "pid"
        first = asyncio.create_task(worker.run(jobs.sleep, 60, str(sign), limit=60))
        while not sign.exists() or not sign.read_text():
            await asyncio.sleep(0.01)
        waiting = asyncio.create_task(worker.run(jobs.sleep, 60, limit=60))
        third = asyncio.create_task(worker.run(jobs.double, 4, limit=60))
        await asyncio.sleep(0.05)
        waiting.cancel()
        first.cancel()
        assert await third == 8
        assert first.cancelled() and waiting.cancelled()
        assert gone(int(sign.read_text()))


async def test_closing_tells_the_jobs_that_wait(worker: Worker) -> None:
    with Worker() as closed:
        jobs_ = [asyncio.create_task(closed.run(jobs.sleep, 30, limit=60)) for _ in range(3)]
        await asyncio.sleep(0.1)
        await asyncio.to_thread(closed.close)
        errors = await asyncio.gather(*jobs_, return_exceptions=True)
        assert all(isinstance(error, WorkerError) and "closed" in str(error) for error in errors)
        assert await closed.run(jobs.double, 3, limit=60) == 6


def test_jobs_from_many_threads_wait_for_their_turn(worker: Worker) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda number: worker.call(jobs.double, number, limit=60), range(40)))
    assert answers == [number * 2 for number in range(40)]


def test_closing_ends_the_child_in_the_middle_of_a_job(tmp_path: Path) -> None:
    worker, sign = Worker(), tmp_path / "pid"
    failed: list[WorkerError] = []

    def work() -> None:
        try:
            worker.call(jobs.sleep, 60, str(sign), limit=60)
        except WorkerError as error:
            failed.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    while not sign.exists() or not sign.read_text():
        time.sleep(0.01)
    worker.close()
    thread.join(60)
    assert failed and "closed" in str(failed[0])
    assert gone(int(sign.read_text()))


PARENT = """
import sys, threading, time
from claimreader.workers import Worker
from tests import jobs
worker = Worker()
print(worker.call(jobs.process_id, limit=60), flush=True)
{then}
time.sleep(60)
"""


@pytest.mark.parametrize(
    "then", ["", "threading.Thread(target=worker.call, args=(jobs.backtrack,), kwargs=dict(limit=0.5)).start()"]
)
def test_the_child_dies_with_its_parent(then: str) -> None:
    command = [sys.executable, "-c", PARENT.format(then=then)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1], text=True) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        time.sleep(0.2)
        parent.kill()
    assert gone(child)


def test_a_worker_that_nobody_closed_leaves_nothing_behind() -> None:
    script = PARENT.format(then="sys.exit()")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, cwd=Path(__file__).parents[1], text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert gone(int(done.stdout))
