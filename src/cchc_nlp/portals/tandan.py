"""The portal of Tân Dân, used by provinces, their departments and communes.

Read off public collectors and addresses in public files. An article lies at
`/portal/pages/<yyyy-m-d>/<slug><token>.aspx`; the token hangs on a slug that is cut anywhere, often
without a dash, so that identity is the day and the whole file name, whatever the case of the path.
Lists lie at `/portal/KenhTin/<channel>.aspx` and `/portal/pages/<channel>.aspx`.

Date traps: the day in the path is that on which the page was made, not that of publication, and is
never read. Items of a list and of the related news carry the same `label.pub-time` as the article.

No feed. How the lists are paged is not known from a source: links of a usual pager are followed.
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="tandan",
    signs=(
        r"TD-channel-main-td",
        # as the site's own address: other sites link to such portals too
        r"""["'](?:\.\./|~/|/)*portal/(?:KenhTin/|[Pp]ages/\d{4}-\d{1,2}-\d{1,2}/)""",
    ),
    menu=("a[href*='/portal/KenhTin/']", "nav a[href]", "[class*='menu'] a[href]"),
    item=("li.TD-channel-main-td", "li.channel-news-folder"),
    item_link=("h2 a[href]", "h3 a[href]", "a[href]"),
    item_date=("label.pub-time",),
    next_page=("a[rel='next']", "[class*='paging'] a[href], [class*='pagination'] a[href]"),
    list_title=("h1", "[class*='breadcrumb'] li:last-child"),
    identity=r"/portal/pages/(\d{4}-\d{1,2}-\d{1,2}/[^/?]+)\.aspx",
    case_sensitive_paths=False,
    excluded=(r"(?i)/_layouts/|/(?:login|dang-nhap|search|tim-kiem|print)\b",),
    article=(),  # without the list of related news beside it
    title=("h1",),
    published=("label.pub-time",),
    lead=(".article-sapo", ".short-description"),
    body=(".article-content",),
    author=(".article-author",),
    drop=("[class*='related'], [class*='comment']",),
)
