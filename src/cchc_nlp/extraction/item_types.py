"""What kind of item a portal's page is: news, a feature, a notice, a document, a static page.

Offices count "tin, bài" and put notices, documents and procedures on the same pages (guideline
2.2). The kind is read from the title, the section and how the text is built, never guessed from
the subject.
"""

from __future__ import annotations

from cchc_nlp.records import Article, ItemType
from cchc_nlp.vietnamese.folding import fold

# A text of this many syllables is a feature ("bài"), a shorter one news ("tin"): editorial custom.
FEATURE_SYLLABLES = 350


def item_type_of(article: Article) -> ItemType:
    """The kind of an item.

    >>> item_type_of(Article("1", "", "Thông báo lịch tiếp công dân tháng 5", "Sở thông báo..."))
    'notice'
    """
    if article.body_kind == "attachment":
        return "document"
    if article.body_kind == "media":
        return "media"
    if fold(article.title).startswith("thông báo"):
        return "notice"
    return "feature" if len(article.text.split()) >= FEATURE_SYLLABLES else "news"
