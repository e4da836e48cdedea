"""cchc: one module a verb. Each reads its arguments, makes one call of the library, prints.

Exit status: 0 done; 1 done and something was found wrong; 2 the call or the input is wrong;
3 interrupted, the same command goes on.
"""

from __future__ import annotations

import sys
import traceback

import click

from cchc_nlp.cli import (
    audit,
    cite,
    classify,
    compare,
    count,
    crawl,
    demo,
    diff,
    evaluate,
    export,
    extract,
    import_,
    ledger,
    plan,
    probe,
    report,
    review,
    tokenize,
    train,
    trends,
)
from cchc_nlp.errors import CchcError

DONE, FOUND_WRONG, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 3


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="cchc_nlp", prog_name="cchc")
@click.option("--debug", is_flag=True, help="Add the traceback to an error's one line.")
def cchc(*, debug: bool) -> None:
    """How much of what a Vietnamese office published was about administrative reform?

    Start with `cchc demo`: the whole way on a bundled site, in a minute.
    """


for _command in (
    demo.demo,
    probe.probe,
    crawl.crawl,
    import_.import_,
    extract.extract,
    diff.diff,
    classify.classify,
    review.review,
    plan.plan,
    count.count,
    compare.compare,
    ledger.ledger,
    report.report,
    audit.audit,
    cite.cite,
    tokenize.tokenize,
    export.export,
    train.train,
    evaluate.evaluate,
    trends.trends,
):
    cchc.add_command(_command)


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit status; errors are one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = sys.argv[1:] if arguments is None else arguments
    sys.exit(_run(arguments, debug="--debug" in arguments))


def _run(arguments: list[str], *, debug: bool) -> int:
    try:
        result = cchc.main(
            args=[a for a in arguments if a != "--debug"], prog_name="cchc", standalone_mode=False
        )
    except click.ClickException as error:
        error.show()
        return WRONG_INPUT
    except CchcError as error:
        if debug:
            traceback.print_exc()
        click.echo(f"cchc: {error}", err=True)
        return WRONG_INPUT
    except OSError as error:
        if debug:
            traceback.print_exc()
        reason = f"{error.filename}: {error.strerror}"
        click.echo(f"cchc: {reason}; check the path, and that nothing else has it open", err=True)
        return WRONG_INPUT
    except (click.Abort, KeyboardInterrupt):
        click.echo("cchc: interrupted; the same command goes on where it was", err=True)
        return INTERRUPTED
    except Exception as error:  # a promise: one line, and the way to more
        if debug:
            traceback.print_exc()
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        click.echo(f"cchc: unexpected {what}; run with --debug and report it", err=True)
        return WRONG_INPUT
    return result if isinstance(result, int) else DONE
