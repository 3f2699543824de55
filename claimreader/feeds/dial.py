"""How connections are made: a name is looked up once, what it stands for is judged, and that very address is dialled.

So a name that means one thing when it is judged and another when it is dialled gains nothing.
"""

import asyncio
import contextlib
import socket
import ssl
import threading
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterable
from functools import cache, partial
from itertools import chain, zip_longest
from typing import TypeVar, cast

import httpcore2
import httpx2

from claimreader.feeds.address import is_ip, is_local, is_public

T = TypeVar("T")

HEAD_START = 0.25
"""Seconds that an address is tried alone before the next one is tried beside it (RFC 8305)."""
MOST_ADDRESSES = 6


class LocalTarget(Exception):
    """A connection was to lead into the user's own network, where this one may not."""


async def look_up(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, the two families in turn.

    Raises:
        OSError: it has none, or nobody can be asked.
    """
    if is_ip(host):
        return [host]
    found = await _asked(partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM))
    families: dict[int, list[str]] = {}
    for family, _, _, _, address in found:
        families.setdefault(family, []).append(str(address[0]))
    turns = chain.from_iterable(zip_longest(*families.values()))
    return list(dict.fromkeys(address for address in turns if address))[:MOST_ADDRESSES]


async def _asked(question: Callable[[], T]) -> T:
    """The answer of a blocking question.

    Asked in a thread that nobody waits for: where name servers do not answer, it can last longer than the program.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: Exception | None) -> None:
        if answer.done():
            return
        if error:
            answer.set_exception(error)
        else:
            answer.set_result(cast(T, result))

    def ask() -> None:
        result, error = None, None
        try:
            result = question()
        except (OSError, UnicodeError) as failure:
            error = failure
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=ask, name="name server", daemon=True).start()
    return await answer


class Dialer(httpcore2.AnyIOBackend):
    """Opens connections: anywhere, or only to the internet at large."""

    def __init__(self, *, public_only: bool) -> None:
        self._public_only = public_only

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the address of `host` that answers first.

        Raises:
            LocalTarget: it is in the user's own network, and that is not allowed here.
            httpcore2.ConnectError: no address answers, or there is none.
        """
        try:
            async with asyncio.timeout(timeout):
                addresses = await look_up(host, port)
        except TimeoutError:
            raise httpcore2.ConnectTimeout from None
        except OSError as error:
            raise httpcore2.ConnectError(error) from error
        if self._public_only and not all(map(is_public, addresses)):
            raise LocalTarget(host)
        return await self._first([(address, port, timeout, local_address, socket_options) for address in addresses])

    async def _first(self, calls: list[tuple[object, ...]]) -> httpcore2.AsyncNetworkStream:
        """The first connection that stands; the others are given up."""
        connect = super().connect_tcp
        tries: list[asyncio.Task[httpcore2.AsyncNetworkStream]] = []
        try:
            for call in calls:
                tries.append(asyncio.create_task(connect(*call)))  # type: ignore[arg-type]
                if stream := await _winner(tries, None if call is calls[-1] else HEAD_START):
                    return stream
            raise tries[0].exception() or httpcore2.ConnectError("no address answers")
        finally:
            await _give_up(tries)


async def _winner(
    tries: list[asyncio.Task[httpcore2.AsyncNetworkStream]], patience: float | None
) -> httpcore2.AsyncNetworkStream | None:
    """The first of them to stand within `patience`; None sooner when the newest has failed and it is not the last."""
    while waiting := [one for one in tries if not one.done()]:
        done, _ = await asyncio.wait(waiting, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        if won := next((one for one in done if not one.exception()), None):
            tries.remove(won)
            return won.result()
        if patience is not None:
            return None
    return None


async def _give_up(tries: list[asyncio.Task[httpcore2.AsyncNetworkStream]]) -> None:
    for one in tries:
        one.cancel()
    for outcome in await asyncio.gather(*tries, return_exceptions=True):
        if isinstance(outcome, httpcore2.AsyncNetworkStream):
            await outcome.aclose()


class Road(httpx2.AsyncBaseTransport):
    """Carries requests through connections of a `Dialer`, or through the proxy that the environment names.

    Through a proxy, where a name leads is the proxy's to know: then only names and numbers that are local as they
    stand are refused.
    """

    def __init__(self, *, public_only: bool, connections: int) -> None:
        self._public_only = public_only
        self._connections = connections
        self._dialer = Dialer(public_only=public_only)
        self._proxies = urllib.request.getproxies()
        self._pools: dict[str, httpcore2.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; its errors are httpcore2's, with the cause that the network gave."""
        host = request.url.raw_host.decode("ascii")
        if self._public_only and is_local(host):
            raise LocalTarget(host)
        pool = await self._pool(request.url.scheme, host)
        answer = await pool.handle_async_request(_plain(request))
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Stream(answer),
            extensions=answer.extensions,
        )

    async def _pool(self, scheme: str, host: str) -> httpcore2.AsyncConnectionPool:
        proxy = self._proxy(scheme, host)
        key = proxy or scheme
        if key not in self._pools:
            secure = await asyncio.to_thread(trust) if scheme == "https" or proxy else None
            self._pools.setdefault(key, self._new_pool(secure, proxy))
        return self._pools[key]

    def _proxy(self, scheme: str, host: str) -> str | None:
        """The proxy that the system's settings name for this host."""
        proxy = self._proxies.get(scheme) or self._proxies.get("all")
        if not proxy or urllib.request.proxy_bypass(host):
            return None
        if proxy.startswith("socks"):
            raise httpcore2.ProxyError("it is a SOCKS proxy, which claimreader cannot use; name an HTTP proxy")
        return proxy

    def _new_pool(self, secure: ssl.SSLContext | None, proxy: str | None) -> httpcore2.AsyncConnectionPool:
        return httpcore2.AsyncConnectionPool(
            ssl_context=secure,
            proxy=_reached(proxy) if proxy else None,
            max_connections=self._connections,
            # Short: a server that closes just as the next request goes out would look like a failure.
            keepalive_expiry=2.0,
            http2=True,
            network_backend=Dialer(public_only=False) if proxy else self._dialer,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            await pool.aclose()
        self._pools.clear()


class _Stream(httpx2.AsyncByteStream):
    """An answer's body as it comes."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


def _plain(request: httpx2.Request) -> httpcore2.Request:
    url = request.url
    return httpcore2.Request(
        method=request.method,
        url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        extensions=request.extensions,
    )


def _reached(address: str) -> httpcore2.Proxy:
    """A proxy by its address, user name and password taken out of it."""
    proxy = httpx2.Proxy(address if "://" in address else f"http://{address}")
    return httpcore2.Proxy(str(proxy.url), auth=proxy.raw_auth)


@cache
def trust() -> ssl.SSLContext:
    """Whose certificates are believed: the system's list. Reading it takes a fifth of a second, so it is read once."""
    return httpx2.create_ssl_context()
