"""NukeViet 4.x and its eGovernment edition: a Vietnamese open-source CMS, common in state bodies.

Read off its public sources (modules/news/theme.php, detail.tpl, viewcat_*.tpl). Identity is the
last part of an article's address, slug and number: one article may be listed in several categories,
and modules (news, about, pages) count their numbers each by itself. The lead stands outside the
body. `article:published_time` is malformed in 4.3-4.5 and is not used; the hidden itemprop is ISO
8601.
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="nukeviet",
    signs=(r'name="generator"\s+content="NukeViet', r"nv_base_siteurl", r"Powered by NukeViet"),
    menu=("#menusite a[href]", "nav.navbar a[href]", "ul.navbar-nav a[href]"),
    item=(".news_column .panel-body", ".news_column"),
    item_link=("h3 a[href]", "h2 a[href]"),
    item_date=("ul.list-inline li",),
    next_page=("ul.pagination li:not(.active):not(.disabled) a[href]",),
    list_title=("ul.breadcrumb li:last-child", "h1"),
    identity=r"/(?!page-\d+/?\?)([^/?]*-\d+)(?:\.html|/)?\?",
    excluded=(
        r"/(print|savefile|sendmail|rss|users|login|search|statistics|contact|comment)/",
        r"[?&](download|pdf)=1",
    ),
    article=("[itemtype$='NewsArticle']", ".detail-content"),
    title=("h1[itemprop=headline]", "h1.title"),
    published=("span.h5",),
    published_itemprop=("[itemprop=datePublished]",),
    lead=(".hometext",),
    body=("#news-bodyhtml", ".bodytext"),
    author=("p.h5.text-right",),
    origin=("p.h5.text-right",),
    attachment=(".news-download-file .list-group-item a[href]",),
    drop=(".news_column", ".detail-related", ".socialicon", ".newstools"),
)
