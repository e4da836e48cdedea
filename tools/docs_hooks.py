"""What mkdocs is told while it builds.

Two pages of the reference are made from the code, the command line's from click, the library's
from the table of public names, so that neither can say anything else. And what a command prints is
wrapped where its lines are sentences, not rows of a table.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parent))
from docs_reference import command_line_page, library_page

PAGES = {
    "reference/command-line.md": command_line_page,
    "reference/library.md": library_page,
}


SENTENCE = 200  # letters; no row of a table in these pages is as long
_PRINTED = re.compile(r'<div class="(?:language-text )?highlight">(.*?)</div>', re.DOTALL)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for path, write in PAGES.items():
        files.append(File.generated(config, path, content=write()))
    return files


def on_page_content(html: str, **_: object) -> str:
    return _PRINTED.sub(_wrapped, html)


def on_post_page(output: str, page: Page, **_: object) -> str:
    """A page in another language says so, to those who hear it read."""
    return output.replace('<html lang="en"', f'<html lang="{page.meta.get("lang", "en")}"', 1)


def _wrapped(block: re.Match[str]) -> str:
    lines = re.sub(r"<[^>]+>", "", block[1]).splitlines()
    if max(map(len, lines), default=0) < SENTENCE:
        return block[0]
    return block[0].replace('class="', 'class="wrapped ', 1)
