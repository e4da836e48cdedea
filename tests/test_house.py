"""The promises of the house itself: importing does nothing, names are where they are said to be."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import cchc_nlp

from .conftest import LONGEST

HEAVY = "bs4 datasketch docx lxml openpyxl pandas requests rich sklearn spacy underthesea".split()


def test_importing_the_package_loads_nothing_heavy_and_adds_no_handler() -> None:
    code = (
        "import sys, logging, cchc_nlp;"
        f"print([m for m in {HEAVY!r} if m in sys.modules], logging.root.handlers)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"


def test_help_of_the_command_loads_nothing_heavy() -> None:
    code = (
        "import sys; from cchc_nlp.cli import _run; _run(['--help'], debug=False);"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_public_name_is_where_the_table_says() -> None:
    for name in cchc_nlp.__all__:
        assert getattr(cchc_nlp, name) is not None


def test_the_table_of_names_and_the_imports_for_type_checkers_agree() -> None:
    tree = ast.parse(Path(cchc_nlp.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cchc_nlp.")
        for alias in node.names
    }
    assert imported == set(cchc_nlp.__all__)


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(AttributeError, match="public names"):
        cchc_nlp.no_such_name  # noqa: B018


def test_no_function_is_named_like_its_module() -> None:
    root = Path(cchc_nlp.__file__).parent
    # A command module holds one command of its own name: that is the rule of that room.
    for path in root.rglob("*.py"):
        if path.parent.name == "cli":
            continue
        names = {
            node.name
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.FunctionDef)
        }
        assert path.stem not in names, path


@pytest.mark.parametrize("limit", [60])
def test_no_function_is_longer_than_sixty_lines(limit: int) -> None:
    root = Path(cchc_nlp.__file__).parent
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.lineno
                assert length <= limit, f"{path}: {node.name} has {length} lines"


def test_the_longest_files_that_tests_begin_with_are_there(project: Path) -> None:
    assert [name for name in LONGEST if not (project / name).is_file()] == []
    assert len(set(LONGEST)) == len(LONGEST)
