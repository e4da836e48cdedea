"""The CMS of VHV: ministries, provinces, departments, police.

Read off public collectors of seven sites. Files lie under `/upload/<site>/<yyyymmdd or fck>/`.
Identity is the number at the end of an article's address where there is one (`-<id>.html`, five
digits or more: a slug may end in a year); elsewhere the slug is the address. `-c<n>.html` and
`-c<n>-<page>.html` are categories.

Date traps: the stamp stands on one line with the count of views ("20/11/2025 | Lượt xem: 92");
the folder of an image holds the day of its upload.

Paging is a script's request (`module=Content.Listing`, `service=Content.Article.selectAll`,
`pageNo=`) that answers with HTML; its parameters stand in the page as Base64. `?page=` is ignored.
Some sites print `-c<n>-2.html`. Tables may lay out a page or hold data: they are kept. The author
may be only the last paragraph of the body ("Tác giả: ...").
"""

from cchc_nlp.portals.base import Portal, ScriptPages

PORTAL = Portal(
    name="vhv",
    signs=(
        r"Content\.(?:Listing|Article\.\w+)\b",
        # as the site's own file: other sites show images of such portals too
        r"""["'(]/?upload/\d{5,7}/(?:\d{8}|fck)/""",
    ),
    menu=("nav a[href]", "[class*='menu'] a[href]"),
    item=("article.article-news", ".article-item", ".article-right"),
    item_link=("a.article-title[href]", ".article-title a[href]", "a[href]"),
    item_date=(".article-date", ".article-time"),
    next_page=("a[rel='next']", "[class*='pag'] a[href$='.html']"),
    script_pages=(
        ScriptPages(
            url="/?module=Content.Listing&phpModuleName=Content.Listing&{encoded}&pageNo={page}",
            values={"module": r"""["']?module["']?\s*:\s*["'](Content\.Listing)["']"""},
            encoded=r"decode64\(\s*['\"]([A-Za-z0-9+/=]+)['\"]",
            replaced=("pageNo", "_t"),
        ),
    ),
    list_title=("h1", "[class*='breadcrumb'] li:last-child"),
    identity=r"-(\d{5,})\.html\?",
    excluded=(
        r"(?i)/rss(?:[/.?]|$)",
        r"[?&](?:module|service)=",
    ),
    article=(),  # without the lists beside it
    title=("h1[itemprop='headline']", "h1.article-title", "h1"),
    published=(".article-time", ".post-date"),
    published_itemprop=("[itemprop='datePublished']",),
    lead=(".article-brief", "[itemprop='description']"),
    body=(".article-content", ".detail-content", ".content-detail", "#content-detail"),
    author=(".author",),
    origin=(".author",),
    drop=("[class*='related'], [class*='rating'], [class*='comment']",),
)
