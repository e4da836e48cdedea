"""Everything a report may print, computed once: the renderers add no number of their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from cchc_nlp.classification.taxonomy import label_names
from cchc_nlp.corpus.coverage import Coverage, build_coverage
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.selection import Part, Question, ask, select_parts
from cchc_nlp.counting.tally import By, count, tally_of_parts
from cchc_nlp.records import Count, Group, Ledger, Period, Policy, Record
from cchc_nlp.reporting.evidence_rows import CorpusRows, EvidenceRow
from cchc_nlp.reporting.last_period import LastPeriod, compare_with_last
from cchc_nlp.reporting.wording import TYPES

NO_COVERAGE = Coverage((), {}, {})  # nobody said what was looked at


@dataclass(frozen=True)
class ReportFacts(Record):
    """A count, its breakdowns, the ledger, the evidence rows, and label codes in words.

    The keys of `by_kind` are kinds of items in words, as rows have them. `rows` is gone through as
    often as one likes; those of a corpus are read from it each time. `last` is what there is to
    compare with: the same days of the year before; `coverage` which months of which source were
    looked at.
    """

    count: Count
    by_month: tuple[Group, ...]
    by_section: tuple[Group, ...]
    by_label: tuple[Group, ...]
    ledger: Ledger
    rows: Collection[EvidenceRow]
    names: Mapping[str, str]
    by_quarter: tuple[Group, ...] = ()
    by_source: tuple[Group, ...] = ()
    last: LastPeriod = field(default_factory=LastPeriod)
    by_kind: tuple[Group, ...] = ()
    coverage: Coverage = NO_COVERAGE


def build_facts(corpus: Corpus, *, period: Period, policy: Policy) -> ReportFacts:
    """The facts of a period, counted by a policy; the corpus stays open while they are used.

    Raises CorpusError where the corpus does not add up; going through `rows` raises ReportError
    where a label's evidence does not stand in its article.
    """
    counted = count(corpus, period=period, policy=policy)
    return ReportFacts(
        count=counted,
        by_month=_groups(corpus, "month", period=period, policy=policy),
        by_section=_groups(corpus, "section", period=period, policy=policy),
        by_label=_groups(corpus, "label", period=period, policy=policy),
        ledger=build_ledger(corpus),
        rows=CorpusRows(corpus, period, policy),
        names=label_names(),
        by_quarter=_groups(corpus, "quarter", period=period, policy=policy),
        last=compare_with_last(corpus, counted),
        by_source=_groups(corpus, "source", period=period, policy=policy),
        by_kind=_kinds(corpus, period=period, policy=policy),
        coverage=build_coverage(corpus, period=period),
    )


def _groups(corpus: Corpus, by: By, *, period: Period, policy: Policy) -> tuple[Group, ...]:
    return count(corpus, period=period, policy=policy, by=by).groups or ()


def _kinds(corpus: Corpus, *, period: Period, policy: Policy) -> tuple[Group, ...]:
    """What was counted by the kind of item, in words."""
    parts, _ = select_parts(ask(corpus, Question(period)))
    by_kind: dict[str, list[Part]] = {}
    for part in parts:
        by_kind.setdefault(TYPES[part.cell.item_type], []).append(part)
    return tuple(
        Group(kind, tally_of_parts(by_kind[kind], policy=policy)) for kind in sorted(by_kind)
    )
