"""`python -m benchmarks [--quick] [PART ...]`: measure what is asked for, and print a table."""

import argparse
import os
import platform

from benchmarks import claims, disputes, newsboat, refresh, search, start, stories
from claimreader import __version__

SIZES = (10_000, 100_000, 300_000)
STORY_SIZES = (1_000, 10_000, 100_000)
PARTS = ("start", "search", "claims", "disputes", "stories", "refresh", "newsboat")


def main() -> None:
    """Measure what is asked for, by default everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, []], help=f"which: {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="small archives and few repetitions, to see that it works")
    given = parser.parse_args()
    sizes = SIZES[:1] if given.quick else SIZES
    print(
        f"claimreader {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}"
    )
    for part in given.parts or PARTS:
        if part == "start":
            start.measure(sizes, pairs=3 if given.quick else 10, presses=50 if given.quick else 200)
        elif part == "search":
            search.measure(sizes)
        elif part == "claims":
            claims.measure(rounds=1 if given.quick else 10)
        elif part == "disputes":
            disputes.measure(times=3 if given.quick else 20)
        elif part == "stories":
            stories.measure(STORY_SIZES[:2] if given.quick else STORY_SIZES)
        elif part == "refresh":
            refresh.measure(feeds=50 if given.quick else 200)
        else:
            newsboat.measure(sizes, presses=50)


if __name__ == "__main__":
    main()
