"""A site of an unknown system: the marks that most Vietnamese government pages share.

Lists are recognised by repeated blocks with a link (`find_items`), articles by microdata, Open
Graph and the usual ids. Deeper recognition of unknown pages belongs to `extraction`.
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="generic",
    signs=(),
    menu=("nav a[href]", "[id*='menu'] a[href]", "[class*='menu'] a[href]"),
    item=("article", "[class*='item']", "[class*='news'] li", "main li", "#content li"),
    item_link=("h2 a[href]", "h3 a[href]", "a[href]"),
    item_date=("time", "[class*='date']", "[class*='time']"),
    next_page=("a[rel='next']", "[class*='pag'] a[href]", "[class*='phan-trang'] a[href]"),
    list_title=("h1", "[class*='breadcrumb'] li:last-child"),
    excluded=(
        r"(?i)/(login|dang-nhap|search|tim-kiem|print|rss|feed)\b",
        r"(?i)\.(pdf|docx?|xlsx?|zip|jpe?g|png|mp4)$",
    ),
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
