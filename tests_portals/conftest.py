"""What every system needs: no way off this machine, a folder, a database server."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .serving import LOOPBACK, call, need, program, running

DATABASES = ("wordpress", "ghost")


@dataclass(frozen=True)
class Database:
    """A running MariaDB; one user may do everything, through the socket alone."""

    socket: Path
    user: str = "portal"
    password: str = "portal"


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse any connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in (LOOPBACK, "localhost", "::1"):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder of this run; its name is short, since sockets lie in it."""
    with tempfile.TemporaryDirectory(prefix="cchc-") as name:
        yield Path(name)


@pytest.fixture(scope="session")
def database(folder: Path) -> Iterator[Database]:
    """A MariaDB of its own, with an empty database for each system that keeps one."""
    need("mariadbd", "mariadb-install-db")
    home = folder / "mariadb"
    made = Database(folder / "mariadb.sock")
    _lay_out(home)
    begin = folder / "begin.sql"
    begin.write_text(_begin(made), encoding="utf-8")
    command = [
        program("mariadbd"),
        "--no-defaults",
        f"--datadir={home}",
        f"--socket={made.socket}",
        f"--pid-file={folder / 'mariadb.pid'}",
        f"--init-file={begin}",
        f"--user={_user()}",
        "--skip-networking",
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-buffer-pool-size=64M",
    ]
    with running(command, ready=made.socket.exists, log=folder / "mariadb.log"):
        yield made


def _lay_out(home: Path) -> None:
    call(
        [
            program("mariadb-install-db"),
            "--no-defaults",
            f"--datadir={home}",
            f"--user={_user()}",
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
        ]
    )


def _begin(database: Database) -> str:
    """What the server does first, a statement a line."""
    who = f"'{database.user}'@'localhost'"
    make = [f"CREATE DATABASE {name} CHARACTER SET utf8mb4;" for name in DATABASES]
    user = f"CREATE USER {who} IDENTIFIED BY '{database.password}';"
    return "\n".join([*make, user, f"GRANT ALL ON *.* TO {who};", "FLUSH PRIVILEGES;", ""])


def _user() -> str:
    import getpass

    return getpass.getuser()
