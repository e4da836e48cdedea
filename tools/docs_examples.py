"""A Griffe extension: the doctests of docstrings become code blocks.

The package's docstrings are plain paragraphs; Markdown would take ">>>" for a quotation, and the
tree of errors, drawn with " |- ", for a sentence.
"""

from __future__ import annotations

import re

import griffe

# A blank line or the beginning, then a paragraph that begins with a prompt.
_EXAMPLE = re.compile(r"(?:(?<=\n\n)|\A)(>>> .*?)(?=\n\n|\Z)", re.DOTALL)

_TREE = re.compile(r"(?:(?<=\n\n)|\A)(\S[^\n]*\n \|- .*?)(?=\n\n|\Z)", re.DOTALL)


def with_code_blocks(docstring: str) -> str:
    r"""The docstring with each example, and each tree, fenced.

    >>> with_code_blocks("One.\n\n>>> 1\n1")
    'One.\n\n```pycon\n>>> 1\n1\n```'
    """
    fenced = _EXAMPLE.sub(lambda found: f"```pycon\n{found[1].rstrip()}\n```", docstring)
    return _TREE.sub(lambda found: f"```text\n{found[1].rstrip()}\n```", fenced)


class FencedExamples(griffe.Extension):
    """Rewrites every docstring once, when its object has been read from the source."""

    def on_instance(self, *, obj: griffe.Object, **_: object) -> None:
        if obj.docstring is not None:
            obj.docstring.value = with_code_blocks(obj.docstring.value)
