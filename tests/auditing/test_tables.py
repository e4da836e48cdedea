"""Totals of tables are held against their cells; tables that are no tallies give nothing.

A case is a table as rows of cells parted by "|", with "caption" lines before it, and what must be
found: for every claim "kind of check, total, verdict".
"""

from __future__ import annotations

import pytest

from cchc_nlp.auditing.grids import Lines, Placed, table_of
from cchc_nlp.auditing.tables import table_claims
from cchc_nlp.records import Claim


def claims_of(written: str) -> tuple[Claim, ...]:
    """The claims of a table: lines without "|" are its caption."""
    lines = Lines.of(written.strip())
    rows, above = [], -1
    for at, (line, start) in enumerate(zip(lines.texts, lines.starts, strict=True)):
        if "|" not in line:
            above = at
            continue
        cells, place = [], start
        for cell in line.split("|"):
            left = place + len(cell) - len(cell.lstrip())
            cells.append(Placed(left, max(left, place + len(cell.rstrip()))))
            place += len(cell) + 1
        rows.append(cells)
    table = table_of(rows, lines, above=above)
    assert table is not None
    return table_claims(table, lines.text)


def summary(claims: tuple[Claim, ...]) -> list[str]:
    found = []
    for claim in claims:
        [check] = claim.checks
        number = claim.percents[0].value if claim.percents else check.said
        found.append(f"{check.kind} {number} {'holds' if check.holds else 'fails'}")
    return sorted(found)


HOLDING = {
    "units and types": """Quý|Tin|Bài|Cộng
        I|10|20|30
        II|11|22|33
        Tổng cộng|21|42|63""",
    "total row first": """Số tin, bài đăng tải
        Đơn vị|Số lượng
        Toàn tỉnh|60
        Huyện A|20
        Huyện B|40""",
    "total column first": """Đơn vị|Tổng số tin, bài|Tin|Bài
        A|30|10|20
        B|33|11|22""",
    "thousands and dashes": """STT|Đơn vị|Số hồ sơ
        1|A|1.245
        2|B|-
        3|C|
        4|D|755
        |Tổng số|2.000""",
    "formula in the header": """STT|Đơn vị|Tin|Bài|Sản phẩm đăng
        (1)|(2)|(3)|(4)|(5)=(3)+(4)
        1|A|10|20|30
        2|B|1|2|3""",
    "formula with a difference": """Đơn vị|Hồ sơ nhận|Đã trả|Còn
        A|1|2|3=1-2
        Sở A|100|90|10
        Sở B|50|45|5""",
    "roman groups over numbers": """STT|Đơn vị|Số tin, bài
        I|Khối sở|30
        1|Sở A|10
        2|Sở B|20
        II|Khối huyện|12
        1|Huyện A|5
        2|Huyện B|7
        |Tổng cộng|42""",
    "groups without numbers of their own": """STT|Đơn vị|Số tin, bài
        I|Khối sở|
        1|Sở A|10
        2|Sở B|20
        II|Khối huyện|
        1|Huyện A|5
        2|Huyện B|7
        |Tổng cộng|42""",
    "subtotals": """Đơn vị|Số tin, bài
        Sở A|10
        Sở B|20
        Cộng I|30
        Huyện A|5
        Huyện B|7
        Cộng II|12
        Tổng cộng|42""",
    "of which is no part": """Nội dung|Số tin, bài
        Trên cổng|20
        - Trong đó về CCHC|8
        Trên báo|30
        Tổng số|50""",
    "half years beside quarters": """Đơn vị|Quý I|Quý II|6 tháng|Quý III|Cả năm
        Số tin, bài A|1|2|3|4|7
        Số tin, bài B|5|5|10|5|15
        Số tin, bài C|2|2|4|2|6""",
    "plan and percent": """Sản phẩm|Đơn vị tính|Thực hiện|Kế hoạch|Tỷ lệ (%)
        Tin|tin|42|48|87,5
        Tờ rơi|tờ|24.500|25.000|98,0""",
    "percent by what fits": """Đơn vị|Hồ sơ nhận|Hồ sơ đúng hạn|Tỷ lệ đúng hạn
        A|100|95|95%
        B|200|150|75%
        C|40|30|75%""",
    "an average below is left": """Đơn vị|Số tin, bài
        A|10
        B|20
        Tổng cộng|30
        Bình quân|15""",
    "an x is no number": """Đơn vị|Số tin|Số bài
        A|10|x
        B|20|5
        Cộng|30|5""",
    "money beside counts": """Đơn vị|Số tin, bài|Kinh phí (triệu đồng)
        A|10|1
        B|20|2
        Cộng|30|99""",
    "received is resolved and pending": """Lĩnh vực|Hồ sơ tiếp nhận|Đã giải quyết|Đang giải quyết
        Đất đai|100|90|10
        Thủy lợi|50|45|5
        Tổng cộng|150|135|15""",
    "chia ra": """Đơn vị|Tổng số tin, bài|Chia ra tin|Chia ra bài
        A|30|10|20
        B|33|11|22""",
}
FOUND = {
    "units and types": "column 21 42 63 row 30 33 63",
    "total row first": "column 60",
    "total column first": "row 30 33",
    "thousands and dashes": "column 2000",
    "formula in the header": "row 30 3",
    "formula with a difference": "row 10 5",
    "roman groups over numbers": "column 30 12 42",
    "groups without numbers of their own": "column 42",
    "subtotals": "column 30 12 42",
    "of which is no part": "column 50",
    "half years beside quarters": "row 7 15 6",
    "plan and percent": "percent 175/2 98",
    "percent by what fits": "percent 95 75 75",
    "an average below is left": "column 30",
    "an x is no number": "column 30",
    "money beside counts": "column 30",
    "received is resolved and pending": "column 150 135 15 row 100 50 150",
    "chia ra": "row 30 33",
}


def _expected(short: str) -> list[str]:
    kind, found = "", []
    for word in short.split():
        if word.isalpha():
            kind = word
        else:
            found.append(f"{kind} {word} holds")
    return sorted(found)


@pytest.mark.parametrize("name", HOLDING)
def test_totals_that_add_up(name: str) -> None:
    assert summary(claims_of(HOLDING[name])) == _expected(FOUND[name])


FAILING = [
    ("Quý|Số tin, bài\nI|60\nII|92\nCộng|125", "column 125", "đảo chữ số: tổng 125 là 152"),
    ("Quý|Số tin, bài\nI|60\nII|92\nCộng|244", "column 244", "92 (II) đã được cộng hai lần"),
    ("Quý|Số tin, bài\nI|60\nII|92\nIII|7\nCộng|152", "column 152", "7 (III) chưa được cộng"),
    ("Quý|Số tin, bài\nI|60\nII|92\nCộng|1.520", "column 1520", "chữ số 0: tổng 1.520 là 152"),
    ("Quý|Số tin, bài\nI|60\nII|90\nCộng|15", "column 15", "chữ số 0: tổng 15 là 150"),
    ("Quý|Số tin, bài\nI|13\nII|92\nCộng|123", "column 123", "đảo chữ số: 13 (I) là 31"),
    ("Quý|Số tin, bài\nI|6\nII|92\nCộng|152", "column 152", "chữ số 0: 6 (I) là 60"),
    ("Nội dung|Tin|Bài|Cộng\nA|10|20|30\nB|20|35|30", "row 30", "chép lại số của dòng trên (30)"),
    ("Quý|Số tin, bài\nI|60\nII|92\nCộng|149", "column 149", ""),
    ("SP|Thực hiện|Kế hoạch|Tỷ lệ (%)\nTin|42|48|78,5\nBài|9|10|90", "percent 157/2", ""),
    ("Đơn vị|Tin|Bài|Cộng\n1|2|3|4=2+3\nA|5|6|12", "row 12", ""),
]  # fmt: skip


@pytest.mark.parametrize(("written", "failing", "slip"), FAILING)
def test_totals_that_do_not_add_up_and_the_likeliest_slip(
    written: str, failing: str, slip: str
) -> None:
    wrong = [claim for claim in claims_of(written) if not claim.checks[0].holds]
    assert summary(tuple(wrong)) == [f"{failing} fails"]
    assert slip in wrong[0].checks[0].slip
    assert bool(slip) == bool(wrong[0].checks[0].slip)
    assert "sai" not in wrong[0].checks[0].why


NOTHING = {
    "agenda": "Thời gian|Nội dung|Người thực hiện\n8h00|Khai mạc|Ông A\n9h30|Tổng kết|Bà B",
    "contacts": "STT|Họ tên|Điện thoại\n1|Nguyễn Văn A|0912345678\n2|Trần B|0987654321",
    "prices": "Mặt hàng|Đơn giá (đồng)|Thành tiền\nGạo|15|30\nNgô|9|9\nCộng|24|40",
    "money by caption": "Đơn vị tính: triệu đồng\nĐơn vị|Quý I|Quý II|Cộng\nA|1|2|4\nCộng|1|2|4",
    "scores": "Tiêu chí|Điểm chuẩn|Điểm đạt\nTuyên truyền|10|9\nTin, bài|5|5\nTổng điểm|15|13",
    "hectares": "Đơn vị tính: ha\nHuyện|Lúa|Ngô|Tổng\nA|10|20|35\nB|1|2|9\nTổng|11|22|44",
    "a list without a total": "Đơn vị|Số tin, bài\nA|10\nB|20\nC|30",
    "total is a word of another": "Nội dung|Số tin, bài\nTổng hợp|3\nCộng đồng|5\nCộng tác viên|9",
    "decimals": "Xã|Số tin, bài\nA|1,5\nB|2,5\nCộng|5,5",
    "one part": "Quý|Số tin, bài\nI|10\nCộng|12",
    "no total printed": "Quý|Số tin, bài\nI|10\nII|20\nCộng|",
    "years": "Đơn vị|Năm thành lập\nA|1998\nB|2004\nTổng|4002",
    "different things along the row": "Đơn vị|Số tin|Số hội nghị|Số người dự\nA|1|2|90\nB|3|4|80",
    "unknown part": "Quý|Số tin, bài\nI|10\nII|chưa có\nIII|30\nIV|40\nCộng|90",
    "percent total is no sum": "Đơn vị|Tỷ lệ tin, bài\nA|50%\nB|70%\nTổng|60%",
    "nothing is counted": "A|B|C\nAlpha|1|2\nBeta|3|4\nTổng|5|5",
    "ranking": "Đơn vị|Xếp hạng tin, bài\nA|1\nB|2\nTổng số|9",
    "cumulative": "Kỳ|Số tin, bài\nTháng 1|10\nTháng 2|20\nLũy kế|95",
    "of which need not be all": "Đơn vị|Tổng số tin, bài|Trong đó tin CCHC|Trong đó tin TTHC\n"
    "A|30|1|2\nB|33|4|5\nC|12|1|1",
    "signatures": "Nơi nhận|GIÁM ĐỐC\nUBND tỉnh|Nguyễn Văn A",
    "dates": "Văn bản|Ngày ban hành|Số hiệu\nKế hoạch|18/01/2023|123\nBáo cáo|25/10/2023|485",
    "misread everywhere": "Đơn vị|Tin|Bài|Ảnh\nSở A|1|2|3\nSở B|4|5|6\nTổng|77|88|99",
    "head of a letter": "UBND TỈNH A|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ B|Độc lập - Tự do",
    "average": "Đơn vị|Số tin, bài\nA|10\nB|20\nBình quân|15",
    "temperatures": "Tháng|Nhiệt độ|Lượng mưa\n1|18|20\n2|20|30\nCộng|38|60",
    "indices": "Chỉ số|2022|2023\nPAR INDEX|80|85\nSIPAS|85|88\nTổng|165|180",
    "growth alone": "Đơn vị|Số tin, bài tăng (%)\nA|5\nB|7\nTổng|30",
    "addresses": "STT|Đơn vị|Địa chỉ\n1|Sở A|Số 5 phố B\n2|Sở C|Số 7 phố D",
}


@pytest.mark.parametrize("name", NOTHING)
def test_what_is_no_tally_gives_nothing(name: str) -> None:
    assert summary(claims_of(NOTHING[name])) == []


def test_a_claim_points_at_its_numbers_and_names_what_they_count() -> None:
    written = "Năm 2023\nĐơn vị tính: tin, bài\nĐơn vị|Tin đăng\nSở A|1.200\nSở B|45\nCộng|1.245"
    [claim] = claims_of(written)
    assert claim.total is not None
    assert written[claim.total.start : claim.total.end] == "1.245"
    assert [written[part.start : part.end] for part in claim.parts] == ["1.200", "45"]
    assert (claim.total.unit, claim.parts[0].topic, claim.relation) == ("Tin", "Sở A", "partition")
    assert claim.text == written[claim.start : claim.end] == "Cộng|1.245"
    assert str(claim.period.start) == "2023-01-01"


def test_a_number_that_reaches_over_two_rows_is_counted_once() -> None:
    written = "Đơn vị\nSố tin, bài\nA\n5\nB\nC\n6\nCộng\n11"
    lines = Lines.of(written)
    cell = [Placed(s, s + len(t)) for s, t in zip(lines.starts, lines.texts, strict=True)]
    shared = Placed(cell[3].start, cell[3].end, rows=2)
    rows = [cell[:2], [cell[2], shared], cell[4:5], cell[5:7], cell[7:9]]
    table = table_of(rows, lines, above=-1)
    assert table is not None
    assert "column 11 fails" not in summary(table_claims(table, written))


def test_merged_cells_are_counted_once() -> None:
    written = "Đơn vị\nLoại\nSố tin, bài\nA\nTin\n5\nBài\n6\nCộng\n11"
    lines = Lines.of(written)
    spans = [(s, s + len(t)) for s, t in zip(lines.starts, lines.texts, strict=True)]
    cell = [Placed(*span) for span in spans]
    merged = Placed(*spans[3], rows=2)
    wide = Placed(*spans[8], columns=2)
    rows = [cell[:3], [merged, *cell[4:6]], cell[6:8], [wide, cell[9]]]
    table = table_of(rows, lines, above=-1)
    assert table is not None
    assert summary(table_claims(table, written)) == ["column 11 holds"]


# -- what each number is about --------------------------------------------------------------------


def totals(written: str) -> list[tuple[object, str]]:
    return [(c.total.value, c.total.topic) for c in claims_of(written) if c.total]


BY_TOPIC = {
    "a month counts everything": (
        "Tháng|Tổng số tin, bài|Tin, bài CCHC|Nội dung khác\nTháng 1/2023|10|3|7\n"
        "Tháng 2/2023|20|5|15\nCộng|30|8|22",
        [(10, ""), (20, ""), (30, ""), (30, ""), (8, "Tin, bài CCHC"), (22, "Nội dung khác")],
    ),
    "a section is named as one": (
        "Chuyên mục|Số tin, bài|Tin|Bài\nKhuyến nông|30|10|20\nThông báo|33|11|22",
        [],
    ),
    "several offices have no office's total": (
        "Đơn vị|Số tin, bài\nSở A|10\nSở B|20\nTổng cộng|30",
        [(30, "Đơn vị")],
    ),
    "tin are not all of tin, bài": (
        "Tháng|Tin|Bài\nTháng 1/2023|1|2\nTháng 2/2023|3|4\nCộng|4|6",
        [(4, "Tin"), (6, "Bài")],
    ),
    "a row by itself says what it counts": (
        "Nội dung|Số lượng\nTin, bài đã đăng|152\nTin, bài trùng nội dung|9\nTờ rơi|5",
        [(152, ""), (9, "Tin, bài trùng nội dung"), (5, "Tờ rơi")],
    ),
}


@pytest.mark.parametrize("name", BY_TOPIC)
def test_a_number_is_about_what_its_row_and_column_say(name: str) -> None:
    written, expected = BY_TOPIC[name]
    assert sorted(map(str, totals(written))) == sorted(map(str, expected))


def test_rows_without_a_year_are_of_the_year_of_the_caption() -> None:
    written = "Số tin, bài năm 2023\nQuý|Tin|Bài|Cộng\nI|5|2|7\nII|2|2|4\nCộng|7|4|11"
    rows = [c for c in claims_of(written) if c.checks[0].kind == "row"]
    assert [str(c.period.start) for c in rows] == ["2023-01-01", "2023-04-01", "2023-01-01"]
    assert [str(c.period.end) for c in rows] == ["2023-03-31", "2023-06-30", "2023-12-31"]


def test_a_share_of_a_rows_own_numbers_is_told_with_its_sum() -> None:
    written = (
        "Tháng|Tổng số tin, bài|Tin|Bài|Tỷ lệ bài (%)\nTháng 1|10|3|7|70,0\nTháng 2|20|5|15|75,0\n"
        "Tháng 3|20|10|10|50,0\nTháng 4|10|1|9|90,0\nCộng|60|19|41|86,3"
    )
    rows = [c for c in claims_of(written) if c.checks[0].kind == "row"]
    assert [[check.kind for check in c.checks] for c in rows] == [["row", "percent"]] * 5
    assert [[str(p.value), p.correct] for c in rows for p in c.percents] == [
        ["70", True],
        ["75", True],
        ["50", True],
        ["90", True],
        ["863/10", False],
    ]


def test_of_a_plan_and_a_change_the_result_is_the_total() -> None:
    plan = "Sản phẩm|Thực hiện|Kế hoạch|Tỷ lệ (%)\nTin|42|48|87,5\nTờ rơi|24|25|96,0"
    change = (
        "Nội dung|Số tin, bài năm 2022|Số tin, bài năm 2023|Tăng (%)\nSở A|80|100|25\nSở B|50|60|20"
    )
    for written, relation in ((plan, "plan"), (change, "growth")):
        claims = claims_of(written)
        assert {c.relation for c in claims} == {relation}
        said = [(c.total.value, c.parts[0].value) for c in claims if c.total]
        assert said == ([(42, 48), (24, 25)] if relation == "plan" else [(100, 80), (60, 50)])
    assert [str(c.period.start) for c in claims] == ["2023-01-01"] * 2


def test_a_fall_is_no_rise() -> None:
    written = (
        "Nội dung|Tin năm 2022|Tin năm 2023|{}\nA|50|60|20\nB|50|100|100\nC|40|60|50\nD|80|60|25"
    )
    rise = claims_of(written.format("Tăng (%)"))
    both = claims_of(written.format("Tăng, giảm (%)"))
    assert [c.checks[0].holds for c in rise] == [True, True, True, False]
    assert [c.checks[0].holds for c in both] == [True] * 4
