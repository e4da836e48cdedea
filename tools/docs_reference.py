"""The reference's pages as Markdown: `cchc` from click, the library from its public names.

`python tools/docs_reference.py` prints both.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

import cchc_nlp
from cchc_nlp.cli import cchc

# The library's rooms in the order in which a user meets them, each with what it is for.
ROOMS = {
    "demo": ("The bundled site", "A fictional department's year, served on your own machine."),
    "crawling": ("Crawling", "From an address to stored pages, politely."),
    "portals": ("Sites you describe", "Where looking at the pages is not enough."),
    "extraction": ("Articles", "From a page or a document to an article."),
    "corpus": ("The corpus", "One SQLite file that holds everything, and its ledger."),
    "classification": ("Labels", "Reform or not, which kind, and what shows it."),
    "reviewing": ("Reviews", "People's decisions, out and back."),
    "counting": ("Counts", "Tallies that a person may sign, and estimates that say what they are."),
    "reporting": ("Reports", "Word, Excel, web page or text."),
    "auditing": ("Audits", "From the numbers of a report back to the articles."),
    "analysis": ("Analysis", "pandas frames for notebooks."),
    "scaling": ("Many articles", "The same stages over partitions."),
    "records": ("Records", "What flows from stage to stage: frozen, and each knows its JSON."),
    "vietnamese": ("The Vietnamese", "What administrative text says, with its place in the text."),
    "spacy_pipeline": ("In spaCy", "The same knowledge as components of a pipeline."),
    "spacy_labeler": ("A labeler of spaCy's", "A text classifier in the same pipeline."),
    "errors": ("Errors", "One tree; see [Errors and exit status](errors.md)."),
}


def library_page() -> str:
    """Every public name under its room; mkdocstrings fills in the docstrings."""
    lines = ["# Library", "", _first_lines(cchc_nlp.__doc__ or ""), ""]
    for room, (title, purpose) in _rooms():
        lines += [f"## {title}", "", purpose, ""]
        lines += [f"::: cchc_nlp.{name}\n" for name in _names(room)]
    return "\n".join(lines)


def _rooms() -> Iterator[tuple[str, tuple[str, str]]]:
    """The rooms that have public names; a new one stands last, under its own name."""
    there = {home.partition(".")[0] for home in cchc_nlp._HOMES}
    for room in [*ROOMS, *sorted(there - ROOMS.keys())]:
        if room in there:
            yield room, ROOMS.get(room, (room.replace("_", " ").capitalize(), ""))


def _names(room: str) -> list[str]:
    homes = (names for home, names in cchc_nlp._HOMES.items() if home.partition(".")[0] == room)
    return [name for names in homes for name in names]


def command_line_page() -> str:
    """Every verb with its arguments, options, defaults and examples, as `--help` has them."""
    lines = ["# Command line", "", _first_lines(cchc.help or ""), "", _verb_table(), ""]
    lines += ["## Options of `cchc` itself", "", _option_table(cchc, "cchc"), ""]
    for command in cchc.commands.values():
        lines += _command(command, f"cchc {command.name}", level=2)
    lines += ["", "What the exit status says: [Errors and exit status](errors.md).", ""]
    return "\n".join(lines)


def _verb_table() -> str:
    rows = [
        f"| [`cchc {name}`](#cchc-{name}) | {_cell(command.get_short_help_str(200))} |"
        for name, command in cchc.commands.items()
    ]
    return "\n".join(["| verb | does |", "|---|---|", *rows])


def _command(command: click.Command, path: str, *, level: int) -> list[str]:
    context = click.Context(command, info_name=path)
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    lines = [f"{'#' * level} {path} {{: #{_anchor(path)} }}", "", f"```text\n{usage}\n```", ""]
    lines += [_help(command), "", _option_table(command, path), ""]
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            lines += _command(inner, f"{path} {inner.name}", level=level + 1)
    return lines


def _help(command: click.Command) -> str:
    """The help's paragraphs; those that click keeps as they are, and its examples, as code."""
    told = inspect.cleandoc(command.help or "")
    return "\n\n".join(map(_paragraph, re.split(r"\n[ \t]*\n", told)))


def _paragraph(text: str) -> str:
    if text.startswith("\b"):
        return "```text\n" + text.removeprefix("\b").strip("\n") + "\n```"
    if found := re.match(r"Examples?:\s*(?=cchc )", text):
        command = " ".join(text[found.end() :].split())
        return f"Example:\n\n```text\n{command}\n```"
    return _angle(text)


def _option_table(command: click.Command, path: str) -> str:
    context = click.Context(command, info_name=path)
    records = [p.get_help_record(context) for p in command.get_params(context)]
    told = [record for record in records if record and record[1] and "--help" not in record[0]]
    if not told:
        return ""
    rows = [f"| `{name}` | {_cell(text)} |" for name, text in told]
    return "\n".join(["| option | meaning |", "|---|---|", *rows])


def _first_lines(text: str) -> str:
    return _angle(inspect.cleandoc(text))


def _anchor(path: str) -> str:
    return path.replace(" ", "-")


def _cell(text: str) -> str:
    """Text in a table's cell: one line, its brackets no links."""
    one = " ".join(text.split()).replace("|", "\\|")
    return _angle(one.replace("[", "\\["))


def _angle(text: str) -> str:
    return text.replace("<", "&lt;")


if __name__ == "__main__":
    print(command_line_page(), library_page(), sep="\n")
