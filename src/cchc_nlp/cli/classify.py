"""`cchc classify`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
    workers_option,
)
from cchc_nlp.cli.printing import print_json, print_table
from cchc_nlp.cli.progress import counted, number_of, shown, told_crashes

if TYPE_CHECKING:
    from cchc_nlp.classification.labeling import LabelerName
    from cchc_nlp.records import Article, Label, Rejection
    from cchc_nlp.scaling import Labelling
    from cchc_nlp.scaling.engines import EngineName


@click.command()
@click.argument("file", type=FILE, required=False)
@click.option("-c", "--corpus", type=CORPUS, help="Label every article of this corpus.")
@labeler_option
@model_option
@output_option
@format_option
@workers_option
@click.option(
    "--engine",
    type=click.Choice(["dask", "serial"]),
    help="Label a dataset into the folder -o: on a cluster, or in this process.",
)
@click.option("--scheduler", metavar="ADDRESS", help="A cluster that runs: tcp://HOST:PORT.")
def classify(
    *,
    file: Path | None,
    corpus: Path | None,
    labeler: LabelerName | None,
    model: Path | None,
    output: Path | None,
    form: str,
    workers: int | None,
    engine: EngineName | None,
    scheduler: str | None,
) -> int:
    """Label every article of a corpus, or of a FILE without making a corpus.

    FILE is .jsonl or .csv with `title` and `text`, or one document: .txt, .html, .docx, .pdf,
    or - for a text on standard input.

    With --engine, FILE is a dataset: a file, a folder or a pattern of .warc, .parquet or .jsonl
    files; pages are extracted, articles labelled and duplicates marked. What is done is not done
    again by the next call. The cluster is this machine's, unless --scheduler names another.
    """
    if (file is None) == (corpus is None):
        raise click.UsageError("give a FILE, or a corpus with -c")
    if scheduler is not None and engine != "dask":
        raise click.UsageError("--scheduler needs --engine dask")
    if engine is not None:
        if file is None or output is None:
            raise click.UsageError("--engine needs a dataset, and a folder for it with -o")
        labelling = _labelling(labeler, model)
        return _classify_dataset(
            file, output, labelling, engine=engine, scheduler=scheduler, workers=workers
        )
    work = _Work(labeler, model, workers or 1, [])
    if corpus is not None:
        if output is not None:
            raise click.UsageError("labels go into the corpus; `cchc export --what labels -o FILE`")
        _classify_corpus(corpus, work)
    else:
        assert file is not None
        _classify_file(file, work, output=output, form=form)
    return 1 if work.crashed else 0


class _Work(NamedTuple):
    """Who labels, by how many processes, and which articles ended theirs."""

    labeler: LabelerName | None
    model: Path | None
    workers: int
    crashed: list[Rejection]

    def labels(self, articles: Iterable[Article]) -> Iterator[Label]:
        """The labels; articles that end their process are told and left out."""
        from cchc_nlp.records import Label

        for one in told_crashes(self._made(articles), self.crashed):
            if isinstance(one, Label):
                yield one

    @property
    def told(self) -> str:
        """How many articles have no label because of that."""
        return f"; {len(self.crashed)} without a label, see above" if self.crashed else ""

    def _made(self, articles: Iterable[Article]) -> Iterator[Label | Rejection]:
        if self.workers == 1:
            from cchc_nlp import classify as classify_articles

            return classify_articles(articles, labeler=labeler_of(self.labeler, self.model))
        from cchc_nlp.scaling import classify_in_parallel

        labelling = _labelling(self.labeler, self.model)
        return classify_in_parallel(
            articles, labelling=labelling, workers=self.workers, start="spawn"
        )


def _labelling(labeler: LabelerName | None, model: Path | None) -> Labelling:
    """The labeler as other processes are told of it."""
    from cchc_nlp.scaling import Labelling

    if labeler is not None or model is not None:
        labeler_of(labeler, model)  # rather an error now; the one that ships is there
    return Labelling(labeler, None if model is None else str(model.resolve()))


def _classify_corpus(path: Path, work: _Work) -> None:
    from cchc_nlp import Corpus

    with Corpus.open(path, create=False) as corpus:
        articles = counted(corpus.articles(), "classify", total=number_of(corpus, "articles"))
        labelled = corpus.add_labels(work.labels(articles))
    click.echo(f"{labelled} articles labelled in {path}{work.told}")


def _classify_file(file: Path, work: _Work, *, output: Path | None, form: str) -> None:
    labels = work.labels(_articles(file))
    if output is None:
        _print_labels(labels, form)
        return
    from cchc_nlp import write_records

    written = write_records(labels, output)
    click.echo(f"{written} labels in {output}{work.told}")


def _articles(file: Path) -> Iterator[Article]:
    from cchc_nlp import document_of, read_articles
    from cchc_nlp.classification.labeling import as_article
    from cchc_nlp.records import Article

    if str(file) == "-":
        yield as_article(document_of(text_of(file).split("\n")).to_dict())
        return
    yield from (record for record in read_articles(file) if isinstance(record, Article))


def _classify_dataset(
    source: Path,
    output: Path,
    labelling: Labelling,
    *,
    engine: EngineName,
    scheduler: str | None,
    workers: int | None,
) -> int:
    from cchc_nlp.scaling import classify_dataset

    with shown("partitions") as progress:
        run = classify_dataset(
            source,
            output,
            labelling=labelling,
            engine=engine,
            scheduler=scheduler,
            workers=workers,
            progress=progress,
        )
    click.echo(
        f"{run.partitions} partitions, {run.done_before} of them done before;"
        f" {run.records} records: {run.articles} articles,"
        f" {run.rejections} rejected, {run.lists} lists\n"
        f"{run.duplicates} articles repeat another; {run.reform} are labelled as reform by machine,"
        f" none reviewed\n{output / 'articles'}, {output / 'rejections'}"
    )
    return 0


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
