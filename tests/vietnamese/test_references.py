"""Short mentions lead to the documents that the text itself cites in full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.vietnamese.references import resolve

FULL = "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 và Kế hoạch số 07/KH-SNV ngày 30/01/2023. "


@pytest.mark.parametrize(
    ("text", "mention", "document"),
    [
        (FULL + "Các đơn vị triển khai Kế hoạch này.", "Kế hoạch này", "07/KH-SNV"),
        (FULL + "theo Nghị quyết trên; báo cáo", "Nghị quyết trên", "76/NQ-CP"),
        (FULL + "kế hoạch nêu trên đã được", "kế hoạch nêu trên", "07/KH-SNV"),
        (FULL + "Nghị quyết 76 nêu rõ", "Nghị quyết 76", "76/NQ-CP"),
        (FULL + "Kế hoạch số 7 của Sở", "Kế hoạch số 7", "07/KH-SNV"),
        (FULL + "Văn bản đó còn hiệu lực", "Văn bản đó", "07/KH-SNV"),
        # said before it is cited in full, as titles do
        ("Triển khai Nghị quyết 76. " + FULL, "Nghị quyết 76", "76/NQ-CP"),
        # the document itself, by the number at its head
        ("Số: 12/KH-UBND\n" + FULL + "Kinh phí thực hiện Kế hoạch này", "Kế hoạch này",
         "12/KH-UBND"),
        ("Số: 12/KH-UBND\n" + FULL + "theo Kế hoạch trên, sở", "Kế hoạch trên", "07/KH-SNV"),
        # the same number and kind in two years
        ("Nghị quyết số 18/2021/NQ-HĐND và Nghị quyết số 18/2023/NQ-HĐND; theo Nghị quyết 18 năm "
         "2021", "Nghị quyết 18 năm\n2021".replace("\n", " "), "18/2021/NQ-HĐND"),
        # laws by their names
        ("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024; theo Luật đất đai và", "Luật đất đai",
         "31/2024/QH15"),
        # nothing that it could mean
        ("Sở ban hành Kế hoạch này", "Kế hoạch này", None),
        (FULL + "theo Quyết định này", "Quyết định này", None),
        ("Kết luận số 174 của Bộ Chính trị", "Kết luận số 174", None),
    ],
)  # fmt: skip
def test_a_short_mention(text: str, mention: str, document: str | None) -> None:
    found = {r.text: r.document.normalized if r.document else None for r in resolve(text)}
    assert found == {mention: document}


@pytest.mark.parametrize(
    "text",
    ["kế hoạch trên địa bàn tỉnh", "các quyết định trên cơ sở", FULL, "Luật Đất đai năm 2013",
     "văn bản quy phạm pháp luật"],
)  # fmt: skip
def test_what_is_no_short_mention(text: str) -> None:
    assert list(resolve(text)) == []


@given(st.text("Kế hoạch này số 07/KH-SNV trên. Nghị quyết 76\n", max_size=90))
def test_mentions_stand_in_the_text(text: str) -> None:
    references = list(resolve(text))
    assert all(text[r.start : r.end] == r.text for r in references)
    assert references == sorted(references, key=lambda r: r.start)


def test_many_mentions_are_resolved_at_once() -> None:
    text = FULL + "Kế hoạch này. Nghị quyết 76. " * 3_000
    assert sum(r.document is not None for r in resolve(text)) == 6_000
