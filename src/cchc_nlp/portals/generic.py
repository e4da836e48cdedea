"""A site of an unknown system: the marks that most Vietnamese government pages share.

Lists and their pagers are recognised by what repeats (`crawling.repeated_items`), articles by
microdata and the usual ids.
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="generic",
    signs=(),
    is_known=False,
    menu=("nav a[href]", "[id*='menu'] a[href]", "[class*='menu'] a[href]"),
    feeds=("/sitemap.xml",),
    list_title=("h1", "[class*='breadcrumb'] li:last-child"),
    excluded=(r"(?i)/(login|dang-nhap|search|tim-kiem|print|rss|feed)\b",),
    article=("article", "main", "#content", "body"),
    title=("[itemprop='headline']", "article h1", "h1"),
    published=("[class*='publish']", "[class*='date']", "time", "[class*='time']"),
    published_itemprop=("[itemprop='datePublished']", "time[datetime]"),
    lead=("[class*='sapo']", "[itemprop='description']", "[class*='lead']"),
    body=(
        "[itemprop='articleBody']",
        "[class*='article-content']",
        "[class*='detail-content']",
        "[class*='entry-content']",
        "[class*='noidung']",
        "article",
        "main",
    ),
    author=("[itemprop='author']", "[class*='author']", "[class*='tac-gia']"),
    origin=("[class*='source']", "[class*='nguon']"),
    attachment=("[class*='attach'] a[href]", "[class*='dinh-kem'] a[href]"),
    drop=("nav", "header", "footer", "aside", "form", "[class*='related']", "[class*='comment']"),
)
