"""Stored pages read anew: only what the code changed changes, and `diff` lists it; clocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_nlp.cli import _run
from cchc_nlp.corpus.reextraction import diff, extract_again
from cchc_nlp.corpus.store import Corpus

from .test_bad_servers import HOME, Serve, news, run, serve  # noqa: F401


@pytest.fixture
def crawled(serve: Serve, tmp_path: Path) -> Path:  # noqa: F811
    """A corpus of two articles."""
    run(serve({"/": HOME, "/tin-1.html": news(1), "/tin-2.html": news(2)}), tmp_path / "c.db")
    return tmp_path / "c.db"


def test_reading_again_with_the_same_rules_changes_nothing(crawled: Path) -> None:
    with Corpus.open(crawled) as corpus:
        assert list(diff(corpus)) == []
        again = extract_again(corpus)
        assert (again.pages, again.changed, again.rejected) == (2, 0, 0)
        assert list(diff(corpus)) == []


def test_what_changed_is_listed_field_by_field_and_only_for_the_last_time(crawled: Path) -> None:
    with Corpus.open(crawled) as corpus:
        right = next(corpus.articles())
        with corpus.transaction() as connection:
            connection.execute("UPDATE articles SET title = 'Sai' WHERE id = ?", (right.id,))
        assert extract_again(corpus).changed == 1
        (change,) = diff(corpus)
        assert change.to_dict() == {
            "url": right.url, "field": "title", "before": "Sai", "after": right.title
        }  # fmt: skip
        assert extract_again(corpus).changed == 0
        assert list(diff(corpus)) == []


def test_an_article_that_comes_or_goes_is_one_change(crawled: Path) -> None:
    with Corpus.open(crawled) as corpus:
        lost = next(corpus.articles())
        with corpus.transaction() as connection:
            connection.execute("DELETE FROM articles WHERE id = ?", (lost.id,))
        extract_again(corpus)
        (change,) = diff(corpus)
        assert (change.field, change.before, change.after) == ("record", None, "article")


def test_the_command_shows_lines_that_went_and_came(
    crawled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Corpus.open(crawled) as corpus, corpus.transaction() as connection:
        connection.execute("UPDATE articles SET text = 'Dòng cũ.' WHERE rowid = 1")
    assert _run(["extract", "--again", "-c", str(crawled)], debug=True) == 0
    assert "1 changed" in capsys.readouterr().out
    assert _run(["diff", "-c", str(crawled)], debug=True) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("1 fields of 1 pages changed\n")
    assert "    -Dòng cũ.\n" in shown


def clocked(number: int, *, stamp: str) -> tuple[int, dict[str, str], bytes]:
    said = f"Sở đã tiếp nhận và giải quyết {number} hồ sơ của người dân trong tuần vừa qua. " * 3
    title = f"Kết quả giải quyết hồ sơ thủ tục hành chính tuần thứ {number}"
    html = f"<title>{title}</title><div>{stamp}</div><h1>{title}</h1><p>{said}</p>"
    return 200, {}, f"<html><body>{html}</body></html>".encode()


@pytest.mark.parametrize(("pages", "dated"), [(6, 0), (4, 4)], ids=["a clock", "too few to tell"])
def test_a_moment_on_page_after_page_is_a_clock(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
    pages: int,
    dated: int,
) -> None:
    rows = "".join(
        f'<li><a href="/tin-{n}">Kết quả giải quyết hồ sơ thủ tục hành chính tuần thứ {n}</a></li>'
        for n in range(1, pages + 1)
    )
    home = (200, {}, f"<html><body><ul>{rows}</ul></body></html>".encode())
    stamp = "Thứ hai, 20/11/2023"
    answers = {f"/tin-{n}": clocked(n, stamp=stamp) for n in range(1, pages + 1)}
    run(serve({"/": home, **answers}), tmp_path / "c.db")
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert sum(1 for a in corpus.articles() if a.published) == dated
        assert extract_again(corpus).changed == 0
        assert sum(1 for a in corpus.articles() if a.published) == dated
