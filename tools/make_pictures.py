"""Draw the pictures of the documentation from the demo: docs/images/{report,terminal,page}.png.

The report is what LibreOffice makes of the Word file, its first page; the terminal is what
`cchc demo` prints; the page is the top of the HTML file in Chromium. Needs Debian's chromium,
libreoffice-writer, poppler-utils and fonts-noto-mono (a font of fixed width with every Vietnamese
letter); the picture of a program that is missing stays as it is, and that is said.
"""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

IMAGES = Path(__file__).parents[1] / "docs" / "images"
MOST_BYTES = 200_000
COLOURS = 96  # of a picture's palette: letters stay sharp, files small
DOTS_PER_INCH = 84
SECONDS = 600
COMMAND = "cchc demo -o out"
NEEDED = {"report": ("soffice", "pdftoppm"), "terminal": ("chromium",), "page": ("chromium",)}
TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; background: #fff; }
pre { margin: 0; width: 104ch; padding: 20px 24px; white-space: pre-wrap; color: #d9e1e8;
  background: #14191f; font: 14px/1.5 "Noto Sans Mono", "Noto Mono", Consolas, monospace;
  border-radius: 8px; }
b { color: #7cc4ff; font-weight: 400; }
</style><pre><b>$</b> %s
%s</pre>"""


def main() -> None:
    """Draw every picture that the programs on this machine can draw."""
    with tempfile.TemporaryDirectory() as folder:
        said = run(sys.executable, "-m", "cchc_nlp.cli", *COMMAND.split()[1:], cwd=Path(folder))
        out = Path(folder) / "out"
        pictures = {
            "report": lambda: first_page(out / "bao-cao.docx"),
            "terminal": lambda: terminal(said),
            "page": lambda: page_top(out / "bao-cao.html"),
        }
        IMAGES.mkdir(parents=True, exist_ok=True)
        for name, draw in pictures.items():
            missing = [program for program in NEEDED[name] if not shutil.which(program)]
            if missing:
                print(f"{name}.png: left as it is, there is no {' and no '.join(missing)}")
                continue
            print(f"{name}.png: {keep(draw(), IMAGES / f'{name}.png'):,} bytes")


def first_page(document: Path) -> bytes:
    """The first page of a Word file."""
    folder = document.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document)
    whole = ("-r", str(DOTS_PER_INCH), "-f", "1", "-l", "1", "-singlefile", "-png")
    run("pdftoppm", *whole, document.with_suffix(".pdf"), folder / "first")
    return (folder / "first.png").read_bytes()


def terminal(said: str) -> bytes:
    """A terminal in which the demo has run."""
    with chromium_page(width=1000, height=600) as page:
        page.set_content(TERMINAL % (COMMAND, html.escape(said.strip())))
        return bytes(page.locator("pre").screenshot())


def page_top(path: Path) -> bytes:
    """The top of the web page, as a reader first sees it."""
    with chromium_page(width=1180, height=1145) as page:
        page.goto(path.resolve().as_uri())
        return bytes(page.screenshot())


@contextmanager
def chromium_page(*, width: int, height: int) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"))
        yield browser.new_page(viewport={"width": width, "height": height})
        browser.close()


def keep(picture: bytes, path: Path) -> int:
    """Write the picture with a thin frame and few colours; its size in bytes."""
    from PIL import Image, ImageOps

    framed = ImageOps.expand(Image.open(io.BytesIO(picture)).convert("RGB"), 1, "#c9d1da")
    framed.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"{path}: {size:,} bytes, more than {MOST_BYTES:,}; draw less of it")
    return size


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What a program prints. Raises CalledProcessError if it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=cwd, check=True, stdout=subprocess.PIPE, encoding="utf-8", timeout=SECONDS
    )
    return done.stdout


if __name__ == "__main__":
    main()
