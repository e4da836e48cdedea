"""What mkdocs is told while it builds: two pages of the reference are made from the code.

The command line's page comes from click, the library's from the table of public names, so that
neither can say anything else than the code.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

sys.path.insert(0, str(Path(__file__).parent))
from docs_reference import command_line_page, library_page  # noqa: E402

PAGES = {
    "reference/command-line.md": command_line_page,
    "reference/library.md": library_page,
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for path, write in PAGES.items():
        files.append(File.generated(config, path, content=write()))
    return files
