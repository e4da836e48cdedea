"""What offices do by hand today: search for the words, and count what has them. A baseline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc_nlp.classification.texts import text_with_files
from cchc_nlp.records import Article, Evidence, Label
from cchc_nlp.vietnamese.folding import fold

_PHRASES = re.compile(r"\b(cải cách hành chính|cchc|tthc)\b")


@dataclass(frozen=True)
class PhraseLabeler:
    """Reform is what says "cải cách hành chính", CCHC or TTHC anywhere; which kind is not asked.

    >>> article = Article("1", "", "Giá lúa", "Sở công bố 19 TTHC.")
    >>> [(label.is_reform, label.primary) for label in PhraseLabeler().classify([article])]
    [(True, 'X1')]
    """

    id: str = "phrases-1"

    def classify(self, articles: Iterable[Article]) -> Iterator[Label]:
        """One label an article, in order, as they come."""
        return map(self._label, articles)

    def _label(self, article: Article) -> Label:
        in_text = list(_PHRASES.finditer(fold(article.text)))
        is_reform = bool(
            in_text or _PHRASES.search(fold(f"{article.title}\n{text_with_files(article)}"))
        )
        return Label(
            article_id=article.id,
            url=article.url,
            title=article.title,
            is_reform=is_reform,
            score=float(is_reform),
            primary="X1" if is_reform else "G7",
            evidence=tuple(
                Evidence(article.text[m.start() : m.end()], *m.span(), round(1 / len(in_text), 4))
                for m in in_text
            ),
            labeler=self.id,
        )
