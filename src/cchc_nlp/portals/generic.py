"""A site of an unknown system: the marks that most Vietnamese government pages share.

Lists and their pagers are recognised by what repeats (`crawling.repeated_items`), articles by
microdata and by what stands under a headline (`extraction.unknown`).
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
)
