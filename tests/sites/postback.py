"""What ASP.NET does between two answers: a state is hidden in the page and checked when it returns.

A post is taken only with the fields of the very page that offered its link. Whoever sends one of
another page, or loses a "+" of it on the way, is refused, as by the real thing.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from .serving import Request, Response, page

Offer = tuple[str, str]
GENERATOR = "CA0B0334"
SEARCH_BUTTON = "ctl00$btnTimKiem"
# Encoded, these bytes are "+/+/": letters that mean something else in a form.
_HEAD = b"\xfb\xff\xbf"
_SECRET = b"machine key"


@dataclass(frozen=True)
class Posted:
    """A post that was taken: what the page it came from showed, and the link that was followed."""

    shown: str
    target: str
    argument: str


def link(offer: Offer, text: str, css: str = "") -> str:
    """A link as a LinkButton prints it."""
    target, argument = offer
    named = f' class="{css}"' if css else ""
    call = escape(f"__doPostBack('{target}','{argument}')", quote=True)
    return f'<a{named} href="javascript:{call}">{escape(text)}</a>'


def form(action: str, shown: str, offers: Sequence[Offer], inner: str) -> str:
    """The page's single form, with its hidden fields and a search box."""
    fields = {
        "__EVENTTARGET": "",
        "__EVENTARGUMENT": "",
        "__VIEWSTATE": _sealed(shown),
        "__VIEWSTATEGENERATOR": GENERATOR,
        "__EVENTVALIDATION": _sealed("\n".join([shown, *map("\t".join, offers)])),
    }
    hidden = "\n".join(
        f'<input type="hidden" name="{name}" id="{name}" value="{escape(value)}" />'
        for name, value in fields.items()
    )
    return f"""<form method="post" action="{escape(action)}" id="form1">
<div class="aspNetHidden">{hidden}</div>
<script>function __doPostBack(t, a) {{ /* sets the two fields and submits */ }}</script>
<div class="tim-kiem"><input name="ctl00$txtTuKhoa" type="text" value="Nhập từ khóa &amp; Enter" />
<select name="ctl00$ddlLienKet"><option selected="selected" value="0">Liên kết website</option>
<option value="1">Cổng tỉnh</option></select>
<input type="submit" name="{SEARCH_BUTTON}" value="Tìm kiếm" /></div>
{inner}</form>"""


def posted(request: Request) -> Posted | None:
    """What a post asks for; None if its fields are not those of one page that offered it."""
    sent = request.form
    shown = _opened(sent.get("__VIEWSTATE", ""))
    offered = _opened(sent.get("__EVENTVALIDATION", ""))
    if shown is None or offered is None or sent.get("__VIEWSTATEGENERATOR") != GENERATOR:
        return None
    if SEARCH_BUTTON in sent:
        return Posted(shown, SEARCH_BUTTON, "")
    first, *offers = offered.split("\n")
    wanted = (sent.get("__EVENTTARGET", ""), sent.get("__EVENTARGUMENT", ""))
    return Posted(shown, *wanted) if first == shown and "\t".join(wanted) in offers else None


def refused() -> Response:
    """The page of an exception in the server."""
    return page(
        "<html><head><title>Validation of viewstate MAC failed.</title></head>"
        "<body><h1>Server Error in '/' Application.</h1></body></html>",
        status=500,
    )


def _sealed(text: str) -> str:
    data = text.encode()
    return base64.b64encode(_HEAD + _mac(data) + data).decode()


def _opened(value: str) -> str | None:
    try:
        raw = base64.b64decode(value, validate=True)
    except binascii.Error:
        return None
    head, mac, data = raw[:3], raw[3:19], raw[19:]
    return data.decode() if head == _HEAD and hmac.compare_digest(mac, _mac(data)) else None


def _mac(data: bytes) -> bytes:
    return hmac.new(_SECRET, data, hashlib.sha256).digest()[:16]
