"""Lists and articles of a site that is drawn by a script, through the JSON interface behind it.

What its profile says (`portals.base.Api`) is all that is known of it. An item keeps the public
address that a reader sees; what is asked for is the interface's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urljoin

from cchc_nlp.crawling.frontier import Address, Asking
from cchc_nlp.crawling.paging import filled_in
from cchc_nlp.portals.base import Api, clean_url, dig, identity_of, parsed
from cchc_nlp.portals.json_api import PORTAL
from cchc_nlp.vietnamese.dates import parse_timestamp

JSON = "application/json"


def api_starts(url: str, api: Api, *, source: str) -> Iterator[Address]:
    """The first page of every section that the profile names."""
    for name, value in api.sections.items():
        yield _list_page(url, api, source=source, section=name, value=value, number=api.first)


def api_items(body: bytes, address: Address, *, api: Api) -> Iterator[Address]:
    """The articles of one answer and, if there are any, the page after it.

    Raises ValueError if the answer is not JSON, or holds no list where the profile says.
    """
    items = dig(json.loads(body), api.items)
    if not isinstance(items, list):
        raise ValueError(f"no list of items at {api.items!r}; check `items` in the site profile")
    for item in items:
        yield _item(parsed(item), address, api)
    if items:
        yield _page_after(address, api, shown=len(items))


def _item(item: Any, address: Address, api: Api) -> Address:
    """The article of an item; the interface may lie on another host than what readers see."""
    if not isinstance(item, Mapping):
        raise ValueError(f"an item at {api.items!r} is no object; check the site profile")
    fields = {k: v for k, v in item.items() if isinstance(v, str | int)}
    quoted = {name: quote(str(value), safe="") for name, value in fields.items()}
    url = clean_url(urljoin(address.url, _named(api.address, quoted, "address")))
    asked = urljoin(address.url, _named(api.article_url, quoted, "article_url"))
    asking = Asking(asked, filled_in(api.article_body, fields), JSON)
    stamp = parse_timestamp(str(dig(item, api.fields.get("published", "")) or ""))
    return Address(
        url=url,
        identity=identity_of(url, PORTAL),
        source=address.source,
        kind="article",
        section=address.section,
        listed_date=stamp.date() if stamp else None,
        found_on=address.url,
        portal=PORTAL.name,
        asking=asking,
    )


def _named(template: str, fields: Mapping[str, str], key: str) -> str:
    """A template with every name in it filled. Raises ValueError, listing the names there are."""
    filled = filled_in(template, fields)
    if missing := re.search(r"\{(\w+)\}", filled):
        raise ValueError(f"{key}: no field {missing[1]!r}; there are: {', '.join(sorted(fields))}")
    return filled


def _page_after(address: Address, api: Api, *, shown: int) -> Address:
    """The page after `shown` items: an interface may give fewer than it was asked for."""
    values = address.asking.values if address.asking else {}
    return _list_page(
        address.url,
        api,
        source=address.source,
        section=address.section,
        value=values.get("section", ""),
        number=int(values.get("page", api.first)) + 1,
        offset=int(values.get("offset", 0)) + shown,
        found_on=address.url,
    )


def _list_page(
    base: str,
    api: Api,
    *,
    source: str,
    section: str,
    value: str,
    number: int,
    offset: int = 0,
    found_on: str = "",
) -> Address:
    place: Mapping[str, object] = {
        "section": value,
        "page": number,
        "offset": offset,
        "size": api.size,
    }
    quoted = {name: quote(str(v), safe="") for name, v in place.items()}
    url = clean_url(urljoin(base, filled_in(api.list_url, quoted)))
    chain = f"{identity_of(url.partition('?')[0], PORTAL)}#{value}"
    return Address(
        url=url,
        identity=f"{chain}#trang-{number}",
        source=source,
        kind="list",
        section=section,
        found_on=found_on,
        listing=chain,
        page=number - api.first + 1,
        portal=PORTAL.name,
        asking=Asking(
            body=filled_in(api.list_body, place),
            media_type=JSON,
            values={"section": value, "page": str(number), "offset": str(offset)},
        ),
    )
