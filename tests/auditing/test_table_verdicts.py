"""What a corpus shows for the numbers of a table, by what their row and column say."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_nlp.auditing.report_audits import audit_report
from cchc_nlp.corpus.store import Corpus


def table_verdicts(rows: list[str], corpus: Corpus, folder: Path, *, above: str) -> list[str]:
    """The statuses of a page's claims, "-" for none; cells are parted by "|"."""
    claims = audit_report(_page(rows, folder, above=above), corpus).claims
    return [claim.verdict.status if claim.verdict else "-" for claim in claims]


def _page(rows: list[str], folder: Path, *, above: str) -> Path:
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows
    )
    path = folder / "bang.html"
    path.write_text(f"{above}<table>{cells}</table>", encoding="utf-8")
    return path


NOTE = "<h1>Báo cáo năm 2023</h1><p>(Số liệu từ ngày 01/01/2023 đến ngày 25/10/2023)</p>"


@pytest.mark.parametrize(
    ("rows", "statuses"),
    [
        # all ten are of March; a row is held against its own month, a total against the note's days
        (["Tháng|Tổng số tin, bài|CCHC|Khác", "Tháng 3|10|5|5", "Tháng 4|0|0|0", "Cộng|10|5|5"],
         ["matches", "not_enough", "matches", "matches", "matches", "matches"]),
        (["Tháng|Tổng số tin, bài|CCHC|Khác", "Tháng 3|19|5|14", "Tháng 4|0|0|0", "Cộng|19|5|14"],
         ["differs", "not_enough", "differs", "matches", "differs", "differs"]),
        # rows that are about something no corpus tells apart are contradicted by nothing
        (["Nội dung|Số tin, bài", "Khuyến nông|4", "Thú y|5", "Cộng|10"], ["matches"]),
        (["Đơn vị|Số tin, bài", "Sở A|40", "Sở B|50", "Toàn tỉnh|90"], ["not_enough"]),
        (["Nội dung|Số lượng", "Tin, bài đã đăng|10", "Tin, bài trùng nội dung|99"],
         ["matches", "not_enough"]),
        # a portal's own sections agree, and never contradict
        (["Chuyên mục|Tổng số tin, bài|CCHC|Khác", "Cải cách hành chính|9|9|0", "B|2|1|1"],
         ["not_enough", "not_enough"]),
        # whatever a section is called: neither all articles, nor those of a year
        (["Chuyên mục|Tổng số tin, bài|CCHC|Khác",
          "Tin tức|4|4|0", "Năm 2023|6|1|5", "Cộng|10|5|5"],
         ["not_enough", "not_enough", "matches", "matches", "matches", "matches"]),
    ],
)  # fmt: skip
def test_numbers_of_tables_are_held_against_what_they_count(
    reviewed: Corpus, tmp_path: Path, rows: list[str], statuses: list[str]
) -> None:
    assert table_verdicts(rows, reviewed, tmp_path, above=NOTE) == statuses


def test_a_list_by_label_is_counted_by_label(reviewed: Corpus, tmp_path: Path) -> None:
    names = ("Cải cách thủ tục hành chính", "Tuyên truyền cải cách hành chính", "Khác")
    for numbers, status in (((2, 1, 0), "matches"), ((2, 5, 0), "differs")):
        rows = [f"{name}|{n}" for name, n in zip(names, numbers, strict=True)]
        table = ["Nội dung chính|Số tin, bài", *rows, f"Cộng|{sum(numbers)}"]
        above = "<p>Từ ngày 01/01/2023 đến ngày 25/10/2023</p>"
        told = audit_report(_page(table, tmp_path, above=above), reviewed).claims[0].verdict
        assert told is not None
        parts = {part["claimed"]: part["status"] for part in told.found["parts"][1:]}
        assert parts[numbers[1]] == status
        assert parts[2] == parts[0] == "matches"
