"""What can go wrong in a way that a user can understand and mend; everything else is a bug and is let through.

ClaimReaderError                 its text is one sentence, fit to be shown, that names what is wrong and what to do
├── ConfigError                  the configuration file: file, line or key, what was expected
├── StorageError                 the database: locked, full, damaged, foreign, newer, not writable
├── FeedError                    one feed; `url` says which
│   ├── AddressError             not an address that can be fetched
│   ├── FetchError               the network or the server: refused, timed out, status, too large, redirect loop
│   │   ├── NotFoundError        404
│   │   ├── GoneError            410: the publisher has ended the feed
│   │   ├── OfflineError         this computer has no network: no fault of the feed's
│   │   └── SlowDownError        429 or 503; `retry_after` says how long to wait
│   ├── ParseError               what came is not a feed
│   └── FullTextError            a page from which no article could be extracted
├── OpmlError                    a list of subscriptions that cannot be read
├── ModelError                   the claim model's files are missing or damaged
└── WorkerError                  a worker process took too long, ran out of memory, or died
"""

from datetime import timedelta


class ClaimReaderError(Exception):
    """The root of every error that is shown to a user; `str(error)` is the message."""


class ConfigError(ClaimReaderError):
    """The configuration file cannot be used as it is."""


class StorageError(ClaimReaderError):
    """The database cannot be opened, read or written, for a reason outside the program."""


class FeedError(ClaimReaderError):
    """Something about one feed."""

    def __init__(self, message: str, url: str) -> None:
        super().__init__(message)
        self.url = url
        """The address that was asked for."""


class AddressError(FeedError):
    """An address that is not one, or that may not be fetched."""


class FetchError(FeedError):
    """The network or the server did not give the document."""

    def __init__(self, message: str, url: str, *, status: int | None = None) -> None:
        super().__init__(message, url)
        self.status = status
        """The HTTP status, where there was an answer."""


class NotFoundError(FetchError):
    """The server knows no such document."""


class GoneError(FetchError):
    """The publisher has ended the feed: it is not asked for again."""


class OfflineError(FetchError):
    """This computer has no network: nobody was asked, and the feed is not to blame."""


class SlowDownError(FetchError):
    """The server asks for fewer requests."""

    def __init__(
        self, message: str, url: str, *, status: int | None = None, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(message, url, status=status)
        self.retry_after = retry_after
        """How long the server wants to be left alone, where it says."""


class ParseError(FeedError):
    """What was fetched is not a feed that can be read."""


class FullTextError(FeedError):
    """No article could be extracted from a page."""


class OpmlError(ClaimReaderError):
    """A list of subscriptions cannot be read."""


class ModelError(ClaimReaderError):
    """The claim model's files are missing or damaged."""


class WorkerError(ClaimReaderError):
    """A worker process took too long, ran out of memory, or died."""
