"""The public verb: labels for articles, or for plain titles and texts; and the labelers.

combined   the trained model and the guideline's rules together; used where none is named
linear     the trained model alone
rules      the guideline's rules alone: no model, every number in rules.toml
phrases    what offices do by hand: a search for the words; to compare with
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, Protocol

from cchc_nlp.classification.combined import CombinedLabeler
from cchc_nlp.classification.linear import load_model
from cchc_nlp.classification.phrases import PhraseLabeler
from cchc_nlp.classification.rules import RuleLabeler
from cchc_nlp.classification.shipped import shipped_model
from cchc_nlp.errors import InputError
from cchc_nlp.records import Article, Label
from cchc_nlp.vietnamese.normalization import is_settled, normalize, text_sha256

_SURROGATE = re.compile("[\ud800-\udfff]")
LabelerName = Literal["combined", "linear", "rules", "phrases"]
LABELERS: tuple[LabelerName, ...] = ("combined", "linear", "rules", "phrases")


class Labeler(Protocol):
    """Anything that labels a stream of articles, one label each, in their order."""

    @property
    def id(self) -> str:
        """What made a label: name and version, printed beside every count."""

    def classify(self, articles: Iterable[Article]) -> Iterator[Label]:
        """The labels."""


def get_labeler(name: LabelerName = "combined", *, model: str | Path | None = None) -> Labeler:
    """The labeler of that name, with the model of a folder or else the one that ships.

    Raises InputError for another name, for a folder without a model, and for a model given to a
    labeler that uses none.

    >>> get_labeler("rules").id
    'rules-2'
    """
    if name not in LABELERS:
        raise InputError(f"no labeler {name!r}; there are {', '.join(LABELERS)}")
    if name in ("rules", "phrases"):
        if model is not None:
            raise InputError(f"the labeler {name!r} uses no model; leave it out, or use linear")
        return RuleLabeler() if name == "rules" else PhraseLabeler()
    linear = load_model(model) if model is not None else shipped_model()
    return linear if name == "linear" else CombinedLabeler(linear)


def classify(
    articles: Iterable[Article | Mapping[str, Any]], *, labeler: Labeler | None = None
) -> Iterator[Label]:
    """Label articles in their order; by the `combined` labeler unless one is given.

    A mapping needs `title` and `text`; without `id` the label gets a hash of both. Raises
    InputError for a mapping without them.

    >>> [label.primary for label in classify([{"title": "Cắt giảm TTHC", "text": ""}])]
    ['P2']
    """
    return (labeler or get_labeler()).classify(as_article(item) for item in articles)


def as_article(item: Article | Mapping[str, Any]) -> Article:
    """The item as a record with composed text; InputError where a mapping lacks `title` or `text`.

    A lone surrogate, which no file can hold, becomes "\ufffd". Evidence points into the text of the
    record that is given back.
    """
    if isinstance(item, Article):
        if is_settled("\n".join((item.title, item.lead, item.text))):
            return item
        title, lead, text = map(_composed, (item.title, item.lead, item.text))
        if (title, lead, text) == (item.title, item.lead, item.text):
            return item
        return replace(item, title=title, lead=lead, text=text)
    title, text = (_field(item, name) for name in ("title", "text"))
    identity = str(item.get("id") or text_sha256(f"{title}\n{text}")[:16])
    return Article(id=identity, url=str(item.get("url") or ""), title=title, text=text)


def _composed(text: str) -> str:
    return normalize(_SURROGATE.sub("\ufffd", text))


def _field(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    if not isinstance(value, str):
        there = ", ".join(map(str, item)) or "none"
        raise InputError(f"an article needs {name!r} as text; the fields given are: {there}")
    return _composed(value)
