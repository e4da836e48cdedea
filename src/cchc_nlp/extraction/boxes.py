"""Which boxes of a page are not the article's, told by the words in their classes and ids."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST = 300  # letters of a class or id; more is no name, and a trap for patterns
LONG = 100  # letters of one stretch of text: more than a tool says
_SEAMS = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
# What editors put on the author's own words.
_EDITORS = re.compile(r"\bms-rte\S*")
# Places of today's date: Liferay's and SharePoint's themes, DotNetNuke's skins, offices' own.
_CLOCK = re.compile(
    r"(?i)clock|current-?_?(?:time|date)|date-?_?current|\btoday\b|(?:date|time)-?_?now|\bdong-?ho"
    r"|\bwd-days\b|\bdate-time\b"
)
# Boxes that hold other things than the article, however much they say.
_OTHERS = re.compile(
    r"\b(?:related?|relates?|\w*lien ?quan|(?:tin|bai|news)(?: viet)? ?(?:khac|cu|moi|lien|lq"
    r"|other)"
    r"|other ?(?:news|posts?)|more ?(?:news|posts?)|comments?|binh ?luan|respond|disqus|y ?kien"
    r"|phan ?hoi|side ?bar|aside|footer|widgets?|modal|popup|you ?may|read ?more|recommend\w*"
    r"|author ?(?:box|bio|info|profile)|about ?(?:the )?author|yarpp|jp relatedposts"
    r"|same ?(?:cat\w*|topic))\b"
)
# Boxes of tools, unless the article itself stands in them ("print-area").
_TOOLS = re.compile(
    r"\b(?:share|sharing|chia ?se|socials?|social ?(?:icons?|share)|add ?this|addtoany|a2a|fb|zalo"
    r"|tool ?bars?|tools?|cong ?cu|utilit\w*|tien ?ich|print|bread ?crumbs?|duong ?dan|pag(?:er"
    r"|ing|ination)"
    r"|phan ?trang|(?:post|posts) navigation|nav ?links|menus?|nav|navbar|rat(?:e|ing)s?"
    r"|danh ?gia|votes?"
    r"|binh ?chon|stars?|poll|captcha|tags?|tag ?(?:list|cloud)|tu ?khoa|key ?words?|(?:post ?"
    r"|page ?)views?(?: ?counts?)?"
    r"|luot ?(?:xem|truy ?cap)|counters?|thong ?ke|font ?size|co ?chu|audio|player|tts|nghe|speech"
    r"|news ?letter|subscribe|log ?in|dang ?nhap|search|tim ?kiem|banners?|ads|advert\w*"
    r"|quang ?cao|copyright|toc|qr ?code|skip ?link\w*)\b"
)
_ASIDE = re.compile(
    r"\b(?:side ?bar|aside|footer|chan ?trang|menus?|nav|navbar|bread ?crumbs?|widgets?|related?"
    r"|lien ?quan|modal|popup|banner|(?:col|cot|block|box) ?(?:right|left|phai|trai)"
    r"|(?:right|left|phai|trai) ?(?:col|column|bar|side|panel)|(?:tin|bai)(?: viet)? ?(?:khac|cu"
    r"|moi|lien quan))\b"
)


@lru_cache(maxsize=4096)
def _words(named: str) -> str:
    return _SEAMS.sub(" ", _EDITORS.sub("", named)).lower()


def named(element: _Element, *, above: int = 0) -> str:
    """The class and id of an element and of some around it, as far as anybody names a box.

    >>> from cchc_nlp.portals.base import parse_page
    >>> named(next(parse_page('<p class="tin moi" id="dau">Tin</p>').iter("p")))
    'tin moi dau'
    """
    if not above:
        return _joined(element.get("class"), element.get("id"))
    around = (element, *islice(element.iterancestors(), above))
    return " ".join(filter(None, (_joined(e.get("class"), e.get("id")) for e in around)))


def _joined(classes: str | None, identity: str | None) -> str:
    if not classes or not identity:
        return (classes or identity or "")[:LONGEST]
    return f"{classes[:LONGEST]} {identity[:LONGEST]}"


def text_in(element: _Element) -> str:
    """All the text in an element, as `itertext` gives it in ten times as long.

    >>> from cchc_nlp.portals.base import parse_page
    >>> text_in(parse_page("<p>Tin <b>mới</b> <script>1</script></p>").find(".//p"))
    'Tin mới 1'
    """
    return _writer()(element) if len(element) else element.text or ""


@cache
def _writer() -> Callable[[_Element], str]:
    from lxml.etree import tostring

    return partial(tostring, encoding="unicode", method="text", with_tail=False)


def is_clock(element: _Element) -> bool:
    """Whether a date stands where the page's header shows today's, or in its banner."""
    for above in (element, *islice(element.iterancestors(), 2)):
        if _CLOCK.search(named(above)):
            return True
    return False


@lru_cache(maxsize=4096)
def is_aside(named: str) -> bool:
    """Whether a class or id names a place beside the article.

    >>> is_aside("col-right sidebar"), is_aside("detail-title")
    (True, False)
    """
    return bool(_ASIDE.search(_words(named)))


@lru_cache(maxsize=4096)
def kind_of_box(named: str) -> str:
    """What a class or id says of a box: "others", "tools" or "".

    >>> [kind_of_box(name) for name in ("tin-lien-quan", "printArea", "noidung")]
    ['others', 'tools', '']
    """
    words = _words(named)
    return "others" if _OTHERS.search(words) else "tools" if _TOOLS.search(words) else ""


_LONG_TEXT = (
    f"boolean(.//text()[string-length(normalize-space(.)) > {LONG}]"
    "[not(ancestor::a or ancestor::script or ancestor::style)])"
)
_BOXES = frozenset("div ul ol section p span table td li form dl center fieldset header".split())


def box_of(element: _Element) -> str:
    """What a box is, if what it says is not the article's: "others", "tools" or ""."""
    tag = element.tag
    if tag == "footer" and next(element.iterancestors("article"), None) is not None:
        return "tools"  # the foot of an article may hold its stamp
    if tag in ("nav", "aside", "footer"):
        return "others"
    if tag not in _BOXES:
        return ""
    if tag == "div" and (element.get("itemtype") or "").endswith("/Person"):
        return "others"  # about the author
    names = named(element)
    kind = kind_of_box(names) if names else ""
    return "" if kind == "tools" and _says_much(element) else kind


def _says_much(element: _Element) -> bool:
    """Whether there is a paragraph in an element: its box was never closed, or is the article's."""
    return len(text_in(element)) > LONG and bool(_long_text()(element))


@cache
def _long_text() -> Callable[[_Element], bool]:
    from lxml.etree import XPath

    return XPath(_LONG_TEXT)
