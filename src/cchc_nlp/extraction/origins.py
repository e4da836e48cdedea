"""Whether an item is the office's own or a re-post, by the origin printed under it."""

from __future__ import annotations

from cchc_nlp.records import Article
from cchc_nlp.vietnamese.folding import fold

_PRESS = ("báo ", "đài ", "tạp chí", "thông tấn", "vnexpress", "vietnamplus", ".vn", ".com")


def is_repost(article: Article) -> bool:
    """Whether the printed origin names somebody else's paper, station or site.

    >>> is_repost(Article("1", "", "Tin", "Sở họp.", origin="Báo Nhân Dân"))
    True
    """
    origin = f"{fold(article.origin)} "
    return any(word in origin for word in _PRESS)
