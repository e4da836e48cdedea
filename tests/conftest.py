"""No test reaches beyond loopback; what lies beside the project is used only where it is."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import is_hypothesis_test, settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")

# A worker a core runs the tests: threads of numpy's own would only wait for each other, spinning.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

# What is promised is promised on a busy machine also: nothing is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# The files that take longest, in their order: they begin, so that no worker ends alone with one.
LONGEST = (
    "tests/test_notebooks.py",
    "tests/cli/test_help.py",
    "tests/test_docs.py",
    "tests/scaling/test_cluster.py",
    "tests/sites/test_sites.py",
    "tests/reporting/test_browser.py",
    "tests/counting/test_simulation.py",
    "tests/cli/test_commands.py",
    "tests/cli/test_terminal.py",
    "tests/reviewing/test_importing.py",
    "tests/corpus/test_archives.py",
    "tests/scaling/test_workers.py",
    "tests/extraction/test_fuzzing.py",
    "tests/test_quality_floor.py",
    "tests/demo/test_interrupted.py",
    "tests/reporting/test_word.py",
    "tests/corpus/test_files.py",
    "tests/auditing/test_own_reports.py",
)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look for no garbage among ten thousand tests: they stay to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Trace no drawn examples, and put the longest files first.

    Tracing for coverage doubles a test's time. Tests that go over drawn examples, hundreds of pages
    or years of news are marked `no_cover`: others reach every line that these reach.
    pytest-xdist keeps the order with --no-loadscope-reorder.
    """
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.no_cover)
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(LONGEST)))


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

    `crawled.db` is the demo's site crawled, `so.db` the same labelled, with nothing read. All tests
    of a run have this one folder: copy what you open.
    """
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # of all workers
    made = run / "demo"
    if not made.exists():
        folder = tmp_path_factory.mktemp("demo-being-made")
        with _untraced():
            _make_demo(folder)
        with contextlib.suppress(OSError):  # another worker was quicker: its folder is as good
            folder.rename(made)
    return made


@contextlib.contextmanager
def _untraced() -> Iterator[None]:
    """What `no_cover` does for a test; the demo is traced where it is run again."""
    measured = Coverage.current()
    if measured is None:
        yield
        return
    measured.stop()
    try:
        yield
    finally:
        measured.start()


def _make_demo(folder: Path) -> None:
    from cchc_nlp import Corpus, Fetcher, classify, crawl, serve_site
    from cchc_nlp.cli import _run

    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()) as printed:
        assert _run(["demo", "-o", "out"], debug=False) == 0
        with serve_site() as site:
            crawl(site.start_urls, "crawled.db", fetcher=Fetcher(delay=0, proxy=site.proxy))
        shutil.copy("crawled.db", "so.db")
        with Corpus.open("so.db") as corpus:
            corpus.add_labels(classify(corpus.articles()))
    text = printed.getvalue().replace("\\", "/")
    (folder / "printed.txt").write_text(text, encoding="utf-8")
