"""Serves the bundled department's web sites on loopback, under their own addresses.

The department is fictional and its hosts do not exist, so the server takes the part of an HTTP
proxy: whoever asks it for http://sonnptnt.vinhgiang.example/... gets that page, and the corpus
holds the same addresses on every machine.

A site is a ZIP file of two members: `site.json` maps each address to `file`, `status` and
`content_type`, or to `status` and `location`; `pages.zip` holds the files.
"""

from __future__ import annotations

import io
import json
import socket
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from cchc_nlp.errors import InputError


@dataclass(frozen=True)
class DemoSite:
    """A site being served: ask `proxy` for `start_urls`; `requests` grows as it is asked."""

    proxy: str
    start_urls: tuple[str, ...]
    requests: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes = b""


_NOT_FOUND = _Answer(404, {"Content-Type": "text/plain; charset=utf-8"}, b"404 Not Found\n")


@contextmanager
def serve_site(site: Path | Traversable | None = None) -> Iterator[DemoSite]:
    """The site on a free port of 127.0.0.1 until the block ends; the bundled one by default.

    Raises InputError if the file is not a site.
    """
    answers = _read(site or files("cchc_nlp.demo") / "site.zip")
    with _Server(answers) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            proxy = f"http://127.0.0.1:{server.server_address[1]}"
            starts = tuple(url for url in answers if urlsplit(url)[2:4] == ("/", ""))
            yield DemoSite(proxy, starts, server.asked)
        finally:
            server.shutdown()
            thread.join()


def _read(site: Path | Traversable) -> dict[str, _Answer]:
    """Every answer by its address, in the site's order."""
    try:
        with zipfile.ZipFile(io.BytesIO(site.read_bytes())) as outer:
            index = json.loads(outer.read("site.json"))
            with zipfile.ZipFile(io.BytesIO(outer.read("pages.zip"))) as pages:
                return {url: _answer(entry, pages) for url, entry in index.items()}
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(
            f"{site}: not a site ({error}); build one with corpora/so-nnptnt-2023/build.py"
        ) from error


def _answer(entry: dict[str, Any], pages: zipfile.ZipFile) -> _Answer:
    if "location" in entry:
        return _Answer(entry["status"], {"Location": entry["location"]})
    headers = {"Content-Type": entry["content_type"]}
    return _Answer(entry["status"], headers, pages.read(entry["file"]))


class _Server(ThreadingHTTPServer):
    """Closes the connections that clients keep open, so that no thread outlives it."""

    daemon_threads = False

    def __init__(self, answers: dict[str, _Answer]) -> None:
        # The portals' paths differ in the case of letters from link to link.
        self.answers = {url.casefold(): answer for url, answer in answers.items()}
        self.asked: list[str] = []
        self.connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that is killed in the middle of an answer is nothing to report."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def server_close(self) -> None:
        for connection in tuple(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        super().server_close()


class _Handler(BaseHTTPRequestHandler):
    """Answers both a proxy's request line (`GET http://host/path`) and a server's (`GET /path`)."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        answer = self._send_headers()
        self.wfile.write(answer.body)

    def do_HEAD(self) -> None:
        self._send_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed; `DemoSite.requests` is the log."""

    def _send_headers(self) -> _Answer:
        host = self.headers.get("Host", "")
        url = self.path if "://" in self.path else f"http://{host}{self.path}"
        self.server.asked.append(url)
        answer = self.server.answers.get(url.casefold(), _NOT_FOUND)
        self.send_response(answer.status)
        for name, value in {**answer.headers, "Content-Length": str(len(answer.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        return answer
