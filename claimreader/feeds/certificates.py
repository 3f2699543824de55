"""Whose certificates an https connection is checked against; without any, every one fails."""

import ssl
import sys
from collections.abc import Iterator
from pathlib import Path

USUAL = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/cert.pem", "/etc/ssl/cert.pem", "/etc/ssl/ca-bundle.pem")
"""Where distributions keep them, whatever Python's OpenSSL was built to think."""


def trusted() -> str | None:
    """Where the certificates of trusted authorities come from on this machine; None where there are none."""
    if sys.platform in ("darwin", "win32"):
        return "the system's own"
    return next((str(place) for place in _places() if _holds_some(place)), None)


def _places() -> Iterator[Path]:
    paths = ssl.get_default_verify_paths()
    yield from (Path(place) for place in (paths.cafile, paths.capath, *USUAL) if place)


def _holds_some(place: Path) -> bool:
    return any(place.iterdir()) if place.is_dir() else place.is_file() and place.stat().st_size > 0
