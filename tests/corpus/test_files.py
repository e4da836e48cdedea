"""Files that articles link to: fetched politely, read, recorded, and never the end of a batch."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cchc_nlp.classification.labeling import classify
from cchc_nlp.classification.ngrams import grams, number_of
from cchc_nlp.corpus import files
from cchc_nlp.corpus.exchange import export, import_files
from cchc_nlp.corpus.files import PATIENCE, Which, read_attachments
from cchc_nlp.corpus.gathering import Progress, crawl
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling import bodies
from cchc_nlp.crawling.fetching import Fetcher
from cchc_nlp.extraction.file_types import DOC, DOCX, PDF, XLSX, ZIP
from cchc_nlp.records import Article, Attachment, BodyKind, Ledger

from ..crawling.conftest import Pages, Site, serve  # noqa: F401
from ..extraction.file_builders import (
    LINE,
    bomb,
    excel_file,
    latin_pdf,
    old_word_file,
    vietnamese_pdf,
    word_file,
    zip_file,
)
from ..factories import article
from .test_gathering import listing, page

Serve = Callable[[Pages], Site]
PROCEDURES = [
    "Quyết định công bố danh mục thủ tục hành chính được sửa đổi, bổ sung",
    "Bãi bỏ 7 thủ tục hành chính lĩnh vực chăn nuôi và thú y.",
    "Rút ngắn thời hạn giải quyết hồ sơ tại Bộ phận Một cửa còn 5 ngày.",
    "Niêm yết công khai thủ tục hành chính trên Cổng dịch vụ công.",
]


def corpus_of(
    folder: Path, site: Site, *paths: str, kind: BodyKind = "attachment", name: str = "a"
) -> Corpus:
    """A corpus with one article that links to these files of the site."""
    corpus = Corpus.open(folder / "c.db")
    links = tuple(Attachment(site.url + path, path[1:], "application/pdf") for path in paths)
    corpus.add_articles([article(name, attachments=links, body_kind=kind)])
    return corpus


def read(corpus: Corpus, *, which: Which = "needed", **options: Any) -> dict[str, int]:
    fetcher = Fetcher(delay=0, trusted={"127.0.0.1"}, sleep=lambda _: None)
    return dict(read_attachments(corpus, fetcher=fetcher, which=which, **options))


def attachments(corpus: Corpus) -> list[Attachment]:
    return [file for one in corpus.articles() for file in one.attachments]


def test_the_type_is_what_the_bytes_say(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    served = {
        "/a.pdf": (vietnamese_pdf([[LINE]]), PDF),
        "/b.docx": (word_file(), DOCX),
        "/c.doc": (old_word_file(), DOC),
        "/d.xlsx": (excel_file([[LINE]]), XLSX),
        "/e.zip": (zip_file({"trong/f.docx": word_file()}), ZIP),
        "/not-a.pdf": (word_file(), DOCX),
    }
    pages: Pages = {path: (200, {"Content-Type": PDF}, body) for path, (body, _) in served.items()}
    with corpus_of(tmp_path, serve(pages), *served) as corpus:
        assert sum(read(corpus).values()) == len(served)
        for found, (body, kind) in zip(attachments(corpus), served.values(), strict=True):
            assert (found.media_type, found.size) == (kind, len(body))
            if kind != DOC:  # its readers are programs that may not be here
                assert (found.text_status, LINE in found.text) == ("read", True)


def test_what_cannot_be_had_has_its_reason(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bodies, "MAX_FILE_BYTES", 5_000)
    wall = b"<html><title>404</title><body>Kh\xc3\xb4ng c\xc3\xb3</body></html>"
    kind = {"Content-Type": PDF}
    site = serve(
        {
            "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /kin/"),
            "/kin/a.pdf": (200, kind, latin_pdf([["x"]])),
            "/to-kin.pdf": (302, {"Location": "/kin/a.pdf"}, b""),
            "/large.pdf": (200, kind, bytes(5_001)),
            "/busy.pdf": (503, {"Retry-After": "0"}, b""),
            "/wall.pdf": (200, {}, wall),
            "/cut.pdf": (200, kind, b"%PDF-1.4\n1 0 obj"),
        }
    )
    other = tuple(
        Attachment(url, "x.pdf", PDF)
        for url in ("http://10.0.0.1/x.pdf", "http://[bad/x.pdf", "file:///etc/x.pdf")
    )
    paths = ("/gone.pdf", "/kin/a.pdf", "/to-kin.pdf", "/large.pdf", "/busy.pdf", "/wall.pdf")
    with corpus_of(tmp_path, site, *paths, "/cut.pdf") as corpus:
        corpus.add_articles([article("b", attachments=other, body_kind="attachment")])
        read(corpus)
        found = {file.url.removeprefix(site.url): file.text_status for file in attachments(corpus)}
    assert found == {
        "/gone.pdf": "not_found",
        "/kin/a.pdf": "robots",
        "/to-kin.pdf": "robots",
        "/large.pdf": "too_large",
        "/busy.pdf": "server_error",
        "/wall.pdf": "soft_404",
        "/cut.pdf": "broken",
        "http://10.0.0.1/x.pdf": "refused_address",
        "http://[bad/x.pdf": "bad_content",
        "file:///etc/x.pdf": "refused_address",
    }
    assert "/kin/a.pdf" not in site.asked


def test_a_bomb_is_too_large_and_no_more(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    import gzip

    zeros = gzip.compress(bytes(60_000_000))
    site = serve(
        {
            "/a.pdf": (200, {"Content-Type": PDF, "Content-Encoding": "gzip"}, zeros),
            "/b.zip": (200, {"Content-Type": ZIP}, bomb(300_000_000)),
        }
    )
    with corpus_of(tmp_path, site, "/a.pdf", "/b.zip") as corpus:
        assert read(corpus) == {"too_large": 2}


def test_needed_are_the_files_that_articles_consist_of(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    body = latin_pdf([["Ke hoach"]])
    site = serve({f"/{name}.pdf": (200, {"Content-Type": PDF}, body) for name in "ab"})
    with corpus_of(tmp_path, site, "/a.pdf") as corpus:
        beside = Attachment(f"{site.url}/b.pdf", "b", PDF)
        corpus.add_articles([article("b", attachments=(beside,))])
        assert sum(read(corpus).values()) == 1
        assert site.asked == ["/robots.txt", "/a.pdf"]
        assert sum(read(corpus, which="all").values()) == 1
        assert site.asked[-1] == "/b.pdf"
        assert read(corpus, which="all") == {}


def test_a_passing_failure_is_tried_again_and_another_is_not(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/a.pdf": (500, {}, b"")})
    with corpus_of(tmp_path, site, "/a.pdf", "/b.pdf") as corpus:
        assert read(corpus) == {"server_error": 1, "not_found": 1}
        site.pages["/a.pdf"] = (200, {"Content-Type": PDF}, vietnamese_pdf([[LINE]]))
        site.pages["/b.pdf"] = site.pages["/a.pdf"]
        assert read(corpus) == {"read": 1}
        assert build_ledger(corpus).files == {"not_found": 1, "read": 1}


def test_a_reading_that_is_interrupted_goes_on(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    paths = [f"/{number}.docx" for number in range(4)]
    site = serve({path: (200, {"Content-Type": DOCX}, word_file()) for path in paths})
    waiting = []

    def stop(file: Attachment, left: int) -> None:
        waiting.append((file.name, left))
        if left == 2:
            raise KeyboardInterrupt

    with corpus_of(tmp_path, site, *paths) as corpus, pytest.raises(KeyboardInterrupt):
        read(corpus, progress=stop)
    assert waiting == [("0.docx", 3), ("1.docx", 2)]
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert read(corpus) == {"read": 2}
    assert [path for path in site.asked if path != "/robots.txt"] == paths


def test_a_silent_host_is_left_for_another_day(tmp_path: Path) -> None:
    nobody = Site("http://127.0.0.1:9", {})
    paths = [f"/{number}.pdf" for number in range(PATIENCE + 3)]
    with corpus_of(tmp_path, nobody, *paths) as corpus:
        assert read(corpus) == {"unreachable": PATIENCE, "not_fetched": 3}


def test_a_failure_of_this_computer_ends_nothing(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = serve({f"/{n}.docx": (200, {"Content-Type": DOCX}, word_file()) for n in "ab"})
    with corpus_of(tmp_path, site, "/a.docx", "/b.docx") as corpus:
        with monkeypatch.context() as patch:
            patch.setattr(files, "read_file", lambda *_, **__: 1 / 0)
            assert read(corpus) == {"broken": 2}
        assert read(corpus) == {"read": 2}


@pytest.mark.parametrize(
    ("url", "called", "headers", "status"),
    [
        ("/van-ban.doc", "Văn bản", {}, "read"),
        ("/tai?id=1", "Văn bản", {"Content-Disposition": 'filename="a.doc"'}, "read"),
        ("/tai?id=1", "Văn bản", {}, "unsupported"),
        ("/van-ban.pdf", "Văn bản", {}, "unsupported"),
    ],
)
def test_a_page_is_read_where_it_is_called_a_word_file(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
    url: str,
    called: str,
    headers: dict[str, str],
    status: str,
) -> None:
    saved = f"<html><body><p>{LINE}</p></body></html>".encode()
    site = serve({url: (200, {"Content-Type": DOC, **headers}, saved)})
    with Corpus.open(tmp_path / "c.db") as corpus:
        link = Attachment(site.url + url, called, PDF)
        corpus.add_articles([article(attachments=(link,), body_kind="attachment")])
        assert read(corpus) == {status: 1}


def test_letters_of_old_fonts_are_read_as_unicode(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    lines = ["ñy ban nh©n d©n tØnh", "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "C¶i c¸ch hµnh chÝnh"]
    site = serve({"/a.docx": (200, {"Content-Type": DOCX}, word_file(lines))})
    with corpus_of(tmp_path, site, "/a.docx") as corpus:
        read(corpus)
        assert "Cải cách hành chính" in attachments(corpus)[0].text


def test_a_crawl_reads_files_at_its_end(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    only_a_file = page(
        '<div itemtype="http://schema.org/NewsArticle"><h1 class="title">Kế hoạch quý III</h1>'
        '<span itemprop="datePublished">2023-05-01T08:00:00+07:00</span>'
        '<div id="news-bodyhtml"><p>Xem tệp.</p><p><a href="/ke-hoach.docx">Kế hoạch</a></p></div>'
        "</div>"
    )
    site = serve(
        {
            "/": listing((1, "")),
            "/tin-1.html": only_a_file,
            "/ke-hoach.docx": (200, {"Content-Type": DOCX}, word_file()),
        }
    )
    corpus, told = tmp_path / "c.db", []
    fetcher = Fetcher(delay=0)
    ledger = crawl([site.url + "/"], corpus, fetcher=fetcher)
    assert (ledger.articles, ledger.files) == (1, {})
    ledger = crawl(
        [site.url + "/"],
        corpus,
        fetcher=fetcher,
        files="needed",
        progress=lambda what, left: told.append((type(what).__name__, left)),
    )
    assert (ledger.articles, ledger.files) == (1, {"read": 1})
    assert told[-1] == ("Attachment", 0)
    with Corpus.open(corpus) as opened:
        (found,) = opened.articles()
        assert (found.body_kind, LINE in found.text) == ("attachment", False)
        assert (found.attachments[0].media_type, LINE in found.attachments[0].text) == (DOCX, True)
        assert opened.connection.execute("SELECT run FROM files").fetchone()[0] == 2
        runs = opened.connection.execute("SELECT finished FROM runs").fetchall()
        assert all(row["finished"] for row in runs)


def test_a_crawl_that_is_interrupted_at_its_files_is_not_finished(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    links = "".join(f'<p>Xem tệp.</p><p><a href="/{n}.docx">Kế hoạch {n}</a></p>' for n in "ab")
    item = (
        '<div itemtype="http://schema.org/NewsArticle"><h1 class="title">Kế hoạch</h1>'
        '<span itemprop="datePublished">2023-05-01T08:00:00+07:00</span>'
    )
    word = (200, {"Content-Type": DOCX}, word_file())
    site = serve(
        {
            "/": listing((1, "")),
            "/tin-1.html": page(f'{item}<div id="news-bodyhtml">{links}</div></div>'),
            "/a.docx": word,
            "/b.docx": word,
        }
    )

    def stop(what: object, _: int) -> None:
        if isinstance(what, Attachment):
            raise KeyboardInterrupt

    def again(progress: Progress | None) -> Ledger:
        fetcher = Fetcher(delay=0)
        start = [site.url + "/"]
        return crawl(start, tmp_path / "c.db", fetcher=fetcher, files="all", progress=progress)

    with pytest.raises(KeyboardInterrupt):
        again(stop)
    assert again(None).files == {"read": 2}
    asked = [path for path in site.asked if path != "/robots.txt"]
    # what was stored is not asked for again; a resumed run looks at its start once more
    assert [path for path in asked if path != "/"] == ["/tin-1.html", "/a.docx", "/b.docx"]
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert (
            corpus.connection.execute("SELECT count(*), min(finished) FROM runs").fetchone()[0] == 1
        )


def test_what_is_known_of_files_goes_out_and_comes_back(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    body = word_file()
    site = serve({"/a.pdf": (200, {"Content-Type": PDF}, body)})
    with corpus_of(tmp_path, site, "/a.pdf", "/b.pdf") as corpus:
        read(corpus)
        export(corpus, tmp_path / "x.jsonl")
    row = json.loads((tmp_path / "x.jsonl").read_text(encoding="utf-8"))
    first, second = row["attachments"]
    assert first == {
        "url": site.url + "/a.pdf",
        "name": "a.pdf",
        "media_type": DOCX,
        "text_status": "read",
        "size": len(body),
    }
    assert (second["media_type"], second["text_status"]) == (PDF, "not_found")
    import_files([tmp_path / "x.jsonl"], tmp_path / "second.db")
    with Corpus.open(tmp_path / "second.db") as again:
        assert [file.to_dict() for file in attachments(again)] == [first, second]


def test_without_files_articles_are_as_their_pages_told(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/a.docx": (200, {"Content-Type": DOCX}, word_file())})
    with corpus_of(tmp_path, site, "/a.docx") as corpus:
        before = list(corpus.articles())
        read(corpus)
        assert list(corpus.articles(files=False)) == before


def test_an_article_that_is_a_file_is_labelled_by_what_it_says(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    pdf = vietnamese_pdf([[LINE, *PROCEDURES]])
    site = serve({"/qd.pdf": (200, {"Content-Type": PDF}, pdf)})
    given = Article(
        id="a",
        url=site.url,
        title="Quyết định số 485/QĐ-UBND của UBND tỉnh",
        text="Nội dung trong tệp kèm theo.",
        attachments=(Attachment(f"{site.url}/qd.pdf", "qd.pdf", PDF),),
        body_kind="attachment",
    )
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles([given])
        (before,) = classify(corpus.articles())
        unread = grams([next(corpus.articles())])
        read(corpus)
        (after,) = classify(corpus.articles())
        found = next(corpus.articles())
    assert not before.is_reform
    assert (after.is_reform, after.primary, after.confidence) == (True, "P2", "high")
    assert all(found.text[e.start : e.end] == e.text for e in after.evidence)
    (procedure,) = number_of(["thủ tục"])
    assert procedure not in unread.number
    assert procedure in grams([found]).number


def test_the_files_beside_a_text_do_not_change_its_label() -> None:
    said = "\n".join(PROCEDURES)
    beside = (Attachment("http://so.example/a.pdf", "a.pdf", PDF, text=said),)
    plain = article(title="Giá lúa", text="Giá lúa tăng nhẹ tại các huyện.")
    with_file = article(title="Giá lúa", text=plain.text, attachments=beside)
    assert list(classify([plain])) == list(classify([with_file]))
