"""`cchc audit`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.audit_texts import audit_markdown, audit_table, print_audit, summary
from cchc_nlp.cli.options import CORPUS, FILE, format_option, lang_option, output_option, text_of
from cchc_nlp.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from cchc_nlp.auditing.report_audits import ReportAudit
    from cchc_nlp.counting.sentences import Language

_MARKED = (".docx", ".html", ".htm")
_WRITTEN = (".json", ".md")


@click.command()
@click.argument("file", type=FILE)
@click.option("-c", "--corpus", type=CORPUS, help="Hold the claims against this corpus.")
@click.option(
    "--against",
    "others",
    type=FILE,
    multiple=True,
    metavar="OTHER",
    help="A report it may have been copied from; may be given again.",
)
@output_option
@format_option
@lang_option
@click.pass_context
def audit(
    context: click.Context,
    *,
    file: Path,
    corpus: Path | None,
    others: tuple[Path, ...],
    output: Path | None,
    form: str,
    lang: Language,
) -> None:
    """Find every statement in FILE that counts something, and check it.

    FILE is .txt, .md, .html, .docx or .pdf, or - for standard input. -o writes a copy of the report
    with everything marked in it (.docx, .html), or what was found (.json, .md). The status is 1 if
    a sum does not come out or a number differs from the corpus.
    """
    if output is not None:
        _refuse_other_endings(file, output)
    found = _audited(file, corpus, others=others, lang=lang)
    if form == "json":
        print_json(found.to_dict())
    elif form == "text":
        print_audit(found, lang=lang)
    else:
        headings, rows = audit_table(found, lang=lang)
        print_table(headings, rows, form=form)
        click.echo(summary(found, lang=lang), err=form == "csv")
    if output is not None:
        _write(found, file, output=output, lang=lang)
    if not found.is_clean:
        context.exit(1)


def _refuse_other_endings(file: Path, output: Path) -> None:
    ending = output.suffix.lower()
    if ending not in (*_MARKED, *_WRITTEN):
        known = " ".join((*_MARKED, *_WRITTEN))
        raise click.UsageError(f"{output}: ending {ending!r} is not written; use {known}")
    if ending in _MARKED and str(file) == "-":
        raise click.UsageError("standard input cannot be marked; give a file")
    if output.exists() and file.exists() and output.samefile(file):
        raise click.UsageError(f"{output}: is the report itself; give another name")
    is_word = file.suffix.lower() == ".docx"
    if ending in _MARKED and is_word != (ending == ".docx"):
        wanted = ".docx" if is_word else ".html"
        raise click.UsageError(f"{output}: the marked copy of {file.name} is a {wanted}")


def _audited(
    file: Path, corpus: Path | None, *, others: tuple[Path, ...], lang: Language
) -> ReportAudit:
    from cchc_nlp import Corpus
    from cchc_nlp.auditing.report_audits import audit_read
    from cchc_nlp.auditing.reports import Report, read_report

    report = Report(text_of(file)) if str(file) == "-" else read_report(file)
    if corpus is None:
        return audit_read(report, others=others, lang=lang)
    with Corpus.open(corpus, create=False) as opened:
        return audit_read(report, opened, others=others, lang=lang)


def _write(found: ReportAudit, file: Path, *, output: Path, lang: Language) -> None:
    import json

    if output.suffix.lower() in _MARKED:
        from cchc_nlp.auditing.marking import mark_report

        mark_report(file, output, claims=found.claims, remarks=found.remarks)
        return
    if output.suffix.lower() == ".json":
        told = json.dumps(found.to_dict(), ensure_ascii=False, indent=2) + "\n"
    else:
        told = audit_markdown(found, lang=lang)
    output.write_text(told, encoding="utf-8")
