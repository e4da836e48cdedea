"""Labels, names and precedence as written in the data, and what each policy counts."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from cchc_nlp.classification.signs import rulebook
from cchc_nlp.classification.taxonomy import (
    GENERAL_LABELS,
    LABELS,
    REFORM_LABELS,
    TAXONOMY_VERSION,
    counts_as_reform,
    label_names,
    precedences,
)
from cchc_nlp.records import Confidence, Label, Policy


def test_the_data_say_what_the_names_in_code_say() -> None:
    text = resources.files("cchc_nlp.classification").joinpath("taxonomy.toml").read_text("utf-8")
    assert tomllib.loads(text)["version"] == TAXONOMY_VERSION
    assert tuple(label_names()) == LABELS
    assert len(set(label_names().values())) == len(LABELS) == 16


def test_precedences_name_labels_and_words_that_exist() -> None:
    for rule in precedences():
        assert {rule.label, *rule.gives_way_to} <= set(REFORM_LABELS)
        assert 0 < rule.share <= 1
        assert not rule.title or rule.title in rulebook()["tests"]


def test_the_rulebook_has_words_and_weights_for_every_general_class() -> None:
    for table in ("general", "general_title", "general_text"):
        assert set(rulebook()[table]) == set(GENERAL_LABELS)


@pytest.mark.parametrize(
    ("primary", "secondary", "confidence", "counted"),
    [
        ("P2", (), "high", {"strict_tthc", "cchc", "broad"}),
        # procedures as a second subject count as procedures
        ("P6", ("P2",), "high", {"strict_tthc", "cchc", "broad"}),
        ("X1", (), "high", {"cchc", "broad"}),
        # a recruitment notice: only in the upper bound
        ("P4", (), "low", {"broad"}),
        # a doubtful article about procedures is about procedures all the same
        ("P2", (), "low", {"strict_tthc", "broad"}),
        # an appointment
        ("G3", ("P4",), "high", {"broad"}),
        # a general article is never counted as procedures
        ("G2", ("P2",), "high", {"broad"}),
        ("G5", (), "low", set()),
    ],
)
def test_what_a_policy_counts(
    primary: str, secondary: tuple[str, ...], confidence: Confidence, counted: set[Policy]
) -> None:
    label = Label(
        "a1", "", "", primary in REFORM_LABELS, 0.5, primary, secondary, confidence=confidence
    )
    policies: tuple[Policy, ...] = ("strict_tthc", "cchc", "broad")
    assert {policy for policy in policies if counts_as_reform(label, policy)} == counted
