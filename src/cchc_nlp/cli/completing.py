"""What the Tab key completes beyond verbs and options: corpora, sources, templates.

Nothing is written and nothing is raised: a Tab that finds nothing says nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_SQLITE = b"SQLite format 3\0"
MOST_FOLDERS = 50  # looked into below the one that is being typed


class CorpusFile(click.Path):
    """A path; completes to the corpora there and one folder below, or else to any file."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """The corpora that begin so."""
        from click.shell_completion import CompletionItem

        found = [CompletionItem(path) for path in corpora(incomplete)]
        return found or super().shell_complete(ctx, param, incomplete)


def corpora(incomplete: str) -> list[str]:
    """Corpus files whose path begins as typed, sorted; those of the folder, or one below it."""
    folder = incomplete.rpartition("/")[0]
    base = Path(f"{folder}/") if folder or incomplete.startswith("/") else Path()
    try:
        folders = [base, *sorted(path for path in base.iterdir() if path.is_dir())[:MOST_FOLDERS]]
        files = [path for one in folders for path in _databases(one)]
    except OSError:
        return []
    return sorted(name for name in map(Path.as_posix, files) if name.startswith(incomplete))


def _databases(folder: Path) -> Iterator[Path]:
    try:
        for path in folder.iterdir():
            if path.is_file() and not path.name.startswith(".") and is_database(path):
                yield path
    except OSError:  # not ours to read
        return


def is_database(path: Path) -> bool:
    """Whether a file begins as SQLite's do, whatever its name."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def sources(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The sources of the corpus that -c names before."""
    from cchc_nlp import Corpus

    path = ctx.params.get("corpus")
    if path is None or not is_database(path):
        return []
    try:  # as a reader: a Tab does not bring an old file up to date
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            names = Corpus(connection, path).sources()
        finally:
            connection.close()
    except sqlite3.Error:
        return []
    return [name for name in names if name.startswith(incomplete)]


def templates(
    ctx: click.Context,
    param: click.Parameter,
    incomplete: str,
) -> list[CompletionItem[str]]:
    """The package's templates by name; else a file of one's own."""
    from importlib import resources

    from click.shell_completion import CompletionItem

    folder = resources.files("cchc_nlp.reporting") / "templates"
    names = {
        Path(entry.name).stem
        for entry in folder.iterdir()
        if entry.name.endswith((".docx", ".html", ".md"))
    }
    found = [CompletionItem(name) for name in sorted(names) if name.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="file")]
