"""Labels do not get worse unnoticed; the floor is lowered only on purpose."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOL = Path(__file__).parent.parent / "tools" / "quality_floor.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    if not TOOL.is_file():
        pytest.skip("not a checkout of the project")
    spec = importlib.util.spec_from_file_location("quality_floor", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.no_cover
def test_no_labeler_is_below_its_floor(tool: ModuleType) -> None:
    floor = json.loads(tool.FLOOR.read_text("utf-8"))
    assert list(tool.differences(floor, tool.measure())) == []


def part(f1: float, sha256: str = "a") -> dict[str, Any]:
    return {"later": {"sha256": sha256, "rules": {"f1": f1}}}


def test_what_is_lower_is_named_and_another_corpus_is_no_comparison(tool: ModuleType) -> None:
    assert list(tool.differences(part(0.9), part(0.9))) == []
    assert list(tool.differences(part(0.9), part(0.95))) == []
    assert list(tool.differences(part(0.9), part(0.89))) == ["later, rules: f1 0.89 is below 0.9"]
    (fault,) = tool.differences(part(0.9), part(0.99, "b"))
    assert "another corpus" in fault


def test_a_lower_floor_needs_its_flag(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "floor.json"
    path.write_text(json.dumps(part(0.9)), encoding="utf-8")
    monkeypatch.setattr(tool, "FLOOR", path)
    monkeypatch.setattr(tool, "measure", lambda: part(0.8))
    monkeypatch.setattr("sys.argv", ["quality_floor.py", "--write"])
    assert tool.main() == 1
    assert json.loads(path.read_text("utf-8")) == part(0.9)
    monkeypatch.setattr("sys.argv", ["quality_floor.py", "--write", "--lower"])
    assert tool.main() == 0
    assert json.loads(path.read_text("utf-8")) == part(0.8)
