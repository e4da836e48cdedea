"""A whole report audited: its claims with checks and verdicts, and remarks on the rest of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cchc_nlp.auditing.prose import is_list, prose_claims
from cchc_nlp.auditing.remarks import find_remarks
from cchc_nlp.auditing.reports import Report, read_report
from cchc_nlp.auditing.settings import Setting
from cchc_nlp.auditing.tables import report_table_claims
from cchc_nlp.auditing.unread import Unread
from cchc_nlp.auditing.verdict_words import Words
from cchc_nlp.auditing.verdicts import judge_claims
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.sentences import Language
from cchc_nlp.records import Claim, Record, Remark

_SHORT_HEADING = 48  # letters


@dataclass(frozen=True)
class ReportAudit(Record):
    """What an audit found: the claims in reading order, the remarks, and where each claim stands.

    `places` has one line number with its heading for each claim: "dòng 12, II. Kết quả"; `unread`
    what of the file no claim was looked for in.
    """

    title: str
    claims: tuple[Claim, ...]
    remarks: tuple[Remark, ...]
    places: tuple[str, ...] = field(default=(), repr=False)
    unread: tuple[Unread, ...] = ()

    @property
    def failing(self) -> int:
        """How many sums, shares and averages do not come out."""
        return sum(_failures(claim) for claim in self.claims)

    @property
    def is_clean(self) -> bool:
        """Whether all comes out, and nothing differs from the corpus; remarks do not count."""
        differs = (claim.verdict and claim.verdict.status == "differs" for claim in self.claims)
        return not self.failing and not any(differs)

    def to_dict(self) -> dict[str, Any]:
        """The public JSON of an audit."""
        return {
            "title": self.title,
            "claims": [claim.to_dict() for claim in self.claims],
            "remarks": [remark.to_dict() for remark in self.remarks],
            "unread": [unread.to_dict() for unread in self.unread],
        }


def _failures(claim: Claim) -> int:
    """The failing checks of a claim; its arithmetic and percentages, where it has no checks."""
    if claim.checks:
        return sum(not check.holds for check in claim.checks)
    wrong = sum(percent.correct is False for percent in claim.percents)
    return wrong + (claim.arithmetic == "fails")


def audit_report(
    path: str | Path,
    corpus: Corpus | None = None,
    *,
    others: Iterable[str | Path] = (),
    lang: Language = "vi",
) -> ReportAudit:
    """The audit of the report in a file; with a corpus, its claims are held against that.

    `others` are reports that it may have been copied from; `lang` is that of verdicts and places.
    Raises InputError for a file that
    cannot be read.
    """
    return audit_read(read_report(path), corpus, others=others, lang=lang)


def audit_read(
    report: Report,
    corpus: Corpus | None = None,
    *,
    others: Iterable[str | Path] = (),
    lang: Language = "vi",
) -> ReportAudit:
    """The audit of a report that was read."""
    setting = Setting(report.text, report.title, report.headings, tables=report.tables)
    of_tables = report_table_claims(report, reference=setting.reference)
    claims = sorted(
        [*prose_claims(report, of_tables), *of_tables], key=lambda claim: (claim.start, claim.end)
    )
    if corpus is not None:
        claims = judge_claims(claims, corpus, setting=setting, of_tables=set(of_tables), lang=lang)
    texts = [(Path(other).name, read_report(other).text) for other in others]
    return ReportAudit(
        title=report.title,
        claims=tuple(claims),
        remarks=tuple(find_remarks(report.text, title=report.title, others=texts)),
        places=tuple(_place(claim, setting, Words(lang)) for claim in claims),
        unread=(*report.unread, *_lists(report)),
    )


def _lists(report: Report) -> Iterator[Unread]:
    for table in report.tables:
        if is_list(table):
            yield Unread("list", len(table.grid), table.caption.rpartition("\n")[2])


def _place(claim: Claim, setting: Setting, words: Words) -> str:
    line = words.say("line", number=setting.line_of(claim))
    heading = setting.heading_above(claim)
    if heading is None:
        return line
    name = " ".join(heading.text.split())
    short = name if len(name) <= _SHORT_HEADING else f"{name[:_SHORT_HEADING].rstrip()}…"
    return f"{line}, {short}"
