"""Drupal 7-10: core node pages and lists made with Views.

Class names as the core templates are known to print them; no saved page of an office was at hand.
Identity is the number of `/node/N` in any language; an alias is only its own address. Dates: the
line of submission ("T4, 25/10/2023 - 14:05") or a `datetime` in UTC, which is moved to Vietnam's
time before its day is taken; comments and teasers of other nodes bear dates of the same form and
are not looked at. Paging counts from zero: `?page=1` is the second page and `?page=0` the first
again. The headline stands outside the node.
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="drupal",
    signs=(
        r"content=[\"']Drupal \d",
        r"data-drupal-selector=",
        r"drupalSettings\b",
        r"Drupal\.settings\b",
        r"[\"'(]/sites/(?:all|default)/(?:themes|modules|files)/",
    ),
    menu=("nav.menu--main a[href]", "#main-menu a[href]", "ul.menu a[href]"),
    item=(
        ".view-content .views-row",
        ".view-content tbody tr",
        ".node--view-mode-teaser, .node-teaser",
    ),
    item_link=(".views-field-title a[href]", ".node__title a[href]", "h2 a[href], h3 a[href]"),
    item_date=(".views-field-created", ".date-display-single", ".node__submitted", ".submitted"),
    next_page=("ul.pager__items a[href]", "ul.pager a[href]"),
    list_title=("h1.page-title", "#page-title", "h1"),
    identity=r"^(?:/[a-z]{2}(?:-[a-z]+)?)?/node/(\d+)/?\?",
    excluded=(
        r"[?&]page=0(?:&|$)|[?&]destination=",
        r"/(?:user|search|comment|print|printpdf|printmail|admin|rss\.xml)(?:/|\?|$)",
        r"/node/\d+/(?:edit|delete|revisions)|/taxonomy/term/\d+/feed",
        r"/lich/\d{4}-\d\d",
    ),
    article=("main", "[role='main']", "#content", "body"),
    title=("h1.page-title", "#page-title", "h1.page-header", "h1"),
    published=(
        ".node > .submitted, .node > header .submitted, .node > .node__meta, "
        ".node > header .node__submitted",
        ".field--name-field-ngay, .field-name-field-ngay",
    ),
    published_itemprop=(
        ".node > .node__meta time[datetime], .node > header time[datetime]",
        ".node > .submitted [property~='dc:date'][content]",
    ),
    lead=(".field--name-field-tom-tat, .field-name-field-tom-tat",),
    body=(".node .field--name-body", ".node .field-name-body"),
    author=(".node > .submitted .username", ".node > header .username"),
    attachment=(".field--type-file a[href], .field-type-file a[href]",),
    drop=(".field__label.visually-hidden, .field-label.element-invisible, .share-links",),
)
