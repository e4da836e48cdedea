"""Cited documents are told apart by their years, and pairs equal what scikit-learn gives."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import jaccard_score

from cchc_nlp.analysis.documents import cited_documents, co_citations


def articles(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"text": texts}, index=pd.Index([f"a{i}" for i in range(len(texts))]))


def test_a_document_is_there_once_an_article_with_its_mentions() -> None:
    text = "Quyết định số 485/QĐ-UBND ngày 25/10/2023; theo Quyết định 485/QĐ-UBND, Luật Đất đai."
    frame = cited_documents(articles(text, "Không viện dẫn."))
    assert frame.to_numpy().tolist() == [
        ["a0", "485/QĐ-UBND (2023)", "Quyết định", 2],
        ["a0", "Luật Đất đai", "Luật", 1],
    ]


def test_numbers_of_two_years_are_two_documents() -> None:
    frame = cited_documents(
        articles(
            "Chỉ thị số 02/CT-UBND ngày 05/01/2022", "Chỉ thị số 02/CT-UBND ngày 05/01/2023",
            "Chỉ thị số 02/CT-UBND", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018",
        )
    )  # fmt: skip
    assert frame["document"].tolist() == [
        "02/CT-UBND (2022)", "02/CT-UBND (2023)", "02/CT-UBND", "61/2018/NĐ-CP",
    ]  # fmt: skip


def test_documents_cited_together_are_pairs_with_their_share() -> None:
    both = "Nghị định 61/2018/NĐ-CP và Nghị định 107/2021/NĐ-CP"
    frame = co_citations(cited_documents(articles(both, both, "Nghị định 61/2018/NĐ-CP")))
    assert frame.to_numpy().tolist() == [["107/2021/NĐ-CP", "61/2018/NĐ-CP", 2, 2, 3, 2 / 3]]


@settings(deadline=None)
@given(st.lists(st.sets(st.sampled_from("ABCD")), max_size=8))
def test_pairs_are_the_product_of_the_table_with_itself(cited: list[set[str]]) -> None:
    rows = [(str(i), name) for i, names in enumerate(cited) for name in sorted(names)]
    frame = co_citations(pd.DataFrame(rows, columns=["article", "document"]))
    table = np.array([[name in names for name in "ABCD"] for names in cited], dtype=int)
    together = table.T @ table if len(cited) else np.zeros((4, 4))
    assert len(frame) == np.count_nonzero(np.triu(together, 1))
    for row in frame.itertuples():
        one, other = "ABCD".index(row.document), "ABCD".index(row.other)
        assert one < other
        assert row.articles == together[one, other]
        assert (row.document_articles, row.other_articles) == (
            together[one, one], together[other, other],
        )  # fmt: skip
        assert row.jaccard == pytest.approx(jaccard_score(table[:, one], table[:, other]))


def test_frames_of_nothing_keep_their_columns() -> None:
    cited = cited_documents(articles("Không viện dẫn."))
    assert list(cited.columns) == ["article", "document", "kind", "mentions"]
    assert "jaccard" in co_citations(cited).columns
    assert co_citations(cited).empty
