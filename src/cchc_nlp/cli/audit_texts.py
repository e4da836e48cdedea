"""An audit in a table that is read in a minute, and a paragraph for each claim to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import click

from cchc_nlp.cli.printing import markdown, print_table

if TYPE_CHECKING:
    from cchc_nlp.auditing.report_audits import ReportAudit
    from cchc_nlp.counting.sentences import Language
    from cchc_nlp.records import Check, Claim, Quantity, Verdict

MOST_TITLES = 10  # of the articles behind a number; the JSON has all
_LONGEST_QUOTE = 300  # letters
_WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "place": "vị trí", "claim": "báo cáo nêu", "sum": "phép tính", "corpus": "đối chiếu kho",
        "matches": "khớp", "differs": "chưa khớp", "not_enough": "chưa đủ căn cứ",
        "holds": "đúng", "fails": "chưa đúng", "claims": "mục số liệu", "none": "không đối chiếu",
        "failing": "phép tính chưa đúng", "remarks": "lưu ý khác",
        "look": "Cần xem lại", "line": "dòng",
        "articles": "Tin, bài đã đếm", "more": "… và {n} tin, bài khác (xem --format json)",
        "others": "Lưu ý khác", "unread": "Không đọc",
        "header": "đầu trang", "footer": "chân trang", "site": "dòng của trang web hoặc lặp lại",
        "deleted": "đoạn đã xóa (theo dõi thay đổi)", "picture": "hình ảnh",
        "object": "biểu đồ, đối tượng nhúng", "page": "trang không có chữ (bản quét)",
        "list": "dòng của danh mục tin, bài hoặc văn bản",
        "table": "bảng nằm trong ô của bảng khác (đọc như chữ, không cộng lại)",
    },
    "en": {
        "place": "place", "claim": "claimed", "sum": "arithmetic", "corpus": "corpus",
        "matches": "matches", "differs": "differs", "not_enough": "not enough",
        "holds": "right", "fails": "off", "claims": "claims", "none": "not compared",
        "failing": "sums off", "remarks": "remarks", "look": "To look at", "line": "line",
        "articles": "Articles counted", "more": "… and {n} more (see --format json)",
        "others": "Remarks", "unread": "Not read",
        "header": "header", "footer": "footer", "site": "line of the site, or repeated",
        "deleted": "deleted passage (tracked changes)", "picture": "picture",
        "object": "chart or embedded object", "page": "page without text (scanned)",
        "list": "row of a list of articles or documents",
        "table": "table in a cell of another (read as words, not added up)",
    },
}  # fmt: skip


def audit_table(found: ReportAudit, *, lang: Language) -> tuple[list[str], list[list[str]]]:
    """Headings, and one row for each claim: where, what, what comes out, what the corpus says."""
    words = _WORDS[lang]
    rows = [
        [place, _claimed(claim, lang), _arithmetic(claim, lang), _compared(claim, words)]
        for place, claim in zip(found.places, found.claims, strict=True)
    ]
    return [words[name] for name in ("place", "claim", "sum", "corpus")], rows


def _claimed(claim: Claim, lang: Language) -> str:
    parts = " + ".join(_quantity(part, lang) for part in claim.parts)
    if claim.total is None:
        return parts or ", ".join(f"{_number(p.value, lang)}%" for p in claim.percents)
    total = f"{_quantity(claim.total, lang)} {_unit(claim.total)}"
    return f"{total}: {parts}" if parts else total


def _unit(quantity: Quantity) -> str:
    """The unit within a line: a cell of a table begins with a capital, "TTHC" keeps its own."""
    unit = quantity.unit
    return unit if unit[1:2].isupper() else f"{unit[:1].lower()}{unit[1:]}"


def _quantity(quantity: Quantity, lang: Language) -> str:
    if quantity.value is None:
        return "?"
    if isinstance(quantity.value, tuple):
        return "-".join(map(str, quantity.value))
    return _number(quantity.value, lang)


def _number(number: int | Fraction | None, lang: Language) -> str:
    from cchc_nlp.auditing.wording import number_words

    told = "?" if number is None else number_words(number, decimals=2)
    return told if lang == "vi" else told.translate(str.maketrans(".,", ",."))


def _arithmetic(claim: Claim, lang: Language) -> str:
    words = _WORDS[lang]
    failing = [check for check in claim.checks if not check.holds]
    if failing:
        return f"{words['fails']}: {check_words(failing[0], lang=lang)}"
    if claim.checks or claim.arithmetic == "sums":
        return words["holds"]
    return words["fails"] if claim.arithmetic == "fails" else "-"


def check_words(check: Check, *, lang: Language) -> str:
    """What does not come out: as the check says it, in English by its numbers alone."""
    if lang == "vi" or check.said is None or check.computed is None:
        return check.why
    said, computed = _number(check.said, lang), _number(check.computed, lang)
    if check.kind in ("percent", "plan"):
        return f"comes to {computed}%, the report says {said}%"
    if check.kind == "average":
        return f"comes to {computed} on average, the report says {said}"
    gap = _number(abs(Fraction(check.said) - check.computed), lang)
    return f"the parts come to {computed}, the report says {said}, off by {gap}"


def _compared(claim: Claim, words: dict[str, str]) -> str:
    return words[claim.verdict.status] if claim.verdict else "-"


def summary(found: ReportAudit, *, lang: Language) -> str:
    """One line: how many claims agree, how many sums are off, how many remarks there are."""
    words = _WORDS[lang]
    told = f"{len(found.claims)} {words['claims']}"
    statuses = Counter(claim.verdict.status if claim.verdict else "none" for claim in found.claims)
    if set(statuses) - {"none"}:
        names = ("matches", "differs", "not_enough", "none")
        told += ": " + ", ".join(f"{statuses[n]} {words[n]}" for n in names if statuses[n])
    told += f"; {found.failing} {words['failing']}; {len(found.remarks)} {words['remarks']}"
    unread = sum(unread.number for unread in found.unread)
    return f"{told}; {words['unread'].lower()} {unread}" if unread else told


def print_audit(found: ReportAudit, *, lang: Language) -> None:
    """The table, the paragraphs, the remarks and the sum of it all, on stdout."""
    headings, rows = audit_table(found, lang=lang)
    if rows:
        print_table(headings, rows, form="text")
    for line in _below(found, lang):
        click.echo(line)


def audit_markdown(found: ReportAudit, *, lang: Language) -> str:
    """The same as Markdown, below the report's title."""
    headings, rows = audit_table(found, lang=lang)
    title = [f"# {found.title}", ""] if found.title else []
    return "\n".join([*title, *markdown([headings, *rows]), *_below(found, lang)]) + "\n"


def _below(found: ReportAudit, lang: Language) -> Iterator[str]:
    words = _WORDS[lang]
    looked = [(p, c) for p, c in zip(found.places, found.claims, strict=True) if _needs_look(c)]
    if looked:
        yield from ("", f"{words['look']}:")
    for place, claim in looked:
        yield from ("", *_paragraph(claim, place, lang=lang))
    if found.remarks:
        yield from ("", f"{words['others']}:")
    for remark in found.remarks:
        why = remark.why if lang == "vi" else remark.kind.replace("_", " ")
        yield f"- {why}: “{_short(remark.text, 60)}” ({remark.start}–{remark.end})"
    if found.unread:
        yield from ("", f"{words['unread']}:")
    for unread in found.unread:
        quoted = f": “{_short(unread.text, 60)}”" if unread.text else ""
        yield f"- {unread.number} {words[unread.what]}{quoted}"
    yield from ("", summary(found, lang=lang) + ".")


def _needs_look(claim: Claim) -> bool:
    is_off = claim.arithmetic == "fails" or any(not check.holds for check in claim.checks)
    return is_off or (claim.verdict is not None and claim.verdict.status != "matches")


def _short(text: str, longest: int) -> str:
    quoted = " ".join(text.split())
    return quoted if len(quoted) <= longest else f"{quoted[:longest].rstrip()}…"


def _paragraph(claim: Claim, place: str, *, lang: Language) -> Iterator[str]:
    """The quotation, what does not come out and why, what the corpus has and by which articles."""
    words = _WORDS[lang]
    yield f"- {place}: “{_short(claim.text, _LONGEST_QUOTE)}”"
    for check in claim.checks:
        if not check.holds:
            slip = f"; {check.slip}" if check.slip else ""
            yield f"  {check_words(check, lang=lang)}{slip}."
    if claim.verdict is not None and claim.verdict.status != "matches":
        yield f"  {claim.verdict.why}"
        if claim.verdict.status == "differs":
            yield from _titles(claim.verdict, words)


def _titles(verdict: Verdict, words: dict[str, str]) -> Iterator[str]:
    counted: list[dict[str, Any]] = list(verdict.found.get("articles", ()))
    articles = [article for article in counted if article["own"]]
    if not articles:
        return
    yield f"  {words['articles']}:"
    for article in articles[:MOST_TITLES]:
        day = str(article["date"] or "")
        if words is _WORDS["vi"]:
            day = "/".join(reversed(day.split("-")))
        yield f"    {day}  {article['title']}"
    if len(articles) > MOST_TITLES:
        yield "    " + words["more"].format(n=len(articles) - MOST_TITLES)
