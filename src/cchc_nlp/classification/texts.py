"""What is read of an article to label it: its title, its text, and files that stand for text."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_nlp.records import Article

MOST_OF_FILES = 20_000  # letters that are read of an article's files: seven pages


def texts_of(articles: Iterable[Article]) -> list[str]:
    """What is read of articles: of each its title, then its text."""
    return [text for article in articles for text in (article.title, text_with_files(article))]


def text_with_files(article: Article) -> str:
    r"""What is read to label an article: its text and, where its content is files, theirs after it.

    >>> from cchc_nlp.records import Attachment
    >>> file = Attachment("http://so.example/a.pdf", "a.pdf", "application/pdf", text="Điều 1.")
    >>> text_with_files(Article("1", "", "", "Kèm theo.", attachments=(file,)))
    'Kèm theo.'
    >>> text_with_files(
    ...     Article("1", "", "", "Kèm theo.", attachments=(file,), body_kind="attachment"))
    'Kèm theo.\nĐiều 1.'
    """
    if article.body_kind != "attachment":
        return article.text
    files = "\n".join(file.text for file in article.attachments if file.text)
    return "\n".join(filter(None, (article.text, files[:MOST_OF_FILES])))
