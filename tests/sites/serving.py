"""Serves simulated sites on loopback, each under its own host.

The hosts do not exist, so the server takes the part of an HTTP proxy; it writes every request down.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from .stories import Story

Shows = Literal["list", "article", "other"]


@dataclass(frozen=True)
class Request:
    """What a client asks; names of headers are in lower case."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """The fields of a form that was sent as one, in their order."""
        is_form = self.headers.get("content-type", "").startswith(FORM)
        return parse_qsl(self.body.decode(), keep_blank_values=True) if is_form else []

    @cached_property
    def form(self) -> dict[str, str]:
        """The same, by name."""
        return dict(self.pairs)


@dataclass(frozen=True)
class Response:
    """What a site answers; `shows` says what for, so that requests can be counted by their use."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    shows: Shows = "other"


Answer = Callable[[Request], Response]
Handler = Callable[..., Response]
FORM = "application/x-www-form-urlencoded"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class FakeSite:
    """One simulated site.

    `urls` holds the public address of every story that is on it, by the story's number. `portal` is
    what the crawler should take it for; `profile` is a site profile in TOML, where looking is not
    enough. Where `prints_time` is false, the site tells only the day of an article.
    """

    name: str
    portal: str
    start_url: str
    stories: tuple[Story, ...]
    urls: Mapping[int, str]
    answer: Answer
    profile: str = ""
    prints_time: bool = True

    @property
    def host(self) -> str:
        return urlsplit(self.start_url).netloc


def page(
    text: str,
    *,
    shows: Shows = "other",
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A page of HTML; bytes that are no letters may stand in it as surrogates."""
    body = text.encode("utf-8", errors="surrogateescape")
    return Response(body, status, {"Content-Type": HTML, **(headers or {})}, shows)


def text(body: str, media_type: str = "text/plain", *, shows: Shows = "other") -> Response:
    """A robots.txt, a feed, a sitemap: anything that is not HTML."""
    return Response(body.encode(), 200, {"Content-Type": f"{media_type}; charset=utf-8"}, shows)


def sent_to(url: str, status: int = 302, *, shows: Shows = "other") -> Response:
    """A redirect."""
    return Response(b"", status, {"Location": url, "Content-Type": HTML}, shows)


def not_found(request: Request) -> Response:
    """A plain 404."""
    return page("<html><body><h1>404 - Không tìm thấy trang</h1></body></html>", status=404)


def routed(routes: Sequence[tuple[str, Handler]], *, missing: Answer = not_found) -> Answer:
    """Answers by the first pattern that the whole path matches; its groups are handed on."""
    compiled = [(re.compile(pattern), handler) for pattern, handler in routes]

    def answer(request: Request) -> Response:
        for pattern, handler in compiled:
            if match := pattern.fullmatch(request.path):
                return handler(request, *match.groups())
        return missing(request)

    return answer


class Asked(NamedTuple):
    """One request that was made."""

    method: str
    url: str
    shows: Shows = "other"
    status: int = 0


@dataclass(frozen=True)
class Served:
    """Running sites: `proxy` is their address, `asked` grows as they are asked."""

    proxy: str
    asked: list[Asked]


@contextmanager
def serve(sites: Sequence[FakeSite]) -> Iterator[Served]:
    """All sites on a free port of 127.0.0.1 until the block ends."""
    with _Server(sites) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{server.server_address[1]}", server.asked)
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    """Closes the connections that clients keep open, so that no thread outlives it."""

    daemon_threads = False

    def __init__(self, sites: Sequence[FakeSite]) -> None:
        self.answers = {site.host: site.answer for site in sites}
        self.asked: list[Asked] = []
        self.connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.connections.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        for connection in tuple(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        super().server_close()


class _Handler(BaseHTTPRequestHandler):
    """Answers a proxy's request line: `GET http://host/path`."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        self._send()

    def do_POST(self) -> None:
        self._send()

    def do_HEAD(self) -> None:
        self._send()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed; `Served.asked` is the log."""

    def _send(self) -> None:
        response = _unless_unchanged(dict(self.headers.items()), self._answer())
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def _answer(self) -> Response:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = Request(
            method=self.command,
            path=unquote(parts.path),
            query=dict(parse_qsl(parts.query, keep_blank_values=True)),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=body,
        )
        response = self.server.answers.get(parts.netloc, not_found)(request)
        self.server.asked.append(Asked(self.command, self.path, response.shows, response.status))
        return response


def _unless_unchanged(asked: Mapping[str, str], response: Response) -> Response:
    """A 304 where the client knows the answer already."""
    validators = (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
    known = any(
        response.headers.get(said) and asked.get(condition) == response.headers[said]
        for condition, said in validators
    )
    return Response(status=304, shows=response.shows) if known else response
