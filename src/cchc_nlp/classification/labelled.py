"""Articles that people have labelled, as files hold them: to learn from, and to measure with."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cchc_nlp.classification.labeling import as_article
from cchc_nlp.classification.taxonomy import LABELS, REFORM_LABELS
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import InputError
from cchc_nlp.records import Article
from cchc_nlp.vietnamese.normalization import decode_text, read_text

STRATA = ("confidence", "hard", "origin", "level", "outlet", "split")


@dataclass(frozen=True)
class Labelled:
    """An article and what a person says of it.

    `primary` is "" where only reform or not is known. `family` names the subject or the cluster
    of duplicates: articles of one family are never divided between learning and measuring.
    `strata` are the article's groups by which figures can be told apart, as the file gives them.
    """

    article: Article
    is_reform: bool
    primary: str = ""
    family: str = ""
    strata: Mapping[str, str] = field(default_factory=dict)


def read_labelled(path: str | Path) -> Iterator[Labelled]:
    """The labelled articles of a JSON Lines file, or of all such files of a folder.

    A line needs `title`, `text` and `is_reform`; `label` (or `primary`; of a general article also
    `general_class`) names the label. A folder may hold its files in `articles/`. Raises InputError
    naming the line that is not so, or a folder without such a file.
    """
    path = Path(path)
    files = _files(path) if path.is_dir() else [path]
    for file in files:
        for number, line in enumerate(_text(file).split("\n"), start=1):
            if line.strip():
                yield _labelled(line, f"{file}, line {number}")


def read_reviewed(corpus: Corpus) -> Iterator[Labelled]:
    """The articles of a corpus that a person has confirmed or changed; duplicates as one family.

    What a person left open, and what only a machine has labelled, is not among them.
    """
    said = {label.article_id: label for label in corpus.labels()}
    for article in corpus.articles():
        label = said.get(article.id)
        if label and label.reviewed in ("confirmed", "changed"):
            family = article.duplicate_of or article.id
            yield Labelled(article, label.is_reform, label.primary, family)


def _files(folder: Path) -> list[Path]:
    inner = folder / "articles" if (folder / "articles").is_dir() else folder
    files = sorted(inner.glob("*.jsonl"))
    if not files:
        raise InputError(f"{folder}: no .jsonl file of labelled articles in it")
    return files


def _text(file: Path) -> str:
    if file.suffix != ".gz":
        return read_text(file)
    try:
        return decode_text(gzip.decompress(file.read_bytes()), str(file))
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{file}: cannot be read ({error}); check the path") from error


def _labelled(line: str, where: str) -> Labelled:
    try:
        return as_labelled(json.loads(line))
    except InputError as error:
        raise InputError(f"{where}: {error}") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{where}: {type(error).__name__} {error}; a line must be JSON with title, text and"
            " is_reform"
        ) from error


def as_labelled(row: Mapping[str, Any]) -> Labelled:
    """A row as a record.

    Raises KeyError without `is_reform`, InputError for one that is neither true nor false, for an
    unknown label, and for a label of the other kind.
    """
    is_reform = row["is_reform"]
    if not isinstance(is_reform, bool):
        raise InputError(f"is_reform is {is_reform!r}, not true or false")
    primary = str(row.get("label") or row.get("primary") or row.get("general_class") or "")
    if primary and primary not in LABELS:
        raise InputError(f"label {primary!r} is none of {', '.join(LABELS)}")
    if primary and (primary in REFORM_LABELS) != is_reform:
        raise InputError(f"label {primary!r} does not go with is_reform {str(is_reform).lower()}")
    article = as_article(row)
    strata = {name: str(row[name]) for name in STRATA if row.get(name) is not None}
    return Labelled(article, is_reform, primary, str(row.get("family") or article.id), strata)
