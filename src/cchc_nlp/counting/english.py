"""The sentence of a count and its small print in English."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_nlp.counting.phrasing import joined, listed, made_by, nearest, outwards
from cchc_nlp.records import Count, Period, Policy

TOPICS: dict[Policy, str] = {
    "cchc": "administrative reform",
    "strict_tthc": "administrative procedure reform",
    "broad": "administrative reform (those that touch on it included)",
}


def english_sentence(counted: Count) -> str:
    """One sentence: period, place, total, parts, policy, and whether a person read it."""
    tally, topic = counted.tally, TOPICS[counted.policy]
    policy = f"policy {counted.policy}"
    when, where = _when(counted.period), _where(counted)
    head = f"{when}, {where} published {tally.total:,} items"
    unlabelled = _unlabelled(counted)
    if not tally.total:
        return f"{when}, the corpus has no labelled item of {where} ({policy}).{unlabelled}"
    if tally.basis == "reviewed":
        return (
            f"{head}, of which {tally.counts['reform']:,} on {topic} and"
            f" {tally.counts['general']:,} on other subjects ({policy}; {_read(counted)})."
            f"{unlabelled}"
        )
    estimate = counted.estimate.get("reform")
    about = ""
    if estimate:
        low, high = outwards(estimate.low, estimate.high)
        sure = (
            "95% confidence"
            if estimate.has_confidence
            else "without confidence: a part was not read at random"
        )
        about = f"an estimated {nearest(estimate.value):,} ({low:,} to {high:,}; {sure})"
    if tally.basis == "model":
        return (
            f"{head}; a machine labelled {tally.counts['reform']:,} as being on {topic}, none was"
            f" read by a person: {about or 'no estimate'} ({policy})."
            f"{unlabelled}"
        )
    return (
        f"{head}; {tally.reviewed:,} were read by a person, {tally.confirmed:,} of them on {topic};"
        f" with those not read {about or 'no estimate'} ({policy})."
        f"{unlabelled}"
    )


def _read(counted: Count) -> str:
    """That all was read, and between which numbers what was left undecided leaves the count."""
    tally, estimate = counted.tally, counted.estimate.get("reform")
    read = f"all {tally.total:,} were read by a person"
    if not tally.unsure or estimate is None:
        return read
    low, high = outwards(estimate.low, estimate.high)
    return f"{read}, {tally.unsure:,} left undecided, so it may be {low:,} to {high:,}"


def _unlabelled(counted: Count) -> str:
    number = counted.left_out.get("unlabelled", 0)
    return f" {number:,} more of the period have no label yet." if number else ""


def _when(period: Period) -> str:
    start, end = period.start, period.end
    if start and end:
        return f"From {start.isoformat()} to {end.isoformat()}"
    if start:
        return f"Since {start.isoformat()}"
    return f"Up to {end.isoformat()}" if end else "So far"


def _where(counted: Count) -> str:
    names = counted.asked_sources or counted.sources
    return joined(names, "and") if names else "the office"


def _again(counted: Count) -> str:
    reasons = counted.sample.redrawn if counted.sample else ()
    return f"; drawn again {len(reasons)} times ({'; '.join(reasons)})" if reasons else ""


def english_notes(counted: Count) -> Iterator[str]:
    """The small print, a statement each, without full stops."""
    tally = counted.tally
    yield (
        "Note: by day of publication, both ends included; counted are:"
        f" {', '.join(counted.item_types)}"
    )
    yield f"{tally.duplicates:,} repeated items are left out; {tally.reposts:,} are re-posts"
    yield from listed("Read by", counted.readers, "{:,}".format)
    if counted.sample:
        seeds = ", ".join(map(str, counted.sample.seeds))
        yield (
            f"Reading order drawn at random, seed {seeds}: {counted.sample.read:,} of"
            f" {counted.sample.drawn:,} read{_again(counted)}"
        )
    left = {
        c.replace("_", " "): n for c, n in counted.left_out.items() if n and c != "outside_period"
    }
    yield from listed("Left out", left, "{:,}".format)
    yield from made_by(counted, "Figure", "Corpus", "taxonomy", "labeler")
