"""What the tests of fetching and reading feeds share."""

from collections.abc import Iterator

import pytest

from tests.servers import FeedServer


@pytest.fixture
def server() -> Iterator[FeedServer]:
    """A real HTTP server on loopback, with nothing on it yet."""
    with FeedServer() as server:
        yield server
