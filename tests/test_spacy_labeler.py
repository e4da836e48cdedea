"""A labeler trained by spaCy: saved, loaded by another process, the same labels."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from cchc_nlp import classify
from cchc_nlp.classification.labelled import Labelled, as_labelled
from cchc_nlp.errors import InputError
from cchc_nlp.spacy_labeler import SpacyLabeler, load_spacy_labeler, save_spacy, train_spacy

ROWS = [
    {"title": f"{what} {number}", "text": f"Xã {what} trong tháng {number}.",
     "is_reform": is_reform, "label": label}
    for number in range(1, 13)
    for what, is_reform, label in (
        ("rút ngắn thủ tục hành chính", True, "P2"), ("phun thuốc trừ sâu cho lúa", False, "G5"),
    )
]  # fmt: skip
LABELLED: list[Labelled] = [as_labelled(row) for row in ROWS]
LABEL_AGAIN = """
import json, sys
from cchc_nlp import classify
from cchc_nlp.spacy_labeler import load_spacy_labeler
labels = classify(json.load(sys.stdin), labeler=load_spacy_labeler(sys.argv[1]))
print(json.dumps([label.to_dict() for label in labels]))
"""


@pytest.fixture(scope="module")
def labeler() -> SpacyLabeler:
    return SpacyLabeler(train_spacy(LABELLED, epochs=30))


def test_it_learns_what_it_was_shown(labeler: SpacyLabeler) -> None:
    labels = list(classify(ROWS, labeler=labeler))
    assert [(x.is_reform, x.primary) for x in labels] == [
        (r["is_reform"], r["label"]) for r in ROWS
    ]
    for label, row in zip(labels, ROWS, strict=True):
        assert bool(label.evidence) == row["is_reform"]
        assert all(str(row["text"])[s.start : s.end] == s.text for s in label.evidence)


def test_another_process_gives_the_same_labels(labeler: SpacyLabeler, tmp_path: Path) -> None:
    labeler.nlp.to_disk(tmp_path / "m")
    done = subprocess.run(
        [sys.executable, "-c", LABEL_AGAIN, str(tmp_path / "m")],
        input=json.dumps(ROWS), capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    expected = [label.to_dict() for label in classify(ROWS, labeler=labeler)]
    assert json.loads(done.stdout) == json.loads(json.dumps(expected))
    assert load_spacy_labeler(tmp_path / "m").seen == labeler.seen


def test_what_is_no_such_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no spaCy pipeline"):
        load_spacy_labeler(tmp_path)
    spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}).to_disk(
        tmp_path / "blank"
    )
    with pytest.raises(InputError, match="has no textcat_multilabel"):
        load_spacy_labeler(tmp_path / "blank")


def test_too_few_of_a_kind_are_refused() -> None:
    with pytest.raises(InputError, match="10 of each kind"):
        train_spacy(LABELLED[:8])


def test_a_pipeline_that_learned_no_label_names_none() -> None:
    rows = [replace(row, primary="") for row in LABELLED]
    labels = list(classify(ROWS, labeler=SpacyLabeler(train_spacy(rows, epochs=30))))
    assert {label.primary for label in labels} == {"X1", "G7"}
    assert not any(label.secondary for label in labels)


def test_other_labels_make_another_name(labeler: SpacyLabeler) -> None:
    other = SpacyLabeler(train_spacy([replace(row, primary="") for row in LABELLED], epochs=1))
    assert other.id != labeler.id


@pytest.mark.no_cover
def test_texts_of_any_length_are_labelled(labeler: SpacyLabeler) -> None:
    rows = [{"title": "Tin", "text": "Giá lúa tăng. " * 80_000}, ROWS[0]]
    assert len(list(classify(rows, labeler=labeler))) == 2


def test_a_folder_of_a_linear_model_is_not_written_into(
    labeler: SpacyLabeler, tmp_path: Path
) -> None:
    (tmp_path / "model.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="holds a linear model; name another folder"):
        save_spacy(labeler.nlp, tmp_path)
