"""cchc: one module a verb. Each reads its arguments, makes one call of the library, prints.

Exit status: 0 done; 1 done and something was found wrong; 2 the call or the input is wrong;
3 interrupted, the same command goes on.
"""

from __future__ import annotations

import os
import sys

import click

from cchc_nlp.cli.telling import left_early, told
from cchc_nlp.cli.verbs import Verbs, Way

DONE, FOUND_WRONG, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 3


@click.group(
    cls=Way,
    commands=Verbs(),
    subcommand_metavar="VERB ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="cchc_nlp", prog_name="cchc")
@click.option("--debug", is_flag=True, help="Add the traceback to an error's one line.")
def cchc(*, debug: bool) -> None:
    """How much of what a Vietnamese office published was about administrative reform?

    From a site's pages to a count that a person may sign, with the evidence for it.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit status; errors are one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in arguments
    status = _run(arguments, debug=debug)
    sys.exit(_flushed(status, debug=debug))


def _run(arguments: list[str], *, debug: bool) -> int:
    try:
        result = cchc.main(
            args=[a for a in arguments if a != "--debug"], prog_name="cchc", standalone_mode=False
        )
    except (click.Abort, KeyboardInterrupt):
        click.echo("cchc: interrupted; the same command goes on where it was", err=True)
        return INTERRUPTED
    except Exception as error:  # a promise: one line, and the way to more
        return _failed(error, debug=debug)
    return result if isinstance(result, int) else DONE


def _failed(error: Exception, *, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exception(error)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()  # nothing was asked: the help is the answer
    else:
        click.echo(f"cchc: {told(error)}", err=True)
    return WRONG_INPUT


def _flushed(status: int, *, debug: bool) -> int:
    """The status once all is written; a full disk is told, a reader that left early is not."""
    try:
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would be tried, and complained of, again at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if left_early(error) or status != DONE:
            return status
        return _failed(error, debug=debug)
    return status
