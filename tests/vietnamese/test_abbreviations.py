"""Abbreviations are read as the document says, then the lexicon, then the words beside them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.vietnamese.abbreviation_tables import joined, tables
from cchc_nlp.vietnamese.abbreviations import expand, find_abbreviations
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.lexicon import load_lexicon
from cchc_nlp.vietnamese.normalization import normalize

DATA = tomllib.loads(
    files("cchc_nlp.vietnamese").joinpath("abbreviations.toml").read_text(encoding="utf-8")
)


def read(text: str) -> list[tuple[str, str]]:
    return [(e.text, e.expansion) for e in expand(text)]


def sources(text: str) -> list[tuple[str, str, str]]:
    return [(e.text, e.expansion, e.source) for e in expand(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ủy ban nhân dân (UBND) tỉnh", [("UBND", "Ủy ban nhân dân")]),
        ("chuyển đổi số (sau đây viết tắt là CĐS)", [("CĐS", "chuyển đổi số")]),
        # an "&" and a left-out "và"; an abbreviation inside an expansion
        (
            "Sở Nông nghiệp và Phát triển nông thôn (NN&PTNT)",
            [("NN&PTNT", "Nông nghiệp và Phát triển nông thôn")],
        ),
        ("ngành Nông nghiệp và PTNT (NN&PTNT)", [("NN&PTNT", "Nông nghiệp và PTNT")]),
        # "và" stands for a letter where it has to
        ("công tác bảo vệ và phát triển rừng (BVPTR)", [("BVPTR", "bảo vệ và phát triển rừng")]),
        # what goes with the short form in its brackets
        ("Ủy ban nhân dân tỉnh (viết tắt là UBND tỉnh)", [("UBND", "Ủy ban nhân dân")]),
        (
            "Sở Tài nguyên và Môi trường (sau đây gọi tắt là Sở TN&MT)",
            [("TN&MT", "Tài nguyên và Môi trường")],
        ),
        ("đề án vị trí việc làm (viết tắt là: “VTVL”)", [("VTVL", "vị trí việc làm")]),
        ("vị trí việc làm, sau đây gọi tắt là VTVL, được", [("VTVL", "vị trí việc làm")]),
        ("phòng, chống thiên tai (PCTT)", [("PCTT", "phòng, chống thiên tai")]),
        ("phát triển kinh tế - xã hội (KT-XH)", [("KT-XH", "kinh tế - xã hội")]),
        ("Tờ trình (TTr) và Chương trình (CTr)", [("TTr", "Tờ trình"), ("CTr", "Chương trình")]),
        ("PHÒNG, CHỐNG THAM NHŨNG (PCTN)", [("PCTN", "PHÒNG, CHỐNG THAM NHŨNG")]),
        ("ứng dụng công nghệ thông tin (ƯDCNTT)", [("ƯDCNTT", "ứng dụng công nghệ thông tin")]),
        # the words behind, and lists of abbreviations
        ("BVTV (Bảo vệ thực vật) tỉnh", [("BVTV", "Bảo vệ thực vật")]),
        ("CĐS (viết tắt của cụm từ chuyển đổi số)", [("CĐS", "chuyển đổi số")]),
        (
            "DANH MỤC\n- CCHC: Cải cách hành chính.\nTTHC\tThủ tục hành chính\n3. HS = Hồ sơ;",
            [("CCHC", "Cải cách hành chính"), ("TTHC", "Thủ tục hành chính"), ("HS", "Hồ sơ")],
        ),
        # capitals in brackets that nothing before or behind them spells
        ("huyện Phú Vân (HTX)", []),
        ("(TTHC)", []),
        ("HTX (huyện Phú Vân)", []),
        ("Bảo vệ rừng. Thực vật (BVTV)", []),
        ("Tổ chức thực hiện\nNhiệm vụ (THNV)", []),
        ("Nam (nấm) và kỳ họp thứ XV (Xã Văn)", []),
        ("đồng chí Nguyễn Thành Trung (TT) chủ trì", []),
        ("Công ty Hoa Sen (gọi tắt là HS)", [("HS", "Hoa Sen")]),
        ("Hợp Tác Xã (HTX)", [("HTX", "Hợp Tác Xã")]),
        ("ca sĩ DS (DS) và Công ty ZION (ZION)", []),
    ],
)
def test_abbreviations_that_a_text_explains(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(a.text, a.expansion) for a in find_abbreviations(text)] == expected
    assert all(text[a.start : a.end] == a.text for a in find_abbreviations(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before and after the place that explains it, against the lexicon
        (
            "HTX báo cáo. Phòng Hành chính tổng hợp xã (HTX) họp. HTX kết luận.",
            [],
        ),
        (
            "Chi cục BVTV họp. Bệnh viện Thanh Vân (BVTV) ký. BVTV cử người.",
            ["Bệnh viện Thanh Vân"] * 3,
        ),
        (
            "Trung tâm Thông tin (TT) đã họp; TT Vĩnh Trụ cử cán bộ, theo TT 01/2023/TT-VPCP.",
            ["Thông tin"] * 3,
        ),
        (
            "Khoa HS tiếp nhận 125 HS. Hộ sinh (HS) là tên khoa.",
            ["Hộ sinh"] * 3,
        ),
        ("DN (dân nguyện) là ban; Ban DN họp", ["dân nguyện"] * 2),
        ("DN: dân nguyện\nBan DN họp", ["dân nguyện"] * 2),
        # two explanations: each counts from where it stands, the first also before
        (
            "CĐ họp. Công đoàn (CĐ) họp. Trường Cao đẳng (CĐ) họp. CĐ đã tuyển sinh.",
            ["Công đoàn", "Công đoàn", "Cao đẳng", "Cao đẳng"],
        ),
        # signs between the letters are free
        (
            "lao động - thương binh và xã hội (LĐTBXH), ngành LĐ-TB&XH",
            ["lao động - thương binh và xã hội"] * 2,
        ),
    ],
)
def test_a_document_has_the_first_word(text: str, expected: list[str]) -> None:
    found = [e for e in expand(text) if e.source == "document"]
    assert [e.expansion for e in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh", ["Ủy ban nhân dân"]),
        ("ngành LĐTB&XH, LĐ-TB&XH, LĐTBXH", ["lao động - thương binh và xã hội"] * 3),
        (
            "Sở NN&PTNT, Sở NN và PTNT",
            ["nông nghiệp và phát triển nông thôn", "phát triển nông thôn"],
        ),
        ("phát triển KT-XH, KT - XH, KTXH", ["kinh tế - xã hội"] * 3),
        ("tổ chức CT-XH, nghề CTXH", ["chính trị - xã hội", "công tác xã hội"]),
        ("HĐND-UBND, HĐND&UBND, HĐND/UBND", ["Hội đồng nhân dân", "Ủy ban nhân dân"] * 3),
        ("HĐND - UBND xã", ["Hội đồng nhân dân", "Ủy ban nhân dân"]),
        ("(TTHC), “CCHC”, DVC;", ["thủ tục hành chính", "cải cách hành chính", "dịch vụ công"]),
        ("BCĐ PCTT&TKCN", ["ban chỉ đạo", "phòng, chống thiên tai và tìm kiếm cứu nạn"]),
        ("họp BCH TƯ, BCH TW", ["ban chấp hành", "Trung ương", "ban chấp hành", "Trung ương"]),
        ("TP.HCM", ["thành phố", "Hồ Chí Minh"]),
        ("KẾ HOẠCH TUYÊN TRUYỀN CCHC NĂM 2024", ["cải cách hành chính"]),
        ("1/ UBND tỉnh; 2. HĐND", ["Ủy ban nhân dân", "Hội đồng nhân dân"]),
        ("năm 2023 KT-XH phát triển", ["kinh tế - xã hội"]),
        ("kiểm soát ТТНС", ["thủ tục hành chính"]),  # Cyrillic look-alikes
        ("TTHC/tháng", ["thủ tục hành chính"]),
        # no abbreviation: letters of a larger word, a number, another case, initials of a person
        ("TTHCM, tthc, Tthc, TTHC2, TTHC_2, xUBND", []),
        ("cháu N.T.M, khóa XV, kỳ II, phần VII", []),
        # no abbreviation: symbols, addresses, names of files
        ("Kế hoạch 07/KH-UBND, 1730/UBND-NNTNMT, số 12/2023/NQ-HĐND", []),
        ("Số: 12 /KH-UBND, 12/ KH-UBND, 07/KH- UBND, 17 QĐ-UBND, số12/KH-UBND", []),
        ("Số:     /QĐ-UBND; số .../2016/NQ-HĐND; Quyết định QĐ-UBND", []),
        ("12-NQ/TW, 367-QĐ/TWĐTN-VP", []),
        ("https://hanam.gov.vn/UBND/TTHC cchc@UBND.vn www.CCHC.vn BC-CCHC.docx hanam.vn/TTHC", []),
    ],
)
def test_what_the_lexicon_reads(text: str, expected: list[str]) -> None:
    assert [e.expansion for e in expand(text)] == expected


# Each line: what is read, and a text with the abbreviation once.
CONTEXTS = """
TT = thông tư | Thực hiện TT 01/2023/TT-VPCP ngày 05/4/2023
TT = thông tư | theo TT số 02/2017/TT-VPCP
TT = thông tư | TT 12/2014/TTLT-BNNPTNT-BNV
TT = thông tư | các nghị định, TT hướng dẫn thi hành
TT = thông tư | ban hành TT liên tịch
TT = thông tư | theo TT của Bộ Nội vụ
TT = thị trấn | họp tại TT Vĩnh Trụ, huyện Lý Nhân
TT = thị trấn | TT. Kiện Khê đã công khai
TT = thị trấn | UBND các xã, TT trên địa bàn huyện
TT = thị trấn | công chức UBND TT tiếp nhận
TT = trung tâm | TT Phục vụ hành chính công tỉnh
TT = trung tâm | TT Y tế huyện Kim Bảng
TT = trung tâm | TT Khuyến nông phối hợp
TT = trung tâm | TT Văn Hóa huyện
TT = trung tâm | Giám đốc TT phát biểu
TT = thông tin | Cổng TT điện tử tỉnh
TT = thông tin | công tác TT tuyên truyền
TT = thông tin | bảo đảm an toàn TT mạng
TT = | Chi cục TT báo cáo
TT = | TT Phạm Minh Chính chỉ đạo
TT = tổng thống | TT Hàn Quốc thăm Việt Nam
TT = | TT Donald Tusk
TT = | TT đã họp sáng nay
TT = | số liệu của TT và các phòng
TB = thông báo | TB kết luận của đồng chí Chủ tịch
TB = thông báo | TB số 15/TB-UBND
TB = thông báo | Sở Nội vụ có TB tuyển dụng
TB = thiết bị | mua sắm TB phòng học
TB = thiết bị | máy móc, TB của trung tâm
TB = thiết bị | danh mục TB y tế
TB = trung bình | TB mỗi ngày 35 lượt
TB = trung bình | điểm TB của ngành
TB = trung bình | TB 12 hồ sơ/ngày
TB = trung bình | đạt TB 95,5%
TB = thương binh | thăm, tặng quà TB nặng
TB = thương binh | TB 3/4 được xác nhận
TB = thương binh | các gia đình TB, liệt sĩ
TB = | nội dung TB như trên
CĐ = công điện | CĐ số 201/CĐ-TTg
CĐ = công điện | CĐ khẩn của Bộ
CĐ = công điện | thực hiện CĐ của Thủ tướng Chính phủ
CĐ = cao đẳng | trường CĐ nghề Hà Nam
CĐ = cao đẳng | trình độ CĐ trở lên
CĐ = cao đẳng | các trường đại học, CĐ trên địa bàn
CĐ = công đoàn | CĐ cơ sở Sở Nội vụ
CĐ = công đoàn | Chủ tịch CĐ ngành
CĐ = công đoàn | cán bộ, đoàn viên CĐ tham gia
CĐ = | đại diện CĐ phát biểu
TTr = tờ trình | TTr số 45/TTr-SNV
TTr = tờ trình | xem xét TTr của Sở Nội vụ
TTr = thanh tra | Chánh TTr tỉnh
TTr = thanh tra | TTr Sở Y tế kết luận
TTr = thanh tra | đoàn TTr công bố
TTr = | hai TTr đã nêu
HS = hồ sơ | 125 HS mới tiếp nhận
HS = hồ sơ | trong tháng tiếp nhận 1.245 HS
HS = hồ sơ | đã giải quyết được 98 HS
HS = hồ sơ | tổng số HS quá hạn là 3
HS = hồ sơ | số hóa HS TTHC
HS = hồ sơ | tại Bộ phận Một cửa có 35 HS
HS = học sinh | HS lớp 5 tham gia
HS = học sinh | tiếp nhận 35 HS lớp 1
HS = học sinh | 120 HS giỏi cấp tỉnh
HS = học sinh | giáo viên và HS nhà trường
HS = học sinh | phụ huynh HS đồng thuận
HS = học sinh | trường có 450 HS
HS = | cả 125 HS
HS = | bộ phận một cửa của trường có 12 HS
KH = kế hoạch | KH số 627
KH = kế hoạch | thực hiện KH 07/KH-SNV
KH = kế hoạch | đạt 105% KH
KH = kế hoạch | ban hành KH tuyên truyền
KH = khoa học | đề tài KH cấp tỉnh
KH = khoa học | hội đồng KH và công nghệ
KH = khách hàng | hội nghị KH lần thứ ba
KH = | báo cáo KH trên
CT = chỉ thị | CT 23/CT-TTg
CT = chỉ thị | CT của Thủ tướng Chính phủ
CT = chương trình | CT mục tiêu quốc gia
CT = công ty | CT TNHH Hoa Sen
CT = chủ tịch | Phó CT UBND tỉnh
CT = Công Thương | Sở CT tỉnh
CT = | CT đã họp
TP = thành phố | TP Phủ Lý tiếp nhận
TP = thành phố | UBND các huyện, TP báo cáo
TP = thành phố | TP Hồ Chí Minh
TP = thành phố | các sở, ngành TP đã họp
TP = thành phố | TP Cao Bằng
TP = tư pháp | Sở TP Hà Nam
TP = tư pháp | công chức TP - hộ tịch xã
TP = trưởng phòng | đồng chí TP Nội vụ
TP = | TP Nguyễn Văn An
GV = giáo viên | GV mầm non
GV = giảng viên | GV cơ hữu của trường
GV = | GV phát biểu
CV = công văn | CV số 627 ngày 12/3
CV = công văn | CV 1730/SNNMT-VP
CV = chuyên viên | CV Phòng Nội vụ
CV = chuyên viên | ngạch CV và tương đương
CV = mã lực | tàu hơn 300 CV của ông An
CV = | các CV có liên quan
HĐ = hợp đồng | HĐ lao động
HĐ = hợp đồng | ký HĐ với nhà thầu
HĐ = hội đồng | HĐ thẩm định
HĐ = hội đồng | Chủ tịch HĐ phát biểu
HĐ = hoạt động | HĐ sản xuất ổn định
HĐ = | các HĐ trong năm
HD = hướng dẫn | HD số 12/HD-SNV
HD = hướng dẫn | văn bản HD của Bộ
BC = báo cáo | BC số 485/BC-SNN
BC = báo cáo | gửi BC trước ngày 20
BC = bưu chính | dịch vụ BC công ích
BC = | phần BC
QĐ = quyết định | QĐ 485/QĐ-UBND
QĐ = quyết định | QĐ phê duyệt dự án
QĐ = quy định | đúng QĐ của ngành
QĐ = quy định | QĐ của pháp luật
QĐ = quyết định | theo QĐ 24 của Bộ
QĐ = | theo QĐ
NQ = nghị quyết | quán triệt NQ Đại hội
NĐ = nghị định | NĐ 61 của Chính phủ
NĐ = nghị định | NĐ 61/2018/NĐ-CP
ĐA = đề án | ĐA 06
ĐA = đồ án | phê duyệt ĐA quy hoạch chung
DA = dự án | cấp phép cho 15 DA
DA = dự án | ban quản lý DA
DA = | màu DA
KL = kết luận | KL thanh tra
BTV = ban thường vụ | BTV Tỉnh ủy
BTV = biên tập viên | đội ngũ phóng viên, BTV
BCH = ban chỉ huy | BCH Quân sự huyện
BCH = ban chấp hành | BCH Đảng bộ tỉnh
TC = tiêu chí | đạt 19/19 TC
TC = tài chính | Sở TC
ĐH = đại hội | ĐH Đảng bộ xã
ĐH = đại học | tốt nghiệp ĐH
VP = văn phòng | Chánh VP
VP = vi phạm | xử lý VP
"""
LINES = [line for line in CONTEXTS.strip().splitlines() if line]


@pytest.mark.parametrize("line", LINES)
def test_the_words_beside_an_abbreviation_decide(line: str) -> None:
    given_, text = line.split(" | ", 1)
    short, expected = (part.strip() for part in given_.split("="))
    found = [e for e in expand(text) if e.text == short]
    assert [e.expansion for e in found] == ([expected] if expected else [])
    assert all(e.source == "context" for e in found)


def test_case_matters() -> None:
    assert read("TTR TỈNH, Ttr tỉnh, BTv Tỉnh ủy") == []


@pytest.mark.parametrize(
    "line", ["TIN HOẠT ĐỘNG NGÀNH", "ĐA DẠNG SINH HỌC", "BỆNH NGOÀI DA XÂY DỰNG", "HAI", "CA XÃ"]
)
def test_words_in_capitals_stay_words(line: str) -> None:
    """Even where the document has an abbreviation of these letters."""
    own = "Tổ Tin (TIN) và hệ thống an sinh iPad"
    assert [e for e in expand(f"{own}\n{line}") if e.start > len(own)] == []


def test_a_word_in_capitals_beside_prose_is_read() -> None:
    assert read("Ban quản lý DA xây dựng") == [("DA", "dự án")]
    assert read("Đề nghị XÂY DỰNG DA ĐẦU TƯ công") == []


def test_the_surest_source_is_named() -> None:
    text = "Hợp tác xã (HTX), UBND xã và 12 HS quá hạn"
    assert sources(text) == [
        ("HTX", "Hợp tác xã", "document"),
        ("UBND", "Ủy ban nhân dân", "lexicon"),
        ("HS", "hồ sơ", "context"),
    ]


WORDS = st.sampled_from(
    "TT TB CĐ TTr HS UBND LĐ-TB&XH KT - XH ( ) (BVTV) BVTV Bảo vệ thực vật : , . \n \t số 12 125 "
    "01/2023/TT-VPCP 07/KH- SNV / & - lớp tiếp nhận Vĩnh Trụ sau đây gọi tắt là CHO ĐA TƯ "
    'a@b.vn https://TTHC.vn XV ТТНС TTHC\u0323 Đ " “ ” I A'.split(" ")
)


def holds(text: str) -> bool:
    end = 0
    for found in expand(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        assert found.expansion
        end = found.end
    return True


@given(st.lists(WORDS, max_size=40), st.sampled_from([" ", ""]))
def test_an_expansion_is_what_stands_in_the_text(words: list[str], between: str) -> None:
    assert holds(normalize(between.join(words)))


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert holds(normalize(text))


@given(st.lists(WORDS, max_size=20).map(" ".join), st.lists(WORDS, max_size=20).map(" ".join))
def test_lines_without_explanations_are_read_one_by_one(first: str, second: str) -> None:
    first, second = normalize(first), normalize(second)
    if not list(find_abbreviations(f"{first}\n\n{second}")):
        alone = read(first) + read(second)
        assert read(f"{first}\n\n{second}") == alone


@pytest.mark.parametrize("unit", ["TT ", "((((", "A(A(A(", "TT-", "(BVTV) ", "AB (a ", "HS, "])
@pytest.mark.no_cover
def test_a_long_text_of_one_kind_is_read(unit: str) -> None:
    assert holds(unit * (20_000 // len(unit)))


def test_the_data_is_well_formed() -> None:
    phrases = [
        p
        for r in DATA["ambiguous"].values()
        for x in r
        for s in ("after", "then", "before", "near")
        for p in x.get(s, ())
    ]
    readings = [x["reading"] for r in DATA["ambiguous"].values() for x in r]
    for words in (
        *DATA["expansions"],
        *DATA["expansions"].values(),
        *DATA["ambiguous"],
        *phrases,
        *readings,
    ):
        assert unicodedata.is_normalized("NFC", words)
        assert words == " ".join(words.split())
    assert len(DATA["expansions"]) >= 150
    for short in (*DATA["expansions"], *DATA["ambiguous"]):
        assert not re.fullmatch("[IVXL]+", short)
        assert sum(map(str.isupper, short)) >= 2


def test_no_abbreviation_is_told_twice() -> None:
    shared = set(DATA["expansions"]) & set(load_lexicon().interchangeable)
    assert not shared
    assert not set(tables().expansions) & set(DATA["ambiguous"])
    assert not set(map(joined, tables().expansions)) & set(DATA["ambiguous"])
    by_letters: dict[str, list[str]] = {}
    for short in tables().expansions:
        by_letters.setdefault(joined(short), []).append(short)
    assert [v for v in by_letters.values() if len(v) > 1] == [["CT-XH", "CTXH"]]


def test_no_phrase_speaks_for_two_readings() -> None:
    for short, readings in DATA["ambiguous"].items():
        for side in ("after", "then", "before", "near"):
            said = [fold(phrase) for r in readings for phrase in r.get(side, ())]
            assert len(said) == len(set(said)), (short, side)
        assert len({r["reading"] for r in readings}) == len(readings)


def test_each_abbreviation_of_the_lexicon_is_found_as_itself() -> None:
    for short, words in tables().expansions.items():
        assert sources(f"về {short} năm nay") == [(short, words, "lexicon")]
