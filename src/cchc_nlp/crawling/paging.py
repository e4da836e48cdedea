"""The pages of a list after the one that is shown: by link, by postback, by script.

A postback (ASP.NET's `__doPostBack`) sends the page's whole form back, with the state the server
hid in it; so each page can only be asked for by what the page before it held, and pages are walked
in order. Only pagers are followed: never a calendar's days, a poll, a language switch.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urljoin

from cchc_nlp.crawling.frontier import Address, Asking
from cchc_nlp.crawling.links import is_inside, target_of
from cchc_nlp.portals.base import (
    Portal,
    ScriptPages,
    clean_url,
    is_excluded,
    list_identity,
)
from cchc_nlp.portals.selecting import select

if TYPE_CHECKING:
    from lxml.html import FormElement, HtmlElement

_POSTBACK = re.compile(r"__doPostBack\('([^']*)'\s*,\s*'([^']*)'\)")
_NEXT = re.compile(r"(?i)^(?:trang\s+)?(?:sau|tiếp(?: theo)?|next|kế tiếp|\.\.\.|…|»|>|>>|›)\W*$")


def pages_after(
    tree: HtmlElement, html: str, address: Address, *, portal: Portal
) -> Iterator[Address]:
    """The further pages of the list that a page shows; those of a chain share its `listing`."""
    yield from _linked(tree, address, portal)
    yield from _posted(tree, address, portal)
    yield from _scripted(html, address, portal)


def _linked(tree: HtmlElement, address: Address, portal: Portal) -> Iterator[Address]:
    for link in pager_elements(tree, portal):
        url = target_of(link, address.url)
        if url and is_inside(url, address.url) and not is_excluded(url, portal):
            number = _number(link.text_content()) or address.page + 1
            identity = list_identity(url, portal)
            yield _page(address, url, identity=identity, number=number, portal=portal)


def pager_elements(tree: HtmlElement, portal: Portal) -> list[HtmlElement]:
    """The links of the list's pager: where the system prints them, else whatever looks like one."""
    found = select(tree, portal.next_page)
    if found or portal.is_known:
        return found
    from cchc_nlp.crawling.pagers import pager_links

    return pager_links(tree)


def _page(
    address: Address,
    url: str,
    *,
    identity: str,
    number: int,
    portal: Portal,
    asking: Asking | None = None,
) -> Address:
    return replace(
        address,
        url=url,
        identity=identity,
        kind="list",
        listed_date=None,
        found_on=address.url,
        listing=address.chain,
        page=number,
        portal=portal.name,
        asking=asking,
    )


def _number(text: str) -> int | None:
    """The page number a pager's link prints ("2", "[3]", "Trang 4"); None for other texts."""
    found = re.fullmatch(r"\W*(?:[Tt]rang|[Pp]age)?\s*(\d{1,5})\W*", text.strip())
    return int(found[1]) if found else None


# -- postbacks ----------------------------------------------------------------------------------


def _posted(tree: HtmlElement, address: Address, portal: Portal) -> Iterator[Address]:
    from lxml.html import FormElement

    link = _next_postback(tree, address.page)
    form = None if link is None else next(link.iterancestors("form"), None)
    if link is None or not isinstance(form, FormElement):
        return
    url = clean_url(urljoin(address.url, form.get("action") or address.url))
    if not is_inside(url, address.url):
        return
    number = address.page + 1
    asking = Asking(body=urlencode(_filled(form, *_target(link))))
    identity = f"{address.chain}#trang-{number}"
    yield _page(address, url, identity=identity, number=number, portal=portal, asking=asking)


def _next_postback(tree: HtmlElement, shown: int) -> HtmlElement | None:
    """The link to the page after the one shown: its number, else the jump to the next window."""
    jump = None
    for link in tree.iter("a"):
        target, argument = _target(link)
        if not target or re.fullmatch(r"V?\d{3,}", argument):  # a calendar's day or month
            continue
        text = link.text_content().strip()
        if _number(text) == shown + 1 and argument in ("", str(shown + 1), f"Page${shown + 1}"):
            return link
        if jump is None and _NEXT.match(text) and not argument.startswith("Page$1$"):
            jump = link if _leads_on(argument, shown) else None
    return jump


def _leads_on(argument: str, shown: int) -> bool:
    """GridView prints "..." on both ends of its window: one leads back."""
    number = re.fullmatch(r"(?:Page\$)?(\d+)", argument)
    return number is None or int(number[1]) > shown


def _target(link: HtmlElement) -> tuple[str, str]:
    call = _POSTBACK.search(f"{link.get('href') or ''} {link.get('onclick') or ''}")
    return (call[1], call[2]) if call else ("", "")


def _filled(form: FormElement, target: str, argument: str) -> list[tuple[str, str]]:
    """Every field of the form as a browser would send it, with the link's own two set."""
    own = {"__EVENTTARGET": target, "__EVENTARGUMENT": argument}
    fields = [(name, value) for name, value in form.form_values() if name not in own]
    return [*own.items(), *fields]


# -- scripts ------------------------------------------------------------------------------------


def _scripted(html: str, address: Address, portal: Portal) -> Iterator[Address]:
    for pages in portal.script_pages:
        if values := _kept(address, pages) or _values(html, pages):
            yield _script_page(address, pages, values, portal)
            return


def _script_page(
    address: Address, pages: ScriptPages, values: dict[str, str], portal: Portal
) -> Address:
    number = int(values.get("page", pages.first - 1)) + 1
    values = values | {"page": str(number)}
    quoted = {n: v if n == "encoded" else quote(v, safe="") for n, v in values.items()}
    form = {name: filled_in(value, values) for name, value in pages.form.items()}
    return _page(
        address,
        clean_url(urljoin(address.url, filled_in(pages.url, quoted))),
        identity=f"{address.chain}#trang-{number}",
        number=address.page + 1,
        portal=portal,
        asking=Asking(body=urlencode(form), values=values),
    )


def _kept(address: Address, pages: ScriptPages) -> dict[str, str]:
    """What the list's first page told, if it was a list of this kind."""
    kept = dict(address.asking.values) if address.asking else {}
    return kept if kept and set(pages.values) <= set(kept) else {}


def _values(html: str, pages: ScriptPages) -> dict[str, str]:
    """What the list's script holds; empty unless all of it is there."""
    found = {name: re.search(pattern, html) for name, pattern in pages.values.items()}
    values = {name: match[1] for name, match in found.items() if match}
    if len(values) < len(found):
        return {}
    return values | (_decoded(html, pages) if pages.encoded else {})


def _decoded(html: str, pages: ScriptPages) -> dict[str, str]:
    match = re.search(pages.encoded, html)
    try:
        told = json.loads(base64.b64decode(match[1])) if match else {}
    except ValueError:
        told = {}
    kept = {k: v for k, v in told.items() if k not in pages.replaced and not isinstance(v, dict)}
    return {"encoded": urlencode(kept)} if kept else {}


def filled_in(template: str, values: Mapping[str, object]) -> str:
    """A template with its names in braces replaced; what is not named stays, as in JSON.

    >>> filled_in('{"muc": "{section}", "trang": {page}}', {"section": "12", "page": 3})
    '{"muc": "12", "trang": 3}'
    """
    return re.sub(r"\{(\w+)\}", lambda m: str(values.get(m[1], m[0])), template)


def as_json(asking: Asking | None) -> str:
    """What the queue keeps of how to ask; "" where the address says it all."""
    if asking is None:
        return ""
    return json.dumps(
        {
            "url": asking.url,
            "body": asking.body,
            "media_type": asking.media_type,
            "values": dict(asking.values),
        },
        ensure_ascii=False,
    )


def from_json(text: str) -> Asking | None:
    """The inverse of `as_json`.

    >>> from_json(as_json(Asking(body="a=1", values={"page": "2"}))).values["page"]
    '2'
    """
    return Asking(**json.loads(text)) if text else None
