"""WordPress 4-6 with classic, block, Flatsome or Elementor themes: common on small offices' sites.

Class names as the themes are known to print them; no saved page of an office was at hand. An
article is its address, or the number of `?p=N` where a list links so; the two are not known to be
one. Classes such as `postid-889` are never an identity: a copied theme prints them as constants.
Dates: `time.updated` is a later change and is not the publication; badges with day and month ("25
Th10") have no year and give no date. Paging is `/page/2/`; a page past the end is a real 404.
Archives by day, author and tag repeat articles.
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="wordpress",
    signs=(
        r"""name=["']generator["']\s+content=["']WordPress""",
        r"https://api\.w\.org/",
        r"/wp-content/(?:themes|plugins)/",
        r"/wp-includes/(?:js|css)/",
    ),
    menu=(".main-navigation a[href]", "ul.header-nav a[href]", "ul.menu a[href]", "nav a[href]"),
    item=(
        "article.elementor-post",
        "[id='content'] .large-9 .post-item",
        "article.hentry, article.post",
        "li.wp-block-post",
        ".post-item",
    ),
    item_link=(
        ".entry-title a[href], .post-title a[href], .elementor-post__title a[href],"
        ".wp-block-post-title a[href]",
        "h2 a[href], h3 a[href]",
        "a.plain[href]",
    ),
    item_date=(
        "time.entry-date.published",
        "time.entry-date",
        ".elementor-post-date",
        ".wp-block-post-date time",
        ".post-date",
    ),
    next_page=(
        ".nav-links a.page-numbers[href], .nav-previous a[href]",
        ".wp-block-query-pagination a[href]",
        ".page-numbers a[href]",
        "a.next[href]",
    ),
    # the list that WordPress keeps for machines; where it is closed, the sitemap
    feeds=("/wp-json/wp/v2/posts?per_page=100&_fields=link", "/wp-sitemap.xml"),
    list_title=("h1.page-title span", "h1.page-title", ".archive-title", "h1"),
    identity=r"^/(?:index\.php)?\?(?:.*&)?p=(\d+)",
    excluded=(
        r"/wp-(?:admin|login|json|content|includes)\b|/xmlrpc\.php",
        r"/(?:author|tag|attachment|comments)/|/(?:feed|amp|embed|trackback)/?(?:\?|$)",
        r"[?&](?:replytocom|share|s|attachment_id|print|amp|author|tag|feed)=",
        r"/(?:19|20)\d\d(?:/\d\d){0,2}/?(?:page/\d+/?)?$",
    ),
    article=(
        "[data-elementor-type='single-post']",
        "article.hentry",
        "article.post",
        ".hentry",
        "main",
        "#content",
        "body",
    ),
    title=(
        "h1.entry-title",
        ".elementor-widget-theme-post-title .elementor-heading-title",
        "h1.post-title",
        "h1",
    ),
    published=(
        "time.entry-date.published",
        "time.entry-date:not(.updated)",
        ".wp-block-post-date time",
        ".elementor-post-info__item--type-date",
    ),
    published_itemprop=(
        "time.entry-date.published[datetime]",
        "time.entry-date[datetime]:not(.updated)",
        ".wp-block-post-date time[datetime]",
        "[itemprop='datePublished']",
    ),
    body=(
        ".entry-content",
        ".elementor-widget-theme-post-content",
        ".td-post-content",
        ".post-content",
    ),
    author=(".byline .author, .byline .meta-author", ".elementor-post-info__item--type-author"),
    attachment=(".wp-block-file a[href]",),
    drop=(".blog-share, .sharedaddy, .wp-block-file__button, .ez-toc-container, .yarpp-related",),
)
