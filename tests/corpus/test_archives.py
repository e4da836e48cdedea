"""A crawl kept as WARC, read into another corpus: the same articles."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from cchc_nlp.corpus.archives import read_answers
from cchc_nlp.corpus.exchange import export, import_files
from cchc_nlp.corpus.gathering import crawl
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling.archiving import write_warc
from cchc_nlp.crawling.fetching import Fetcher
from cchc_nlp.demo.server import serve_site
from cchc_nlp.errors import InputError
from cchc_nlp.records import Rejection

from ..crawling.conftest import Pages, Site, serve  # noqa: F401
from .test_gathering import listing, news

Serve = Callable[[Pages], Site]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The bundled site's crawl: its corpus and its WARC."""
    folder = tmp_path_factory.mktemp("warc")
    with serve_site() as site, write_warc(folder / "crawl.warc.gz") as archive:
        fetcher = Fetcher(delay=0, proxy=site.proxy, archive=archive)
        crawl(site.start_urls, folder / "crawled.db", fetcher=fetcher)
    return folder / "crawled.db", folder / "crawl.warc.gz"


@pytest.fixture(scope="module")
def imported(kept: tuple[Path, Path]) -> tuple[Path, tuple[int, list[Rejection]]]:
    """A corpus that the WARC was read into, to be copied, and what reading it gave."""
    path = kept[0].with_name("imported.db")
    return path, import_files([kept[1]], path)


def test_every_exchange_is_in_the_file_as_it_happened(kept: tuple[Path, Path]) -> None:
    with Corpus.open(kept[0]) as corpus, kept[1].open("rb") as stream:
        records = [(r.rec_type, r.rec_headers["WARC-Target-URI"]) for r in ArchiveIterator(stream)]
        asked = {row[0] for row in corpus.connection.execute(
            "SELECT url FROM addresses WHERE reason <> 'robots'")}  # fmt: skip
    assert [kind for kind, _ in records] == ["response", "request"] * (len(records) // 2)
    assert asked <= {url for _, url in records}


@pytest.mark.no_cover
def test_the_articles_of_an_archive_are_those_of_the_crawl(
    kept: tuple[Path, Path], imported: tuple[Path, tuple[int, list[Rejection]]]
) -> None:
    path, (number, rejected) = imported
    with Corpus.open(kept[0]) as crawled, Corpus.open(path) as read:
        whole = {a.id: (a.title, a.text, a.published) for a in crawled.articles()}
        found = {a.id: (a.title, a.text, a.published) for a in read.articles()}
        build_ledger(read)  # raises if it does not add up
    assert found == whole
    assert (number, len(rejected)) == (188, 3)


@pytest.mark.no_cover
def test_reading_an_archive_twice_changes_nothing(
    kept: tuple[Path, Path],
    imported: tuple[Path, tuple[int, list[Rejection]]],
    tmp_path: Path,
) -> None:
    shutil.copy(imported[0], tmp_path / "read.db")
    with Corpus.open(tmp_path / "read.db") as corpus:
        before = build_ledger(corpus)
        import_files([kept[1]], corpus)
        assert build_ledger(corpus) == before


@pytest.mark.no_cover
def test_stored_pages_go_into_an_archive_and_come_back(
    kept: tuple[Path, Path], tmp_path: Path
) -> None:
    with Corpus.open(kept[0]) as crawled:
        assert export(crawled, tmp_path / "pages.warc.gz", what="pages") == 219
        assert export(crawled, tmp_path / "pages.jsonl", what="pages") == 219
        whole = {a.id: (a.title, a.published, a.fetched_at) for a in crawled.articles()}
        with pytest.raises(InputError, match="use --what pages"):
            export(crawled, tmp_path / "articles.warc")
    import_files([tmp_path / "pages.warc.gz"], tmp_path / "read.db")
    with Corpus.open(tmp_path / "read.db") as read:
        assert {a.id: (a.title, a.published, a.fetched_at) for a in read.articles()} == whole


def test_failures_in_an_archive_keep_their_reasons(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, ""), (2, "")), "/tin-1.html": news(1)})
    with write_warc(tmp_path / "c.warc") as archive:
        crawl([site.url + "/"], tmp_path / "c.db", fetcher=Fetcher(delay=0, archive=archive))
    import_files([tmp_path / "c.warc"], tmp_path / "read.db")
    with Corpus.open(tmp_path / "read.db") as corpus:
        ledger = build_ledger(corpus)
    assert (ledger.articles, ledger.not_fetched) == (1, {"not_found": 1})


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"WARC/1.0\r\n\r\n"])
def test_what_is_no_archive_leaves_no_corpus(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "x.warc").write_bytes(body)
    with pytest.raises(InputError, match=r"x\.warc"):
        import_files([tmp_path / "x.warc"], tmp_path / "read.db")
    assert not (tmp_path / "read.db").exists()


def test_an_archive_that_ends_in_the_headers_of_a_record_is_told(tmp_path: Path) -> None:
    archive = tmp_path / "x.warc"
    archive.write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nHTTP/1.1 ")
    with pytest.raises(InputError, match=r"x\.warc.*cut off"):
        list(read_answers(archive))
