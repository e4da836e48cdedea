"""What the corpus knows beside a sheet: the machine's labels, texts, people's reviews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cchc_nlp.corpus.packing import unpacked_hash
from cchc_nlp.corpus.rows import label_of
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import Label, Review
from cchc_nlp.vietnamese.normalization import normalize

_MACHINE = """
SELECT l.*, a.url, a.title, NULL AS state
FROM labels l JOIN articles a ON a.id = l.article_id AND a.text_sha256 = l.text_sha256
ORDER BY a.published IS NULL, a.published, a.id
"""


@dataclass(frozen=True)
class Known:
    """By article: the machine's own label, the hash of its text, the review that stands.

    `by_reader` has each reader's last review, by article and `reader_key`. Reviews of a text that
    has changed since are in neither.
    """

    labels: Mapping[str, Label]
    texts: Mapping[str, str]
    standing: Mapping[str, Review]
    by_reader: Mapping[tuple[str, str], Review]


def read_known(corpus: Corpus) -> Known:
    """What is known now."""
    query = "SELECT id, text_sha256 FROM articles"
    texts = {
        row["id"]: unpacked_hash(row["text_sha256"]) for row in corpus.connection.execute(query)
    }
    last = {review.article_id: review for review in corpus.reviews()}
    of_present = [r for r in corpus.reviews() if texts.get(r.article_id) == r.text_sha256]
    return Known(
        labels={row["article_id"]: label_of(row) for row in corpus.connection.execute(_MACHINE)},
        texts=texts,
        standing={n: r for n, r in last.items() if texts.get(n) == r.text_sha256},
        by_reader={(r.article_id, reader_key(r.by)): r for r in of_present},
    )


def reader_name(name: str) -> str:
    r"""A reader's name as it is kept: composed, with single spaces.

    >>> reader_name(" Nguyễn  Thị Lan\n")
    'Nguyễn Thị Lan'
    """
    return " ".join(normalize(name).split())


def reader_key(name: str) -> str:
    """What makes two names one reader: all but case and spaces.

    >>> reader_key("LAN ") == reader_key("Lan")
    True
    """
    return reader_name(name).casefold()


def labels_of(label: Label | Review) -> tuple[str, ...]:
    """First and second subjects together.

    >>> labels_of(Label("1", "", "", True, 0.9, "P2", ("X1",)))
    ('P2', 'X1')
    """
    return (label.primary, *label.secondary)
