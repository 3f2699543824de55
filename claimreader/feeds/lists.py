"""A list of subscriptions of another reader, whichever it is."""

from claimreader.feeds import newsboat, opml
from claimreader.feeds.opml import Subscription


def read(data: bytes) -> list[Subscription]:
    """The feeds of an OPML file or of newsboat's `urls`, each address once, in its order.

    Raises:
        OpmlError: it is meant to be OPML, and is none.
    """
    is_xml = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff"))
    return opml.read(data) if is_xml else newsboat.read(data)
