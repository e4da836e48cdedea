"""No test reaches beyond loopback; what lies beside the project is used only where it is."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse any connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material; tests that need it skip where it is absent."""
    folder = os.environ.get("CCHC_SHARED", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("CCHC_SHARED does not name the folder of reference material")
    return Path(folder)


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's root; tests of files outside the package skip where only it is installed."""
    root = Path(__file__).parent.parent
    if not (root / "pyproject.toml").is_file():
        pytest.skip("not a checkout of the project")
    return root
