"""The verbs in the order of the way, a line each; a verb's module is loaded when it is used."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, NoReturn

import click

from cchc_nlp.cli.examples import epilog
from cchc_nlp.cli.telling import left_early

# What `cchc --help` says to type first, and why.
FIRST = (
    ("cchc demo", "the whole way, on a bundled site"),
    ("cchc count -c out/demo.db --by month", "count what the demo left in out/"),
    ("cchc probe https://so.example.gov.vn", "what a crawl would see on your site"),
)
BELOW = (
    "`cchc VERB --help` has examples; they run where the demo ran. In them so.db is a corpus of"
    " your own.",
    "Documentation: README.md and docs/ of the project.",
)
# Each line fits into a terminal of 80 columns, beside the step and the verb.
WAY: Mapping[str, Mapping[str, str]] = {
    "see": {
        "demo": "The whole way on a bundled site, in a minute.",
        "probe": "What a crawl sees at an address: system, paging.",
    },
    "get": {
        "crawl": "Discover and store a site's pages, extract articles.",
        "import": "Articles from JSONL, CSV, WARC, pages or documents.",
        "extract": "Extract stored pages anew, without fetching.",
        "diff": "What the last `extract --again` changed.",
        "ledger": "What became of every address; how each source does.",
    },
    "label": {"classify": "Label articles reform-related or general, by evidence."},
    "review": {
        "plan": "What reading N articles would give, before you read.",
        "review": "People's decisions: out as a sheet, and back.",
    },
    "count": {
        "count": "Tallies over a period, with what was left out.",
        "compare": "Two periods beside each other: is that a change?",
        "trends": "Shares, term frequencies and key words over time.",
    },
    "report": {
        "report": "The report (.docx), its annex (.xlsx), a page (.html).",
        "export": "Articles, labels, rejections, pages, ledger as files.",
    },
    "audit": {"audit": "Tally claims in a report: their sums, and the corpus."},
    "language": {
        "cite": "The documents a text cites.",
        "tokenize": "The words of a text, with offsets.",
    },
    "models": {
        "train": "A model from labelled articles, for classify --model.",
        "evaluate": "Precision, recall, F1, calibration of the labelers.",
    },
    "shell": {"completion": "What makes the Tab key complete verbs and names."},
}
LINES = {verb: line for verbs in WAY.values() for verb, line in verbs.items()}


class Verbs(Mapping[str, click.Command]):
    """The commands by their names, each imported when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        line = LINES[name]
        module = "import_" if name == "import" else name
        command: click.Command = getattr(import_module(f"cchc_nlp.cli.{module}"), module)
        command.short_help = line
        _show_examples(command, name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(LINES)

    def __len__(self) -> int:
        return len(LINES)


def _show_examples(command: click.Command, name: str) -> None:
    command.epilog = epilog(name)
    for inner, below in getattr(command, "commands", {}).items():
        _show_examples(below, f"{name} {inner}")


class Way(click.Group):
    """The command group: help in the order of the way, and a suggestion for a mistyped verb."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the way."""
        return list(LINES)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs, and then the few options that all of them have."""
        self.format_commands(ctx, formatter)
        click.Command.format_options(self, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What to type first, then the verbs, step by step."""
        with formatter.section("Type these first"):
            formatter.write_dl(FIRST, col_max=40)
        step, verb = (max(map(len, names)) for names in (WAY, LINES))
        with formatter.section("Verbs, in the order of the way"):
            for name, verbs in WAY.items():
                for place, (one, line) in enumerate(verbs.items()):
                    where = "" if place else name
                    formatter.write_dl([(f"{where:{step}}  {one:{verb}}", line)])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Where to read on."""
        formatter.write_paragraph()
        for line in BELOW:
            formatter.write_text(line)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the verbs that look like an unknown one."""
        if args[0] not in LINES and not args[0].startswith("-") and not ctx.resilient_parsing:
            refuse(args[0], ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; a reader of its output that has seen enough (`| head`) is no failure."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if left_early(error):
                return 0
            raise


def refuse(verb: str, ctx: click.Context) -> NoReturn:
    """Raise the error of an unknown verb, naming what looks like it.

    >>> refuse("cuont", click.Context(click.Command("cchc")))
    Traceback (most recent call last):
    click.exceptions.UsageError: no verb 'cuont'; did you mean count?
    """
    near = difflib.get_close_matches(verb.lower(), LINES, n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(LINES)}"
    raise click.UsageError(f"no verb {verb!r}; {hint}", ctx)
