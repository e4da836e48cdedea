"""The WebForms portal of Huế's information technology centre (FITC): departments of Huế.

Read off public collectors: the addresses `?gd=<layout>&cn=<category>&tc=<article>` and the pager.
Identity is `tc`: one article is shown under several `cn` and `gd`. An address without `tc` is a
list.

Date traps: folders of images (`/UploadFiles/TinTuc/2015/5/8/`) hold the day of an upload. The
article's own stamp is labelled "Ngày cập nhật".

Paging is a post-back (`a.Tin_PhanTrang`, `__doPostBack`): the address does not change. The markup
of an article is not known from a source: it is read as that of a site of an unknown system, with
every link to `tc=` as an item of a list, dated by what stands beside it.
"""

from dataclasses import replace

from cchc_nlp.portals import generic

PORTAL = replace(
    generic.PORTAL,
    name="hue",
    signs=(
        # as the site's own address: other sites link to such portals too
        r"""["'][^"':]*\?gd=\d+&(?:amp;)?cn=\d+""",
        r"Tin_PhanTrang",
    ),
    menu=("a[href*='?gd='][href*='cn=']:not([href*='tc='])",),
    # the block around a link, with its date; then each link, where one block holds several
    item=(":has(> a[href*='tc=']), :has(> h2 > a[href*='tc=']), a[href*='tc=']",),
    item_link=("a[href*='tc=']",),
    item_date=(":not(a) > span", ":not(a) > em"),
    next_page=(),
    identity=r"\?(?:.*&)?tc=(\d+)",
    case_sensitive_paths=False,
)
