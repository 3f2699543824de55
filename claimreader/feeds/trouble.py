"""What broke on the way to a document, as one sentence that names the site and what can be done."""

import errno
import socket
import ssl

import httpcore2
import httpx2

from claimreader.errors import FetchError, OfflineError
from claimreader.feeds.clean import clean_line
from claimreader.feeds.dial import LocalTarget

TROUBLES = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.ProxyError)
TROUBLES += (httpx2.HTTPError, httpx2.InvalidURL, LocalTarget, OSError, UnicodeError)  # type: ignore[assignment]
"""Everything that a request can fail with and that is no bug."""

_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}
_NO_WAY = {errno.EHOSTUNREACH, errno.EHOSTDOWN}


def sentence(error: BaseException, *, host: str, url: str, timeout: float) -> FetchError:
    """The error to show for one of `TROUBLES`."""
    if isinstance(error, LocalTarget):
        return FetchError(f"{host} leads into your own network, where a feed may not send claimreader: refused.", url)
    if isinstance(error, httpcore2.TimeoutException | TimeoutError):
        what = "could not be reached" if isinstance(error, httpcore2.ConnectTimeout) else "did not answer"
        return FetchError(f"{host} {what} within {timeout:g} s.", url)
    if isinstance(error, httpcore2.ProxyError):
        return FetchError(f"The proxy on the way to {host} did not let the request through: {_short(error)}.", url)
    if isinstance(error, httpx2.DecodingError):
        return FetchError(f"{host} sent an answer whose compression is damaged.", url)
    for cause in _causes(error):
        if found := _known(cause, host, url):
            return found
    if isinstance(error, httpcore2.ConnectError):
        return FetchError(f"{host} could not be reached ({_short(error)}).", url)
    return FetchError(f"{host} did not give a proper answer ({_short(error)}).", url)


def _known(cause: BaseException, host: str, url: str) -> FetchError | None:
    if isinstance(cause, ssl.SSLCertVerificationError):
        why = cause.verify_message.rstrip(".")
        what = "check this computer's clock" if "valid" in why or "expired" in why else "nothing was read from it"
        return FetchError(f"{host} could not prove that it is {host} ({why}): {what}.", url)
    if isinstance(cause, ssl.SSLError):
        return FetchError(f"{host} cannot be spoken to securely ({cause.reason or cause}); try http:// instead.", url)
    if isinstance(cause, socket.gaierror):
        if cause.errno == socket.EAI_AGAIN:
            return OfflineError(f"{host} could not be looked up: there seems to be no network connection.", url)
        return FetchError(f"There is no site called {host}: check the address for a typing error.", url)
    if isinstance(cause, UnicodeError):
        return FetchError(f"There is no site called {host}: check the address for a typing error.", url)
    if isinstance(cause, OSError) and cause.errno in _NO_NETWORK:
        return OfflineError(f"{host} cannot be reached: there is no network connection.", url)
    if isinstance(cause, OSError) and cause.errno in _NO_WAY:
        return FetchError(f"There is no way to {host} from this network.", url)
    if isinstance(cause, ConnectionRefusedError):
        return FetchError(f"{host} refused the connection: no web server answers there.", url)
    return None


def _causes(error: BaseException) -> list[BaseException]:
    """The error and what led to it, deepest first; of several addresses that failed, the first."""
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain:
        chain.append(at)
        following = at.exceptions[0] if isinstance(at, BaseExceptionGroup) else at.__cause__ or at.__context__
        if following is None and at.args and isinstance(at.args[0], BaseException):
            following = at.args[0]
        at = following
    return chain[::-1]


def _short(error: BaseException) -> str:
    return clean_line(str(error), limit=120) or type(error).__name__
