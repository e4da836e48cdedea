"""No test reaches beyond loopback; what lies beside the project is used only where it is."""

from __future__ import annotations

import contextlib
import io
import os
import socket
from pathlib import Path

import pytest

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse any connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material; tests that need it skip where it is absent."""
    folder = os.environ.get("CCHC_SHARED", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("CCHC_SHARED does not name the folder of reference material")
    return Path(folder)


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's root; tests of files outside the package skip where only it is installed."""
    root = Path(__file__).parent.parent
    if not (root / "pyproject.toml").is_file():
        pytest.skip("not a checkout of the project")
    return root


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where `cchc demo -o out` was run; `printed.txt` is what it printed.

    `so.db` is the demo's site crawled and labelled, with nothing read. Copy what you change.
    """
    from cchc_nlp import Corpus, Fetcher, classify, crawl, serve_site
    from cchc_nlp.cli import _run

    folder = tmp_path_factory.mktemp("demo")
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()) as printed:
        assert _run(["demo", "-o", "out"], debug=False) == 0
        with serve_site() as site, Corpus.open("so.db") as corpus:
            crawl(site.start_urls, corpus, fetcher=Fetcher(delay=0, proxy=site.proxy))
            corpus.add_labels(classify(corpus.articles()))
    text = printed.getvalue().replace("\\", "/")
    (folder / "printed.txt").write_text(text, encoding="utf-8")
    return folder
