"""Sockets that go only where they may, over TLS that is always checked, and end in time (urllib3).

A portal's link or redirect must not lead the crawler into the network it runs in: an address that
is private, local or a cloud's own is refused at every connection, after its name was resolved,
unless the user typed that very host. TLS is always verified; a site's profile may add a certificate
authority's file (an incomplete chain) or lower OpenSSL's security level for that host (a weak key).
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.ssl_ import create_urllib3_context


class RefusedAddress(OSError):
    """The host's address is one that a crawler has no business with."""


@dataclass(frozen=True)
class HostAccess:
    """What a site's profile says of reaching its host; nothing by default.

    `ca_file` holds further certificates (PEM); `tls_level` is OpenSSL's SECLEVEL, 2 by default,
    1 for servers with a weak Diffie-Hellman key. `delay` is in seconds between two requests.
    """

    ca_file: Path | None = None
    tls_level: int | None = None
    delay: float | None = None

    def __str__(self) -> str:
        """What a reader of the ledger must know: "" where nothing was changed."""
        notes = []
        if self.ca_file is not None:
            notes.append(f"certificates added from {self.ca_file.name}")
        if self.tls_level is not None:
            notes.append(f"TLS security level {self.tls_level}")
        return ", ".join(notes)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet.

    >>> [is_public(a) for a in ("203.113.131.1", "169.254.169.254", "10.0.0.7", "::1", "fe80::1")]
    [True, False, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return ip.is_global and not ip.is_multicast


def is_public_name(host: str) -> bool:
    """Whether a host may be of the public Internet, judged without resolving its name.

    >>> [is_public_name(h) for h in ("so.example", "127.0.0.1", "localhost")]
    [True, False, False]
    """
    try:
        return is_public(host)
    except ValueError:
        return bool(host) and host != "localhost"


class Connections:
    """The open connections of one host: made only where `may_reach(host)` or the peer is public."""

    def __init__(self, may_reach: Callable[[str], bool]) -> None:
        self._may_reach = may_reach
        self._socket: socket.socket | None = None

    def pool_classes(self) -> dict[str, type[HTTPConnectionPool]]:
        """Connection pools of urllib3 whose connections are checked and known here."""

        class Pool(HTTPConnectionPool):
            ConnectionCls = partial(_CheckedConnection, self)  # type: ignore[assignment]

        class TlsPool(HTTPSConnectionPool):
            ConnectionCls = partial(_CheckedTlsConnection, self)  # type: ignore[assignment]

        return {"http": Pool, "https": TlsPool}

    def checked(self, connection: HTTPConnection, connect: Callable[[], socket.socket]) -> Any:
        """A socket to the connection's host. Raises RefusedAddress where it may not go."""
        if not self._may_reach(connection.host):
            for *_, address in socket.getaddrinfo(connection.host, connection.port):
                _check(connection.host, str(address[0]))
        made = connect()
        if not self._may_reach(connection.host):  # the name may resolve to something else by now
            _check(connection.host, made.getpeername()[0])
        self.keep(made)
        return made

    def keep(self, made: socket.socket | None) -> None:
        """Remember the socket that is read: a connection forgets it once an answer begins."""
        self._socket = made

    def shut(self) -> None:
        """End whatever is being read or written; the reader sees the end of the stream."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def _check(host: str, address: str) -> None:
    if not is_public(address):
        raise RefusedAddress(f"{host} is {address}, not an address of the public Internet")


class _Checked:
    """What makes a connection of urllib3 a checked one."""

    def __init__(self, connections: Connections, *args: Any, **options: Any) -> None:
        self._connections = connections
        super().__init__(*args, **options)

    def connect(self) -> None:
        """Connect, and let the socket be known that is then read."""
        super().connect()  # type: ignore[misc]
        self._connections.keep(self.sock)  # type: ignore[attr-defined]

    def _new_conn(self) -> socket.socket:
        connect = super()._new_conn  # type: ignore[misc]
        made: socket.socket = self._connections.checked(self, connect)  # type: ignore[arg-type]
        return made


class _CheckedConnection(_Checked, HTTPConnection):
    pass


class _CheckedTlsConnection(_Checked, HTTPSConnection):
    pass


def tls_context(access: HostAccess) -> ssl.SSLContext | None:
    """The TLS settings a profile asks for; None where the library's own are right."""
    if access.ca_file is None and access.tls_level is None:
        return None
    level = 2 if access.tls_level is None else access.tls_level
    context = create_urllib3_context(ciphers=f"DEFAULT:@SECLEVEL={level}")
    context.load_default_certs()
    if access.ca_file is not None:
        context.load_verify_locations(cafile=str(access.ca_file))
    return context
