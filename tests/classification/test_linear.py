"""A trained model: numbers only, the same after a round trip, evidence that stands in the text."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from cchc_nlp.classification.labeling import classify
from cchc_nlp.classification.labelled import Labelled, as_labelled
from cchc_nlp.classification.linear import LinearModel, load_model, save_model
from cchc_nlp.classification.ngrams import BATCH, TITLE, UNKNOWN, batches, grams, number_of
from cchc_nlp.classification.shipped import background
from cchc_nlp.classification.training import (
    STRENGTH,
    matrix_of,
    train_file,
    train_model,
    vocabulary_of,
)
from cchc_nlp.errors import InputError
from cchc_nlp.records import Article
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.normalization import normalize

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
LABELLED: list[Labelled] = [as_labelled(row) for row in ROWS]


@pytest.fixture(scope="module")
def model() -> LinearModel:
    return train_model(LABELLED)


def test_it_learns_what_it_was_shown(model: LinearModel) -> None:
    labels = list(classify(ROWS, labeler=model))
    assert [label.is_reform for label in labels] == [row["is_reform"] for row in ROWS]
    assert [label.primary for label in labels] == [row["primary"] for row in ROWS]


def test_a_round_trip_changes_no_score(model: LinearModel, tmp_path: Path) -> None:
    save_model(model, tmp_path / "m")
    assert list(classify(ROWS, labeler=load_model(tmp_path / "m"))) == list(
        classify(ROWS, labeler=model)
    )


def test_scores_are_those_of_scikit_learn(model: LinearModel) -> None:
    matrix = matrix_of(LABELLED, vocabulary_of(LABELLED, background())).values
    logistic = LogisticRegression(C=STRENGTH, max_iter=3000)
    logistic.fit(matrix, [row.is_reform for row in LABELLED])
    expected = model.slope * logistic.decision_function(matrix) + model.shift
    judged = model.judge([row.article for row in LABELLED])
    assert np.allclose([one.logit for one in judged], expected, atol=1e-6)


def test_vectors_are_tf_idf_as_written_out_by_hand(model: LinearModel) -> None:
    """Each view by itself: (1 + log count) x idf, over its length with unknown n-grams in it."""
    vocabulary = model.vocabulary
    idf = dict(zip(vocabulary.names, vocabulary.idf, strict=True))
    given = article("x", title="Xã lạ số hóa hồ sơ", text="Số hóa, số hóa kết quả.\nSâu cuốn lá.")
    found = grams([given])
    vectors = vocabulary.vectors(found, vocabulary.columns(found.number))
    ours = dict(zip(vectors.column.tolist(), vectors.value.tolist(), strict=True))
    expected: dict[int, float] = {}
    titles = _grams_of(given.title)
    for view in ([*titles, *_grams_of(given.text)], [f"{TITLE}{gram}" for gram in titles]):
        counted = Counter(gram for gram in view if gram in idf)
        values = {gram: (1 + np.log(n)) * idf[gram] for gram, n in counted.items()}
        unknown = len(view) - sum(counted.values())
        length = np.sqrt(sum(v * v for v in values.values()) + unknown * UNKNOWN**2)
        expected |= {vocabulary.names.index(gram): v / length for gram, v in values.items()}
    assert ours == pytest.approx(expected)
    assert expected


def _grams_of(text: str) -> list[str]:
    lines = [re.findall(r"\w+", fold(line)) for line in text.split("\n")]
    return [g for line in lines for g in (*line, *map(" ".join, pairwise(line)))]


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=200)), min_size=1, max_size=5))
def test_n_grams_of_a_batch_are_those_of_its_texts(texts: list[tuple[str, str]]) -> None:
    articles = [
        article(str(i), title=normalize(title).replace("\n", " "), text=normalize(text))
        for i, (title, text) in enumerate(texts)
    ]
    found = grams(articles)
    for i, one in enumerate(articles):
        titles, body = _grams_of(one.title), _grams_of(one.text)
        names = [*titles, *body, *(f"{TITLE}{gram}" for gram in titles)]
        assert Counter(found.number[found.article == i].tolist()) == Counter(
            number_of(names).tolist()
        )


def test_places_of_n_grams_are_in_the_article_s_own_text() -> None:
    articles = [article("a", title="Một cửa", text="Hai ba."), article("b", title="x", text="Bốn")]
    found = grams(articles)
    (place,) = np.flatnonzero(found.number == number_of(["bốn"])[0])
    start, end = found.start[place] - found.begin[3], found.end[place] - found.begin[3]
    assert articles[1].text[start:end] == "Bốn"


def test_the_number_of_an_n_gram_never_changes() -> None:
    """background.npz knows n-grams by their numbers."""
    assert number_of(["cải cách", "t:cải cách"]).tolist() == [
        12621864130380287033,
        1184897366649153920,
    ]


def test_labels_are_the_same_alone_and_in_a_batch(model: LinearModel) -> None:
    many = [*ROWS, *({"title": "Tin", "text": "Một tin dài " * n} for n in range(BATCH))]
    together = list(classify(many, labeler=model))
    alone = [label for row in many for label in classify([row], labeler=model)]
    assert together == alone


def test_evidence_stands_in_the_text(model: LinearModel) -> None:
    for label, row in zip(classify(ROWS, labeler=model), ROWS, strict=True):
        assert bool(label.evidence) == row["is_reform"]
        assert all(row["text"][s.start : s.end] == s.text for s in label.evidence)
        ends = [0, *(span.end for span in label.evidence)]
        assert all(span.start >= end for span, end in zip(label.evidence, ends, strict=False))


def test_an_article_without_a_known_word_is_labelled_all_the_same(model: LinearModel) -> None:
    for title, text in (("?", "zzz"), ("", "")):
        (label,) = model.classify([Article("1", "", title, text)])
        assert 0 < label.score < 1


def test_too_few_of_a_kind_are_refused() -> None:
    with pytest.raises(InputError, match="10 of each kind"):
        train_model(LABELLED[:8])


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="make one with cchc train"):
        load_model(tmp_path)


def test_a_model_of_another_format_is_refused(model: LinearModel, tmp_path: Path) -> None:
    save_model(model, tmp_path)
    about = json.loads((tmp_path / "model.json").read_text("utf-8")) | {"format": 1}
    (tmp_path / "model.json").write_text(json.dumps(about), encoding="utf-8")
    with pytest.raises(InputError, match="format 1, 3 is read"):
        load_model(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        {"grams": ["một"]}, {"grams": None}, {"labels": ["ZZ0", "P2", "G2", "G5"]}, {"labels": []},
        {"numbers": [float("nan"), 1, 1]}, {"numbers": ["a", 1, 1]}, {"seen": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_damaged_model_is_refused(
    model: LinearModel, tmp_path: Path, change: dict[str, Any]
) -> None:
    save_model(model, tmp_path)
    about = json.loads((tmp_path / "model.json").read_text("utf-8")) | change
    (tmp_path / "model.json").write_text(json.dumps(about), encoding="utf-8")
    with pytest.raises(InputError, match="a damaged model; make one with cchc train"):
        load_model(tmp_path)


@pytest.mark.parametrize("weights", [b"", b"no numbers", None])
def test_weights_of_another_model_are_refused(
    model: LinearModel, tmp_path: Path, weights: bytes | None
) -> None:
    """None: a training that was broken off between the two files."""
    save_model(model, tmp_path)
    if weights is None:
        save_model(replace(model, reform=model.reform * 2), tmp_path / "other")
        weights = (tmp_path / "other" / "weights.npz").read_bytes()
    (tmp_path / "weights.npz").write_bytes(weights)
    with pytest.raises(InputError, match=r"weights\.npz is not that of model\.json"):
        load_model(tmp_path)


def test_a_folder_of_spacy_is_not_written_into(model: LinearModel, tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="holds a spaCy pipeline; name another folder"):
        save_model(model, tmp_path)


def test_long_articles_are_read_few_at_a_time() -> None:
    long = article("a", text="Một cửa. " * 40_000)
    sizes = [len(batch) for batch in batches([long] * 4)]
    assert sizes == [2, 2]


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text('{"title": "a", "text": "b"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        train_file(path)
