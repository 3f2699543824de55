"""A real HTTP server on loopback that does what a test tells it to: polite, hostile, slow, silent or broken.

with FeedServer() as server:
    server.put("/feed.xml", rss, etag='"1"')              # answers 304 to whoever knows the etag
    server.serve("/busy", Answer(status=503), Answer(rss))  # one answer a request, the last one again and again
    ...
    assert server.requests_for("/feed.xml")[0].header("If-None-Match") is None
"""

import asyncio
import contextlib
import gzip
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from typing import Any, Self

RSS = "application/rss+xml"
TLS_HELLO = b"\x16"
Stream = Callable[[], AsyncIterator[bytes]]


@dataclass(frozen=True, slots=True)
class Request:
    """One request, as it arrived."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    at: float

    def header(self, name: str) -> str | None:
        """A header's value, verbatim; None when it was not sent."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What to answer: a body with its length, or a stream that ends when the connection does."""

    body: bytes = b""
    status: int = 200
    content_type: str | None = RSS
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None
    stream: Stream | None = None
    delay: float = 0.0
    when: Callable[[], bool] | None = None
    """Nothing is answered before this is so."""

    def knows(self, request: Request) -> bool:
        """Whether the client has already seen this, as RFC 9110 has it: the etag decides where there is one."""
        if (etag := request.header("If-None-Match")) is not None:
            return etag == self.etag
        since = request.header("If-Modified-Since")
        return since is not None and since == self.last_modified

    def head(self, *, unchanged: bool) -> bytes:
        """Status line and headers."""
        status = HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus(self.status)
        headers: dict[str, str] = {}
        if not unchanged and self.content_type:
            headers["Content-Type"] = self.content_type
        if self.etag:
            headers["ETag"] = self.etag
        if self.last_modified:
            headers["Last-Modified"] = self.last_modified
        if self.stream:
            headers["Connection"] = "close"
        elif not unchanged:
            headers["Content-Length"] = str(len(self.body))
        lines = [f"HTTP/1.1 {status.value} {status.phrase}"]
        lines += [f"{name}: {value}" for name, value in {**headers, **self.headers}.items()]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")


def dripping(body: bytes, *, seconds: float, size: int = 1) -> Answer:
    """The body, `size` bytes every so many seconds."""

    async def stream() -> AsyncIterator[bytes]:
        for start in range(0, len(body), size):
            yield body[start : start + size]
            await asyncio.sleep(seconds)

    return Answer(stream=stream)


def held(body: bytes, going: threading.Event) -> Answer:
    """Half of the body, and the other half once the event is set."""

    async def stream() -> AsyncIterator[bytes]:
        yield body[: len(body) // 2]
        while not going.is_set():
            await asyncio.sleep(0.01)
        yield body[len(body) // 2 :]

    return Answer(stream=stream)


def endless(chunk: bytes = b"<item><title>again</title></item>" * 2000) -> Answer:
    """A feed that never ends."""

    async def stream() -> AsyncIterator[bytes]:
        yield b"<rss version='2.0'><channel>"
        while True:
            yield chunk

    return Answer(stream=stream)


def silent() -> Answer:
    """The request is taken, and nothing is ever said."""
    return Answer(delay=3600)


@cache
def bomb(encoding: str, size: int = 32 << 20) -> Answer:
    """`size` zeros, packed: "gzip", "gzip, gzip", "br", "zstd", "deflate"."""
    body = bytes(size)
    for name in encoding.split(", "):
        body = _packed(body, name)
    return Answer(body, headers={"Content-Encoding": encoding})


def _packed(body: bytes, encoding: str) -> bytes:
    if encoding == "gzip":
        return gzip.compress(body, 1)
    if encoding == "br":
        import brotli  # type: ignore[import-untyped]

        return bytes(brotli.compress(body, quality=1))
    if encoding == "zstd":
        try:
            from compression import zstd  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            from backports import zstd
        return bytes(zstd.compress(body))
    import zlib

    return zlib.compress(body, 1)


def packed(body: bytes, encoding: str) -> Answer:
    """The body, honestly compressed."""
    return Answer(_packed(body, encoding), headers={"Content-Encoding": encoding})


class FeedServer:
    """The server, in a thread of its own from `with` to the end of it."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.host = host
        self.port = 0
        self.requests: list[Request] = []
        self.connections = 0
        self.most_at_once = 0
        """The most requests that were being answered at the same time."""
        self._at_once = 0
        self._scripts: dict[str, list[Answer]] = {}
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="feed server", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    # ------------------------------------------------------------------------------------------ scripting

    def url(self, path: str = "/", *, host: str | None = None) -> str:
        """The address of a path, under another host name if asked."""
        return f"http://{host or self.host}:{self.port}{path}"

    def put(self, path: str, body: bytes | str, *, content_type: str | None = RSS, **more: Any) -> str:
        """Answer with this from now on; its address."""
        data = body.encode() if isinstance(body, str) else body
        return self.serve(path, Answer(data, content_type=content_type, **more))

    def serve(self, path: str, *answers: Answer) -> str:
        """Answer with these, one a request, the last one again and again; its address."""
        self._scripts[path] = list(answers)
        return self.url(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        """Send whoever asks for `path` on to `target`; its address."""
        return self.serve(path, Answer(status=status, headers={"Location": target}))

    def remove(self, path: str) -> None:
        """Answer 404 from now on."""
        self._scripts.pop(path, None)

    def requests_for(self, path: str) -> list[Request]:
        """What was asked for this path so far."""
        return [request for request in self.requests if request.target == path]

    # ------------------------------------------------------------------------------------------- answering

    async def _run(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        talks: set[asyncio.Task[None]] = set()

        def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.connections += 1
            talk = asyncio.create_task(self._talk(reader, writer))
            talks.add(talk)
            talk.add_done_callback(talks.discard)

        server = await asyncio.start_server(connected, self.host, 0, limit=1 << 20)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for talk in list(talks):
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                while await self._answer_one(reader, writer):
                    pass
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _answer_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection can be used again."""
        first = await reader.readexactly(1)
        if first == TLS_HELLO:
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return False
        request = _read(first + await reader.readuntil(b"\r\n\r\n"))
        self.requests.append(request)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            return await self._send(self._next(request.target), request, writer)
        finally:
            self._at_once -= 1

    async def _send(self, answer: Answer, request: Request, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(answer.delay)
        while answer.when is not None and not answer.when():
            await asyncio.sleep(0.005)
        unchanged = answer.status == 200 and answer.knows(request)
        writer.write(answer.head(unchanged=unchanged))
        if unchanged:
            return True
        if answer.stream is None:
            writer.write(answer.body)
            await writer.drain()
            return True
        async with contextlib.aclosing(answer.stream()) as chunks:  # type: ignore[type-var]
            async for chunk in chunks:
                writer.write(chunk)
                await writer.drain()
        return False

    def _next(self, target: str) -> Answer:
        script = self._scripts.get(target)
        if not script:
            return Answer(b"not here", status=404, content_type="text/plain")
        return script.pop(0) if len(script) > 1 else script[0]


def _read(head: bytes) -> Request:
    first, *rest = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    pairs: Iterable[tuple[str, str, str]] = (line.partition(":") for line in rest if line)
    return Request(method, target, tuple((name, value.strip()) for name, _, value in pairs), time.monotonic())
