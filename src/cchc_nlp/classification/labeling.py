"""The public verb: labels for articles, or for plain titles and texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from cchc_nlp.classification.rules import RuleLabeler
from cchc_nlp.errors import InputError
from cchc_nlp.records import Article, Label
from cchc_nlp.vietnamese.normalization import normalize, text_sha256


class Labeler(Protocol):
    """Anything that labels a stream of articles, one label each, in their order."""

    @property
    def id(self) -> str:
        """What made a label: name and version, printed beside every count."""

    def classify(self, articles: Iterable[Article]) -> Iterator[Label]:
        """The labels."""


def classify(
    articles: Iterable[Article | Mapping[str, Any]], *, labeler: Labeler | None = None
) -> Iterator[Label]:
    """Label articles one by one, in their order; by the rules unless a labeler is given.

    A mapping needs `title` and `text`; without `id` the label gets a hash of both. Raises
    InputError for a mapping without them.

    >>> [label.primary for label in classify([{"title": "Cắt giảm TTHC", "text": ""}])]
    ['P2']
    """
    return (labeler or RuleLabeler()).classify(as_article(item) for item in articles)


def as_article(item: Article | Mapping[str, Any]) -> Article:
    """The item as a record; InputError where a mapping lacks `title` or `text`."""
    if isinstance(item, Article):
        return item
    title, text = (_field(item, name) for name in ("title", "text"))
    identity = str(item.get("id") or text_sha256(f"{title}\n{text}")[:16])
    return Article(id=identity, url=str(item.get("url") or ""), title=title, text=text)


def _field(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    if not isinstance(value, str):
        there = ", ".join(map(str, item)) or "none"
        raise InputError(f"an article needs {name!r} as text; the fields given are: {there}")
    return normalize(value)
