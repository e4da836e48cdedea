"""An audit in a table that is read in a minute, and a paragraph for each claim to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from cchc_nlp.cli.printing import print_table

if TYPE_CHECKING:
    from cchc_nlp.auditing.report_audits import ReportAudit
    from cchc_nlp.counting.sentences import Language
    from cchc_nlp.records import Claim, Quantity, Verdict

MOST_TITLES = 10  # of the articles behind a number; the JSON has all
_LONGEST_QUOTE = 300  # letters
_WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "place": "vị trí", "claim": "báo cáo nêu", "sum": "phép tính", "corpus": "đối chiếu kho",
        "matches": "khớp", "differs": "chưa khớp", "not_enough": "chưa đủ căn cứ",
        "holds": "đúng", "fails": "chưa đúng", "claims": "nhận định", "none": "không đối chiếu",
        "failing": "lỗi cộng", "remarks": "điểm cần xem", "look": "Cần xem lại", "line": "dòng",
        "articles": "Tin, bài đã đếm", "more": "… và {n} tin, bài khác (xem --format json)",
        "others": "Lưu ý khác", "slip": "Có lẽ",
    },
    "en": {
        "place": "place", "claim": "claimed", "sum": "arithmetic", "corpus": "corpus",
        "matches": "matches", "differs": "differs", "not_enough": "not enough",
        "holds": "right", "fails": "off", "claims": "claims", "none": "not compared",
        "failing": "sums off", "remarks": "remarks", "look": "To look at", "line": "line",
        "articles": "Articles counted", "more": "… and {n} more (see --format json)",
        "others": "Remarks", "slip": "Likely",
    },
}  # fmt: skip


def audit_table(found: ReportAudit, *, lang: Language) -> tuple[list[str], list[list[str]]]:
    """Headings, and one row for each claim: where, what, what comes out, what the corpus says."""
    words = _WORDS[lang]
    rows = [
        [place, _claimed(claim), _arithmetic(claim, words), _compared(claim, words)]
        for place, claim in zip(found.places, found.claims, strict=True)
    ]
    return [words[name] for name in ("place", "claim", "sum", "corpus")], rows


def _claimed(claim: Claim) -> str:
    parts = " + ".join(_number(part) for part in claim.parts)
    if claim.total is None:
        return parts or ", ".join(f"{float(p.value):g}%".replace(".", ",") for p in claim.percents)
    total = f"{_number(claim.total)} {claim.total.unit}"
    return f"{total}: {parts}" if parts else total


def _number(quantity: Quantity) -> str:
    from cchc_nlp.auditing.wording import number_words

    if quantity.value is None:
        return "?"
    if isinstance(quantity.value, tuple):
        return "-".join(map(str, quantity.value))
    return number_words(quantity.value, decimals=2)


def _arithmetic(claim: Claim, words: dict[str, str]) -> str:
    failing = [check for check in claim.checks if not check.holds]
    if failing:
        return f"{words['fails']}: {failing[0].why}"
    if claim.checks or claim.arithmetic == "sums":
        return words["holds"]
    return words["fails"] if claim.arithmetic == "fails" else "-"


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
    return f"{told}; {found.failing} {words['failing']}; {len(found.remarks)} {words['remarks']}"


def print_audit(found: ReportAudit, *, lang: Language) -> None:
    """The table, the paragraphs, the remarks and the sum of it all, on stdout."""
    headings, rows = audit_table(found, lang=lang)
    if rows:
        print_table(headings, rows, form="text")
    for line in _below(found, lang):
        click.echo(line)


def audit_text(found: ReportAudit, *, lang: Language, form: str) -> str:
    """The same as Markdown."""
    headings, rows = audit_table(found, lang=lang)
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    title = [f"# {found.title}", ""] if found.title else []
    return "\n".join([*title, *lines, *_below(found, lang)]) + "\n"


def _below(found: ReportAudit, lang: Language) -> Iterator[str]:
    words = _WORDS[lang]
    looked = [(p, c) for p, c in zip(found.places, found.claims, strict=True) if _needs_look(c)]
    if looked:
        yield from ("", f"{words['look']}:")
    for place, claim in looked:
        yield from ("", *_paragraph(claim, place, words=words))
    if found.remarks:
        yield from ("", f"{words['others']}:")
    for remark in found.remarks:
        quoted = " ".join(remark.text.split())
        shown = quoted if len(quoted) <= 60 else f"{quoted[:60].rstrip()}…"
        yield f"- {remark.why}: “{shown}” ({remark.start}–{remark.end})"
    yield from ("", summary(found, lang=lang) + ".")


def _needs_look(claim: Claim) -> bool:
    is_off = claim.arithmetic == "fails" or any(not check.holds for check in claim.checks)
    return is_off or (claim.verdict is not None and claim.verdict.status != "matches")


def _paragraph(claim: Claim, place: str, *, words: dict[str, str]) -> Iterator[str]:
    """The quotation, what does not come out and why, what the corpus has and by which articles."""
    quoted = " ".join(claim.text.split())
    shown = quoted if len(quoted) <= _LONGEST_QUOTE else f"{quoted[:_LONGEST_QUOTE].rstrip()}…"
    yield f"- {place}: “{shown}”"
    for check in claim.checks:
        if not check.holds:
            slip = f"; {check.slip}" if check.slip else ""
            yield f"  {check.why}{slip}."
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
        day = "/".join(reversed(str(article["date"] or "").split("-")))
        yield f"    {day}  {article['title']}"
    if len(articles) > MOST_TITLES:
        yield "    " + words["more"].format(n=len(articles) - MOST_TITLES)
