"""Sites written with Laravel: the framework says nothing of the markup, three known families do.

Read off three public sources: a provincial portal (`.chi-tiet-tin`), a commune's site (Tailwind
classes, `.prose`) and a department's site that prints WordPress pages without WordPress. Identity:
where an unknown ending follows, the kind and the number before the slug
("/tin-tuc/12-ten-bai.hti"), because any category and slug lead there; else the address. Dates: a
bare number after the date is the view counter; badges of day and month have no year and give none;
related posts repeat the form outside the article. Paging is `?page=2`; some lists show everything
on one page, some start with the oldest article, so age never ends a list. Tables of documents
(`van-ban`) are not news: their items are not followed.
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="laravel",
    signs=(
        # Yii prints the same name, with its parameter beside it.
        r"(?s)\A(?!.*name=[\"']csrf-param).*name=[\"']csrf-token[\"']",
        # A WordPress theme copied into a folder of assets, with no WordPress to answer for it.
        r"(?s)\A(?!.*(?:api\.w\.org|/wp-json/)).*/[\w-]+/wp-(?:content/themes|includes/css)/",
    ),
    menu=("header nav a[href]", "[id*='menu'] a[href]", "[class*='menu'] a[href]", "nav a[href]"),
    item=(
        ".loai-tin .news-main",
        "#content .large-9 .post-item",
        ".grid > .shadow-md",
        "main article",
    ),
    item_link=("a.tin_title_text[href]", "h2 a[href], h3 a[href]", "a.plain[href]"),
    item_date=(".tin_title_text em", "span.text-gray-500", ".post-date", "time"),
    next_page=("ul.pagination a[href]", "nav[role='navigation'] a[href*='page=']"),
    list_title=(".portlet-header > a:last-of-type .portlet-header-title", "h1"),
    identity=r"/(tin-tuc|van-ban|van-ban-khac)/(\d+)-[^/?]*\.(?!html?\?)[a-z]{2,5}\?",
    excluded=(
        r"/(?:login|register|logout|dang-nhap|search|tim-kiem|rss|feed|storage)(?:/|\?|$)",
        r"[?&]page=1(?:&|$)",
    ),
    article=(".block3", "article", "main", "#content"),
    title=("h1.cms-title", "h1.entry-title", "h1"),
    published=(
        ".tieu-de-tin .meta time",
        ".entry-meta time.published",
        "span.text-gray-500",
    ),
    published_itemprop=("[itemprop='datePublished']",),
    lead=(".chi-tiet-tin .gioi-thieu",),
    body=(".chi-tiet-tin .noi-dung", ".entry-content", ".prose", "[itemprop='articleBody']"),
    author=(".chi-tiet-tin > .pull-right strong", ".byline .meta-author"),
    origin=(".chi-tiet-tin > .pull-right small",),
    drop=(".blog-share",),
)
