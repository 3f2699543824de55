"""gzip, unpacked piece by piece: all members, where several stand in a row; many programs read only the first."""

import zlib
from collections.abc import Iterator

MAGIC = b"\x1f\x8b"
_PIECE = 1 << 16


class Gunzip:
    """One gzip stream. What stands behind its last member is left out, as gzip itself does."""

    def __init__(self) -> None:
        self._member = _new()
        self._over = False

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """What the next bytes of the stream unpack to, no piece of it long, however much that is together.

        Raises:
            zlib.error: they are damaged.
        """
        while data and not self._over:
            if self._member.eof:
                data = data.lstrip(b"\0")
                self._over = data[:1] not in (b"", MAGIC[:1])
                self._member = _new()
                continue
            piece = self._member.decompress(data, _PIECE)
            while piece:
                yield piece
                piece = self._member.decompress(self._member.unconsumed_tail, _PIECE)
            data = self._member.unused_data


def _new() -> "zlib._Decompress":
    return zlib.decompressobj(zlib.MAX_WBITS | 16)
