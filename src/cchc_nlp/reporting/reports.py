"""One call from a corpus to a report: the ending of the file's name chooses what is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.corpus.table_files import whole_file
from cchc_nlp.errors import ReportError
from cchc_nlp.records import Period, Policy
from cchc_nlp.reporting.evidence_rows import ToldRows
from cchc_nlp.reporting.excel import write_excel
from cchc_nlp.reporting.facts import ReportFacts, build_facts
from cchc_nlp.reporting.text import write_text
from cchc_nlp.reporting.web import write_web
from cchc_nlp.reporting.word import write_word
from cchc_nlp.reporting.word_templates import is_word_template

ENDINGS = (".docx", ".xlsx", ".html", ".md", ".txt")


def report(
    corpus: Corpus,
    output: str | Path,
    *,
    period: Period,
    policy: Policy = "cchc",
    template: str | Path | None = None,
    agency: str = "",
    progress: Callable[[int, int], object] | None = None,
) -> Path:
    """Write the report of a period and say where: Word, Excel, web page or text by the ending.

    `template` names one of the package's templates (nam, quy, doan-van, tom-tat, brief-en) or a
    file: text with a few marks, or a .docx with names in double braces (see docs/reports.md);
    `agency` is printed as the issuer. `progress` is told how many articles are written, of how
    many; some reports go through them more than once.
    The file appears whole or, if anything fails, not at all. Raises ReportError for another
    ending, for a template that asks for what nobody computed, and for a folder that is not there.
    """
    output = Path(output)
    _check(output, template)
    facts = build_facts(corpus, period=period, policy=policy)
    if progress is not None:
        facts = dataclasses.replace(facts, rows=ToldRows(facts.rows, progress))
    write_report(facts, output, template=template, agency=agency)
    return output


def write_report(
    facts: ReportFacts, output: Path, *, template: str | Path | None = None, agency: str = ""
) -> None:
    """Write facts that are already computed; otherwise as `report`."""
    ending = _check(output, template)
    with _replacing(output) as aside:
        if ending == ".xlsx":
            write_excel(facts, aside)
        elif ending == ".docx":
            write_word(facts, aside, template=template, agency=agency)
        elif ending == ".html":
            write_web(facts, aside, template=template, agency=agency)
        else:
            write_text(facts, aside, template=template, agency=agency)


def _check(output: Path, template: str | Path | None) -> str:
    """The ending, if a report can be written there."""
    ending = output.suffix.lower()
    if ending not in ENDINGS:
        raise ReportError(f"{output}: a report ends in {', '.join(ENDINGS)}; choose one of them")
    if ending == ".xlsx" and template is not None:
        raise ReportError(f"{output}: an .xlsx report has no template; leave {template} out")
    if is_word_template(template) and ending != ".docx":
        raise ReportError(f"{output}: {template} fills in a .docx report; let its name end so")
    if not output.parent.is_dir():
        raise ReportError(f"{output}: there is no folder {output.parent}; make it first")
    return ending


@contextmanager
def _replacing(output: Path) -> Iterator[Path]:
    """A file beside the output, which takes its place once it is whole."""
    try:
        with whole_file(output) as aside:
            yield aside
    except OSError as error:
        raise ReportError(
            f"{output}: cannot be written ({error.strerror}); close it elsewhere and check the path"
        ) from error
