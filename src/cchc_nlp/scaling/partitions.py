"""One partition, from its records to its part files: extracted, labelled, signed.

What a partition gives does not depend on who works on it, nor on how often it was begun.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from cchc_nlp.errors import InputError
from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.records import Article, Label, Page, Rejection
from cchc_nlp.scaling.inputs import Found, Partition, hash_of, read_partition
from cchc_nlp.scaling.journal import Journal
from cchc_nlp.scaling.parts import (
    ARTICLE_COLUMNS,
    REJECTION_COLUMNS,
    article_row,
    part_writer,
    put_aside,
    read_json,
    rejection_row,
    write_json,
)
from cchc_nlp.scaling.stages import Labelling, crashed_article, crashed_page

# What may change without a change of the partition: lines were added to its file, or it was copied.
_OF_FILE = ("size", "modified")


@dataclass(frozen=True)
class Task:
    """What a worker is told of one partition; `versions` are those of who asks."""

    partition: Partition
    output: str
    labelling: Labelling
    versions: tuple[tuple[str, str], ...]

    @property
    def articles(self) -> Path:
        """Where its articles go."""
        return self._file("articles", "parquet")

    @property
    def rejections(self) -> Path:
        """Where its rejections go."""
        return self._file("rejections", "parquet")

    @property
    def keys(self) -> Path:
        """Where the numbers go by which its articles are compared."""
        return self._file("keys", "npy")

    @property
    def receipt(self) -> Path:
        """What says that it is done, from what and by what."""
        return self._file("manifest", "json")

    @property
    def journal(self) -> Path:
        """What is there while it is worked on."""
        return self._file("under-way", "json")

    def _file(self, folder: str, ending: str) -> Path:
        return Path(self.output) / folder / f"part-{self.partition.key}.{ending}"


class _Result(NamedTuple):
    position: int
    made: Article | Rejection | Page  # a page that is a list stays one
    label: Label | None = None
    keys: Any = None  # of an article: the numbers by which it is compared


def label_partition(task: Task) -> dict[str, int]:
    """Write a partition's part files; its counts. The receipt comes last: with it, all is there.

    Raises InputError if this worker's package or model is another than that of who asks.
    """
    mine = versions_of(task.labelling)
    if mine != task.versions:
        raise InputError(
            f"worker has {dict(mine)}, the caller {dict(task.versions)};"
            " install the same version of cchc_nlp on every worker"
        )
    journal, counts, keys = Journal(task.journal), Counter[str](), []
    with (
        part_writer(task.articles, ARTICLE_COLUMNS) as articles,
        part_writer(task.rejections, REJECTION_COLUMNS) as rejections,
    ):
        for result in _results(task, journal):
            counts.update(_told(result))
            if isinstance(result.made, Article) and result.label is not None:
                row = (task.partition.name, result.position, result.made, result.label)
                articles.add(article_row(*row))
                keys.append(result.keys)
            elif isinstance(result.made, Rejection):
                rejections.add(rejection_row(task.partition.name, result.position, result.made))
    _save_keys(task.keys, keys)
    write_json(task.receipt, fingerprint(task) | {"counts": counts})
    journal.close()
    return dict(counts)


def is_done(task: Task) -> bool:
    """Whether a run before did this partition, of the same bytes and by the same versions."""
    told = read_json(task.receipt)
    if told is None or not (task.articles.is_file() and task.keys.is_file()):
        return False
    now = fingerprint(task, is_hashed=False)
    if any(told[key] != value for key, value in now.items() if key not in _OF_FILE):
        return False
    is_untouched = all(told[key] == now[key] for key in _OF_FILE)
    return is_untouched or bool(told["sha256"] == hash_of(task.partition))


def fingerprint(task: Task, *, is_hashed: bool = True) -> dict[str, Any]:
    """What a partition's part files were made from, and by what."""
    status = Path(task.partition.path).stat()
    told = asdict(task.partition) | {"size": status.st_size, "modified": status.st_mtime_ns}
    told |= {"versions": dict(task.versions)}
    del told["path"]  # the same dataset, seen from another machine
    return told | {"sha256": hash_of(task.partition)} if is_hashed else told


def versions_of(labelling: Labelling) -> tuple[tuple[str, str], ...]:
    """The versions of package and labeler, which a row depends on."""
    from importlib.metadata import version

    return ("cchc_nlp", version("cchc_nlp")), ("labeler", labelling.open().id)


def _told(result: _Result) -> Mapping[str, int]:
    is_article = isinstance(result.made, Article)
    return {
        "records": 1,
        "articles": is_article,
        "rejections": isinstance(result.made, Rejection),
        "lists": isinstance(result.made, Page),
        "reform": result.label is not None and result.label.is_reform,
    }


def _results(task: Task, journal: Journal) -> Iterator[_Result]:
    for chunk, is_lost in journal.chunks(read_partition(task.partition)):
        if is_lost:
            yield from (_Result(position, _given_up(found)) for position, found in chunk)
            continue
        try:
            made = list(_worked(chunk, task.labelling))
        except Exception:  # whatever it is, one record of a cluster's run does not end it
            made = [one for record in chunk for one in _single(record, task.labelling)]
        yield from made


def _worked(chunk: Sequence[tuple[int, Found]], labelling: Labelling) -> Iterator[_Result]:
    """A batch through all stages, in order."""
    made = [(position, _extracted(found)) for position, found in chunk]
    articles = [one for _, one in made if isinstance(one, Article)]
    told = zip(labelling(articles), _keys(articles), strict=True)
    for position, one in made:
        yield _Result(position, one, *(next(told) if isinstance(one, Article) else ()))


def _single(record: tuple[int, Found], labelling: Labelling) -> list[_Result]:
    position, found = record
    try:
        return list(_worked([record], labelling))
    except Exception as error:
        return [_Result(position, _given_up(found, f"{type(error).__name__}: {error}"))]


def _extracted(found: Found) -> Article | Rejection | Page:
    if isinstance(found, Page) and found.kind != "list":
        return extract_page(found)
    return found


def _given_up(found: Found, why: str = "") -> Rejection:
    if isinstance(found, Rejection):
        return found
    told = crashed_page(found) if isinstance(found, Page) else crashed_article(found)
    return Rejection(told.url, told.source, told.reason, why or told.detail, told.page_sha256)


def _keys(articles: Sequence[Article]) -> Any:
    """The numbers by which articles are compared: of their ids, then those of their contents."""
    import numpy as np

    from cchc_nlp.corpus.candidates import candidate_keys
    from cchc_nlp.corpus.text_numbers import number_of

    ids = [number_of(article.id) for article in articles]
    return np.column_stack([np.array(ids, np.int64), candidate_keys(articles)])


def _save_keys(file: Path, keys: Sequence[Any]) -> None:
    """One row a kind of key, so that a kind of all partitions is read without the others."""
    import numpy as np

    with put_aside(file) as aside, aside.open("wb") as out:
        np.save(out, np.array(keys, np.int64).T if keys else np.zeros((0, 0), np.int64))
        out.flush()
        os.fsync(out.fileno())
