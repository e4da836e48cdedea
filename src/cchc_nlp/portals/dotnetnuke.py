"""DotNetNuke (DNN) 5-9, with the news modules EasyDNNNews and NewsArticles.

Signs were seen on public saved pages, EasyDNNNews' classes in public readers of such sites; the
labels `_lblTitle`, `_lblDate`, `_lblContent` are common names of vendors' modules. Identity is the
number after `articleId`, whatever the page and the title around it; paths are case-insensitive.
Dates: vi-VN prints "25/10/2023 2:05:00 CH"; the skin's `dnn_dnnCURRENTDATE_lblDate` is a clock, so
a label of a date counts only inside a module (`dnn_ctr<N>_`). Paging is `/pgrid/591/pageid/2`;
grids paged by postback keep their address and show only the first page here. Attachments are
`LinkClick.aspx?fileticket=`, without a file's ending.
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="dotnetnuke",
    signs=(
        r"content=[\"']DotNetNuke",
        r"dnn_ctr\d+_",
        r"__dnnVariable",
    ),
    menu=("#dnnMenu a[href]", "[id*='dnnMENU'] a[href]", "[id*='dnnNAV'] a[href]", "nav a[href]"),
    item=("article.edn_article", "[id^='dnn_ctr'] .article", "[id^='dnn_ctr'] .news-item"),
    item_link=(".edn_articleTitle a[href]", "h2 a[href], h3 a[href]", "a[href]"),
    item_date=(".edn_metaDetails time", "time", "[id^='dnn_ctr'][id$='_lblDate']"),
    next_page=(".article_pager a[href], a.page[href]", "a[href*='/pageid/']", ".PagingTable a"),
    list_title=("h1", "[id^='dnn_ctr'][id$='_titleLabel']", ".breadcrumb a:last-child"),
    identity=r"(?i)(?:/articleid/|\?(?:.*&)?articleid=)(\d+)",
    case_sensitive_paths=False,
    excluded=(
        r"(?i)/(?:login|register|ctl|search-?results|rssid|userid|authorid)(?:/|\.aspx|\?|$)",
        r"(?i)LinkClick\.aspx|/rss\.aspx|/sitemap\.aspx|[?&]SkinSrc=|[?&/]PrintMode\b",
    ),
    article=("article.edn_articleDetails", "[id^='dnn_ctr'] .articleEntry", "#dnn_ContentPane"),
    title=(
        ".edn_articleTitle",
        # not dnnTITLE: the name over the module
        "[id^='dnn_ctr'][id$='_lblTitle']:not([id*='dnnTITLE'])",
        "h1",
    ),
    published=(
        ".edn_metaDetails time",
        "[id^='dnn_ctr'][id$='_lblDate']",
        ".publish_date",
    ),
    lead=(".edn_articleSummary", ".edn_subTitle", "[id^='dnn_ctr'][id$='_lblSummary']"),
    body=(".edn_articleContent", "[id^='dnn_ctr'][id$='_lblContent']", ".content"),
    author=("[id^='dnn_ctr'][id$='_lblAuthor']", ".edn_author"),
    origin=("[id^='dnn_ctr'][id$='_lblSource']",),
    attachment=("a[href*='fileticket=']",),
    drop=(".edn_relatedArticles, .edn_socialButtons",),
)
