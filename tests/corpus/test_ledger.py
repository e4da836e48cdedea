"""Nothing vanishes: the ledger's identities and the counted table hold after any writes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_nlp.corpus.coverage import build_coverage
from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.gathering import crawl
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.listing import WHATS, ledger_items
from cchc_nlp.corpus.reextraction import _replace, extract_again
from cchc_nlp.corpus.store import Corpus, write_article
from cchc_nlp.corpus.visits import store_rejection
from cchc_nlp.crawling.fetching import Fetcher
from cchc_nlp.errors import CorpusError
from cchc_nlp.records import TIME_ZONE, Article, Rejection
from cchc_nlp.vietnamese.normalization import text_sha256

from ..crawling.conftest import serve  # noqa: F401
from ..factories import article, label, review
from .test_gathering import Serve, listing, news

NAMES = tuple("abc")  # of articles and addresses
TEXTS = (
    "Sở họp.",
    "Xem video.",
    " ".join(f"Thôn {n} nạo vét {n * 7} mét kênh mương trước vụ xuân." for n in range(12)),
)
OUTCOMES = {
    "pending": ("pending", ""),
    "failed": ("not_fetched", "timeout"),
    "left": ("not_fetched", "outside_period"),
}
Write = tuple[str, str, int]
writes = st.lists(
    st.tuples(
        st.sampled_from(
            "list pending failed left crawl crawl reject again import import label label label"
            " review review duplicate refresh re-extract remove".split()
        ),
        st.sampled_from(NAMES),
        st.integers(0, 11),
    ),
    min_size=5,
    max_size=30,
)


@contextmanager
def new_corpus() -> Iterator[Corpus]:
    with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder) / "c.db") as corpus:
        corpus.connection.execute("INSERT INTO sources (name, start_url) VALUES ('so', '')")
        corpus.connection.execute(
            "INSERT INTO runs (sources, started) VALUES (json_array('so'), '2023-06-15')"
        )
        yield corpus


def some_article(name: str, number: int) -> Article:
    day = dt.datetime(2023, 1 + number, 3, tzinfo=TIME_ZONE) if number % 4 else None
    kind = "attachment" if number == 5 else "html"
    origin = "Báo Nhân Dân" if number % 3 == 0 else ""
    text = TEXTS[number % 3]
    return article(name, text=text, published=day, body_kind=kind, origin=origin, source="so")


def set_address(corpus: Corpus, name: str, state: str, reason: str = "", kind: str = "") -> None:
    """Discover an address, or say what became of it; a list stays a list."""
    corpus.connection.execute(
        "INSERT INTO addresses (identity, url, source, kind, state, reason, run)"
        " VALUES (:name, :name, 'so', :kind, :state, :reason, 1)"
        " ON CONFLICT (identity) DO UPDATE SET state = :state, reason = :reason",
        {"name": name, "kind": kind or "article", "state": state, "reason": reason},
    )


def has(corpus: Corpus, query: str, name: str) -> bool:
    return corpus.connection.execute(query, (name,)).fetchone() is not None


def write(corpus: Corpus, what: str, name: str, number: int) -> None:
    """One write, as the crawl, the import, the labeler and the readers make them."""
    if what in ("label", "review", "duplicate"):
        judge(corpus, what, number)
    elif what == "list":
        set_address(corpus, f"so/list-{name}", ("fetched", "pending")[number % 2], kind="list")
    elif what == "import":
        corpus.add_articles([some_article(f"file-{name}", number)])
    elif what == "refresh":
        refresh_duplicates(corpus)
    else:
        visit(corpus, what, f"so/{name}", some_article(f"so-{name}", number))


def visit(corpus: Corpus, what: str, identity: str, found: Article) -> None:
    """What a visit, or reading a stored page anew, makes of an address."""
    is_article = has(corpus, "SELECT 1 FROM articles WHERE identity = ?", identity)
    query = "SELECT 1 FROM addresses WHERE identity = ? AND state = 'fetched'"
    is_fetched = has(corpus, query, identity)
    rejected = Rejection(identity, "so", "no_title")
    if what in OUTCOMES and not is_fetched and not is_article:
        set_address(corpus, identity, *OUTCOMES[what])
    elif what == "again" and is_article:
        set_address(corpus, identity, "pending")
    elif what == "crawl" or (what == "reject" and not is_article):  # an article stays as it was
        set_address(corpus, identity, "fetched")
        with corpus.transaction() as connection:
            if what == "reject":
                store_rejection(connection, rejected, identity)
            else:
                connection.execute("DELETE FROM rejections WHERE identity = ?", (identity,))
                write_article(connection, found, identity=identity)
    elif what in ("re-extract", "remove") and is_fetched:
        with corpus.transaction() as connection:
            _replace(connection, found if what == "re-extract" else rejected, identity)


def judge(corpus: Corpus, what: str, number: int) -> None:
    """A label, a decision or marks of duplicates for what there is."""
    known = corpus.connection.execute("SELECT id FROM articles ORDER BY id").fetchall()
    if not known:
        return
    chosen = known[number % len(known)]["id"]
    primary = ("P2", "G1", "P6")[number % 3]
    if what == "label":
        corpus.add_labels([label(chosen, primary, secondary=("P1",) * (number % 2))])
    elif what == "review":
        state = ("confirmed", "changed", "unsure")[number % 3]
        row = "SELECT text FROM articles WHERE id = ?"
        text = corpus.connection.execute(row, (chosen,)).fetchone()["text"]
        given = dataclasses.replace(review(state, chosen, primary), text_sha256=text_sha256(text))
        corpus.add_reviews([given])
    elif what == "duplicate":
        others = corpus.connection.execute("SELECT id FROM articles WHERE id <> ?", (chosen,))
        corpus.mark_duplicates({row["id"]: chosen for row in others.fetchall()[: number % 4]})


def one(corpus: Corpus, query: str) -> int:
    return int(corpus.connection.execute(query).fetchone()[0])


def assert_counted_is_true(corpus: Corpus) -> None:
    tables = [
        sorted(map(tuple, corpus.connection.execute(f"SELECT * FROM {name}")))
        for name in ("counted", "classed")
    ]
    assert tables[0] == tables[1]
    assert len(tables[0]) == one(corpus, "SELECT count(*) FROM articles")
    assert corpus.sha256() == corpus._digest()  # the kept hash is that of the present state


@settings(deadline=None, max_examples=60)
@given(writes)
def test_the_identities_hold_after_any_writes(made: list[Write]) -> None:
    with new_corpus() as corpus:
        for step in made:
            write(corpus, *step)
        ledger = build_ledger(corpus)
        imported = one(corpus, "SELECT count(*) FROM articles WHERE identity IS NULL")
        addresses = one(corpus, "SELECT count(*) FROM addresses")
        assert ledger.discovered == addresses + imported
        assert ledger.discovered == ledger.fetched + sum(ledger.not_fetched.values())
        assert ledger.fetched == ledger.articles + ledger.lists + sum(ledger.rejected.values())
        assert ledger.articles == one(corpus, "SELECT count(*) FROM articles")
        assert ledger.articles == ledger.labelled + ledger.unlabelled
        assert ledger.unlabelled == len(list(ledger_items(corpus, "unlabelled")))
        assert sum(ledger.rejected.values()) == len(list(ledger_items(corpus, "rejected")))
        left = ledger.not_fetched.get("outside_period", 0)
        assert sum(ledger.not_fetched.values()) - left == len(list(ledger_items(corpus, "failed")))
        coverage = build_coverage(corpus)
        told = sum(c.articles for c in coverage.cells) + sum(coverage.undated.values())
        assert told == ledger.articles


COMES_BACK = ("crawl", "review", "remove", "crawl", "review", "re-extract")


@settings(deadline=None, max_examples=60)
@example([(what, "a", 0) for what in COMES_BACK])  # beside a later decision: numbers are its order
@given(writes)
def test_the_counted_table_is_true_after_any_writes(made: list[Write]) -> None:
    with new_corpus() as corpus:
        for step in made:
            write(corpus, *step)
            assert_counted_is_true(corpus)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE labels SET score = 0.5, labeler = 'x'",
        "DELETE FROM labels",
        "DELETE FROM reviews",
        "UPDATE reviews SET article_id = 'b'",
        "UPDATE labels SET article_id = 'b'",
        "UPDATE articles SET published = NULL",
        "UPDATE articles SET is_repost = 1, section = 'Khác', duplicate_of = 'b'",
    ],
)
def test_the_counted_table_is_true_whoever_writes(statement: str) -> None:
    with new_corpus() as corpus:
        corpus.add_articles([article("a"), article("b")])
        corpus.add_labels([label("a")])
        corpus.add_reviews([review("changed", "a", "P6")])
        assert_counted_is_true(corpus)
        corpus.connection.execute(statement)
        assert_counted_is_true(corpus)


def test_the_counted_table_is_true_after_a_crawl_and_reading_anew(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    pages = {f"/tin-{n}.html": news(n) for n in (1, 2)}
    site = serve({"/": listing((1, "01/05/2023"), (2, "02/05/2023")), **pages})
    crawl([site.url], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert_counted_is_true(corpus)
        corpus.connection.execute("UPDATE articles SET title = 'x', text = 'y', text_sha256 = 'z'")
        assert_counted_is_true(corpus)
        extract_again(corpus)
        assert_counted_is_true(corpus)
        corpus.connection.execute("UPDATE pages SET sha256 = (SELECT sha256 FROM pages LIMIT 1)")
        assert extract_again(corpus).rejected == 2  # the list's page, in place of the articles'
        assert_counted_is_true(corpus)
        assert build_ledger(corpus).articles == 0


# -- lists --------------------------------------------------------------------------------------


def test_lists_name_what_the_ledger_counts() -> None:
    with new_corpus() as corpus:
        corpus.add_articles(
            [
                article("a", source="so", origin="Báo Nhân Dân"),
                article("b", source="so", published=None, title="Không ngày"),
            ]
        )
        corpus.add_labels([label("a")])
        set_address(corpus, "so/c", "not_fetched", "timeout")
        set_address(corpus, "so/d", "not_fetched", "outside_period")
        set_address(corpus, "so/e", "fetched")
        corpus.connection.execute("UPDATE addresses SET listed_date = '2023-04-05'")
        with corpus.transaction() as connection:
            found = Rejection("http://so/e", "so", "no_title", "bảng")
            store_rejection(connection, found, "so/e")
        shown = {
            what: [
                (item.title, str(item.day), item.reason, item.url)
                for item in ledger_items(corpus, what)
            ]
            for what in WHATS
        }
    assert shown == {
        "undated": [("Không ngày", "None", "", "http://so.example/b")],
        "failed": [("", "2023-04-05", "timeout", "so/c")],
        "rejected": [("", "2023-04-05", "no_title", "http://so/e")],
        "duplicates": [],
        "reposts": [("Tin a", "2023-03-14", "Báo Nhân Dân", "http://so.example/a")],
        "unlabelled": [("Không ngày", "None", "", "http://so.example/b")],
    }


def test_a_label_of_an_earlier_text_is_none() -> None:
    with new_corpus() as corpus:
        corpus.add_articles([article("a")])
        corpus.add_labels([label("a")])
        corpus.add_articles([article("a", text="Văn bản khác.")])
        assert [item.title for item in ledger_items(corpus, "unlabelled")] == ["Tin a"]
        ledger = build_ledger(corpus)
        assert (ledger.labelled, ledger.unlabelled) == (0, 1)


def test_an_unknown_list_is_refused_with_the_lists_there_are() -> None:
    with new_corpus() as corpus, pytest.raises(CorpusError, match="undated, failed"):
        list(ledger_items(corpus, "lost"))  # type: ignore[arg-type]
