"""A small department's first quarter, counted by hand: 4 items, 2 about reform, 1 repeated."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cchc_nlp.classification.taxonomy import LABELS, label_names
from cchc_nlp.counting.comparison import compare
from cchc_nlp.records import (
    TIME_ZONE,
    Count,
    Estimate,
    Evidence,
    Group,
    Ledger,
    Period,
    Tally,
)
from cchc_nlp.reporting.evidence import snippets
from cchc_nlp.reporting.evidence_rows import EvidenceRow
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.last_period import LastPeriod

from .browsing import browser

MakeFacts = Callable[..., ReportFacts]
MakeRow = Callable[..., EvidenceRow]

TEXT = "Từ ngày 01/3, Sở niêm yết 12 thủ tục hành chính mới tại Bộ phận Một cửa."
PROVES = Evidence("thủ tục hành chính", TEXT.index("thủ tục"), TEXT.index("thủ tục") + 18)


def _row(stt: int = 1, **fields: object) -> EvidenceRow:
    values: dict[str, object] = {
        "stt": stt,
        "title": "Công bố danh mục thủ tục hành chính mới ban hành",
        "published": dt.datetime(2023, 3, 1, 8, 30, tzinfo=TIME_ZONE),
        "section": "Thông báo",
        "primary": "P2",
        "label": label_names()["P2"],
        "secondary": (),
        "is_reform": True,
        "counted": True,
        "author": "Văn phòng Sở",
        "channel": "so.example.vn",
        "url": f"https://so.example.vn/tin/{stt}",
        "kind": "Tin, bài",
        "review": "Chưa rà soát",
        "duplicate": False,
        "evidence": snippets(TEXT, [PROVES]),
        "note": "",
    }
    return EvidenceRow(**{**values, **fields})  # type: ignore[arg-type]


def _default_rows() -> tuple[EvidenceRow, ...]:
    def day(month: int, number: int) -> dt.datetime:
        return dt.datetime(2023, month, number, 9, tzinfo=TIME_ZONE)

    general = {"primary": "G5", "label": label_names()["G5"], "is_reform": False, "evidence": ()}
    titles = ("Chăm sóc mạ những ngày rét", "Phòng bệnh cho đàn vịt", "Giá lợn hơi tuần qua")
    return (
        _row(1, title=titles[0], published=day(1, 5), section="Khuyến nông", **general),
        _row(2, secondary=("Chuyển đổi số",)),
        _row(3, title=titles[1], published=day(3, 2), section="Khuyến nông", **general),
        _row(4, published=day(3, 9), counted=False, duplicate=True, note="Trùng với tin, bài số 2"),
        _row(
            5,
            title="Xếp hạng chỉ số CCHC",
            primary="X3",
            label=label_names()["X3"],
            published=day(3, 31),
        ),
    )


def _tally(rows: list[EvidenceRow], reviewed: int) -> Tally:
    unique = [row for row in rows if row.counted]
    reform = sum(row.is_reform for row in unique)
    primary = Counter(row.primary for row in unique)
    read = min(reviewed, len(unique))
    return Tally(
        total=len(unique),
        counts={
            "reform": reform,
            "general": len(unique) - reform,
            **{name: primary[name] for name in LABELS},
        },
        raw_total=len(rows),
        duplicates=len(rows) - len(unique),
        reviewed=read,
        unreviewed=len(unique) - read,
        basis="model" if not read else "reviewed" if read == len(unique) else "mixed",
    )


@pytest.fixture
def make_row() -> MakeRow:
    """Makes an evidence row; name the fields that matter."""
    return _row


@pytest.fixture
def make_facts() -> MakeFacts:
    """Makes facts that add up from evidence rows; by default those of the small department."""

    def make(
        rows: tuple[EvidenceRow, ...] | None = None,
        *,
        reviewed: int = 0,
        last: LastPeriod | None = None,
    ) -> ReportFacts:
        rows = _default_rows() if rows is None else rows

        def groups(key: Callable[[EvidenceRow], str], keys: tuple[str, ...]) -> tuple[Group, ...]:
            return tuple(Group(k, _tally([r for r in rows if key(r) == k], 0)) for k in keys)

        tally = _tally(list(rows), reviewed)
        sections = tuple(sorted({row.section for row in rows}))
        return ReportFacts(
            count=Count(
                period=Period(dt.date(2023, 1, 1), dt.date(2023, 3, 31)),
                policy="cchc",
                tally=tally,
                estimate={"reform": Estimate(2.4, 1.2, 3.6, "sum of scores, normal interval 95 %")},
                left_out={"undated": 3, "outside_period": 1245, "rejected": 2, "not_fetched": 1},
                sentence=f"Đã đăng tải {tally.total} tin, bài.",
                sources=("so.example.vn",),
                versions={"cchc_nlp": "0.1.0", "taxonomy": "1.0", "labeler": "rules"},
                corpus_sha256="0" * 64,
            ),
            by_month=groups(lambda r: f"{r.published:%Y-%m}", ("2023-01", "2023-02", "2023-03")),
            by_section=groups(lambda r: r.section, sections),
            by_label=groups(lambda r: r.primary, LABELS),
            ledger=Ledger(
                discovered=1260,
                fetched=1259,
                not_fetched={"not_found": 1},
                lists=4,
                articles=1253,
                rejected={"no_title": 2},
                labelled=1250,
                unlabelled=3,
                reviewed=reviewed,
            ),
            rows=rows,
            names=label_names(),
            by_quarter=groups(lambda r: f"2023-Q{(r.published.month + 2) // 3}", ("2023-Q1",)),
            by_source=groups(lambda r: r.channel, tuple(sorted({row.channel for row in rows}))),
            last=last or LastPeriod(),
            by_kind=groups(lambda r: r.kind, tuple(sorted({row.kind for row in rows}))),
        )

    return make


@pytest.fixture
def facts(make_facts: MakeFacts) -> ReportFacts:
    """The small department's quarter: 4 counted items, 2 of them about reform, none reviewed."""
    return make_facts()


@pytest.fixture
def last_year(make_facts: MakeFacts) -> LastPeriod:
    """The same quarter of 2022, crawled and read: 5 items, 1 of them about reform."""
    now = make_facts(reviewed=4).count
    counts = {**now.tally.counts, "reform": 1, "general": 4}
    tally = Tally(5, counts, raw_total=5, duplicates=0, reviewed=5, unreviewed=0, basis="reviewed")
    period = Period(dt.date(2022, 1, 1), dt.date(2022, 3, 31))
    first = dataclasses.replace(now, period=period, tally=tally)
    return LastPeriod(period, compare(first, now), why="", months=3, crawled=3)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's Chromium; whatever needs it skips where there is none."""
    with browser() as launched:
        yield launched
