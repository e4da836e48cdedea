"""The sentences of verdicts: both numbers, the criterion, the period, what the crawl misses."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from cchc_nlp.auditing.evidence import POLICIES, Missing, Shown
from cchc_nlp.auditing.findings import Finding
from cchc_nlp.auditing.scopes import Scope
from cchc_nlp.counting.phrasing import vietnamese_day, vietnamese_number
from cchc_nlp.counting.sentences import Language
from cchc_nlp.records import Period


@cache
def _phrases() -> Mapping[Language, Mapping[str, str]]:
    toml = (resources.files("cchc_nlp.auditing") / "verdicts.toml").read_text(encoding="utf-8")
    return tomllib.loads(toml)  # type: ignore[return-value]


@dataclass(frozen=True)
class Words:
    """The words of one language for what a corpus shows of a claim.

    >>> Words("en").say("has", number=Words("en").number(1245), between="")
    'the corpus has 1,245'
    """

    lang: Language = "vi"

    def say(self, phrase: str, **values: object) -> str:
        """A clause of verdicts.toml with its numbers and names."""
        return _phrases()[self.lang][phrase].format(**values)

    def number(self, number: int) -> str:
        """A whole number as the language prints it."""
        return vietnamese_number(number) if self.lang == "vi" else f"{number:,}"

    def day(self, day: dt.date) -> str:
        """A day as the language prints it."""
        return vietnamese_day(day) if self.lang == "vi" else f"{day.day} {day:%B %Y}"

    def finding(self, finding: Finding) -> str:
        """One number of the claim beside what the corpus has, in one clause."""
        is_about = finding.topic and finding.part is not None
        about = self.say("about", topic=finding.topic) if is_about else ""
        number = self.number(finding.claimed)
        return self.say("claimed", number=number, about=about, has=self._has(finding))

    def _has(self, finding: Finding) -> str:
        span, between = finding.interval, self._between(finding)
        number = self.number(span.own)
        if finding.by == "raw":
            return self.say("raw", number=self.number(span.raw))
        if finding.by == "joint":
            return self.say("joint", number=number, policies=self._by_policy(finding))
        if finding.by in POLICIES and finding.scope.kind in ("reform", "rest"):
            return self.say("exactly", policy=self.say(finding.by))
        told = self.say("has", number=number, between=between)
        if finding.by == "estimate":
            low, high = self.number(span.least), self.number(span.most)
            return self.say("estimate", told=told, low=low, high=high)
        if finding.status != "matches" and finding.claimed < span.low:
            told = self.say("more", number=number, between=between)
        is_beyond = finding.status != "matches" and finding.claimed > span.high
        return self.say("not_found", told=told) if is_beyond else told

    def _between(self, finding: Finding) -> str:
        span = finding.interval
        if span.low == span.high:
            return ""
        return self.say("between", low=self.number(span.low), high=self.number(span.high))

    def _by_policy(self, finding: Finding) -> str:
        told = (f"{self.say(policy)}: {self.number(n)}" for policy, n in finding.by_policy)
        return ", ".join(told)

    def found(self, shown: Shown) -> str:
        """What the corpus has in all, by every policy, and what nobody has read of it."""
        tally = shown.counted.tally
        reform = {p: self.number(n) for p, n in shown.by_policy(Scope("reform")).items()}
        found = self.say("found", total=self.number(tally.total), **reform)
        if not tally.unreviewed:
            return found
        number, bounds = self.number(tally.unreviewed), shown.estimates.get("cchc")
        if not bounds:
            return self.say("unread", found=found, number=number)
        told = {name: self.number(bound) for name, bound in bounds.items()}
        return self.say("unread_between", found=found, number=number, **told)

    def missing(self, missing: Missing) -> str:
        """What could not be had in the period; "" if nothing is known to be missing."""
        told = []
        if missing.months:
            told.append(self.say("months", months=", ".join(map(_month, missing.months))))
        if failed := missing.failed + missing.failed_undated:
            told.append(self.say("failed", number=self.number(failed)))
        if missing.undated:
            told.append(self.say("undated", number=self.number(missing.undated)))
        return self.say("missing", listed="; ".join(told)) if told else ""

    def period(self, period: Period, how: str = "") -> str:
        """The period in words, and whence it was taken if not from the claim (a phrase's name)."""
        if period.start is None or period.end is None:
            return self.say("in_period")
        days = self.say("days", start=self.day(period.start), end=self.day(period.end))
        return f"{days}, {self.say(how)}" if how else days


def _month(name: str) -> str:
    year, month = name.split("-")
    return f"{month}/{year}"
