"""The page after the one that is shown."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from cchc_nlp.crawling.frontier import Address, Asking
from cchc_nlp.crawling.paging import as_json, from_json, pages_after
from cchc_nlp.portals.base import Portal, ScriptPages, parse_html

PAGED = Portal(name="webforms", signs=())
HERE = Address("http://so.example/tin.aspx?cn=198", "so.example/tin.aspx?cn=198", "so", "list")
STATE = "dDwtMTA7Oz4=+/&é"


def form(links: str, page: str = "") -> str:
    return (
        '<form method="post" action="./tin.aspx?cn=198">'
        f'<input type="hidden" name="__VIEWSTATE" value="{STATE.replace("&", "&amp;")}">'
        '<input type="submit" name="tim" value="Tìm"><input type="checkbox" name="c" value="1">'
        f'<select name="nam"><option>2022<option selected>2023</select>{page}{links}</form>'
    )


def link(text: str, target: str, argument: str = "") -> str:
    return f"<a href=\"javascript:__doPostBack('{target}','{argument}')\">{text}</a>"


def after(html: str, address: Address = HERE, portal: Portal = PAGED) -> list[Address]:
    return list(pages_after(parse_html(html), html, address, portal=portal))


def test_a_postback_sends_the_whole_form_back() -> None:
    [page] = after(form(link("1", "g", "Page$1") + link("2", "g", "Page$2")))
    assert (page.url, page.page, page.identity) == (HERE.url, 2, f"{HERE.identity}#trang-2")
    assert page.asking is not None
    sent = {name: value[0] for name, value in parse_qs(page.asking.body).items()}
    assert sent == {
        "__EVENTTARGET": "g",
        "__EVENTARGUMENT": "Page$2",
        "__VIEWSTATE": STATE,
        "nam": "2023",
    }


@pytest.mark.parametrize(
    "links",
    [
        link("2", "ctl00$Main$btnLink_2"),
        link("&gt;&gt;", "ctl00$Main$btnNext"),
        link("...", "g", "Page$2"),
        link("Trang sau", "pager", "2"),
        link("2", "AspNetPager1", "2"),
    ],
)
def test_pagers_of_many_makers(links: str) -> None:
    assert [page.page for page in after(form(links))] == [2]


@pytest.mark.parametrize(
    "links",
    [
        "".join(link(str(day), "Calendar1", str(8400 + day)) for day in range(1, 31)),
        link("&gt;", "Calendar1", "V8431"),
        link("English", "lang", "en-US"),
        link("Bình chọn", "poll"),
        link("1", "g", "Page$1"),
        link("...", "g", "Page$1"),
    ],
    ids=["days", "month", "language", "poll", "first", "back"],
)
def test_what_is_no_pager_is_left(links: str) -> None:
    assert after(form(links)) == []


def test_windows_of_pages_are_walked_in_order() -> None:
    tenth = Address(**{**HERE.__dict__, "page": 10, "listing": HERE.identity})
    links = link("...", "g", "Page$9") + "".join(
        link(str(n), "g", f"Page${n}") for n in (9, 8)
    ) + link("...", "g", "Page$11")  # fmt: skip
    [page] = after(form(links), tenth)
    assert (page.page, page.listing) == (11, HERE.identity)
    assert page.asking is not None
    assert "Page%2411" in page.asking.body


def test_a_scripts_pages_are_asked_for_with_its_own_values() -> None:
    pages = ScriptPages(
        "/api/{zone}",
        {"zone": r"zone='(\d+)'"},
        first=0,
        form={"PageIndex": "{page}", "Z": "{zone}"},
    )
    portal = Portal(name="p", signs=(), script_pages=(pages,))
    [first] = after("<script>zone='12'</script>", portal=portal)
    assert first.asking is not None
    assert (first.url, first.asking.body) == ("http://so.example/api/12", "PageIndex=0&Z=12")
    [second] = after("<div>a fragment says nothing</div>", first, portal)
    assert second.asking is not None
    assert second.asking.body == "PageIndex=1&Z=12"
    assert first.chain == second.chain == HERE.identity
    assert after("<p>no such list</p>", portal=portal) == []


def test_how_to_ask_survives_the_queue() -> None:
    asking = Asking("http://a.example", "a=1", "application/json", {"page": "3"})
    assert from_json(as_json(asking)) == asking
    assert from_json(as_json(None)) is None
