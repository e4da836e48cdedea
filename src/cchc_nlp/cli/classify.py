"""`cchc classify`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import (
    CORPUS,
    FILE,
    format_option,
    labeler_of,
    labeler_option,
    model_option,
    output_option,
    text_of,
)
from cchc_nlp.cli.printing import print_json, print_table
from cchc_nlp.cli.progress import counted, number_of

if TYPE_CHECKING:
    from cchc_nlp.classification.labeling import Labeler
    from cchc_nlp.records import Label


@click.command()
@click.argument("file", type=FILE, required=False)
@click.option("-c", "--corpus", type=CORPUS, help="Label every article of this corpus.")
@labeler_option
@model_option
@output_option
@format_option
def classify(
    *,
    file: Path | None,
    corpus: Path | None,
    labeler: str | None,
    model: Path | None,
    output: Path | None,
    form: str,
) -> None:
    """Label every article of a corpus, or of a FILE without making a corpus.

    FILE is .jsonl or .csv with `title` and `text`, or one document: .txt, .html, .docx, .pdf,
    or - for a text on standard input.
    """
    if (file is None) == (corpus is None):
        raise click.UsageError("give a FILE, or a corpus with -c")
    chosen = labeler_of(labeler, model)
    if corpus is not None:
        if output is not None:
            raise click.UsageError("labels go into the corpus; `cchc export --what labels -o FILE`")
        _classify_corpus(corpus, chosen)
        return
    assert file is not None
    labels = _labels(file, chosen)
    if output is not None:
        from cchc_nlp import write_records

        click.echo(f"{write_records(labels, output)} labels in {output}")
    else:
        _print_labels(labels, form)


def _classify_corpus(path: Path, labeler: Labeler) -> None:
    from cchc_nlp import Corpus
    from cchc_nlp import classify as classify_articles

    with Corpus.open(path, create=False) as corpus:
        articles = counted(corpus.articles(), "classify", total=number_of(corpus, "articles"))
        labelled = corpus.add_labels(classify_articles(articles, labeler=labeler))
    click.echo(f"{labelled} articles labelled in {path}")


def _labels(file: Path, labeler: Labeler) -> Iterator[Label]:
    from cchc_nlp import Article, document_of, read_articles
    from cchc_nlp import classify as classify_articles

    articles: Iterable[Article | dict[str, str]]
    if str(file) == "-":
        articles = [document_of(text_of(file).split("\n")).to_dict()]
    else:
        articles = (record for record in read_articles(file) if isinstance(record, Article))
    return classify_articles(articles, labeler=labeler)


def _print_labels(labels: Iterator[Label], form: str) -> None:
    from cchc_nlp import label_names

    if form in ("csv", "markdown"):
        columns = ("article_id", "is_reform", "score", "primary", "confidence", "title")
        rows = [tuple(getattr(label, name) for name in columns) for label in labels]
        print_table(columns, rows, form=form)
        return
    for label in labels:
        if form == "json":
            print_json(label.to_dict())
            continue
        kind = "cải cách hành chính" if label.is_reform else "nội dung khác"
        names = "; ".join(
            f"{name} {label_names()[name]}" for name in (label.primary, *label.secondary)
        )
        click.echo(f"{label.title}\n  {kind} ({label.score:.2f}, {label.confidence}): {names}")
        for span in label.evidence:
            click.echo(f"  {span.start}-{span.end}  {span.weight:.2f}  {span.text}")
