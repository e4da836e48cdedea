"""The corpus file: made whole or not at all, refuses what it does not know, keeps history."""

from __future__ import annotations

import datetime as dt
import sqlite3
from importlib import resources
from pathlib import Path

import pytest

from cchc_nlp.corpus.migrations import APPLICATION_ID, SCHEMA_VERSION
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.corpus.writing import write_article
from cchc_nlp.errors import CorpusBusy, CorpusError, NewerCorpus, NotACorpus
from cchc_nlp.records import TIME_ZONE, Article, Evidence, Label, Review
from cchc_nlp.vietnamese.normalization import text_sha256

DAY = dt.datetime(2023, 3, 14, 8, 30, tzinfo=TIME_ZONE)


def article(name: str = "a1", text: str = "Sở công bố danh mục thủ tục hành chính.") -> Article:
    return Article(
        id=name,
        url=f"http://so.example/{name}",
        title="Công bố",
        text=text,
        published=DAY,
        item_type="news",
    )


def label(name: str = "a1") -> Label:
    return Label(
        article_id=name,
        url=f"http://so.example/{name}",
        title="Công bố",
        is_reform=True,
        score=0.9,
        primary="P2",
        secondary=("P6",),
        evidence=(Evidence("thủ tục hành chính", 20, 38, 1.0),),
        labeler="test",
    )


def review(state: str = "confirmed", primary: str = "P2", text: str | None = None) -> Review:
    return Review(
        article_id="a1",
        state=state,  # type: ignore[arg-type]
        is_reform=primary.startswith("P"),
        primary=primary,
        secondary=(),
        by="Lan",
        at=DAY,
        text_sha256=text_sha256(article().text if text is None else text),
    )


def test_records_come_back_as_they_went_in(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles([article()])
        corpus.add_labels([label()])
        assert list(corpus.articles()) == [article()]
        assert list(corpus.labels()) == [label()]


def test_a_persons_decision_wins_and_history_is_kept(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles([article()])
        corpus.add_labels([label()])
        corpus.add_reviews([review("confirmed"), review("changed", "G2")])
        (decided,) = corpus.labels()
        assert (decided.reviewed, decided.is_reform, decided.primary) == ("changed", False, "G2")
        assert [r.state for r in corpus.reviews()] == ["confirmed", "changed"]


def test_a_review_of_another_text_is_no_decision(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles([article()])
        corpus.add_labels([label()])
        corpus.add_reviews([review("changed", "G2", text="Văn bản cũ")])
        (decided,) = corpus.labels()
        assert (decided.reviewed, decided.primary) == (None, "P2")


def test_a_label_of_a_changed_text_is_void(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles([article()])
        corpus.add_labels([label()])
        corpus.add_articles([article(text="Bản sửa lại.")])
        assert list(corpus.labels()) == []


def test_labels_of_unknown_articles_are_refused_and_nothing_is_stored(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles([article()])
        with pytest.raises(CorpusError, match="no such article"):
            corpus.add_labels([label(), label("a2")])
        assert list(corpus.labels()) == []


@pytest.mark.parametrize(
    "content", [b"", b"not a database, surely", b"SQLite format 3\x00" + bytes(9)]
)
def test_another_kind_of_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "c.db"
    path.write_bytes(content)
    with pytest.raises(NotACorpus, match=r"c\.db"):
        Corpus.open(path)
    assert path.read_bytes() == content


def test_somebody_elses_sqlite_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes (line TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotACorpus, match="not a corpus"):
        Corpus.open(path)
    assert path.read_bytes() == before


def test_a_corpus_of_a_newer_schema_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    with Corpus.open(path) as corpus:
        corpus.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerCorpus, match="upgrade"):
        Corpus.open(path)
    assert path.read_bytes() == before


def test_a_corpus_of_version_1_is_brought_up_and_keeps_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = sqlite3.connect(path)
    schema = resources.files("cchc_nlp.corpus") / "schema.sql"
    old.executescript(schema.read_text(encoding="utf-8"))
    old.executescript(f"""
        PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;
        INSERT INTO runs VALUES (1, '["so.example"]', '2024-01-01', '2024-01-01');
        INSERT INTO sources VALUES ('so.example', 'http://so.example/', 'wordpress');
        INSERT INTO addresses VALUES (1, 'so.example/', 'http://so.example/', 'so.example', 'list',
            '', NULL, '', 'fetched', '', '', 0, 1), (2, 'so.example/tin-1/',
            'http://so.example/tin-1/', 'so.example', 'article', '', NULL, '', 'fetched', '', '', 0,
            1), (3, 'so.example/#7', 'http://so.example/vi/tin/ten-tin-7.html', 'so.example',
            'article', '', NULL, '', 'fetched', '', '', 0, 1);
        INSERT INTO bodies VALUES ('h', x'');
        INSERT INTO pages VALUES (1, 'so.example/#7', '2024-01-01', 'http://so.example/', 200, '',
            'nukeviet', 'h');
        INSERT INTO articles VALUES ('old-id', 'so.example/tin-1/', 'http://so.example/tin-1/',
            'so.example', 'wordpress', 'Tin', NULL, '', NULL, '', '', '', '', 'Một tin.', 'x', '[]',
            'html', NULL, NULL, '');
    """)
    old.close()
    with Corpus.open(path) as corpus:
        rows = corpus.connection.execute("SELECT identity, host FROM addresses ORDER BY position")
        assert [tuple(row) for row in rows] == [
            ("so.example/", "so.example"),
            ("so.example/tin-1", "so.example"),
            ("so.example/#ten-tin-7", "so.example"),
        ]
        moved = corpus.connection.execute("SELECT identity FROM pages").fetchone()
        assert moved["identity"] == "so.example/#ten-tin-7"
        with corpus.transaction() as connection:
            write_article(connection, article("new-id"), identity="so.example/tin-1")
        assert [found.id for found in corpus.articles()] == ["old-id"]


def test_a_corpus_of_version_2_is_brought_up_and_keeps_its_addresses(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = sqlite3.connect(path)
    for name in ("schema.sql", "schema_2.sql"):
        schema = resources.files("cchc_nlp.corpus") / name
        old.executescript(schema.read_text(encoding="utf-8"))
    old.executescript(f"""
        PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 2;
        INSERT INTO runs VALUES (1, '["so.example"]', '2024-01-01', '2024-01-01', NULL, NULL);
        INSERT INTO sources VALUES ('so.example', 'http://so.example/', 'wordpress', '', '');
        INSERT INTO addresses (position, identity, url, source, kind, state, run)
            VALUES (1, 'its-own', 'http://so.example/tin-1/', 'so.example', 'article', 'fetched',
            1);
        INSERT INTO articles VALUES ('old-id', 'its-own', 'http://so.example/tin-1/',
            'so.example', 'wordpress', 'Tin', NULL, '', NULL, '', '', '', '', 'Một tin.', 'x',
            '[{{"url": "http://so.example/a.pdf", "name": "a", "media_type": "application/pdf",
            "text_status": "not_fetched"}}]', 'html', NULL, NULL, '');
    """)
    old.close()
    with Corpus.open(path) as corpus:
        version = corpus.connection.execute("PRAGMA user_version").fetchone()[0]
        assert version == SCHEMA_VERSION
        (found,) = corpus.articles()
        assert (found.id, found.attachments[0].text_status) == ("old-id", "not_fetched")
        identities = corpus.connection.execute("SELECT identity FROM addresses").fetchall()
        assert [row["identity"] for row in identities] == ["its-own"]
        assert corpus.connection.execute("SELECT count(*) FROM files").fetchone()[0] == 0


def test_a_missing_corpus_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(NotACorpus, match="no such corpus"):
        Corpus.open(tmp_path / "c.db", create=False)
    assert not (tmp_path / "c.db").exists()


def test_only_one_writes_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc_nlp.corpus.store.BUSY_SECONDS", 0.0)
    with Corpus.open(tmp_path / "c.db") as first, Corpus.open(tmp_path / "c.db") as second:
        with first.transaction(), pytest.raises(CorpusBusy, match="another process"):
            second.add_articles([article()])
        assert second.add_articles([article()]) == 1


def test_an_id_that_comes_again_keeps_what_it_said(tmp_path: Path) -> None:
    texts = ("Một.", "Hai.", "Hai.", "Ba.")
    with Corpus.open(tmp_path / "c.db") as corpus:
        given = [article("a", text=text) for text in texts]
        assert corpus.add_articles([article("b"), *given]) == 5
        assert {found.id: found.text for found in corpus.articles()}["a"] == "Ba."
        versions = corpus.connection.execute("SELECT article_id, text FROM versions ORDER BY id")
        assert [tuple(row) for row in versions] == [("a", "Một."), ("a", "Hai.")]


def test_what_is_counted_together_is_forgotten_with_a_failure(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        with pytest.raises(CorpusError, match="label of article b"):
            corpus.add_labels([label("b")])
        with pytest.raises(UnicodeEncodeError):
            corpus.add_articles([article("b", text="\ud800")])
        assert corpus.connection.execute("SELECT count(*) FROM together").fetchone()[0] == 0
        corpus.add_articles([article("b")])
        corpus.connection.execute("UPDATE articles SET section = 'Khác'")  # its trigger still fires
        (section,) = corpus.connection.execute(
            "SELECT section FROM classes JOIN counted ON class = classes.id"
        ).fetchone()
        assert section == "Khác"


def schema_of(corpus: Corpus) -> list[tuple[object, ...]]:
    rows = corpus.connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name")
    return [tuple(row) for row in rows]


def test_reading_goes_on_while_articles_are_added(tmp_path: Path) -> None:
    some = [article(f"a{n}") for n in range(200)]
    with Corpus.open(tmp_path / "c.db") as corpus, Corpus.open(tmp_path / "c.db") as other:
        before = schema_of(corpus)
        corpus.add_articles(some)
        here, there = corpus.articles(), other.articles()
        begun = [next(here).id, next(there).id]
        corpus.add_articles([article("b1"), article("a1", text="Một."), article("b2")])
        assert begun == ["a0", "a0"]
        assert {one.id for one in here} >= {one.id for one in some[1:]}
        assert [one.id for one in there] == sorted(one.id for one in some)[1:]
        assert len(list(other.articles())) == 202
        assert schema_of(corpus) == schema_of(other) == before


def write_and_fail(corpus: Corpus) -> None:
    with corpus.transaction() as connection:
        connection.execute("INSERT INTO sources (name, start_url) VALUES ('a', 'b')")
        raise ZeroDivisionError


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        with pytest.raises(ZeroDivisionError):
            write_and_fail(corpus)
        assert corpus.sources() == ()


def test_the_corpus_hash_follows_the_content(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "a.db") as first, Corpus.open(tmp_path / "b.db") as second:
        for corpus in (first, second):
            corpus.add_articles([article()])
        assert first.sha256() == second.sha256()
        second.add_labels([label()])
        assert first.sha256() != second.sha256()


def test_frames_hold_what_the_records_hold(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles([article()])
        frame = corpus.to_frame("articles")
        assert frame.loc[0, "published"] == "2023-03-14T08:30:00+07:00"
        assert corpus.to_frame("labels").empty
