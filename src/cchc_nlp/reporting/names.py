"""The names a template may print, and what each of them says.

A number that rests on labels says who gave them: `{{ reform.count }}` is "31" where people read
every article, else "31 (máy gán nhãn, chưa rà soát)". An estimate is words from the start, so that
no template can print one as a count. What was not computed has no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cchc_nlp.counting.named_periods import describe_period
from cchc_nlp.errors import ReportError
from cchc_nlp.records import Group, Period
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.languages import VI, Language
from cchc_nlp.reporting.tables import label_name, share_change, signed, topic_of
from cchc_nlp.reporting.wording import printable, web_address

Named = Mapping[str, Any]


class Counted(int):
    """A count with what belongs to it: `reform` is 31 to reckon with, `reform.share` is "20,4%".

    Printed, it is `named["count"]`, which says who labelled.
    """

    named: Named

    def __new__(cls, value: int, named: Named) -> Counted:
        """The count, and by name what belongs to it."""
        self = super().__new__(cls, value)
        self.named = named
        return self

    def __getitem__(self, name: str) -> Any:
        return self.named[name]


class Told(str):
    """Words with what belongs to them: `period` is a phrase, `period.from` its first day."""

    __slots__ = ("named",)
    named: Named

    def __new__(cls, text: str, named: Named) -> Told:
        """The words, and by name what belongs to them."""
        self = super().__new__(cls, text)
        self.named = named
        return self

    def __getitem__(self, name: Any) -> Any:
        return self.named[name] if isinstance(name, str) else super().__getitem__(name)


@dataclass(frozen=True)
class Estimated:
    """An estimate's words, printed whole or not at all: no part of them may pass for a count."""

    _words: str

    def __str__(self) -> str:
        raise ReportError("an estimate is printed as it is: leave filters and `~` away from it")


@dataclass(frozen=True)
class Articles:
    """The reform items that are in the total, one mapping each; read anew whenever asked.

    What it is made of begins with "_", so that no template gets at an estimate through it.
    """

    _facts: ReportFacts
    _lang: Language

    def __iter__(self) -> Iterator[Named]:
        counted = (row for row in self._facts.rows if row.counted and row.is_reform)
        for stt, row in enumerate(counted, start=1):
            yield {
                "stt": stt,
                "title": printable(row.title),
                "day": self._lang.day(row.published),
                "section": printable(row.section),
                "label": label_name(row.primary, self._facts, self._lang),
                "author": printable(row.author),
                "channel": printable(row.channel),
                "url": web_address(row.url),
                "review": self._lang.reviews.get(row.review, row.review),
                "reviewer": printable(row.reviewer),
                "note": printable(row.note),
            }

    def __len__(self) -> int:
        return sum(row.counted and row.is_reform for row in self._facts.rows)


def context(facts: ReportFacts, *, agency: str = "", lang: Language = VI) -> dict[str, Any]:
    """Every name a template may use; `agency` is "…" until somebody gives it."""
    count, tally = facts.count, facts.count.tally
    end = count.period.end
    return {
        "agency": printable(agency) or "…",
        "year": f"{end.year}" if end else "…",
        "next_year": f"{end.year + 1}" if end else "…",
        "period": _period(count.period, lang),
        "period_from": count.period.start,
        "period_to": count.period.end,
        "policy": lang.policies[count.policy],
        "topic": topic_of(facts, lang),
        "sentence": printable(lang.sentence(count)),
        "footnote": printable(lang.footnote(count)),
        "figure": count.figure,
        **_counts(facts, lang),
        "raw_total": tally.raw_total,
        "duplicates": tally.duplicates,
        "reviewed": tally.reviewed,
        "unreviewed": tally.unreviewed,
        "review": lang.review(tally),
        "left_out": count.left_out,
        "undated": count.left_out.get("undated", 0),
        "not_fetched": count.left_out.get("not_fetched", 0),
        "comparison": printable(lang.comparison(facts.last)),
        "last": _last(facts, lang),
        "ledger": facts.ledger,
        **_busiest(facts, lang),
        **_rows(facts, lang),
        "names": lang.labels or facts.names,
        "rows": facts.rows,
        "sources": count.sources,
        "versions": count.versions,
        "corpus_sha256": count.corpus_sha256,
    }


def _period(period: Period, lang: Language) -> Told:
    """The period's phrase; `from` and `to` only where there is such a day."""
    days = {"from": period.start, "to": period.end}
    named = {name: lang.day(day) for name, day in days.items() if day is not None}
    name = describe_period(period, lang=lang.code)
    return Told(lang.period(period), {"name": name, **named})


def _counts(facts: ReportFacts, lang: Language) -> Named:
    """The total, its two parts, and what is known of those that nobody read."""
    tally = facts.count.tally
    estimate = facts.count.estimate.get("reform") if tally.unreviewed else None
    about = Estimated(lang.about(estimate)) if estimate else ""
    how = lang.method(estimate) if estimate else ""
    said = lang.review(tally)
    parts = {
        name: _part(tally.counts[name], tally.total, tally.reviewed, said=said, lang=lang)
        for name in ("reform", "general")
    }
    if estimate:
        parts["reform"] = {**parts["reform"], "estimate": about, "method": how}
    whole = {"count": lang.number(tally.total), "reviewed": tally.reviewed}
    repeats = {"duplicates": tally.duplicates, "reposts": tally.reposts}
    return {
        "total": Counted(tally.total, {**whole, **repeats, "unreviewed": tally.unreviewed}),
        **{name: Counted(tally.counts[name], named) for name, named in parts.items()},
        "share": lang.share(tally.counts["reform"], tally.total),
        "estimate": about,
        "estimate_method": how,
    }


def _part(part: int, total: int, reviewed: int, *, said: str, lang: Language) -> Named:
    """A part of the total and its share, with the state of review unless all was read."""
    remark = "" if reviewed == total and total else f" ({said})"
    return {
        "count": f"{lang.number(part)}{remark}",
        "share": f"{lang.share(part, total)}{remark}",
    }


def _last(facts: ReportFacts, lang: Language) -> Named:
    """The same days of the year before; nothing but `compared` where nobody had looked."""
    found = facts.last.comparison
    if found is None:
        return {"compared": False}
    first, second = found.first, found.second
    said = lang.review_of(first.reviewed, first.total)
    changes = {
        "change_total": signed(second.total - first.total, lang),
        "change_reform": signed(second.reform - first.reform, lang),
        "change_share": share_change(found, lang),
    }
    named = _part(first.reform, first.total, first.reviewed, said=said, lang=lang)
    return {
        "compared": True,
        "period": lang.period(first.period),
        "total": first.total,
        "reform": Counted(first.reform, named),
        "share": named["share"],
        **changes,
    }


def _busiest(facts: ReportFacts, lang: Language) -> Named:
    """The most reform items of one month, and the months that had so many."""
    most = max((group.tally.counts["reform"] for group in facts.by_month), default=0)
    months = (lang.month(g.key) for g in facts.by_month if g.tally.counts["reform"] == most)
    lower = str.lower if lang is VI else str
    return {"busiest_reform": most, "busiest_months": ", ".join(map(lower, months))}


def _rows(facts: ReportFacts, lang: Language) -> Named:
    """What a table of one's own goes through, row by row."""
    none = lang.words["no_section"]
    left_out = facts.count.left_out.items()
    return {
        "months": [_row(group, lang.month(group.key), lang) for group in facts.by_month],
        "quarters": [_row(group, lang.quarter(group.key), lang) for group in facts.by_quarter],
        "sections": [_row(g, printable(g.key) or none, lang) for g in facts.by_section],
        "units": [_row(group, printable(group.key), lang) for group in facts.by_source],
        "labels": [
            _row(group, label_name(group.key, facts, lang), lang) for group in facts.by_label
        ],
        "not_counted": [
            {"name": lang.left_out.get(code, code), "number": number} for code, number in left_out
        ],
        "articles": Articles(facts, lang),
        "by_month": facts.by_month,
        "by_section": facts.by_section,
        "by_label": facts.by_label,
    }


def _row(group: Group, name: str, lang: Language) -> Named:
    tally = group.tally
    reform = tally.counts["reform"]
    return {
        "name": name,
        "total": tally.total,
        "reform": reform,
        "general": tally.counts["general"],
        "share": lang.share(reform, tally.total),
    }
