"""Every exchange of a crawl as it went over the wire, in a WARC file (ISO 28500).

The only door to `warcio`, for writing; `corpus.archives` reads.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from cchc_nlp.crawling.fetching import Exchange


@contextmanager
def write_warc(path: str | Path | None) -> Iterator[Callable[[Exchange], None] | None]:
    """What a Fetcher's `archive` may be: it adds each exchange to the file; None without a file.

    An ending .gz compresses each record by itself, so a crawl that goes on appends to its file.
    """
    if path is None:
        yield None
        return
    from warcio.warcwriter import WARCWriter

    path, lock = Path(path), Lock()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as out:
        writer = WARCWriter(out, gzip=path.suffix == ".gz")

        def add(exchange: Exchange) -> None:
            with lock:
                writer.write_request_response_pair(*_records(writer, exchange))
                out.flush()

        yield add


def _records(writer: Any, exchange: Exchange) -> tuple[Any, ...]:
    from warcio.statusandheaders import StatusAndHeaders

    parts = urlsplit(exchange.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = StatusAndHeaders(
        f"{exchange.method} {path} HTTP/1.1",
        [("Host", parts.netloc), *exchange.request_headers.items()],
        is_http_request=True,
    )
    # The chunks of a transfer are gone from the body, so its header must not speak of them.
    headers = [(n, v) for n, v in exchange.headers if n.lower() != "transfer-encoding"]
    said = StatusAndHeaders(f"{exchange.status} {exchange.reason}", headers, protocol="HTTP/1.1")
    dated = {"WARC-Date": exchange.moment} if exchange.moment else {}
    return tuple(
        writer.create_warc_record(
            exchange.url,
            kind,
            payload=io.BytesIO(body),
            http_headers=head,
            warc_headers_dict=dict(dated),
        )
        for kind, body, head in (
            ("request", exchange.request_body, asked),
            ("response", exchange.body, said),
        )
    )
