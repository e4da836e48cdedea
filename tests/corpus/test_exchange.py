"""What goes out comes back the same; formulas are never made from scraped text."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from cchc_nlp.corpus.article_rows import told_articles
from cchc_nlp.corpus.exchange import export, import_files, read_articles
from cchc_nlp.corpus.file_rows import FileRow, write_file
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.corpus.table_files import _flat
from cchc_nlp.errors import EncodingError, InputError
from cchc_nlp.records import Article, Attachment

from ..factories import article

FILE = Attachment("http://so.example/k.pdf", "k.pdf", "application/pdf")


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet"])
def test_articles_come_back_the_same(tmp_path: Path, ending: str) -> None:
    made = [
        article("001", title="=1+1", text="- Dòng một\nDòng hai, có “dấu” và \u2028 lạ"),
        article("b", published=None, attachments=(FILE,)),
    ]
    with Corpus.open(tmp_path / "a.db") as first, Corpus.open(tmp_path / "b.db") as second:
        first.add_articles(made)
        assert export(first, tmp_path / f"x{ending}") == 2
        imported, rejected = import_files([tmp_path / f"x{ending}"], second)
        assert (imported, rejected) == (2, [])
        assert list(first.articles()) == list(second.articles())


def test_a_title_that_is_a_formula_stays_text(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "a.db") as corpus:
        corpus.add_articles([article(title="=HYPERLINK(1)")])
        export(corpus, tmp_path / "x.xlsx")
    sheet = load_workbook(tmp_path / "x.xlsx").worksheets[0]
    (cell,) = (c for c in sheet[2] if str(c.value).startswith("="))
    assert cell.data_type == "s"


def test_an_unknown_ending_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "a.db") as corpus, pytest.raises(InputError, match=r"\.jsonl"):
        export(corpus, tmp_path / "x.odt")
    assert not (tmp_path / "x.odt").exists()


def test_saved_pages_and_documents_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "trang"
    folder.mkdir()
    (folder / "a.html").write_text(
        "<html><body><article><h1>Họp dân</h1><div class='entry-content'><p>Xã họp dân.</p></div>"
        "</article></body></html>",
        encoding="utf-8",
    )
    (folder / "b.html").write_text("<html><body></body></html>", encoding="utf-8")
    (folder / "c.txt").write_text("Tiêu đề\nNội dung.", encoding="utf-8")
    with Corpus.open(tmp_path / "a.db") as corpus:
        imported, rejected = import_files([folder], corpus)
        assert sorted(a.title for a in corpus.articles()) == ["Họp dân", "Tiêu đề"]
    assert (imported, [r.reason for r in rejected]) == (2, ["no_title"])


def test_one_id_for_two_articles_is_refused(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "1", "title": "a", "text": "b"}\n' * 2, encoding="utf-8")
    with pytest.raises(InputError, match="'1' stands 2 times"):
        import_files([rows], tmp_path / "c.db")
    assert not (tmp_path / "c.db").exists()


def test_two_files_of_one_name_are_two_articles(tmp_path: Path) -> None:
    for year in ("2022", "2023"):
        (tmp_path / "in" / year).mkdir(parents=True)
        (tmp_path / "in" / year / "bao-cao.txt").write_text(f"Tin\nNăm {year}.", encoding="utf-8")
    with Corpus.open(tmp_path / "c.db") as corpus:
        import_files([tmp_path / "in"], corpus)
        assert len(list(corpus.articles())) == 2


def test_a_folder_with_nothing_to_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(InputError, match="nothing there"):
        import_files([tmp_path / "in"], tmp_path / "c.db")


def test_control_characters_do_not_stop_an_export(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"title": "a\\u0001\\u000b", "text": "b\\u0000c"}', encoding="utf-8")
    with Corpus.open(tmp_path / "c.db") as corpus:
        import_files([rows], corpus)
        assert export(corpus, tmp_path / "x.xlsx") == 1


def test_an_article_that_is_only_a_file_comes_back(tmp_path: Path) -> None:
    made = article(text="", body_kind="attachment", attachments=(FILE,))
    with Corpus.open(tmp_path / "a.db") as first, Corpus.open(tmp_path / "b.db") as second:
        first.add_articles([made])
        export(first, tmp_path / "x.jsonl")
        import_files([tmp_path / "x.jsonl"], second)
        assert list(second.articles()) == [made]


def varied() -> list[Article]:
    """Articles with all that a row may hold, more than one row group of them."""
    link = dataclasses.replace(FILE, text_status="read", size=7)
    plain = [article(f"{n:05}", text=f"Sở họp về việc {n}. " * 30) for n in range(1_500)]
    return [
        *plain,
        article("x", lead="Sở họp về việc của mình.", text="Sở họp về việc của mình.\nHết."),
        article("y", published=None, attachments=(FILE, link), text="", body_kind="attachment"),
        article("z", updated=article().published, is_repost=True, origin="Báo Nhân Dân"),
    ]


def test_a_parquet_file_holds_what_the_articles_tell(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "a.db") as corpus:
        corpus.add_articles(varied())
        assert export(corpus, tmp_path / "x.parquet") == 1_503
        told = [_flat(a.to_dict()) for a in corpus.articles()]
        assert [_flat(row) for row in told_articles(corpus.connection)] == told
    assert pq.read_table(tmp_path / "x.parquet").to_pylist() == told


def test_addresses_and_files_read_are_told_alike_everywhere(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "a.db") as corpus:
        corpus.add_articles([article(attachments=(FILE,)), article("b", attachments=(FILE,))])
        corpus.connection.executescript("""
            PRAGMA foreign_keys = OFF;
            UPDATE articles SET identity = 'so/a1' WHERE id = 'a1';
            INSERT INTO aliases VALUES ('http://so/2', 'so/a1', ''), ('http://so/1', 'so/a1', '');
        """)
        write_file(corpus.connection, FileRow(FILE.url, "read", size=9, text="Kế hoạch"))
        told = [a.to_dict() for a in corpus.articles()]
        assert told[0]["aliases"] == ["http://so/1", "http://so/2"]
        assert [link["size"] for t in told for link in t["attachments"]] == [9, 9]
        assert list(told_articles(corpus.connection)) == told
        export(corpus, tmp_path / "x.parquet")
    assert pq.read_table(tmp_path / "x.parquet").to_pylist() == [_flat(row) for row in told]


def test_an_empty_corpus_gives_an_empty_parquet_file(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "a.db") as corpus:
        assert export(corpus, tmp_path / "x.parquet") == 0
    assert pq.read_table(tmp_path / "x.parquet").num_rows == 0


def test_a_large_file_is_read_line_by_line_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = '{"title": "Họp", "text": "Sở họp."}\r\n\n{"title": "Tin", "text": "Tin \u2028."}'
    (tmp_path / "x.jsonl").write_bytes(b"\xef\xbb\xbf" + rows.encode())
    whole = list(read_articles(tmp_path / "x.jsonl"))
    monkeypatch.setattr("cchc_nlp.corpus.article_files.READ_WHOLE", 0)
    assert list(read_articles(tmp_path / "x.jsonl")) == whole
    assert len(whole) == 2
    (tmp_path / "x.jsonl").write_bytes(rows.encode() + b"\n\xff")
    with pytest.raises(EncodingError, match=f"byte {len(rows.encode()) + 1} is not UTF-8"):
        list(read_articles(tmp_path / "x.jsonl"))


def test_a_bad_line_leaves_the_corpus_as_it_was(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"title": "a", "text": "b"}\n{"title": "c"}', encoding="utf-8")
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles([article()])
        with pytest.raises(InputError, match="line 2"):
            import_files([rows], corpus)
        assert list(corpus.articles()) == [article()]
    with pytest.raises(InputError, match="line 2"):
        import_files([rows], tmp_path / "new.db")
    assert not list(tmp_path.glob("new.db*"))


def test_what_is_not_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"no such thing")
    with pytest.raises(InputError, match="not a Parquet file"):
        import_files([tmp_path / "x.parquet"], tmp_path / "c.db")
