"""A trained model: numbers only, the same after a round trip, evidence that stands in the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from cchc_nlp.classification.labeling import classify
from cchc_nlp.classification.linear import LinearModel, grams, load_model, save_model
from cchc_nlp.classification.training import train, train_file
from cchc_nlp.errors import InputError

from ..factories import article

PLACES = "Bình Khê, Thanh Lưu, Yên Tảo, Lý Nghĩa, Phú Vân, Tam Đồng".split(", ")
REFORM = (
    "rút ngắn thời gian giải quyết hồ sơ tại Bộ phận Một cửa",
    "số hóa kết quả thủ tục hành chính",
)
GENERAL = ("phun trừ sâu cuốn lá trên lúa mùa", "tiêm phòng cho đàn lợn của các hộ")
ROWS: list[dict[str, Any]] = [
    {"title": f"{place} {what}", "text": f"Huyện {place} {what} trong tháng {month}.",
     "is_reform": is_reform, "primary": primary}
    for month, place in enumerate(PLACES, 1)
    for what, is_reform, primary in (
        (REFORM[0], True, "P2"), (REFORM[1], True, "P6"),
        (GENERAL[0], False, "G5"), (GENERAL[1], False, "G2"),
    )
]  # fmt: skip


@pytest.fixture(scope="module")
def model() -> LinearModel:
    return train(ROWS)


def test_it_learns_what_it_was_shown(model: LinearModel) -> None:
    labels = list(classify(ROWS, labeler=model))
    assert [label.is_reform for label in labels] == [row["is_reform"] for row in ROWS]
    assert [label.primary for label in labels] == [row["primary"] for row in ROWS]


def test_a_round_trip_changes_no_score(model: LinearModel, tmp_path: Path) -> None:
    save_model(model, tmp_path / "m")
    assert list(classify(ROWS, labeler=load_model(tmp_path / "m"))) == list(
        classify(ROWS, labeler=model)
    )


def test_vectors_are_those_of_scikit_learn(model: LinearModel) -> None:
    articles = [article(str(n), title=r["title"], text=r["text"]) for n, r in enumerate(ROWS)]
    vectorizer = TfidfVectorizer(analyzer=grams, sublinear_tf=True, min_df=2)
    matrix = vectorizer.fit_transform(articles).toarray()
    for row, given in zip(matrix, articles, strict=True):
        columns, values = model.vector(given)
        ours = np.zeros(len(row))
        ours[columns] = values
        assert np.allclose(ours, row)


def test_evidence_stands_in_the_text(model: LinearModel) -> None:
    for label, row in zip(classify(ROWS, labeler=model), ROWS, strict=True):
        assert bool(label.evidence) == row["is_reform"]
        assert all(row["text"][s.start : s.end] == s.text for s in label.evidence)


def test_an_article_without_a_known_word_is_labelled_all_the_same(model: LinearModel) -> None:
    (label,) = classify([{"title": "?", "text": "zzz"}], labeler=model)
    assert 0 < label.score < 1


def test_too_few_of_a_kind_are_refused() -> None:
    with pytest.raises(InputError, match="10 of each kind"):
        train(ROWS[:8])


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="make one with cchc train"):
        load_model(tmp_path)


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text('{"title": "a", "text": "b"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        train_file(path)
