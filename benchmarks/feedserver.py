"""Feeds on loopback, in a process of their own: `python -m benchmarks.feedserver ENTRIES` prints its port.

`GET /N.xml` is a feed; `GET /turn` changes every feed, and every entry in it.
"""

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PARAGRAPH = (
    "<p>The council said on Monday that the bridge over the river would stay closed for another week, and "
    "denied that the delay had anything to do with the cost of the repair.</p>"
)


class Server:
    """Feeds of one generation; a client that has seen it is told that nothing has changed."""

    def __init__(self, entries: int) -> None:
        self._entries = entries
        self._generation = 1
        self._bodies: dict[str, bytes] = {}

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection's requests."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                writer.write(self._answer(head))
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            writer.close()

    def _answer(self, head: str) -> bytes:
        path = head.split(" ", 2)[1]
        if path == "/turn":
            self._generation += 1
            self._bodies.clear()
            return b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        etag = f'"{self._generation}"'
        if f"if-none-match: {etag}" in head.lower():
            return f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n".encode()
        body = self._bodies.setdefault(path, self._feed(path))
        lines = (
            "HTTP/1.1 200 OK",
            "Content-Type: application/rss+xml",
            f"ETag: {etag}",
            f"Content-Length: {len(body)}",
        )
        return "\r\n".join([*lines, "", ""]).encode() + body

    def _feed(self, path: str) -> bytes:
        items = "".join(self._item(path, number) for number in range(self._entries))
        channel = f"<channel><title>Feed {path}</title>{items}</channel>"
        return f"<?xml version='1.0'?><rss version='2.0'>{channel}</rss>".encode()

    def _item(self, path: str, number: int) -> str:
        key = f"{path}-{self._generation}-{number}"
        date = format_datetime(NOW - timedelta(minutes=number))
        body = f"<description><![CDATA[{PARAGRAPH * 6}<p>{key}</p>]]></description>"
        return f"<item><guid>{key}</guid><title>Article {key}</title><pubDate>{date}</pubDate>{body}</item>"


async def serve(entries: int) -> None:
    """Serve until the process is ended."""
    server = await asyncio.start_server(Server(entries).talk, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
