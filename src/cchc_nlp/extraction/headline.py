"""Where the headline of a page of an unknown system may stand, most likely places first.

A site's name is often the page's <h1>, and the headline a <div class="title">; what the page
says of itself in <title> and og:title tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.extraction.blocks import one_line, text_blocks
from cchc_nlp.extraction.boilerplate import ends_article
from cchc_nlp.extraction.boxes import is_aside
from cchc_nlp.extraction.boxes import named as box_name
from cchc_nlp.extraction.metadata import Metadata
from cchc_nlp.portals.selecting import Names
from cchc_nlp.vietnamese.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

FEWEST_WORDS = 3  # of a headline that the page does not name
USUAL_WORDS = 6  # which few headlines do not reach
MOST_OF_AN_OFFICE = 10  # words of its name
MOST_WORDS = 60
MOST_CANDIDATES = 60
SURE = 4.0  # of a name: the page's <title> begins with it, or og:title is it
HEADLINE = 6.0  # of a name that the page's metadata give as its headline
NAMED_ENOUGH = 6.0  # of a score: the name stands where a headline can
_TAGS = {"h1": 5.0, "h2": 3.0, "h3": 2.0, "h4": 1.0, "h5": 0.5}
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:(?:vi|index\.\w+|default\.aspx|trang-chu)/?)?")
_SITE = re.compile(r"(?i)\bsite-?(?:title|name)|\blogo\b|\bbrand\b")
_NAMED = re.compile(r"(?i)titl|headline|tieu[-_]?de|heading|subject|tentin|caption")
# The parts of <title>: "Tin 1 - Sở A | Cổng thông tin".
_SEAMS = re.compile(r"\s+[-|–—»>:]+\s+|\s*\|\s*|\s*»\s*")
# An office's name and no more: with a verb after it it would be a headline. The verbs are those
# that headlines of offices begin with; one that is missing costs little where <title> names it.
_OFFICE = re.compile(
    r"(?:sở|u[ỷy] ban nhân dân|ủy ban nhân dân|ubnd|(?:tổng |chi )?cục|bộ|thanh tra|văn phòng|hđnd"
    r"|hội đồng nhân dân|(?:tỉnh|huyện|thành|đảng) (?:ủy|uỷ)|trung tâm|bệnh viện|viện|trường"
    r"|công an|ban (?:quản lý|dân tộc|tổ chức|tuyên giáo)|hội (?:nông dân|phụ nữ|liên hiệp)"
    r"|liên đoàn|thị xã|thị trấn|thành phố|tp|huyện|xã|phường|tỉnh)\b"
    r"(?!.*\b(?:tổ chức|họp|ban hành|triển khai|làm việc|kiểm tra|tập huấn|công bố|thông báo|đẩy"
    r"|tăng cường|ra mắt|khai trương|khai mạc|bế mạc|đạt|tiếp|hướng dẫn|phát động|tổng kết|sơ kết"
    r"|hội nghị|thăm|chúc mừng|đưa|thực hiện|lấy|cải cách|quán triệt|ký|phối hợp|giao|trả lời|có"
    r"|là|của|tại|với|cho|trao|nhận|chủ động|hoàn thành|nâng|xây dựng nông|quyết|yêu cầu|đề nghị"
    r"|trực|tuyển|mời|tiêm|bắt|bổ nhiệm|về đích|vào|ra quân|được|bị|sẽ|đang|đã|rà soát|sắp xếp"
    r"|góp|sáp nhập|chuyển|công khai|tham gia|dự|phát|hỗ trợ|ủng hộ|khen|phòng chống)\b)"
    r"[^\d:;?!“”\",.]{0,90}"
)
# No headline, whatever prints it: the name of a site, of a page's kind.
_NO_HEADLINE = re.compile(
    r"(?:cổng|trang) (?:thông tin|tin)|trang chủ|chi tiết|tin tức|home\b|tin hoạt động$|thăm dò"
    r"|lịch (?:công tác|làm việc|tiếp công dân$)|tin (?:mới|nổi bật)|liên kết|thư viện (?:ảnh"
    r"|video)"
    r"|văn bản (?:mới|chỉ đạo|pháp quy)|thông báo$|bài viết$|bình chọn|thống kê|góc nhìn$"
)


class Candidate(NamedTuple):
    """An element that may be the headline; `is_named`: the page's metadata say its words."""

    score: float
    element: _Element
    is_named: bool


def find_headlines(tree: _Element, told: Metadata, *, page: Names) -> list[Candidate]:
    """The elements that may be the headline, most likely first; `page` are the page's names."""
    names = _names(told)
    scored = []
    for element, line in _candidates(tree, names, page=page):
        score = _score(element, line, names)
        is_named = names.get(fold(line), 0.0) >= SURE and score >= NAMED_ENOUGH
        scored.append(Candidate(score, element, is_named))
    likely = (candidate for candidate in scored if candidate.score > 0)
    return sorted(likely, key=lambda candidate: -candidate.score)


def _names(told: Metadata) -> dict[str, float]:
    """What the page calls its article, folded, and how much that says."""
    site = fold(told.site_name)
    names: dict[str, float] = {}
    whole = fold(told.page_title)
    parts = [part for part in _SEAMS.split(whole) if part]
    for place, part in enumerate(parts):
        names[part] = SURE if place == 0 or len(part.split()) >= USUAL_WORDS else 1.0
    names[whole] = 5.0
    for name in told.headlines:
        names[fold(name)] = HEADLINE
        for place, part in enumerate(_SEAMS.split(fold(name))[:2]):
            names.setdefault(part, 5.0 - place)
    if len(parts) > 1:
        names |= {part: -HEADLINE for part in parts if is_office(part)}
    return {name: weight for name, weight in names.items() if not _is_of_site(name, site)}


def _is_of_site(name: str, site: str) -> bool:
    return name in ("", site) or bool(_NO_HEADLINE.match(name))


def is_office(name: str) -> bool:
    """Whether a folded line is the name of an office and no more.

    >>> is_office("sở nội vụ tỉnh vĩnh giang"), is_office("sở nội vụ tổ chức hội nghị tổng kết")
    (True, False)
    """
    return len(name.split()) <= MOST_OF_AN_OFFICE and bool(_OFFICE.fullmatch(name))


def _candidates(
    tree: _Element, names: dict[str, float], *, page: Names
) -> Iterator[tuple[_Element, str]]:
    """Headings, elements named like one, and whatever says just what the page is called."""
    seen: set[_Element] = set()
    for element in (*tree.iter(*_TAGS), *_named_like_one(page), *_saying(tree, names)):
        if element not in seen and len(seen) < MOST_CANDIDATES:
            seen.add(element)
            line = _short_line(element)
            if 0 < len(line.split()) <= MOST_WORDS:
                yield element, line


def _short_line(element: _Element) -> str:
    """The element's text on one line; of a box with more words than a headline has, "" soon."""
    if not len(element):
        return one_line(element)
    said: list[str] = []
    words = 0
    for line in text_blocks(element):
        said.append(line)
        words += len(line.split())
        if words > MOST_WORDS:
            return ""
    return " ".join(said)


def _named_like_one(page: Names) -> list[_Element]:
    """The elements whose class, id or itemprop says so, in the order of the page."""
    told = (page.classes, page.values("id"), page.values("itemprop"))
    likely = {
        element
        for names in told
        for name, elements in names.items()
        if _NAMED.search(name)
        for element in elements
    }
    found = (
        element
        for element in page.tree.iter("div", "span", "p", "td", "strong", "b", "font")
        if element in likely
        and _NAMED.search(f"{box_name(element)} {element.get('itemprop')}")  # as far as it is read
    )
    return list(islice(found, MOST_CANDIDATES))


def _saying(tree: _Element, names: dict[str, float]) -> Iterator[_Element]:
    """The elements whose own text is a name of the article, not those in links elsewhere."""
    longest = [name for name in names if len(name.split()) >= FEWEST_WORDS]
    if not longest:
        return
    lengths = {len(name) for name in longest}
    low, high = min(lengths) - 2, max(lengths) + 40
    told = {len(name) for name in names}  # folding keeps lengths
    for element in (element for body in tree.iter("body") for element in body.iter("*")):
        text = element.text
        if text and low <= len(text) <= high:
            said = " ".join(text.split())
            if len(said) in told and fold(said) in names:
                yield element


def _score(element: _Element, line: str, names: dict[str, float]) -> float:
    folded = fold(line)
    named = names.get(folded, 0.0) or _begins(folded, names)
    score = _TAGS.get(str(element.tag), 0.0) + named
    if element.get("itemprop") == "headline":
        score += 4.0
    elif _NAMED.search(box_name(element)):
        score += 2.0
    if len(line.split()) < FEWEST_WORDS and not named:
        score -= 4.0
    elif len(line.split()) < USUAL_WORDS and not named:
        score -= 1.0
    if ends_article(line) or _NO_HEADLINE.match(folded):
        score -= 6.0
    if (line.isupper() and is_office(folded)) or (named < SURE and _is_site_name(element)):
        score -= 8.0
    elif is_office(folded):
        score -= 3.0
    return score - _held_against(element, is_named=named > 0)


def _is_site_name(element: _Element) -> bool:
    """Whether a heading stands in the page's banner or leads to the home page."""
    if any(a.tag == "header" or "banner" in (a.get("id") or "") for a in element.iterancestors()):
        return True
    if _SITE.search(box_name(element)):
        return True
    links = (element.getparent(), *element.iter("a"))
    return any(
        e is not None and e.tag == "a" and _HOME.fullmatch(e.get("href") or "") for e in links
    )


def _begins(folded: str, names: dict[str, float]) -> float:
    """A <title> may be cut, or go on with the site's name without a seam."""
    if len(folded) < 25:
        return 0.0
    return max(
        (w - 1.0 for n, w in names.items() if len(n) > 25 and (_cut(n, folded) or _cut(folded, n))),
        default=0.0,
    )


def _cut(whole: str, part: str) -> bool:
    return whole.startswith(part.rstrip(" .…"))


def _held_against(element: _Element, *, is_named: bool) -> float:
    """What speaks against a place: a menu, a box beside the article, a link to another page."""
    against = 0.0
    for above in (element, *element.iterancestors()):
        if above.tag in ("nav", "aside", "footer"):
            against += 6.0
        elif above.tag == "header":
            against += 0.0 if is_named else 5.0
        elif above.tag == "a" or (above.tag not in ("body", "html") and _is_beside(above)):
            against += 4.0
    if next(element.iter("a"), None) is not None:
        against += 1.5 if is_named else 4.0
    return against


def _is_beside(element: _Element) -> bool:
    return is_aside(box_name(element))
