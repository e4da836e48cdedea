"""Joomla 3-5 with the Vietnamese language pack, core views of `com_content`.

Labels and forms of dates are those of a public vi-VN.ini; class names as the core templates are
known to print them, no saved page of an office was at hand. Identity is number and alias
("345-ten-bai"), because `Itemid`, `catid` and the menu's path differ from link to link; a category
may bear the same number, never the same alias. Dates: "Được đăng" or "Được viết" as "Thứ ba, 25
Tháng 1 2022 16:22"; "Cập nhật lần cuối" alone is no publication. Paging `?start=20` counts items,
not pages, and `start=0` is the first page again; past the end stands an empty page with status 200.
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="joomla",
    signs=(
        r"""name=["']generator["']\s+content=["']Joomla!""",
        r"/media/(?:system|jui)/(?:js|css)/",
        r"joomla-script-options",
        r"""href=["']/?index\.php(?:/[\w-]+)*\?option=com_""",
    ),
    menu=("ul.mod-menu a[href]", "ul.nav.menu a[href]", "ul.menu a[href]", "nav a[href]"),
    item=(
        ".items-leading > div, .items-row .item, .blog-item",
        "[class*='cat-list-row']",
        ".category-list li",
    ),
    item_link=(
        "[itemprop='headline'] a[href], [itemprop='name'] a[href]",
        ".page-header a[href], .item-title a[href]",
        ".list-title a[href]",
        "h2 a[href]",
    ),
    item_date=("dd.published", "dd.create", ".list-date"),
    next_page=("ul.pagination a[href]", ".pagination a[href]"),
    list_title=(".page-header h1", ".breadcrumb li.active", "h1"),
    identity=(
        r"\?(?=.*\bview=article\b)(?:.*&)?id=(\d+)(?:(?::|%3A)([\w-]+))?"
        r"|/(\d+)-([\w-]+)(?:\.html)?\?(?!.*\b(?:limit)?start=)"
    ),
    excluded=(
        r"[?&](?:tmpl=component|print=1|format=(?:pdf|feed)|task=|filter_tag)",
        r"[?&](?:limit)?start=0?(?:&|$)",
        r"option=com_(?:mailto|users|search|finder|tags|banners|contact)",
        r"/component/(?:mailto|users|search|finder|tags|banners|contact|attachments)\b",
    ),
    article=(".item-page", ".com-content-article"),
    title=("[itemprop='headline']", ".page-header h2", ".page-header h1", "h1", "h2"),
    published=("dd.published", "dd.create"),
    published_itemprop=(
        "[itemprop='datePublished']",
        "dd.published time[datetime]",
        "dd.create time[datetime]",
    ),
    body=("[itemprop='articleBody']", ".com-content-article__body"),
    author=("dd.createdby [itemprop='name']",),
    attachment=(".attachmentsContainer a.at_url[href]",),
    drop=(".attachmentsContainer, ul.pager, .pagenavigation, .content_vote, .tags",),
)
