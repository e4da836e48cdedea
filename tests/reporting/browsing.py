"""The page in Debian's Chromium: pages that may reach nothing, and what their colours come to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium")
PATIENCE = 30_000  # milliseconds that a step may take on a busy machine

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}

# Every element with words of its own: its words, its colour, and what it stands on. In a chart
# that is what was drawn below the middle of the words.
COLOURS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const below = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    throw new Error("nothing is painted below " + element.outerHTML);
  };
  const drawn = (text) => {
    const box = text.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const covers = (r) => r.left <= x && x <= r.right && r.top <= y && y <= r.bottom && r.width > 1;
    const boxes = [...text.closest("svg").querySelectorAll("rect")];
    const under = boxes.filter((rect) => covers(rect.getBoundingClientRect())).pop();
    return under ? channels(getComputedStyle(under).fill) : below(text.closest("figure"));
  };
  const found = [];
  for (const element of document.body.querySelectorAll("*:not(script)")) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const words = own.map((node) => node.data).join("").trim();
    const isUnseen = ["title", "desc", "OPTION"].includes(element.tagName);
    if (!words || isUnseen || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const inChart = element.tagName === "text";
    found.push({
      words,
      ink: channels(inChart ? style.fill : style.color),
      paper: inChart ? drawn(element) : below(element),
    });
  }
  return found;
}"""


@dataclass
class Log:
    """What a page did that it should not: requests, dialogs, and messages on its console."""

    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not (self.requests or self.dialogs or self.console)


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium; skips where there is none."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium: `make install-browser` installs Debian's, as root")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=CHROMIUM)
        yield launched
        launched.close()


@contextmanager
def opened(browser: Any, path: Path, **options: Any) -> Iterator[tuple[Any, Log]]:
    """The file in a window of its own that can reach nothing, and the log of what it did."""
    log = Log()
    address = path.resolve().as_uri()
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})

    def refuse(route: Any) -> None:
        if route.request.url.partition("#")[0] == address:
            route.continue_()
            return
        log.requests.append(route.request.url)
        route.abort()

    def dismiss(dialog: Any) -> None:
        log.dialogs.append(dialog.message)
        dialog.dismiss()

    context.set_default_timeout(PATIENCE)
    context.route("**/*", refuse)
    page = context.new_page()
    page.on("dialog", dismiss)
    page.on("console", lambda message: log.console.append(message.text))
    page.on("pageerror", lambda error: log.console.append(str(error)))
    page.goto(address)
    yield page, log
    context.close()


def numbers(page: Any) -> list[int]:
    """The numbers of the rows that are seen, in their order."""
    cells = page.locator("#article-list tbody tr:visible td:first-child")
    return [int(words.replace(".", "")) for words in cells.all_text_contents()]


def found(page: Any) -> str:
    """What the live region says."""
    return str(page.inner_text("#found"))


def contrast(ink: list[int], paper: list[int]) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").

    >>> contrast([0, 0, 0, 255], [255, 255, 255, 255])
    21.0
    """
    high, low = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: list[int]) -> float:
    shares = (value / 255 for value in colour[:3])
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(weight * s for weight, s in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
