"""Microsoft SharePoint 2010-2016 publishing sites with vendors' news web parts.

List page and article share `/Pages/`: an item is named by `?ItemID=`. Paths are case-insensitive.
The header holds a clock (`Label_DateTime_Now`) that is never a publication date; the article's
own stamp may be a 24-hour time followed by AM or PM. Classes `ExternalClass<32 hex>` differ from
item to item. Two families of ids are known, and they name different parts.
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="sharepoint",
    signs=(
        r'content="Microsoft SharePoint',
        r"Skip Ribbon Commands",
        r"MSOWebPartPage_PostbackSource",
        r"/_layouts/1[56]/",
    ),
    signs_needed=2,
    menu=(".ms-core-listMenu-root a[href]", "#menu-chinh a[href]", ".menu a[href]"),
    item=(".listnews_item", ".row.item"),
    item_link=(".listnews_item_title a[href]", ".item-title a[href]"),
    item_date=(".listnews_item_date", ".item-infor"),
    next_page=(".paging a[href]", "a[href*='Paged=TRUE']"),
    list_title=("h2.list_title", ".breadcrumb li:last-child"),
    # numbered in each list by itself, so that the list's whole path belongs to it
    identity=r"^(.*/[^/?]+)\.aspx\?(?:.*&)?(?i:ItemID)=(\d+)",
    case_sensitive_paths=False,
    excluded=(
        r"(?i)/_layouts/|/_forms/|authenticate\.aspx|printpage\.aspx|sendtofriend\.aspx|/search/",
    ),
    article=("[id$='_pnDetail']", "#DeltaPlaceHolderMain", "body"),
    title=("h1.News_Detail_Title", "#divArticleDescription3 h1", ".title_news h1"),
    published=("span.News_Time_Post", ".date-detail span"),
    lead=("#divArticleDescription1", "#divArticleDescription"),
    body=("#divArticleDescription2", "#divArticleContent", ".ms-rtestate-field"),
    author=("[id$='_pnTacgia']",),
    origin=("[id$='_pnNguontin']",),
    attachment=(".attachment-list a[href]", ".file-dinh-kem a[href]"),
    drop=(".tinkhac", ".luotxem", ".congcu"),
)
