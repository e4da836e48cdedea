"""Citations as documents print them, well and badly, and what only looks like one."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vietnamese.reference_variants import unlike_the_variant

from cchc_nlp.vietnamese.citations import find_citations

CASES = [
    # state documents: type and issuer in the symbol
    ("Báo cáo số 485/BC-SNN ngày 25/10/2023", "Báo cáo", "485/BC-SNN", "SNN", "2023-10-25"),
    ("Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021", "Nghị quyết", "76/NQ-CP", "CP",
     "2021-07-15"),
    ("Nghị định số 61/2018/NĐ-CP", "Nghị định", "61/2018/NĐ-CP", "CP", None),
    ("Nghị quyết số 30c/NQ-CP", "Nghị quyết", "30c/NQ-CP", "CP", None),
    ("Quyết định số 339/QĐTC-CTUBND ngày 20/7/2011", "Quyết định", "339/QĐTC-CTUBND", "CTUBND",
     "2011-07-20"),
    ("Thông báo số 01/TB-TTr", "Thông báo", "01/TB-TTr", "TTr", None),
    ("Thông tư liên tịch 14/2012/TTLT-BTC-BQP-BCA", "Thông tư liên tịch",
     "14/2012/TTLT-BTC-BQP-BCA", "BTC-BQP-BCA", None),
    # official letters have no type
    ("215/SNN-VP", "Công văn", "215/SNN-VP", "SNN", None),
    ("Văn bản số 3241/SNV-TT ngày 30 tháng 7 năm 2024", "Công văn", "3241/SNV-TT", "SNV",
     "2024-07-30"),
    ("Công văn số 2231/SNV-CCHC&PC", "Công văn", "2231/SNV-CCHC&PC", "SNV", None),
    # the word names another kind than the symbol: the word is what was written
    ("Tờ trình số 1175/SNN-TCHC", "Tờ trình", "1175/SNN-TCHC", "SNN", None),
    # party documents
    ("Chỉ thị số 32-CT/TW ngày 9/12/2003", "Chỉ thị", "32-CT/TW", "TW", "2003-12-09"),
    ("Chương trình hành động số 09-CTr/TU", "Chương trình", "09-CTr/TU", "TU", None),
    ("Quyết định của Ban Bí thư số 31-QĐ/TW, ngày 01-10-1997", "Quyết định", "31-QĐ/TW", "TW",
     "1997-10-01"),
    ("Quyết định số 367-QĐ/TWĐTN-VP", "Quyết định", "367-QĐ/TWĐTN-VP", "TWĐTN", None),
    # mended: spaces, hyphens, bars of Đ, file names; the printed zero stays
    ("Kế hoạch số 65/ KH-UBND", "Kế hoạch", "65/KH-UBND", "UBND", None),
    ("Nghị quyết số 35/NQ- CP", "Nghị quyết", "35/NQ-CP", "CP", None),
    ("Quyết định số: 148 /QĐ-MĐC", "Quyết định", "148/QĐ-MĐC", "MĐC", None),
    ("Quyết định số 84 QĐ/TWĐTN", "Quyết định", "84-QĐ/TWĐTN", "TWĐTN", None),
    ("Quyết định số 17 QĐ-UBND", "Quyết định", "17/QĐ-UBND", "UBND", None),
    ("Thông tư 28/2013/TTLT-BYT-BLDTBXH", "Thông tư liên tịch", "28/2013/TTLT-BYT-BLĐTBXH",
     "BYT-BLĐTBXH", None),
    ("Quyết định số 17/QÐ-UBND", "Quyết định", "17/QĐ-UBND", "UBND", None),
    ("Văn bản số581/BNV-CCHC", "Công văn", "581/BNV-CCHC", "BNV", None),
    ("47_KH-UBND", "Kế hoạch", "47/KH-UBND", "UBND", None),
    ("KH 07/KH-SNN", "Kế hoạch", "07/KH-SNN", "SNN", None),
    ("KẾ HOẠCH SỐ 07/KH-SNN NGÀY 30/01/2023", "Kế hoạch", "07/KH-SNN", "SNN", "2023-01-30"),
    # letterheads: the place stands between number and date
    ("Số: 07/KH-SNN | Hà\nNam, ngày 30 tháng 01\nnăm 2023", "Kế hoạch", "07/KH-SNN", "SNN",
     "2023-01-30"),
    # the issuer in words takes the date along
    ("Chỉ thị số 05/CT-TTg của Thủ tướng Chính phủ ngày 09/4/2018", "Chỉ thị", "05/CT-TTg", "TTg",
     "2018-04-09"),
    # a date that no calendar has is left out
    ("Nghị định số 73/1999/NĐ-CP", "Nghị định", "73/1999/NĐ-CP", "CP", None),
    # one spelling for one document: zeros, capitals, dashes, look-alike letters
    ("Nghị định số 5/2023/NĐ–CP", "Nghị định", "05/2023/NĐ-CP", "CP", None),
    ("Kế hoạch số 0485/KH-UBND", "Kế hoạch", "485/KH-UBND", "UBND", None),
    ("Quyết định số 766/QD-TTG", "Quyết định", "766/QĐ-TTg", "TTg", None),
    ("Nghị quyết số 30C/NQ-CP", "Nghị quyết", "30c/NQ-CP", "CP", None),
    ("Quyết định số 17／QĐ-UВND", "Quyết định", "17/QĐ-UBND", "UBND", None),
    ("Nghị quyết 35/NQ/CP", "Nghị quyết", "35/NQ-CP", "CP", None),
    ("Quyết định số 69-QĐ/TƯ", "Quyết định", "69-QĐ/TW", "TW", None),
    ("Nghị quyết số 18/2008/NQ-QH 12", "Nghị quyết", "18/2008/NQ-QH12", "QH12", None),
    # a draft has no number yet
    ("Thông tư số .../2026/TT-BNV", "Thông tư", "", "BNV", None),
    # mass organisations
    ("Hướng dẫn số 24-HD/TĐTN-VP", "Hướng dẫn", "24-HD/TĐTN-VP", "TĐTN", None),
    ("Kế hoạch số 15/KH-LĐLĐ", "Kế hoạch", "15/KH-LĐLĐ", "LĐLĐ", None),
    ("Kế hoạch số 31/KH-MTTQ-BTT ngày 08/3/2024", "Kế hoạch", "31/KH-MTTQ-BTT", "MTTQ",
     "2024-03-08"),
    # laws
    ("BLHS năm 2015", "Bộ luật", "Bộ luật Hình sự", "", None),
    ("Luật thi đua - khen thưởng", "Luật", "Luật Thi đua, khen thưởng", "", None),
    ("Hiến pháp năm 2013", "Hiến pháp", "Hiến pháp", "", None),
    ("Pháp lệnh về việc chưa ai đặt tên ngày 28/4/2000", "Pháp lệnh",
     "Pháp lệnh về việc chưa ai đặt tên", "", "2000-04-28"),
    ("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024", "Luật", "31/2024/QH15", "QH15",
     "2024-01-18"),
    ("Luật Phòng, chống tham nhũng năm 2018", "Luật", "Luật Phòng, chống tham nhũng", "", None),
    ("Luật Thi đua , khen thưởng", "Luật", "Luật Thi đua, khen thưởng", "", None),
    ("Bộ luật Lao động", "Bộ luật", "Bộ luật Lao động", "", None),
    ("Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức", "Luật",
     "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức", "", None),
    ("Luật Thử nghiệm chưa ai đặt tên số 99/2031/QH17", "Luật", "99/2031/QH17", "QH17", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "normalized", "issuer", "date"), CASES, ids=[case[0] for case in CASES]
)
def test_a_citation_is_read(
    text: str, kind: str, normalized: str, issuer: str, date: str | None
) -> None:
    found = next(find_citations(f"Căn cứ {text}; thực hiện."))
    assert (found.kind, found.normalized, found.issuer) == (kind, normalized, issuer)
    assert found.date == (dt.date.fromisoformat(date) if date else None)
    if not normalized.startswith("Luật sửa"):
        assert found.text == text


def test_the_parts_of_a_citation() -> None:
    text = "theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ"
    assert next(find_citations(text)).to_dict() == {
        "text": "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018", "start": 5, "end": 46,
        "kind": "Nghị định", "number": "61", "year": 2018, "symbol": "NĐ-CP", "issuer": "CP",
        "date": "2018-04-23", "normalized": "61/2018/NĐ-CP", "issuer_name": "Chính phủ",
    }  # fmt: skip


ISSUERS = [
    ("Báo cáo số 485/BC-SNN ngày 25/10/2023", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Công văn số 1730/SNNMT-VP ngày 08/9/2025", "Sở Nông nghiệp và Môi trường"),
    ("Công văn số 1730/SNN-VP ngày 08/9/2025", ""),  # there was no such department any more
    ("Thông tư 12/2024/TT-BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("Thông tư 12/2025/TT-BNNMT", ""),  # until February there was no such ministry: no day is said
    ("Nghị quyết số 202/2025/QH15", "Quốc hội khóa XV"),
    ("Kế hoạch số 12/KH-UBND ngày 18/01/2023 của UBND tỉnh Hà Nam về",
     "Ủy ban nhân dân tỉnh Hà Nam"),
    ("Kế hoạch số 12/KH-UBND ngày 18/01/2023 của UBND TP. Đà Nẵng về",
     "Ủy ban nhân dân thành phố Đà Nẵng"),
    ("Quyết định số 12/QĐ-UBND của UBND huyện Kim Bảng phê duyệt",
     "Ủy ban nhân dân huyện Kim Bảng"),
    ("Kết luận số 174 của Bộ Chính trị", "Bộ Chính trị"),
    ("Thông tư liên tịch 14/2012/TTLT-BTC-BQP", "Bộ Tài chính, Bộ Quốc phòng"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), ISSUERS, ids=[case[0][:40] for case in ISSUERS])
def test_the_issuer_on_the_day_of_the_document(text: str, name: str) -> None:
    (found,) = find_citations(text)
    assert found.issuer_name == name


def test_separators_keep_party_and_government_apart() -> None:
    text = "Nghị quyết số 68-NQ/TW và Nghị quyết số 68/NQ-CP"
    assert [c.normalized for c in find_citations(text)] == ["68-NQ/TW", "68/NQ-CP"]


def test_a_word_apart_leads_only_a_symbol_of_its_kind() -> None:
    (found,) = find_citations("Kế hoạch tuyên truyền ban hành kèm theo số 12/QĐ-UBND")
    assert (found.text, found.kind) == ("số 12/QĐ-UBND", "Quyết định")


def test_a_list_after_one_word() -> None:
    text = "các Quyết định: số 12/QĐ-UBND ngày 01/02/2023, số 13/QĐ-UBND và số 14/QĐ-UBND"
    assert [(c.kind, c.number, c.year) for c in find_citations(text)] == [
        ("Quyết định", "12", 2023), ("Quyết định", "13", None), ("Quyết định", "14", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "number", "issuer", "year"),
    [
        ("Kế hoạch số 627 về tuyên truyền", "Kế hoạch", "627", "", None),
        ("Kết luận số 174 của Bộ Chính trị về", "Kết luận", "174", "Bộ Chính trị", None),
        ("Kế hoạch số 27 ngày 03/4/2019 của UBND thành phố Thử Nghiệm về", "Kế hoạch", "27",
         "UBND thành phố Thử Nghiệm", 2019),
        ("Nghị định 30 của Chính phủ", "Nghị định", "30", "Chính phủ", None),
    ],
)  # fmt: skip
def test_a_number_without_its_symbol(
    text: str, kind: str, number: str, issuer: str, year: int | None
) -> None:
    (found,) = find_citations(text)
    assert (found.kind, found.number, found.issuer, found.year) == (kind, number, issuer, year)
    assert found.normalized == found.symbol == ""


@pytest.mark.parametrize(
    "text",
    ["đạt 45/67 hồ sơ", "hỗ trợ 24/7", "ngày 25/10/2023", "152 tin/bài", "tháng 10/2023",
     "theo mẫu số 09/KK-TNCN", "Đề án 06", "Chương trình 135", "luật sư", "pháp luật về đất đai",
     "5 km/h", "39.400 đồng/kg", "Luật sư Nguyễn Văn A năm 2023",
     "Luật có hiệu lực từ ngày 01/01/2025", "mẫu 09B/PL-TNCN", "Quyết định 2023",
     "Kế hoạch 15 lớp tập huấn", "QĐ-UBND", "Nghị định thư", "kế hoạch số lượng lớn"],
)  # fmt: skip
def test_what_is_no_citation(text: str) -> None:
    assert list(find_citations(text)) == []


@given(st.text("Quyết định số 17/QĐ-UBND ngày 4.2023 Luật Đất đai\n", max_size=80))
def test_spans_are_what_is_written_and_never_overlap(text: str) -> None:
    end = 0
    for citation in find_citations(text):
        assert text[citation.start : citation.end] == citation.text
        assert citation.start >= end
        end = citation.end


@pytest.mark.parametrize(
    "part", ["số ", "12/", "1/QĐ-", "Luật sửa đổi ", "ngày ", " ", "Kế hoạch "]
)
def test_a_long_run_of_one_thing_is_read_at_once(part: str) -> None:
    assert list(find_citations(part * 5_000)) == []


@pytest.mark.no_cover
def test_spans_of_the_reference_sentences(shared: Path) -> None:
    """Marks that are reached: of numbered documents all but one, of those named 98 in 100."""
    lines = (shared / "data/citations_legal_dev.jsonl").read_text(encoding="utf-8").splitlines()
    reached: dict[bool, list[bool]] = {True: [], False: []}
    for row in map(json.loads, lines):
        found = list(find_citations(row["text"]))
        for span in row["spans"]:
            numbered = re.search(r"\d\s*[/-]\s*(?:\d{4}\s*[/-]\s*)?[A-ZĐÐ]|số\s*\d", span["text"])
            touches = any(span["start"] < c.end and c.start < span["end"] for c in found)
            reached[bool(numbered)].append(touches)
    assert sum(reached[True]) / len(reached[True]) >= 0.999
    assert sum(reached[False]) / len(reached[False]) >= 0.98


def test_the_reference_variants(shared: Path) -> None:
    lines = (shared / "domain/citation_variants.jsonl").read_text(encoding="utf-8").splitlines()
    unlike = [unlike_the_variant(json.loads(line)) for line in lines]
    assert len(lines) == 59
    assert [why for why in unlike if why] == []


def test_the_documents_of_the_two_sources(shared: Path) -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((shared / "sources").glob("*.txt"))
    ]
    found = {(c.normalized, str(c.date)) for text in texts for c in find_citations(text)}
    assert found == {
        ("17/QĐ-UBQGCĐS", "2023-04-04"), ("1182/KH-SNN", "2024-04-16"),
        ("485/BC-SNN", "2023-10-25"), ("123/KH-UBND", "2023-01-18"), ("07/KH-SNN", "2023-01-30"),
    }  # fmt: skip
