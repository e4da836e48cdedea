"""What a corpus shows for a claim: it agrees, was not found, or there is not enough to say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_nlp.auditing.verdicts import audit
from cchc_nlp.corpus.store import Corpus

from ..factories import article, label

PERIOD = "Từ ngày 01/01/2023 đến ngày 25/10/2023, Trang thông tin điện tử của Sở đã đăng"


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """Five articles: two on procedures, one on communication, two general."""
    names = {"a": "P2", "b": "P2", "c": "X2", "d": "G2", "e": "G5"}
    with Corpus.open(tmp_path / "c.db") as opened:
        opened.add_articles([article(name) for name in names])
        opened.add_labels([label(name, primary) for name, primary in names.items()])
        yield opened


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        ("5 tin, bài, trong đó 2 tin, bài về cải cách thủ tục hành chính.", "matches"),
        # any policy's count agrees with a claim about reform
        ("5 tin, bài, trong đó 3 tin, bài về cải cách hành chính.", "matches"),
        ("5 tin, bài, trong đó 4 tin, bài về cải cách hành chính.", "differs"),
        ("7 tin, bài.", "differs"),
        ("hơn 4 tin, bài.", "matches"),
    ],
)
def test_a_claim_is_held_against_the_corpus(corpus: Corpus, claim: str, status: str) -> None:
    (found,) = audit(f"{PERIOD} {claim}", corpus)
    assert found.verdict is not None
    assert found.verdict.status == status
    assert (
        found.verdict.found.items() >= {"total": 5, "cchc": 3, "strict_tthc": 2, "broad": 3}.items()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Trang thông tin điện tử của Sở đã đăng 5 tin, bài.",  # no period
        "Năm 2021, Trang thông tin điện tử của Sở đã đăng 5 tin, bài.",  # nothing crawled
        "Năm 2023, Đài truyền thanh huyện đã phát 5 tin, bài.",  # another channel
    ],
)
def test_there_may_not_be_enough_to_say(corpus: Corpus, text: str) -> None:
    (found,) = audit(text, corpus)
    assert found.verdict is not None
    assert found.verdict.status == "not_enough"
    assert found.verdict.why.startswith("Chưa đủ căn cứ")


def test_what_is_not_about_articles_gets_no_verdict(corpus: Corpus) -> None:
    assert all(c.verdict is None for c in audit("Năm 2023, Sở tổ chức 12 hội nghị.", corpus))


def test_without_a_corpus_there_is_no_verdict() -> None:
    (found,) = audit(f"{PERIOD} 5 tin, bài, trong đó có 3 tin và 2 bài.")
    assert (found.verdict, found.arithmetic) == (None, "sums")
