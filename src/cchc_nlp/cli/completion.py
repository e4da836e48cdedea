"""`cchc completion`."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(*, shell: str) -> None:
    """Print the script that makes the Tab key complete `cchc` in a shell; add it to its start file.

    Completed are verbs, options, corpus files after -c, policies, templates and sources.
    For zsh the line is: cchc completion zsh >> ~/.zshrc
    """
    from click.shell_completion import get_completion_class

    from cchc_nlp.cli import cchc

    found = get_completion_class(shell)
    assert found is not None, shell
    click.echo(found(cchc, {}, "cchc", "_CCHC_COMPLETE").source())
