"""The notebooks run in a kernel as their readers run them, and use public names only."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

import cchc_nlp

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
SECONDS = 600  # of one cell; far above what any takes, so that a busy machine fails nothing

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)


def cells_of(path: Path, kind: str) -> list[dict[str, Any]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == kind]


def code_of(path: Path) -> str:
    return "\n".join("".join(cell["source"]) for cell in cells_of(path, "code"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a notebook in a kernel of its own, in an empty folder, and sees the kernel gone."""
    for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))

    def run_notebook(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
        client = NotebookClient(
            notebook,
            kernel_name="python3",
            timeout=SECONDS,
            resources={"metadata": {"path": str(tmp_path)}},
        )
        manager = client.create_kernel_manager()
        try:
            return client.execute()
        finally:
            assert not manager.has_kernel
            left = [p.name for p in tmp_path.iterdir() if "dir" not in p.name]
            assert left == []

    return run_notebook


@each_notebook
def test_a_notebook_runs_from_top_to_bottom_without_a_warning(path: Path, run: Any) -> None:
    done = run(nbformat.read(path, as_version=4))
    outputs = [output for cell in done.cells for output in cell.get("outputs", ())]
    said = [output.text for output in outputs if output.get("name") == "stderr"]
    assert said == []
    assert len(outputs) >= 5


def test_a_cell_that_fails_fails_and_leaves_no_kernel(run: Any) -> None:
    cell = nbformat.v4.new_code_cell("assert 31 == 32")
    with pytest.raises(CellExecutionError, match="31 == 32"):
        run(nbformat.v4.new_notebook(cells=[cell]))


def test_there_are_four_that_are_read_in_order() -> None:
    assert [path.name[:3] for path in NOTEBOOKS] == ["01-", "02-", "03-", "04-"]


@each_notebook
def test_outputs_are_cleared_and_the_file_is_as_notebooks_are(path: Path) -> None:
    nbformat.validate(nbformat.read(path, as_version=4))
    for cell in cells_of(path, "code"):
        assert (cell["outputs"], cell["execution_count"]) == ([], None)


@each_notebook
def test_a_notebook_opens_with_a_title_and_an_english_summary(path: Path) -> None:
    first = "".join(cells_of(path, "markdown")[0]["source"])
    assert first.startswith("# ")
    assert "> **English summary.**" in first


@each_notebook
def test_a_notebook_uses_public_names_only(path: Path) -> None:
    for node in ast.walk(ast.parse(code_of(path))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cchc_nlp"):
            assert node.module == "cchc_nlp"
            assert {alias.name for alias in node.names} <= set(cchc_nlp.__all__)
        if isinstance(node, ast.Import):
            assert not [name for name in node.names if name.name.startswith("cchc_nlp")]
