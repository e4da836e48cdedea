"""The CMS of VCCorp: the Government's newspaper and portal, several ministries, Hà Nội.

Read off a newspaper's adapter with its captured pages, a saved home page and public collectors.
Identity is the run of digits at the end of an article's address. Its width is not fixed, and the
date it seems to hold may be a day early: it is never read as one. Equal titles are different
articles (weekly columns).

Date traps: the text of a list's stamp is day first while the `title` attribute of the same element
is in American order; boxes of related news inside the body carry `data-date`; a comment after
`</html>` holds the time of the cache.

Paging is done by a script (`/timelinelist/<zone>/<page>.htm`, or a form sent to
`/api/NewsZone/NewsZone`): it answers with a piece of HTML, and with an empty one after the last.
Only older sites print `trang-2.htm`.
Tables, too, stand in `.VCSortableInPreviewMode`: only boxes of related news are dropped.
"""

from cchc_nlp.portals.base import Portal, ScriptPages

# Hà Nội's family sends opaque strings that only the page's own script knows, pages from 0; what it
# shows already is asked for again, because nothing says how much of it that is.
_STRING = r"""\b{0}["']?\s*[:=]\s*["']([^"']+)["']"""
_NEWS_ZONE = ScriptPages(
    url="/api/NewsZone/NewsZone",
    values={name: _STRING.format(name) for name in ("PageSize", "Catname", "LanguageId", "Site")},
    first=0,
    form={
        "PageIndex": "{page}",
        **{name: f"{{{name}}}" for name in ("PageSize", "Catname", "LanguageId", "Site")},
    },
)
_TIMELINE = ScriptPages(
    url="/timelinelist/{zone}/{page}.htm",
    values={"zone": r"""id=["']hdZoneId["'][^>]*value=["'](\d+)["']"""},
)

PORTAL = Portal(
    name="vccorp",
    signs=(
        r"afcbc-body",
        r"box-(?:stream|category|focus)-(?:item|link-title)\b",
        r'data-role="(?:sapo|publishdate)"',
        r'id="hd(?:ZoneId|CatUrl)"',
        r"/timelinelist/|/api/NewsZone/NewsZone",
    ),
    menu=(".header__nav a[href]", "[class*='menu'] a[href]", "nav a[href]"),
    item=(".box-stream-item, .box-category-item", ".news-item[data-id]"),
    item_link=(
        "a.box-stream-link-title[href]",
        "a.box-category-link-title[href]",
        "h2 a[href]",
        "h3 a[href]",
        "a[href]",
    ),
    item_date=(".box-stream-time", ".box-category-time", ".box-time", ".news-time"),
    next_page=("a[href*='/trang-'][href$='.htm']",),
    script_pages=(_NEWS_ZONE, _TIMELINE),
    list_title=("[data-role='cate-name']",),
    identity=r"-(\d{8,19})\.htm\?",
    excluded=(r"/(?:rss|timeline)/|/rss\.htm|\.rss(?:\?|$)",),
    # the innermost block around title and body: what stands beside it is not the article's
    article=(),
    title=("h1[data-role='title']", "h1.detail-title", "[data-role='title']"),
    published=("[data-role='publishdate']", ".detail-time", ".news-info .time"),
    lead=("[data-role='sapo']", ".detail-sapo"),
    body=(".detail-content[data-role='content']", ".detail-content.afcbc-body"),
    author=(".detail-author-top-name",),
    drop=("[type^='Related'], [type='VideoStream']",),
)
