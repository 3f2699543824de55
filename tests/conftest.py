"""What holds for every test: a home of its own, no network beyond this machine, nothing of the developer's settings."""

import os
import socket
import tempfile
import time
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

OURS = ("CLAIMREADER_", "TEXTUAL", "XDG_")
LOOK = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES", "BROWSER")
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
NOBODYS_HOME = tempfile.TemporaryDirectory(prefix="claimreader-home-")


pytest.register_assert_rewrite("tests.screens", "tests.rest")  # so that a screen that differs is shown

# How fast a machine is, no test of one input can say; and what fails once shall fail again. With
# --hypothesis-profile=searching the inputs are new ones in every run, and more.
UNHURRIED = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None, max_examples=60
)
settings.register_profile("unhurried", UNHURRIED)
settings.register_profile("searching", UNHURRIED, derandomize=False, max_examples=500)
settings.load_profile("unhurried")


def pytest_configure() -> None:
    """Before anything is imported, so that nothing can have looked at the developer's home."""
    os.environ["HOME"] = NOBODYS_HOME.name
    for name in list(os.environ):
        if name.startswith(OURS) or name in LOOK or name.lower() in PROXIES:
            del os.environ[name]
    os.environ["TERM"] = "xterm-256color"
    os.environ["TZ"] = "UTC"
    time.tzset()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    NOBODYS_HOME.cleanup()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home directory of this test, empty; what the program keeps by default goes below it."""
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    for variable, below in {
        "CONFIG": ".config",
        "DATA": ".local/share",
        "CACHE": ".cache",
        "STATE": ".local/state",
    }.items():
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(place / below))
    return place


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every address and every name that is not this machine's: a test that needs the network fails at once."""
    patch = pytest.MonkeyPatch()
    look_up = socket.getaddrinfo

    def guarded(name: str) -> Any:
        real = getattr(socket.socket, name)

        def call(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
                raise OSError(f"tests do not reach the network: {address[0]}")
            return real(self, address)

        return call

    def look_up_here(host: Any, *rest: Any, **more: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_here(name):
            raise socket.gaierror(socket.EAI_NONAME, f"tests do not reach the network: {name}")
        return look_up(host, *rest, **more)

    patch.setattr(socket.socket, "connect", guarded("connect"))
    patch.setattr(socket.socket, "connect_ex", guarded("connect_ex"))
    patch.setattr(socket, "getaddrinfo", look_up_here)
    yield
    patch.undo()


def _is_here(host: str) -> bool:
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in ("localhost", "")
