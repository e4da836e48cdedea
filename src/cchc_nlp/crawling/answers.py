"""What an answer is, before anybody reads it: a page, or one of the many things sent instead.

A portal answers 200 for pages that are not there, for visitors it takes for robots, and with an
empty shell that only a script fills. Such an answer counted as a page would be an article lost
without a word, so each has its own Outcome.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from cchc_nlp.crawling.fetching import Answer
from cchc_nlp.records import Reason

Verdict = tuple[Reason, str]

# Longer than this, a page has something to say whatever words it holds.
SHORT_PAGE = 40_000
SHORT_TEXT = 1_200
EMPTY_TEXT = 200

_WALL = re.compile(
    r"thông báo từ chối truy cập|từ chối truy cập|truy cập bị (?:từ chối|chặn)"
    r"|hệ thống đang gặp vấn đề khi xử lý yêu cầu|truy cập quá nhiều|quá nhiều yêu cầu"
    r"|access denied|request rejected|requested url was rejected|you have been blocked"
    r"|attention required! \| cloudflare|just a moment\.\.\.|checking your browser"
    r"|web application firewall|too many requests"
    r"|xác nhận bạn không phải (?:là )?(?:người máy|robot)",
    re.IGNORECASE,
)
_COOKIE_SCRIPT = re.compile(r"document\.cookie\s*=")
_RELOAD = re.compile(r"location\.(?:reload|replace|href|assign)|location\s*=|\.submit\(")
_SHELL = re.compile(
    r"""(?i)<(?:div|main)[^>]+id=["']?(?:root|app|__next|__nuxt)["'\s>]|<app-root"""
)
_TITLE = re.compile(r"(?is)<title[^>]*>(.*?)</title>")
# A headline may say that something was not found; what a portal says of a page is short.
_NOT_THERE = re.compile(
    r"^\W*(?:lỗi )?404\b|^(?:\S+ ){0,4}(?:không tìm thấy|không tồn tại)(?: \S+){0,3}$"
    r"|^(?:page )?not found\b|^trạng thái - ",
    re.IGNORECASE,
)
# NukeViet sends the reader of a missing page home after three seconds.
_SENT_HOME = re.compile(
    r"""(?i)http-equiv=["']?refresh["']?\s+content=["']?\s*\d\s*;\s*url=["']?([^"'>\s]*)"""
)
_HIDDEN = re.compile(r"(?is)<(script|style|noscript|template|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>")


def refusal_of(answer: Answer) -> Verdict | None:
    """Why an answer is no page, by its status alone; None where it may be one."""
    status, said = answer.status, f"the server answered {answer.status}"
    if status == 200:
        return None
    if 300 <= status < 400:
        return "off_site", f"the server sends to {answer.url}"
    if status in (404, 410):
        return "not_found", said
    if status in (401, 403, 407, 429, 451):
        return "blocked", said
    return "server_error", said


def is_html(answer: Answer) -> bool:
    """Whether the answer says it is a page; one that says nothing may be."""
    kind = answer.content_type.lower()
    return not kind or "html" in kind or "xml" in kind


def disguise_of(html: str, url: str = "") -> Verdict | None:
    """What a page with status 200 really is, if it is not what was asked for under `url`.

    >>> disguise_of("<title>Thông báo từ chối truy cập</title><body>Mã: 7</body>")
    ('blocked', 'a page that refuses: Thông báo từ chối truy cập')
    >>> disguise_of('<body><div id="root"></div><script src="/a.js"></script></body>')
    ('needs_js', 'an empty page that a script fills; a site profile may name its API')
    """
    titles = _TITLE.search(html)
    title = " ".join(titles[1].split()) if titles else ""
    if _NOT_THERE.search(title) or _is_sent_home(html, url):
        return "soft_404", title or "a page that sends the reader home"
    return None if len(html) > SHORT_PAGE else _short_page(html, title)


def _is_sent_home(html: str, url: str) -> bool:
    """Whether a page other than the home page sends its reader there."""
    sent = _SENT_HOME.search(html) if len(html) < SHORT_PAGE else None
    return sent is not None and _depth(sent[1]) <= 1 < _depth(url)


def _depth(url: str) -> int:
    """How many parts the path of an address has."""
    try:
        return len([part for part in urlsplit(url).path.split("/") if part])
    except ValueError:
        return 0


def _short_page(html: str, title: str) -> Verdict | None:
    text = " ".join(_HIDDEN.sub(" ", html).split())
    if len(text) < SHORT_TEXT and (wall := _WALL.search(f"{title} {text}")):
        return "blocked", f"a page that refuses: {wall[0]}"
    if len(text) < EMPTY_TEXT and _COOKIE_SCRIPT.search(html) and _RELOAD.search(html):
        return "gated", "a script asks for a cookie before it shows the page"
    if len(text) < EMPTY_TEXT and _SHELL.search(html):
        return "needs_js", "an empty page that a script fills; a site profile may name its API"
    return None
