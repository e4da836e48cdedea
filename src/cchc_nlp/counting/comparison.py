"""Two periods beside each other: the share of reform in each, and whether that is a change.

A tally that was read in full is a census: of what the office published in the period, its share
has no sampling error. A comparison asks something else: whether the office's habit changed. For
that the two periods are taken as two samples of its usual output, and the difference of shares
gets an interval. Articles come in campaigns, so the true uncertainty is wider than any of this.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cchc_nlp.counting.named_periods import period_kind
from cchc_nlp.errors import InputError
from cchc_nlp.records import Count, Estimate, Period, Policy, Record

METHOD = "Newcombe 1998, method 10 (hybrid score), 95 %"
# Two-sided 95 % of the normal distribution.
_Z95 = 1.959963984540054


@dataclass(frozen=True)
class Share(Record):
    """Reform articles among all articles of a period; `share` is None of nothing."""

    period: Period
    reform: int
    total: int
    reviewed: int

    @property
    def share(self) -> Fraction | None:
        """The exact share, 0 to 1."""
        return Fraction(self.reform, self.total) if self.total else None


@dataclass(frozen=True)
class Caution(Record):
    """Something that the two counts do not have in common, in words."""

    code: str
    vi: str
    en: str


@dataclass(frozen=True)
class Comparison(Record):
    """The shares of two periods; `difference` is the second minus the first, as a proportion.

    `difference` is None where one of the periods has no article: there is no share then.
    """

    first: Share
    second: Share
    policy: Policy
    difference: Estimate | None
    cautions: tuple[Caution, ...] = ()

    @property
    def direction(self) -> Literal["up", "down", "unclear"]:
        """The way the share went; "unclear" where the interval holds 0, or not all was read.

        Labels that nobody read err, and differently in each period: no interval holds that.
        """
        if any(share.reviewed < share.total for share in (self.first, self.second)):
            return "unclear"
        if self.difference is None or self.difference.low <= 0 <= self.difference.high:
            return "unclear"
        return "up" if self.difference.low > 0 else "down"

    def to_dict(self) -> dict[str, object]:
        """The fields, with the direction and both shares as numbers."""
        plain = super().to_dict()
        for name, share in (("first", self.first.share), ("second", self.second.share)):
            plain[name]["share"] = None if share is None else float(share)
        return {**plain, "direction": self.direction}


def compare(first: Count, second: Count) -> Comparison:
    """Two counts of one policy beside each other.

    Raises InputError where their policies differ: they count different things. Whatever else they
    do not have in common (sources, labelers, reading, length) is named in `cautions`. The interval
    takes both periods as samples of the office's usual output, also where everything was read.
    """
    if first.policy != second.policy:
        raise InputError(
            f"counts by the policies {first.policy} and {second.policy} cannot be compared;"
            " count both periods by one policy"
        )
    shares = _share(first), _share(second)
    old, new = ((share.reform, share.total) for share in shares)
    return Comparison(
        *shares,
        policy=first.policy,
        difference=share_difference(new, old) if old[1] and new[1] else None,
        cautions=(
            *_of_making(first, second),
            *_of_reading(first, second),
            *_of_periods(first.period, second.period),
        ),
    )


def _share(count: Count) -> Share:
    tally = count.tally
    return Share(count.period, tally.counts["reform"], tally.total, tally.reviewed)


# -- the interval ---------------------------------------------------------------------------------


def share_difference(of: tuple[int, int], minus: tuple[int, int]) -> Estimate:
    """The difference of two shares (part, whole) with its interval at 95 %.

    Newcombe's method 10: the two Wilson score intervals put together. Raises InputError for a
    part that is not within its whole, or a whole of nothing.

    >>> e = share_difference((56, 70), minus=(48, 80))
    >>> round(e.value, 4), round(e.low, 4), round(e.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    (p, low, high), (other, other_low, other_high) = _wilson(*of), _wilson(*minus)
    value = p - other
    below = math.hypot(p - low, other_high - other)
    above = math.hypot(high - p, other - other_low)
    return Estimate(value, max(-1.0, value - below), min(1.0, value + above), METHOD)


def _wilson(part: int, whole: int) -> tuple[float, float, float]:
    """A share with its Wilson score interval, which also none and all of a whole have."""
    if not 0 <= part <= whole or not whole:
        raise InputError(f"{part} of {whole} is no share; give a part within a whole above 0")
    p, z2 = part / whole, _Z95 * _Z95
    centre = p + z2 / (2 * whole)
    spread = _Z95 * math.sqrt(p * (1 - p) / whole + z2 / (4 * whole * whole))
    scale = 1 + z2 / whole
    return p, (centre - spread) / scale, (centre + spread) / scale


# -- what they do not have in common --------------------------------------------------------------


def _of_making(first: Count, second: Count) -> Iterator[Caution]:
    if first.sources != second.sources:
        names = [", ".join(count.sources) or "-" for count in (first, second)]
        between = " | ".join(names)
        yield Caution(
            "sources", f"hai kỳ có nguồn tin khác nhau ({between})", f"other sources ({between})"
        )
    for part, (vi, en) in _MADE_BY.items():
        versions = [count.versions.get(part, "") for count in (first, second)]
        if versions[0] != versions[1]:
            between = " | ".join(version or "-" for version in versions)
            yield Caution(part, f"{vi} ({between})", f"{en} ({between})")
    kinds = [", ".join(count.item_types) for count in (first, second)]
    if kinds[0] != kinds[1]:
        between = " | ".join(kinds)
        yield Caution(
            "item_types",
            f"hai kỳ tính những loại tin, bài khác nhau ({between})",
            f"other kinds of items were counted ({between})",
        )
    if first.corpus_sha256 != second.corpus_sha256:
        yield Caution(
            "corpus",
            "hai số liệu lấy từ hai kho dữ liệu, hoặc từ hai thời điểm của một kho",
            "the counts come from two corpora, or from two states of one",
        )


_MADE_BY = {
    "labeler": ("hai kỳ do hai bộ gán nhãn khác nhau xử lý", "other labelers"),
    "taxonomy": ("hai kỳ dùng hai phiên bản bộ nhãn", "other versions of the labels"),
    "cchc_nlp": ("hai kỳ đếm bằng hai phiên bản phần mềm", "counted by other versions"),
}


def _of_reading(first: Count, second: Count) -> Iterator[Caution]:
    bases = {first.tally.basis, second.tally.basis}
    if len(bases) > 1:
        yield Caution(
            "basis",
            "hai kỳ có mức rà soát khác nhau: chênh lệch có thể do người rà soát sửa nhãn",
            "not read to the same extent: the difference may be the readers' corrections",
        )
    elif bases != {"reviewed"}:
        yield Caution(
            "unreviewed",
            "nhãn do máy gán chưa được rà soát toàn bộ, sai số của máy không nằm trong khoảng trên",
            "not everything was read: the labeler's errors are not in the interval",
        )


def _of_periods(first: Period, second: Period) -> Iterator[Caution]:
    if _overlap(first, second):
        yield Caution(
            "overlap",
            "hai kỳ có những ngày trùng nhau, nên không độc lập với nhau",
            "the periods share days, so they are not independent",
        )
    lengths = [_length(period) for period in (first, second)]
    same_kind = period_kind(first) == period_kind(second) not in ("", "months", "reporting")
    if None in lengths:
        yield Caution("open", "có kỳ không có ngày đầu hoặc ngày cuối", "a period has an open end")
    elif lengths[0] != lengths[1] and not same_kind:
        a, b = lengths
        yield Caution(
            "length",
            f"hai kỳ dài ngắn khác nhau ({a} và {b} ngày): chỉ so tỷ lệ, không so số lượng",
            f"periods of {a} and {b} days: compare shares, not numbers",
        )


def _overlap(first: Period, second: Period) -> bool:
    starts_in_time = not (first.end and second.start) or second.start <= first.end
    return starts_in_time and (not (second.end and first.start) or first.start <= second.end)


def _length(period: Period) -> int | None:
    return (period.end - period.start).days + 1 if period.start and period.end else None
