"""The picture in the README: `make picture` draws what the program shows on its first day, and keeps it as SVG.

The screen's words stand beside it in `screen.txt`; a test compares them with what the program shows today.
"""

import asyncio
import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from claimreader.config import Config, RefreshConfig
from storage import Store
from tests.rest import rested
from tui.app import ClaimReader

HERE = Path(__file__).parent
SIZE = (128, 42)
NOW = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)
"""A Wednesday morning, on which the sample edition has just come out."""
KEYS = ("enter", "right_square_bracket", "right_square_bracket")
"""Into the article, and on to its second claim."""


async def drawn() -> tuple[str, str]:
    """The screen of the first day as SVG, and its words."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "sample.db") as store:
        config = Config(refresh=RefreshConfig(on_start=False, every=0))
        app = ClaimReader(store, config, now=lambda: NOW)
        async with app.run_test(size=SIZE) as pilot:
            await rested(app, whoever_reads=True)
            for key in KEYS:
                await pilot.press(key)
                await rested(app, whoever_reads=True)
            return app.export_screenshot(title="claimreader", simplify=True), words(app)


def words(app: ClaimReader) -> str:
    """The lines of the screen."""
    strips = app.screen._compositor.render_strips()  # Textual has no public way to ask for it
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


def main() -> None:
    """Draw the picture anew."""
    os.environ |= {"TZ": "UTC", "COLORTERM": "truecolor", "TERM": "xterm-256color"}
    time.tzset()
    svg, text = asyncio.run(drawn())
    (HERE / "screen.svg").write_text(svg, encoding="utf-8")
    (HERE / "screen.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
