"""What kind of item a portal's page is: news, a feature, a notice, a document, a static page.

Offices count "tin, bài" and put notices, documents and procedures on the same pages (guideline
2.2). The kind is read from the title, the section and how the text is built, never guessed from
the subject. It is conservative: what is not plainly something else is news, because an item that
is taken for a document leaves the count. Words are data: item_types.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from cchc_nlp.records import Article, ItemType
from cchc_nlp.vietnamese.folding import fold

# What offices call "tin, bài": news, features, and notices written out on their news pages. A
# document or a procedure that is merely put there is none (guideline 2.2).
COUNTED_TYPES: tuple[ItemType, ...] = ("news", "feature", "notice")
# A text of this many syllables is a feature ("bài"), a shorter one news ("tin"). Editorial custom,
# and no rule: "tin" is the short item, "bài" the article.
FEATURE_SYLLABLES = 350
# What a text has at most that does nothing but present a document named in its title.
PRESENTING_SYLLABLES = 80
# And that does nothing but say where the file is ("Toàn văn xem tại file đính kèm").
POINTING_SYLLABLES = 40
# A printed document shows what it is in its first lines, and states its grounds soon after.
_HEAD_LINES, _HEAD_LETTERS, _GROUNDS_LETTERS = 15, 900, 3000


def item_type_of(article: Article) -> ItemType:
    """The kind of an item.

    >>> item_type_of(Article("1", "", "Thông báo lịch tiếp công dân tháng 5", "Sở thông báo..."))
    'notice'
    >>> item_type_of(Article("2", "", "Quyết định số 485/QĐ-UBND về việc giao biên chế", "Tải về"))
    'document'
    >>> item_type_of(Article("3", "", "Lịch sử một ngôi làng", "Làng có từ thế kỷ XV."))
    'news'
    """
    if article.body_kind in ("attachment", "media"):
        return "media" if article.body_kind == "media" else "document"
    title = _plain_title(article.title)
    if _pattern("notice_title").match(title):
        return "notice"
    low = article.text.lower()
    if _is_static(article, title, low=low):
        return "static"
    size = len(article.text.split(maxsplit=FEATURE_SYLLABLES))  # syllables, as far as they matter
    found = _printed_document(article, low=low) or _presented_document(article, title, size=size)
    if found:
        return found
    if _is_built_as_notice(article):
        return "notice"
    return "news" if size < FEATURE_SYLLABLES else "feature"


def is_shorter(text: str, syllables: int) -> bool:
    """Whether a text has fewer syllables; no more of it is looked at than tells.

    >>> is_shorter("Sở họp bàn", 3), is_shorter("Sở họp bàn", 4)
    (False, True)
    """
    return len(text.split(maxsplit=syllables)) < syllables


def _plain_title(title: str) -> str:
    """The folded title without quotes, brackets and bullets before its first word."""
    return " ".join(fold(title).split()).lstrip("\"'([-–•*+ ]")


# -- pages of the portal itself --------------------------------------------------------------------


def _is_static(article: Article, title: str, *, low: str) -> bool:
    """A procedure with its parts, or a page about the office that no day was printed on."""
    if article.published is None and _pattern("static_title").match(title):
        return True
    if "trình tự" not in low:  # cheap, and every procedure has it
        return False
    found = _pattern("procedure_part").finditer(fold(article.text))
    parts = {" ".join(match["part"].split()) for match in found}
    # Under another title ("Cấp giấy phép ...") it takes nearly all of them: news explains some.
    enough = 3 if _pattern("procedure_title").match(title) else 5
    return "trình tự thực hiện" in parts and len(parts) >= enough


# -- documents ------------------------------------------------------------------------------------


def _printed_document(article: Article, *, low: str) -> ItemType | None:
    """What a text is that is a document printed in full; None for any other.

    A printed "Thông báo" or "Giấy mời" is a notice; a header must stand in capitals, as nobody
    writes it in a sentence.
    """
    start = article.text[:_GROUNDS_LETTERS]
    low = low[:_GROUNDS_LETTERS] if len(low) == len(article.text) else start.lower()
    if not any(word in low for word in ("độc lập", "căn cứ", "chủ nghĩa việt nam")):
        return None
    head = "\n".join(start[:_HEAD_LETTERS].split("\n")[:_HEAD_LINES])
    if not (_has_header(head) or _states_grounds(start, head)):
        return None
    return "notice" if _pattern("notice_document").search(fold(start)) else "document"


def _states_grounds(start: str, head: str) -> bool:
    """Whether a text states its grounds, a line each, under a number or over its first article."""
    beginnings = "\n".join(line[:_GROUND_LETTERS] for line in start.split("\n"))
    grounds = len(_GROUND.findall(fold(beginnings)))  # most texts have none: no need to fold all
    if grounds and _NUMBER_LINE.search(fold(head)):
        return True
    return grounds >= 2 and _ARTICLE_1.search(fold(start)) is not None


def _has_header(head: str) -> bool:
    """Whether a line holds the national name in capitals, or ends with the motto under it."""
    lines = ((line, _NATIONAL_NAME.search(line)) for line in head.split("\n"))
    in_capitals = any(found and line == line.upper() for line, found in lines)
    return in_capitals or ("độc" in head.lower() and _MOTTO.search(head) is not None)


# Nghị định 30/2020/NĐ-CP, phụ lục I: the national name in capitals, the motto under it.
_NATIONAL_NAME = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM")
_MOTTO = re.compile(r"(?mi)^.{0,60}độc\s+lập\s*[-–—]\s*tự\s+do\s*[-–—]\s*hạnh\s+phúc\W*$")
_NUMBER_LINE = re.compile(r"(?m)^(?:.{0,60}\bsố\s?:|số)\s?\d{0,6}\s?/\s?[\w&-]{2,}")
_GROUND = re.compile(r"(?m)^[\s\-+*]{0,4}căn\scứ\s")
_GROUND_LETTERS = 12  # one more than the longest of them has
_ARTICLE_1 = re.compile(r"(?m)^\W{0,3}điều 1\s?[.:]")


def _presented_document(article: Article, title: str, *, size: int) -> ItemType | None:
    """A title that names a document, over a text that only presents it or points to its file.

    By its number, over a short text; by its kind alone ("Chỉ thị về việc ...") only over a text
    that says where the file is, and hardly anything else.
    """
    if size >= PRESENTING_SYLLABLES:
        return None
    if _pattern("document_title").match(title):
        return "document"
    is_pointer = 0 < size < POINTING_SYLLABLES
    if not is_pointer or not _pattern("document_kind").match(title):
        return None
    text = fold(article.text)
    return "document" if any(pointer in text for pointer in _words("pointers")) else None


# -- notices --------------------------------------------------------------------------------------


def _is_built_as_notice(article: Article) -> bool:
    """In a section for notices, with two marks of one: portals put news there as well."""
    if not _is_of_notices(article.section):
        return False
    text = fold(article.text)
    fields = {match["field"] for match in _pattern("notice_field").finditer(text)}
    says_so = _ANNOUNCES.search(text[:400]) is not None
    addresses = any(formula in text for formula in _words("notice_formulas"))
    return (len(fields) >= 2) + says_so + addresses >= 2


@lru_cache(maxsize=1024)
def _is_of_notices(section: str) -> bool:
    folded = " ".join(fold(section).split())
    return any(name in folded for name in _words("notice_sections"))


# "Sở thông báo ...:" in the first sentence, the office being the one that announces.
_ANNOUNCES = re.compile(
    r"^[^.\n]{0,160}\b(?:sở|uỷ ban|ubnd|chi cục|trung tâm|ban|văn phòng|hội đồng|phòng|cục)\b"
    r"[^.\n]{0,120}\bthông báo\b"
)


# -- the table ------------------------------------------------------------------------------------


@cache
def _data() -> Mapping[str, Sequence[str]]:
    text = resources.files(__package__).joinpath("item_types.toml").read_text("utf-8")
    return {name: tuple(map(fold, words)) for name, words in tomllib.loads(text).items()}


def _words(name: str) -> Sequence[str]:
    return _data()[name]


def _any_of(name: str) -> str:
    """An alternation of a list's words, the longest first."""
    words = sorted(_words(name), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """One of the patterns that are made of the lists."""
    mark = r"(?m:^)[\s\-+*•]{0,4}(?:\(?[\divx]{1,4}[.):]+\d{0,2}[.)]?\s*|[a-zđ][.)]\s*)?"
    forms = {
        "notice_title": lambda: (
            rf"(?:(?:{_any_of('notice_titles')})(?!\w)"
            rf"|thư mời(?:\s+(?:{_any_of('invitations')})(?!\w)|\s?[:(-]|\s+số\s|$))"
        ),
        "static_title": lambda: (
            rf"(?:(?:{_any_of('static_titles')})$|(?:{_any_of('static_beginnings')})(?!\w))"
        ),
        "procedure_title": lambda: rf"(?:{_any_of('procedure_titles')})(?!\w)",
        "procedure_part": lambda: (
            rf"(?:{mark}|(?<=[.;]\s))(?P<part>{_any_of('procedure_parts')})"
            r"(?:\s(?:thủ tục hành chính|tthc))?\s*(?:[:.]|(?m:$))"
        ),
        "document_title": lambda: (
            rf"(?:(?:{_any_of('document_kinds')})(?:\scủa\s[^\d]{{1,60}})?\s(?:số\s?:?\s?)?)?"
            r"\d{1,5}\s?/(?:\d{4}/)?[a-zđ][\w&-]*(?=$|\W)(?:/[\w&-]+)*"
            r"(?:\s?[,(]?\s?(?:ngày|của|về|v/v|ban hành|quy định|hướng dẫn|phê duyệt|công bố)\b.*"
            r"|\s?[:,(-].*|$)"
        ),
        "document_kind": lambda: rf"(?:{_any_of('document_kinds')})(?!\w)",
        "notice_document": lambda: rf"(?m)^\W{{0,3}}(?:{_any_of('notice_documents')})\W*$",
        "notice_field": lambda: rf"{mark}(?P<field>{_any_of('notice_fields')})[^:\n]{{0,40}}:",
    }
    return re.compile(forms[name]())
