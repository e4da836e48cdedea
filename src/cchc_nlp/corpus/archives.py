"""WARC files, of any crawler, read into a corpus as if it had crawled them itself.

The pages are stored with their bytes, so that they can be extracted again. Whether a page is a list
or an article is not written in such a file: what other pages list as an item is an article, what
shows several items, or is linked to as a section or a pager's page, is a list, and of the rest the
extractor decides.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from cchc_nlp.corpus.addresses import add_addresses, begin_import, finish_run
from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.pages import all_pages
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.corpus.visits import record_visit
from cchc_nlp.crawling.answers import disguise_of, refusal_of
from cchc_nlp.crawling.archiving import write_warc
from cchc_nlp.crawling.bodies import MAX_BYTES
from cchc_nlp.crawling.discovery import discover
from cchc_nlp.crawling.feeds import read_feed
from cchc_nlp.crawling.fetching import Answer, Exchange
from cchc_nlp.crawling.frontier import Address, Visit
from cchc_nlp.errors import InputError
from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.portals.base import Portal, clean_url, identity_of, list_identity, parse_html
from cchc_nlp.portals.detection import detect
from cchc_nlp.records import TIME_ZONE, Article, Outcome, Page, Period, Reason, Rejection
from cchc_nlp.vietnamese.normalization import decode

EVER = Period(None, None)
FEWEST_ITEMS = 3  # a page that shows so many articles is a list


@dataclass
class _Map:
    """What all pages of a file say of each other: the items that lists show, by identity."""

    items: dict[str, Address] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)


def import_warc(
    path: str | Path, corpus: Corpus, *, progress: Callable[[int, int], object] | None = None
) -> tuple[int, list[Rejection]]:
    """Store what a WARC file holds: how many articles, and which pages were none.

    `progress` is told how many answers are read, of how many. Raises InputError if it is not such
    a file or holds no answer.
    """
    path, known = Path(path), _Map()
    sources = check_warc(path)
    there = 0
    for answer, _ in read_answers(path):
        _survey(answer, known)
        there += 1
    run = begin_import(corpus, path.name, sources)
    articles, rejected = 0, []
    for done, (answer, fetched) in enumerate(read_answers(path), 1):
        result = _store(corpus, answer, fetched, known, run=run)
        articles += isinstance(result, Article)
        is_rejected = isinstance(result, Rejection) and result.reason != "not_found_page"
        rejected += [result] if isinstance(result, Rejection) and is_rejected else []
        if progress is not None:
            progress(done, there)
    refresh_duplicates(corpus)
    finish_run(corpus, run)
    return articles, rejected


def read_pages(path: Path) -> Iterator[Page | Outcome]:
    """Every page of a WARC file as a crawl would have stored it, or why an answer is none.

    The file is read twice: what its pages show of each other tells lists from articles. Raises
    InputError where the file is damaged, after what comes before.
    """
    known = _Map()
    with suppress(InputError):  # of a damaged file, what comes before the damage
        for answer, _ in read_answers(path):
            _survey(answer, known)
    for answer, fetched in read_answers(path):
        address, verdict = _told(answer, known)
        if verdict is None:
            yield _page(answer, address, fetched)
        else:
            yield Outcome(address.url, address.source, *verdict)


def is_warc(path: Path) -> bool:
    """Whether a file's name says that it is a WARC."""
    return path.name.lower().endswith((".warc", ".warc.gz"))


def export_warc(
    corpus: Corpus, path: Path, *, progress: Callable[[int, int], object] | None = None
) -> int:
    """Write every stored page as an answer with its moment; how many there were."""
    written = 0
    with write_warc(path) as add:
        for page in all_pages(corpus):
            if add is not None:
                add(_exchange(page))
            written += 1
            if progress is not None:
                progress(written, 0)
    return written


def _exchange(page: Page) -> Exchange:
    headers = (("Content-Type", page.content_type), ("Content-Length", str(len(page.body))))
    moment = page.fetched_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Exchange(page.final_url, "GET", {}, b"", page.status, "", headers, page.body, moment)


def check_warc(path: Path) -> dict[str, str]:
    """The first address of every host in the file. Raises InputError if there is none."""
    hosts: dict[str, str] = {}
    for answer, _ in read_answers(path):
        hosts.setdefault(urlsplit(answer.url).netloc, answer.url)
    if not hosts:
        raise InputError(f"{path}: no answer of a web server in it; is it a WARC of a crawl?")
    return hosts


def read_answers(path: Path) -> Iterator[tuple[Answer, dt.datetime]]:
    """Every answer in the file with its moment, but for redirects and rules for robots."""
    from warcio.exceptions import ArchiveLoadFailed

    try:
        with path.open("rb") as stream:
            for record in _records(stream):
                if record.rec_type == "response" and record.http_headers is not None:
                    answer = _answer(record)
                    if not _is_passage(answer):
                        yield answer, _moment(record.rec_headers.get_header("WARC-Date"))
    except ArchiveLoadFailed as error:
        raise InputError(f"{path}: not a WARC file ({error}); check the path") from error
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; check the path") from error


def _records(stream: IO[bytes]) -> Iterator[Any]:
    """Every record. Raises ArchiveLoadFailed where one is none, or is cut off in its headers."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        yield from ArchiveIterator(stream)
    except AttributeError as error:  # warcio's, of an answer that does not say where it is from
        raise ArchiveLoadFailed("a record without an address, or cut off before it") from error


def _is_passage(answer: Answer) -> bool:
    """Whether the answer only leads on: its target has an answer of its own."""
    return 300 <= answer.status < 400 or urlsplit(answer.url).path == "/robots.txt"


def _answer(record: object) -> Answer:
    headers = {name.lower(): value for name, value in record.http_headers.headers}  # type: ignore[attr-defined]
    status = int(record.http_headers.get_statuscode())  # type: ignore[attr-defined]
    body = record.content_stream().read(MAX_BYTES + 1)  # type: ignore[attr-defined]
    url = str(record.rec_headers.get_header("WARC-Target-URI")).strip("<>")  # type: ignore[attr-defined]
    return Answer(url, status, headers, body)


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.astimezone(TIME_ZONE).replace(microsecond=0)


def _survey(answer: Answer, known: _Map) -> None:
    html = _html(answer)
    if html is None:
        return
    portal = detect(html)
    address = _address(answer, portal)
    found = list(_found(html, address, portal))
    items = [a for a in found if a.kind == "article"]
    if len(items) >= FEWEST_ITEMS:
        known.lists.add(list_identity(address.url, portal))
    known.lists.update(a.identity for a in found if a.kind == "list")
    known.items.update({item.identity: item for item in items})


def _found(html: str, address: Address, portal: Portal) -> Iterator[Address]:
    try:
        yield from discover(parse_html(html), address, portal=portal, html=html)
    except (ValueError, RecursionError):  # a broken page lists nothing
        return


def _html(answer: Answer) -> str | None:
    kind = answer.content_type.lower()
    if answer.status != 200 or not answer.body or ("html" not in kind and kind):
        return None
    return decode(answer.body, content_type=answer.content_type)


def _address(answer: Answer, portal: Portal) -> Address:
    url = clean_url(answer.url)
    identity = identity_of(url, portal)
    return Address(url, identity, urlsplit(url).netloc, "list", found_on=url, portal=portal.name)


def _store(
    corpus: Corpus, answer: Answer, fetched: dt.datetime, known: _Map, *, run: int
) -> Article | Rejection | None:
    address, verdict = _told(answer, known)
    with corpus.transaction() as connection:
        add_addresses(connection, [address], run=run, period=EVER)
    if verdict is not None:
        visit = Visit(address, outcome=Outcome(address.url, address.source, *verdict))
        record_visit(corpus, visit, None, run=run, period=EVER, is_last=True)
        return None
    page = _page(answer, address, fetched)
    result = None if address.kind == "list" else extract_page(page)
    record_visit(corpus, Visit(address, page=page), result, run=run, period=EVER)
    return result


def _told(answer: Answer, known: _Map) -> tuple[Address, tuple[Reason, str] | None]:
    """An answer's address, as the list or article it is; and why it is no page, if it is none."""
    html = _html(answer)
    portal = detect(html or "")
    address = _address(answer, portal)
    named = list_identity(address.url, portal)
    is_list = _is_list(answer, address, named, known)
    if is_list:
        address = replace(address, identity=named)
    else:
        address = replace(known.items.get(address.identity, address), url=address.url)
        address = replace(address, kind="article")
    verdict = refusal_of(answer) or (disguise_of(html) if html else None)
    if html is None and not is_list and verdict is None:
        verdict = ("bad_content", answer.content_type)
    return address, verdict


def _is_list(answer: Answer, address: Address, named: str, known: _Map) -> bool:
    if named in known.lists and address.identity not in known.items:
        return True
    return answer.status == 200 and read_feed(answer.body, answer.url) is not None


def _page(answer: Answer, address: Address, fetched: dt.datetime) -> Page:
    return Page(
        url=address.url,
        final_url=answer.url,
        source=address.source,
        kind=address.kind,
        status=answer.status,
        content_type=answer.content_type,
        fetched_at=fetched,
        sha256=hashlib.sha256(answer.body).hexdigest(),
        body=answer.body,
        portal=address.portal,
        section=address.section,
        listed_date=address.listed_date,
    )
