"""Jobs for a worker process: what it should do, and everything it should survive."""

import os
import re
import sys
import time
from pathlib import Path

from claimreader.errors import FeedError, SlowDownError


def double(number: int) -> int:
    return number * 2


def process_id() -> int:
    return os.getpid()


def sleep(seconds: float, sign: str = "") -> float:
    if sign:
        Path(sign).write_text(str(os.getpid()))
    time.sleep(seconds)
    return seconds


def wait_for(sign: str) -> str:
    """Until a file is there."""
    while not Path(sign).exists():
        time.sleep(0.005)
    return sign


def backtrack() -> bool:
    """A regular expression that holds the interpreter's lock for ages."""
    return re.match(r"(a+)+$", "a" * 60 + "b") is None


def fill_memory() -> int:
    return len(bytearray(8 << 30))


def exit_at_once() -> None:
    os._exit(3)


def chatter(word: str) -> str:
    print("not for the pipe", flush=True)
    os.write(1, b"nor this")
    return word + str(sys.stdin.read())


def refuse(url: str) -> None:
    raise FeedError("That is no feed.", url)


def slow_down(url: str) -> None:
    raise SlowDownError("Too often.", url, status=429)


def divide_by_zero() -> float:
    return 1 / len("")


def unpicklable() -> object:
    return lambda: None


def echo(data: bytes) -> bytes:
    return data


def modules() -> set[str]:
    return {name.partition(".")[0] for name in sys.modules}
