"""A Griffe extension: the doctests of docstrings become code blocks.

The package's docstrings are plain paragraphs; Markdown would take ">>>" for a quotation. A listing
that is drawn with indentation, such as the tree of errors, is a code block already.
"""

from __future__ import annotations

import re

import griffe

# A blank line or the beginning, then a paragraph that begins with a prompt.
_EXAMPLE = re.compile(r"(?:(?<=\n\n)|\A)(>>> .*?)(?=\n\n|\Z)", re.DOTALL)


def with_code_blocks(docstring: str) -> str:
    """The docstring with each example fenced.

    >>> print(with_code_blocks('''One.
    ...
    ... >>> 1
    ... 1'''))
    One.
    <BLANKLINE>
    ```pycon
    >>> 1
    1
    ```
    """
    return _EXAMPLE.sub(lambda found: f"```pycon\n{found[1].rstrip()}\n```", docstring)


class FencedExamples(griffe.Extension):
    """Rewrites every docstring once, when its object has been read from the source."""

    def on_instance(self, *, obj: griffe.Object, **_: object) -> None:
        if obj.docstring is not None:
            obj.docstring.value = with_code_blocks(obj.docstring.value)
