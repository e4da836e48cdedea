"""Each number of a claim beside what a corpus has for it, before the claim is judged as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from cchc_nlp.auditing.evidence import Interval, Shown
from cchc_nlp.auditing.scopes import (
    ALL,
    NONE,
    REST,
    SECTION,
    Channel,
    Scope,
    channel_in,
    is_news,
    scope_of_cell,
    scope_of_label,
    scope_of_topic,
    scope_of_total,
)
from cchc_nlp.records import Claim, Policy, Quantity
from cchc_nlp.vietnamese.folding import fold

Status = Literal["matches", "differs", "not_enough"]
By = Literal["cchc", "strict_tthc", "broad", "raw", "joint", "bounds", "estimate", ""]

_LABELS_IN_FULL = 3  # a list with so many labels' own names is one by label


@dataclass(frozen=True)
class Finding:
    """One number of a claim: `part` is its place among the parts, None for the total.

    `by` says what agreed: a policy, the number of postings ("raw"), the bounds between policies, or
    those of what nobody has read ("estimate");
    "joint" that no policy gives all numbers of the claim at once.
    """

    part: int | None
    claimed: int
    topic: str
    scope: Scope
    interval: Interval
    status: Status
    by: By = ""
    by_policy: tuple[tuple[Policy, int], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As a verdict's `found["parts"]` has it."""
        return {
            "part": self.part,
            "claimed": self.claimed,
            "topic": self.topic,
            "scope": self.scope.kind,
            "labels": list(self.scope.labels),
            "own": self.interval.own,
            "low": self.interval.low,
            "high": self.interval.high,
            "estimate": [self.interval.least, self.interval.most],
            "by_policy": dict(self.by_policy),
            "status": self.status,
            "by": self.by,
        }


def claim_findings(
    claim: Claim, shown: Shown, *, channel: Channel, of_table: bool = False
) -> list[Finding]:
    """A finding for every number of the claim that the corpus can tell apart, total first."""
    found = []
    total = None if claim.relation == "channels" else claim.total
    scope = _total_scope(claim, shown, of_table=of_table)
    if total is not None and is_news(total) and scope.kind != "none":
        found.append(_finding(None, total, scope=scope, shown=shown, slack=shown.missing.at_most))
    slack = _slack_of_parts(found, shown)
    is_whole = scope.kind == "all" or not of_table  # of a part of all, the corpus counts no part
    for place, part_scope in _part_scopes(claim, shown) if is_whole else ():
        part = claim.parts[place]
        found.append(_finding(place, part, scope=part_scope, shown=shown, slack=slack))
    if channel == "mixed":
        found = [_softened(finding) for finding in found]
    return _joined(found, claim)


def _total_scope(claim: Claim, shown: Shown, *, of_table: bool) -> Scope:
    if claim.total is None:
        return NONE
    topic = claim.total.topic
    if own := _section_scope(topic, shown, value=claim.total.value):
        return own
    if fold(topic).startswith(SECTION):
        return NONE
    return scope_of_cell(topic) if of_table else scope_of_total(claim)


def _section_scope(topic: str, shown: Shown, *, value: object) -> Scope | None:
    """A section of the portal that has as many: its number agrees, and never contradicts."""
    if not topic or not (section := shown.section(topic)):
        return None
    own = Scope("section", section=section)
    return own if shown.interval(own).own == value else None


def _slack_of_parts(found: list[Finding], shown: Shown) -> int | None:
    """How many of the parts' articles may be missing: no more than the total leaves room for."""
    missing = shown.missing.at_most
    if not found or found[0].scope.kind != "all" or found[0].by == "bounds":
        return missing
    room = max(0, found[0].claimed - shown.total)
    return room if missing is None else min(room, missing)


def _part_scopes(claim: Claim, shown: Shown) -> Iterator[tuple[int, Scope]]:
    """The parts that the corpus can count, with what they count."""
    if claim.relation in ("plan", "growth", "average", "event_attendance", "period_and_cumulative"):
        return
    scopes = [_part_scope(part, claim, shown) for part in claim.parts]
    by_label = [scope_of_label(part.topic) for part in claim.parts]
    if sum(scope is not None for scope in by_label) >= _LABELS_IN_FULL:
        scopes = [named or scope for named, scope in zip(by_label, scopes, strict=True)]
    unknown = [i for i, scope in enumerate(scopes) if scope == NONE and is_news(claim.parts[i])]
    known = [scope for scope in scopes if scope.kind in ("reform", "rest")]
    if len(scopes) > 2:  # beside several topics, "khác" is not all that is no reform
        scopes = [NONE if scope.kind == "rest" else scope for scope in scopes]
    is_whole = claim.relation == "partition" and len(scopes) == 2
    if is_whole and len(unknown) == 1 and known and known[0].kind == "reform":
        scopes[unknown[0]] = replace(REST, first=known[0].first)
    for place, scope in enumerate(scopes):
        if scope.kind != "none" and is_news(claim.parts[place]):
            yield place, scope


def _part_scope(part: Quantity, claim: Claim, shown: Shown) -> Scope:
    if claim.relation == "channels":
        return ALL if _channel_of_part(part, claim) == "own" else NONE
    if claim.relation in ("parallel", "none") and not part.topic:
        return NONE
    if channel_in(part.topic) in ("other", "shared"):
        return NONE
    if own := _section_scope(part.topic, shown, value=part.value):
        return own
    return NONE if fold(part.topic).startswith(SECTION) else scope_of_topic(part.topic)


def _channel_of_part(part: Quantity, claim: Claim) -> Channel | None:
    """The channel in a part's topic, else between the numbers before and after it."""
    if named := channel_in(part.topic):
        return named
    ends = [0, *(other.end - claim.start for other in claim.parts if other.end <= part.start)]
    return channel_in(claim.text[max(ends) : part.start - claim.start])


def _finding(
    place: int | None, quantity: Quantity, *, scope: Scope, shown: Shown, slack: int | None
) -> Finding:
    claimed = quantity.value if isinstance(quantity.value, int) else 0
    interval = shown.interval(scope)
    by_policy = tuple(shown.by_policy(scope).items())
    status, by = _status(quantity, claimed, interval=interval, slack=slack)
    exact = [policy for policy, number in by_policy if number == claimed]
    if by == "bounds" and exact:
        by = scope.first if scope.first in exact else exact[0]
    topic = quantity.topic
    return Finding(place, claimed, topic, scope, interval, status, by, by_policy)


def _status(
    quantity: Quantity, claimed: int, *, interval: Interval, slack: int | None
) -> tuple[Status, By]:
    low, high = interval.low, interval.high
    if quantity.bound in ("over", "at_least"):
        low = 0 if high < claimed else claimed
    if quantity.bound == "at_most":
        high = max(high, claimed) if low <= claimed else high
    if quantity.bound == "under":  # "gần 200" is not said of 20
        high += high // 9 + 1
    if quantity.bound == "about":
        low, high = low - low // 10, high + high // 10
    if low <= claimed <= high:
        return "matches", "bounds"
    if claimed == interval.raw:
        return "matches", "raw"
    if not interval.is_sure:
        return "not_enough", ""
    if interval.least <= claimed <= interval.most:
        return "not_enough", "estimate"
    if claimed > high and (slack is None or claimed - interval.most <= slack):
        return "not_enough", ""
    return "differs", ""


def _softened(finding: Finding) -> Finding:
    """Several channels together may have more than the one that was crawled."""
    is_more = finding.status == "differs" and finding.claimed > finding.interval.high
    return replace(finding, status="not_enough") if is_more else finding


def _joined(found: list[Finding], claim: Claim) -> list[Finding]:
    """Reform and the rest must come to the total under one policy; else the reform part differs.

    Each alone may lie between two policies, both together only if they add up to what is there.
    """
    total = next((f for f in found if f.part is None and f.scope.kind == "all"), None)
    reform = next((f for f in found if f.scope.kind == "reform" and f.part is not None), None)
    rest = next((f for f in found if f.scope.kind == "rest" and f.part is not None), None)
    if total is None or reform is None or rest is None or claim.arithmetic != "fails":
        return found
    if total.by in ("raw", "bounds") or {f.status for f in (total, reform, rest)} != {"matches"}:
        return found
    return [replace(f, status="differs", by="joint") if f is reform else f for f in found]
