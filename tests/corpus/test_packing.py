"""Texts are small in the file and the same outside it; earlier files are brought up, or left."""

from __future__ import annotations

import re
import sqlite3
from importlib import resources
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.corpus import migrations, packing
from cchc_nlp.corpus.migrations import APPLICATION_ID
from cchc_nlp.corpus.packing import (
    packed,
    packed_hash,
    packed_lead,
    unpacked,
    unpacked_bytes,
    unpacked_hash,
    unpacked_lead,
)
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.corpus.writing import write_article
from cchc_nlp.errors import CorpusError

from ..factories import article

TEXT = "Sở Nội vụ công bố danh mục thủ tục hành chính được sửa đổi, bổ sung năm 2023.\n" * 9
texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts, st.integers(1, 60))
def test_a_text_comes_back_as_it_went_in(text: str, times: int) -> None:
    assert unpacked(packed(text * times)) == text * times


@given(texts, st.integers(0, 80), texts)
def test_a_lead_comes_back_as_it_went_in(text: str, length: int, other: str) -> None:
    for lead in (text[:length], other, other + text):
        assert unpacked_lead(packed_lead(lead, text), text.encode()) == lead


@given(st.binary(min_size=32, max_size=32).map(bytes.hex) | texts)
def test_a_hash_comes_back_as_it_went_in_in_half_its_digits(digits: str) -> None:
    assert unpacked_hash(packed_hash(digits)) == digits
    assert isinstance(packed_hash(digits), bytes) == bool(re.fullmatch("[0-9a-f]{64}", digits))


@pytest.mark.parametrize("text", ["", "a", "\0", TEXT, "Điều " * 1_000_000], ids=len)
def test_any_text_is_stored_in_no_more_than_its_bytes(text: str) -> None:
    stored = packed(text)
    size = len(stored) if isinstance(stored, bytes) else len(stored.encode())
    assert size <= len(text.encode())
    assert unpacked(stored) == text


def test_a_surrogate_is_refused_and_nothing_stored(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        with pytest.raises(UnicodeEncodeError):
            corpus.add_articles([article("a"), article("b", text="\ud800")])
        assert list(corpus.articles()) == []


def test_bytes_that_are_no_text_of_ours_are_named() -> None:
    with pytest.raises(CorpusError, match="damaged"):
        unpacked(b"no frame")
    with pytest.raises(CorpusError, match="dictionary 0"):
        unpacked(zstandard.compress(b"by another"))


def test_the_corpus_names_the_dictionary_that_ships(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        rows = corpus.connection.execute("SELECT id, sha256 FROM dictionaries").fetchall()
    assert [tuple(row) for row in rows] == [
        (packing.DICTIONARY, packing.dictionary_sha256(packing.DICTIONARY))
    ]


# -- a file of version 4 ------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A corpus as version 4 wrote it: 2,500 texts, one of them empty, and an earlier one."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path, isolation_level=None)
    for name in ("schema.sql", "schema_2.sql", "schema_3.sql", "schema_4.sql"):
        script = resources.files("cchc_nlp.corpus") / name
        connection.executescript(script.read_text(encoding="utf-8"))
    connection.executescript(
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 4; BEGIN"
    )
    for n in range(2_500):
        text = f"{TEXT}Tin số {n}." if n else ""
        given = article(f"{n:04}", text=text, lead=text[:40], body_kind="html" if n else "media")
        write_article(connection, given, identity=None)
    # As it was written then: text, not bytes.
    for rowid, stored, lead, text_sha256 in connection.execute(
        "SELECT rowid, text, lead, text_sha256 FROM articles"
    ).fetchall():
        body = unpacked_bytes(stored)
        then = (body.decode(), unpacked_lead(lead, body), unpacked_hash(text_sha256), rowid)
        connection.execute(
            "UPDATE articles SET text = ?, lead = ?, text_sha256 = ? WHERE rowid = ?", then
        )
    connection.execute(
        "INSERT INTO versions VALUES (1, '0001', 'Tin', ?, NULL, 'x', '', '2024-01-01')", (TEXT,)
    )
    connection.execute("COMMIT")
    connection.close()
    return path


def test_a_corpus_of_version_4_says_the_same_in_less(old: Path) -> None:
    before = old.stat().st_size
    connection = sqlite3.connect(old)
    said = connection.execute("SELECT id, text, lead FROM articles ORDER BY id").fetchall()
    told = connection.execute("SELECT * FROM counted ORDER BY article_id").fetchall()
    ticks = connection.execute("SELECT n FROM ticks").fetchone()[0]
    assert all(type(text) is str and type(lead) is str for _, text, lead in said)
    connection.close()
    with Corpus.open(old) as corpus:
        assert sorted((a.id, a.text, a.lead) for a in corpus.articles()) == said
        assert [*map(tuple, corpus.connection.execute("SELECT * FROM counted ORDER BY 4"))] == told
        assert corpus.connection.execute("SELECT n FROM ticks").fetchone()[0] == ticks
        (version,) = corpus.connection.execute("SELECT text FROM versions")
        assert (type(version["text"]), unpacked(version["text"])) == (bytes, TEXT)
        hashes = corpus.sha256()
    with Corpus.open(old.with_name("new.db")) as made:
        made.add_articles(
            article(name, text=text, lead=lead, body_kind="html" if text else "media")
            for name, text, lead in said
        )
        assert made.sha256() == hashes
    assert old.stat().st_size < before / 2


def test_a_corpus_of_version_5_keeps_its_labels_and_reviews(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "SCHEMA_VERSION", 5)
        Corpus.open(old).close()
    connection = sqlite3.connect(old, isolation_level=None)
    hashes = dict(connection.execute("SELECT id, text_sha256 FROM articles LIMIT 3"))
    assert {len(digits) for digits in hashes.values()} == {64}
    for name, digits in hashes.items():
        given = (name, 1, 0.9, "P2", "[]", "high", "[]", "test", digits)
        connection.execute("INSERT INTO labels VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", given)
    connection.execute(
        "INSERT INTO reviews VALUES (1, '0001', 'changed', 0, 'G1', '[]', 'Lan', '2024-01-01', ?,"
        " '')",
        (hashes["0001"],),
    )
    told = connection.execute("SELECT * FROM counted ORDER BY article_id").fetchall()
    connection.close()
    with Corpus.open(old) as corpus:
        assert [*map(tuple, corpus.connection.execute("SELECT * FROM counted ORDER BY 4"))] == told
        stored = corpus.connection.execute(
            "SELECT DISTINCT typeof(text_sha256) FROM articles UNION ALL"
            " SELECT DISTINCT typeof(text_sha256) FROM labels"
        )
        assert [row[0] for row in stored] == ["blob", "blob"]
        labels = {label.article_id: (label.primary, label.reviewed) for label in corpus.labels()}
        assert labels == {"0000": ("P2", None), "0001": ("G1", "changed"), "0002": ("P2", None)}
        (review,) = corpus.reviews()
        assert review.text_sha256 == hashes["0001"]
        corpus.connection.execute("UPDATE labels SET score = score")  # by the triggers, the same
        assert [*map(tuple, corpus.connection.execute("SELECT * FROM counted ORDER BY 4"))] == told


def test_an_interrupted_migration_changes_nothing(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    left = iter(range(2_000))

    def cut_short(text: str) -> packing.Stored:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return packed(text)

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "packed", cut_short)
        with pytest.raises(KeyboardInterrupt):
            Corpus.open(old)
    assert old.read_bytes() == before
    with Corpus.open(old) as corpus:
        assert len(list(corpus.articles())) == 2_500
