"""What a corpus shows for the claims of a report, in words that accuse nobody.

A portal loses pages, so a found number is a lower bound: a claim is "khớp", "chưa tìm thấy" or
"chưa đủ căn cứ", never "sai". A reform part agrees if it lies between the narrowest and the widest
policy (guideline 2.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from cchc_nlp.auditing.claims import find_claims
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.sentences import vietnamese_day
from cchc_nlp.counting.tally import count
from cchc_nlp.records import Claim, Period, Policy, Quantity, Verdict
from cchc_nlp.vietnamese.folding import fold

_NEWS = re.compile(r"^(lượt )?(tin|bài|tin,? ?bài|tin/bài|bài viết|tin tức)$")
_PORTAL = re.compile(r"(cổng|trang) (thông tin|tin|ttđt)|trang web|website|portal")
_OTHER_CHANNEL = re.compile(
    r"truyền thanh|phát thanh|truyền hình|\bloa\b|trên báo|tạp chí|bản tin in|zalo|facebook|fanpage"
    r"|mạng xã hội|youtube"
)
_REFORM = re.compile(r"cải cách|cchc|tthc|thủ tục hành chính")


def audit(text: str, corpus: Corpus | None = None) -> list[Claim]:
    """The tally claims of a text; with a corpus, those about "tin, bài" with what it shows."""
    claims = find_claims(text)
    if corpus is None:
        return claims
    return [replace(claim, verdict=_verdict(claim, corpus)) for claim in claims]


def _verdict(claim: Claim, corpus: Corpus) -> Verdict | None:
    total = claim.total
    if total is None or not isinstance(total.value, int) or not _NEWS.match(fold(total.unit)):
        return None
    if _OTHER_CHANNEL.search(said := fold(claim.text)) and not _PORTAL.search(said):
        return Verdict("not_enough", {}, "Chưa đủ căn cứ: kho chỉ có tin, bài trên trang điện tử.")
    if claim.period.start is None or claim.period.end is None:
        return Verdict(
            "not_enough", {}, "Chưa đủ căn cứ: báo cáo không nêu rõ ngày đầu, ngày cuối."
        )
    found = _found(corpus, claim.period)
    if not found["total"]:
        return Verdict(
            "not_enough", found, f"Chưa đủ căn cứ: kho không có tin, bài {_in(claim.period)}."
        )
    gaps = list(_gaps(claim, total, found))
    if gaps:
        return Verdict("differs", found, f"Chưa tìm thấy: {'; '.join(gaps)} ({_in(claim.period)}).")
    return Verdict("matches", found, f"Khớp: {_shown(found)} ({_in(claim.period)}).")


def _found(corpus: Corpus, period: Period) -> dict[str, int]:
    """The corpus's total and its reform counts by every policy."""
    tallies = {p: count(corpus, period=period, policy=p).tally for p in get_args(Policy)}
    reform = {policy: tally.counts["reform"] for policy, tally in tallies.items()}
    return {"total": tallies["cchc"].total, **reform}


def _gaps(claim: Claim, total: Quantity, found: dict[str, int]) -> Iterator[str]:
    """Each number of the claim that the corpus does not show, in words."""
    if not _agrees(total, found["total"], found["total"]):
        yield f"báo cáo nêu {total.value} tin, bài, kho có {found['total']}"
    for part in claim.parts:
        if _REFORM.search(fold(part.topic)) and not _agrees(
            part, found["strict_tthc"], found["broad"]
        ):
            yield (
                f"báo cáo nêu {part.value} tin, bài về {part.topic}, kho có từ"
                f" {found['strict_tthc']} đến {found['broad']} tùy tiêu chí"
            )


def _agrees(claimed: Quantity, low: int, high: int) -> bool:
    """Whether the claimed number, read with its bound, lies among those that were found."""
    if not isinstance(claimed.value, int):
        return True
    if claimed.bound in ("over", "at_least"):
        return high >= claimed.value
    if claimed.bound in ("under", "at_most"):
        return low <= claimed.value
    return claimed.bound == "about" or low <= claimed.value <= high


def _in(period: Period) -> str:
    if period.start is None or period.end is None:
        return "trong kỳ"
    return f"từ ngày {vietnamese_day(period.start)} đến ngày {vietnamese_day(period.end)}"


def _shown(found: dict[str, int]) -> str:
    return (
        f"kho có {found['total']} tin, bài; về cải cách: {found['strict_tthc']} (thủ tục hành"
        f" chính), {found['cchc']} (cải cách hành chính), {found['broad']} (diện rộng)"
    )
