"""The labels, their names, the order in which they win, and what each policy counts.

P1..P6 are the pillars of Nghị quyết 76/NQ-CP, X1..X3 cut across them (steering, communication,
indices), G1..G7 are the general classes. Names and precedence are data: taxonomy.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from cchc_nlp.records import Label, Policy

# Written out, so that importing reads no file; a test holds them against taxonomy.toml.
TAXONOMY_VERSION = "1.0"
PILLARS = ("P1", "P2", "P3", "P4", "P5", "P6")
CROSS_CUTTING = ("X1", "X2", "X3")
REFORM_LABELS = (*PILLARS, *CROSS_CUTTING)
GENERAL_LABELS = ("G1", "G2", "G3", "G4", "G5", "G6", "G7")
LABELS = (*REFORM_LABELS, *GENERAL_LABELS)


@dataclass(frozen=True)
class Precedence:
    """`label` gives way to any of the others that has `share` of its weight.

    Where `title` is not empty, only under a title with a word of that kind.
    """

    label: str
    gives_way_to: tuple[str, ...]
    share: float
    title: str = ""


def label_names() -> Mapping[str, str]:
    """The Vietnamese name of each label, in the order of LABELS.

    >>> label_names()["P2"]
    'Cải cách thủ tục hành chính'
    """
    return MappingProxyType(_data()["names"])


@cache
def precedences() -> tuple[Precedence, ...]:
    """The rules of precedence, in the order in which they apply (guideline 2.2)."""
    return tuple(
        Precedence(**{**rule, "gives_way_to": tuple(rule["gives_way_to"])})
        for rule in _data()["precedence"]
    )


@cache
def _data() -> Mapping[str, Any]:
    text = resources.files(__package__).joinpath("taxonomy.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


def counts_as_reform(label: Label, policy: Policy) -> bool:
    """Whether an article with this label is counted as reform under the policy (guideline 2.3).

    `strict_tthc`: procedures (P2) are its first or second subject, to compare with claims about
    "cải cách TTHC". `cchc`: reform with high confidence. `broad`: reform with low confidence too
    (recruitment notices among them), and general articles with reform as a second subject.

    >>> notice = Label("1", "", "Tuyển dụng", True, 0.6, "P4", confidence="low")
    >>> counts_as_reform(notice, "cchc"), counts_as_reform(notice, "broad")
    (False, True)
    """
    if policy == "strict_tthc":
        return label.is_reform and "P2" in (label.primary, *label.secondary)
    if policy == "cchc":
        return label.is_reform and label.confidence == "high"
    return label.is_reform or any(name in REFORM_LABELS for name in label.secondary)
