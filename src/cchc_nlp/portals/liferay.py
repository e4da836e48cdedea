"""Liferay 6.2 and 7, with the portlets of the vendors who build provincial portals on it.

Read off a mirror of a department's site (6.2), the public source of a provincial portal (7, CMS
portlet) and a ministry's templates on the asset publisher. An article is named by the number of
`/-/view_content/<id>-`, `/-/details/.../<slug>-<id>` or `_articleId=`, by `chi-tiet?id=`, by a bare
`?<digits>`, or by its slug: the same one is shown on several pages, under `/vi` and under
`/web/guest`. Slugs lose the letter "đ" and are never turned into titles.

Dates that are not the article's: the header's `div.date-time` and `div.date-current` (today, or a
day hard-coded in a template) and `span.wd-days`, which looks exactly like an article's stamp.
"12:00 AM" on a list means that the hour is unknown.

Paging: links whose query has a key ending in `_cur`. Actions (`p_p_lifecycle=1`), files (2),
pop-ups and polls are no pages. Language switches hang `/vi` and `/en` on any address, without end.
The answer for a page that is not there has the site's whole frame around "Không tìm thấy".
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="liferay",
    signs=(
        r"Liferay\.(?:AUI|Portlet|ThemeDisplay|authToken|currentURL)\b",
        r'id="p_p_id_\w+"',
        r"Powered by Liferay",
    ),
    menu=("#navigation a[href]", "#menu a[href]", "nav a[href]"),
    item=(".asset-bounddary", ".asset-abstract", ".cat_record", ".box-news-xx"),
    item_link=(
        ".asset-title a[href]",
        ".title_v a[href]",
        "a.title_v[href]",
        ".h2-title-xx a[href]",
        "a[href]",
    ),
    item_date=(".assetPublishDate", "span.time", "p.date_post"),
    next_page=(".lfr-pagination a[href*='_cur=']", "a[href*='_cur=']"),
    list_title=("h3.title-list-news", "ul.breadcrumb li:last-child"),
    identity=(
        r"/-/view_content/(\d+)-|/-/details/\d+/[^?]*-(\d+)\?|/view-article/\d+/(\d+)/"
        r"|/chi-tiet\?(?:.*&)?id=(\d+)|[?&]_\w+_articleId=(\d+)|^[^?]*\?(\d{2,})=?$"
        r"|/asset_publisher/[^/]*/[Cc]ontent/([^/?]+)|/-/([^/?]+)/?\?"
    ),
    excluded=(
        r"p_p_lifecycle=[12]|p_p_state=(?:pop_up|exclusive)|p_p_id=59_INSTANCE",
        r"/c/portal/|/documents/|/group/control_panel",
        # a language on the end of a path, but not a site's own page such as /web/vi
        r"//[^/]+/(?:[^?]*/)?(?!web/)[^/?]+/(?:vi|en)(?:_[A-Z]{2})?/?(?:\?|$)",
    ),
    article=(
        ".box_border:has(> .content_detail_news)",
        ".content_detail_news",
        "[class*='AssetPublisherPortlet']:has(.journal-content-article)",
        ".portlet-boundary_101_:has(.journal-content-article)",
        ".portlet-boundary_101_:has(.asset-full-content)",
        "#portlet_status",
        "#main-content",
        "body",
    ),
    title=(
        "#titleDetail",
        ".tieude-tin h1",
        ".title01",
        ".asset-title",
        "h1.header-title",
        ".alert-error",
    ),
    published=(
        "span.date_time",
        "p.date_post",
        ".assetPublishDate",
        "span.text-ngayxam-page",
        "span.ngay-dang",
        "span.time",
    ),
    lead=("#leadDetail", ".sapo", ".text-sapo", ".trichdan", ".hot-line"),
    body=(
        "#contentDetail",
        ".contentDetail",
        ".content-vcms",
        ".chitiet-tin #testabc",
        ".journal-content-article",
        ".asset-full-content",
    ),
    author=(".author", ".tac-gia"),
    origin=(".source", ".nguon-tin"),
    attachment=(".attachment a[href]",),
    drop=(".list_detail, .tool, .share-social, .taglib-social-bookmarks",),
)
