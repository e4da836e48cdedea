"""Agencies by code, by name and in texts, each by the day."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.vietnamese.agencies import (
    Agency,
    Province,
    agency_of,
    canonical_name,
    find_agencies,
    load_agencies,
    predecessors,
    province,
    provinces,
    successor_of,
)
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.normalization import normalize

D23, D24, D26 = dt.date(2023, 10, 25), dt.date(2024, 6, 1), dt.date(2026, 8, 1)
LAST_OF_63, FIRST_OF_34 = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
ANY_DAY = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("SNN", D23, "Sở Nông nghiệp và Phát triển nông thôn"),
        ("SNNPTNT", D23, "Sở Nông nghiệp và Phát triển nông thôn"),
        ("SNN&PTNT", None, "Sở Nông nghiệp và Phát triển nông thôn"),
        ("SNN", dt.date(2025, 2, 28), "Sở Nông nghiệp và Phát triển nông thôn"),
        ("SNN", dt.date(2025, 3, 1), None),
        ("SNNMT", dt.date(2025, 9, 8), "Sở Nông nghiệp và Môi trường"),
        ("SNN&MT", None, "Sở Nông nghiệp và Môi trường"),
        ("SNNMT", D23, None),
        ("SKH&ĐT", D23, "Sở Kế hoạch và Đầu tư"),
        ("SLĐTBXH", D23, "Sở Lao động - Thương binh và Xã hội"),
        ("SNV", D23, "Sở Nội vụ"),
        ("SNV", D26, "Sở Nội vụ"),
        ("BDT", D23, "Ban Dân tộc"),
        ("SDTTG", D26, "Sở Dân tộc và Tôn giáo"),
        ("TTr", None, "Thanh tra tỉnh"),
        ("VPUBND", None, "Văn phòng Ủy ban nhân dân"),
        ("BNNPTNT", D23, "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("BNN", D26, None),
        ("BNNMT", D26, "Bộ Nông nghiệp và Môi trường"),
        ("UBDT", D23, "Ủy ban Dân tộc"),
        ("BDTTG", D26, "Bộ Dân tộc và Tôn giáo"),
        ("BTC", None, "Bộ Tài chính"),
        ("TTg", None, "Thủ tướng Chính phủ"),
        ("CP", D23, "Chính phủ"),
        ("QH15", None, "Quốc hội khóa XV"),
        ("QH9", None, "Quốc hội khóa IX"),
        ("UBTVQHK9", None, "Ủy ban Thường vụ Quốc hội khóa IX"),
        ("UBTVQH14", D23, "Ủy ban Thường vụ Quốc hội khóa XIV"),
        ("UBND", D26, "Ủy ban nhân dân"),
        ("UB", dt.date(2003, 1, 1), "Ủy ban nhân dân"),
        ("CTUBND", D23, "Chủ tịch Ủy ban nhân dân"),
        ("TW", None, "Ban Chấp hành Trung ương Đảng"),
        ("BTGTW", dt.date(2025, 1, 31), "Ban Tuyên giáo Trung ương"),
        ("BTGTW", D26, None),
        ("BTGDVTW", D26, "Ban Tuyên giáo và Dân vận Trung ương"),
        ("HU", LAST_OF_63, "Huyện ủy"),
        ("HU", FIRST_OF_34, None),
        ("TWĐTN", None, "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        # no agency: a kind of document, a statistical code, no term, nothing
        ("QĐ", None, None),
        ("35", D23, None),
        ("QH0", None, None),
        ("QH40", None, None),
        ("TTg15", None, None),
        ("", None, None),
    ],
)
def test_a_code_by_the_day(code: str, on: dt.date | None, expected: str | None) -> None:
    agency = agency_of(code, on=on)
    assert (agency.name if agency else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # committees and councils, with their province, their level, or alone
        ("UBND tỉnh Hà Nam", ["Ủy ban nhân dân tỉnh Hà Nam"]),
        ("Uỷ ban Nhân dân TP. Hồ Chí Minh", ["Ủy ban nhân dân Thành phố Hồ Chí Minh"]),
        ("HĐND thành phố Huế", ["Hội đồng nhân dân thành phố Huế"]),
        ("UBND tỉnh giao", ["Ủy ban nhân dân tỉnh"]),
        ("UBND huyện Kim Bảng", ["Ủy ban nhân dân"]),
        ("HĐND, UBND tỉnh Ninh Bình", ["Hội đồng nhân dân", "Ủy ban nhân dân tỉnh Ninh Bình"]),
        # departments: short forms with every joint
        *(
            (f"Sở {short}", ["Sở Nông nghiệp và Phát triển nông thôn"])
            for short in ("NN&PTNT", "NN và PTNT", "NN-PTNT", "NNPTNT", "Nông nghiệp và PTNT")
        ),
        ("Sở GD&ĐT, Sở GD-ĐT; Sở GDĐT", ["Sở Giáo dục và Đào tạo"] * 3),
        (
            "Sở LĐ-TB&XH và Sở Lao động, Thương binh & Xã hội",
            ["Sở Lao động - Thương binh và Xã hội"] * 2,
        ),
        ("Sở TT&TT Bắc Cạn", ["Sở Thông tin và Truyền thông tỉnh Bắc Kạn"]),
        ("SỞ NN&PTNT TỈNH HÀ NAM", ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Nam"]),
        ("Sở Y tế  TP.HCM", ["Sở Y tế Thành phố Hồ Chí Minh"]),
        ("Sở VH-TT&DL tỉnh TT-Huế", ["Sở Văn hóa, Thể thao và Du lịch tỉnh Thừa Thiên Huế"]),
        ("Thanh tra tỉnh Hà Nam; Thanh tra Sở", ["Thanh tra tỉnh Hà Nam"]),
        ("Văn phòng UBND tỉnh", ["Văn phòng Ủy ban nhân dân tỉnh"]),
        # ministries have no province in them
        ("Bộ NN-PTNT", ["Bộ Nông nghiệp và Phát triển nông thôn"]),
        ("NHNN tỉnh Hà Nam", ["Ngân hàng Nhà nước Việt Nam", "tỉnh Hà Nam"]),
        # provinces, with the word for their kind and without
        ("thành phố Đà Nẵng, TP Cần Thơ", ["thành phố Đà Nẵng", "thành phố Cần Thơ"]),
        ("TPHCM, TP. Hồ Chí Minh", ["Thành phố Hồ Chí Minh"] * 2),
        ("ở Hà Nam, Đăk Lăk, ĐẮC LẮC", ["Hà Nam", "Đắk Lắk", "Đắk Lắk"]),
        ("Bà Rịa – Vũng Tàu, tỉnh BR-VT", ["Bà Rịa - Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"]),
        ("tỉnh Thanh Hoá", ["tỉnh Thanh Hóa"]),
        # what only shares a name with a province, or looks like an agency
        ("thành phố Thanh Hóa, thị xã Sơn La, TP Ninh Bình, xã Hòa Bình", []),
        ("UBND thành phố Phủ Lý, tỉnh Hà Nam", ["Ủy ban nhân dân", "tỉnh Hà Nam"]),
        ("Thái Bình Dương; VIỆT NAM ĐỊNH HƯỚNG; gìn giữ hòa bình", []),
        ("Chủ tịch Hồ Chí Minh", []),
        ("CÁN BỘ Y TẾ; cán bộ tư pháp; CƠ SỞ GIÁO DỤC VÀ ĐÀO TẠO", []),
        # not over a line break
        ("SỞ NỘI VỤ\nHà Nam", ["Sở Nội vụ", "Hà Nam"]),
    ],
)
def test_agencies_of_a_text(text: str, expected: list[str]) -> None:
    assert [mention.name for mention in find_agencies(text)] == expected


def test_of_homonyms_the_nearest_to_the_day_is_meant() -> None:
    def meant(text: str, on: dt.date) -> Agency:
        (mention,) = find_agencies(text, on=on)
        return mention.agency

    assert meant("tỉnh Quảng Trị", D24) == province("Quảng Trị", on=D24)
    assert meant("tỉnh Quảng Trị", D26) == province("Quảng Trị", on=D26)
    assert meant("Hà Nam", D26) == province("Hà Nam", on=D23)
    assert meant("Sở NN&PTNT", D26).valid_to == dt.date(2025, 2, 28)


def test_a_mention_knows_its_province() -> None:
    (mention,) = find_agencies("UBND tỉnh Đồng Nai", on=D26)
    assert mention.agency.name == "Ủy ban nhân dân"
    assert mention.province == province("Đồng Nai", on=dt.date(2025, 12, 1))  # a city since 2026
    (mention,) = find_agencies("UBND Đồng Nai", on=D26)
    assert mention.name == "Ủy ban nhân dân thành phố Đồng Nai"


def test_hue_is_a_city_of_a_province_until_2025() -> None:
    text = "UBND thành phố Huế, tỉnh Thừa Thiên Huế"
    names = [mention.name for mention in find_agencies(text, on=D24)]
    assert names == ["Ủy ban nhân dân", "tỉnh Thừa Thiên Huế"]
    assert province("Huế", on=D24) is None
    heir = successor_of("Thừa Thiên Huế", on=D24)
    assert isinstance(heir, Province)
    assert (heir.full_name, heir.valid_from) == ("thành phố Huế", dt.date(2025, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Hà Nam"),
        ("Chủ tịch  UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"),
        ("SỞ NỘI VỤ TỈNH HÀ NAM", "Sở Nội vụ tỉnh Hà Nam"),
        ("Sở Nội vụ Hà Nam", "Sở Nội vụ tỉnh Hà Nam"),
        ("Chi cục  Trồng trọt và\nBảo vệ thực vật", "Chi cục Trồng trọt và Bảo vệ thực vật"),
        ("", ""),
    ],
)
def test_canonical_names(text: str, expected: str) -> None:
    assert canonical_name(text) == expected
    assert canonical_name(expected) == expected


@pytest.mark.parametrize(
    "written",
    ["Hà Nam", "tỉnh Hà Nam", "HÀ NAM", "  Hà  Nam ", unicodedata.normalize("NFD", "Hà Nam")],
)
def test_a_province_in_its_spellings(written: str) -> None:
    found = province(written, on=D23)
    assert found
    assert (found.full_name, found.statistical_code) == ("tỉnh Hà Nam", "35")
    assert province(written, on=D26) is None


def test_what_ha_nam_became() -> None:
    heir = successor_of("Hà Nam", on=D23)
    assert heir == province("Ninh Bình", on=FIRST_OF_34)
    before = predecessors("Ninh Bình", on=D26)
    assert {p.name for p in before} == {"Ninh Bình", "Hà Nam", "Nam Định"}
    assert successor_of("Ninh Bình", on=D26) is None
    assert predecessors("Ninh Bình", on=D23) == ()


def test_a_province_that_became_a_city_has_one_predecessor() -> None:
    assert [p.name for p in predecessors("Đồng Nai", on=D26)] == ["Đồng Nai"]
    assert [p.name for p in predecessors("Đồng Nai", on=dt.date(2025, 12, 1))] == [
        "Bình Phước",
        "Đồng Nai",
    ]
    assert {p.name for p in predecessors("Hà Nội", on=D26)} == {"Hà Nội", "Hà Tây"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Sở NN&PTNT", "Sở Nông nghiệp và Môi trường"),
        ("Sở TN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở KH&ĐT", "Sở Tài chính"),
        ("Sở GTVT", "Sở Xây dựng"),
        ("Sở TT&TT", "Sở Khoa học và Công nghệ"),
        ("Sở LĐTBXH", "Sở Nội vụ"),
        ("Bộ KH&ĐT", "Bộ Tài chính"),
        ("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo"),
        ("Ban Tuyên giáo Trung ương", "Ban Tuyên giáo và Dân vận Trung ương"),
    ],
)
def test_successors_of_offices(before: str, after: str) -> None:
    heir = successor_of(before, on=D23)
    assert heir
    assert heir.name == after
    assert canonical_name(before) in {p.name for p in predecessors(after, on=D26)} | {before}


def test_nobody_succeeds_who_stands_or_never_was() -> None:
    assert successor_of("Sở Nội vụ", on=D23) is None
    assert successor_of("Sở Mộng mơ", on=D23) is None
    assert predecessors("Sở Mộng mơ", on=D23) == ()


def test_sixty_three_provinces_lead_to_thirty_four() -> None:
    old, new = provinces(on=LAST_OF_63), provinces(on=FIRST_OF_34)
    assert (len(old), len(new), len(provinces(on=D26))) == (63, 34, 34)
    heirs = [p if p in new else successor_of(p.name, on=LAST_OF_63) for p in old]
    assert set(heirs) == set(new)
    assert sum(p.type == "thành phố" for p in provinces(on=FIRST_OF_34)) == 6
    assert sum(p.type == "thành phố" for p in provinces(on=D26)) == 7


def test_the_crosswalk_as_published(shared: Path) -> None:
    with (shared / "domain" / "provinces_63_to_34.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 63
    for row in rows:
        old, new = (
            province(row["old_name"], on=LAST_OF_63),
            province(row["new_name"], on=D26),
        )
        assert old
        assert new
        assert old.statistical_code == row["old_gso_code"]
        assert old.type == row["old_type_at_2025-03"].lower()
        assert new.statistical_code == row["new_gso_code"]
        assert new.type == row["new_type_at_2026-08"].lower()
        heir = old if row["status"] == "unchanged" else successor_of(old.name, on=LAST_OF_63)
        assert heir == province(row["new_name"], on=FIRST_OF_34)


def test_seven_statistical_codes_changed_hands() -> None:
    before = {p.statistical_code: p.name for p in provinces(on=LAST_OF_63)}
    after = {p.statistical_code: p.name for p in provinces(on=FIRST_OF_34)}
    changed = {code for code in after if before[code] != after[code]}
    assert changed == {"15", "24", "44", "52", "80", "82", "91"}


def overlap(one: Agency, other: Agency) -> bool:
    starts = [a.valid_from or dt.date.min for a in (one, other)]
    ends = [a.valid_to or dt.date.max for a in (one, other)]
    return max(starts) <= min(ends)


def test_one_name_has_one_agency_on_a_day_and_so_has_one_code() -> None:
    for one, other in itertools.combinations(load_agencies(), 2):
        if one.kind == other.kind and overlap(one, other):
            assert one.name != other.name
            codes = {fold(code) for code in one.codes} & {fold(code) for code in other.codes}
            assert not codes, (one.name, other.name)


def test_the_data_is_well_formed() -> None:
    names = {agency.name for agency in load_agencies()}
    for agency in load_agencies():
        assert agency.name == normalize(agency.name)
        assert agency.codes or agency.kind == "province"
        assert set(agency.formed_from) <= names
        if agency.valid_from and agency.valid_to:
            assert agency.valid_from <= agency.valid_to
        if agency.kind == "province" and agency.valid_to:
            assert agency.successor
        for code in agency.codes:
            assert agency_of(code, on=agency.valid_to or agency.valid_from or D23) == agency


@pytest.mark.parametrize("agency", load_agencies(), ids=lambda agency: agency.name)
def test_each_name_is_its_own_canonical_name(agency: Agency) -> None:
    assert canonical_name(agency.name) == agency.name
    if agency.kind in ("department", "ministry") and agency.name != "Thanh tra tỉnh":
        for form in (agency.name, agency.name.upper(), *agency.forms):
            mentions = list(find_agencies(form))
            if form != "Thanh tra":
                assert [m.agency for m in mentions] == [agency], form


PIECES = st.sampled_from(
    "UBND|HĐND|Sở|Bộ|NN&PTNT|NN|&|PTNT|Y tế|Nội vụ|tỉnh|TỈNH|thành phố|TP|TP.|tp|HCM|TPHCM|Hà Nam|"
    "HÀ NAM|Huế|Thừa Thiên|Thanh Hóa|Thanh tra|Văn phòng|Bà Rịa|-|–|Vũng Tàu|Hồ Chí Minh|huyện|\n|"
    ",|.|\u00a0|\t|a\u0300|cán bộ|Việt Nam|Nam Định|hoà bình".split("|")
)


@given(st.lists(PIECES, max_size=30).map(" ".join), st.none() | ANY_DAY)
def test_a_mention_is_what_stands_in_the_text_and_mentions_never_overlap(
    raw: str, on: dt.date | None
) -> None:
    text = normalize(raw)
    end = 0
    for mention in find_agencies(text, on=on):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        assert "\n" not in mention.text
        assert mention.to_dict()["agency"]["name"] == mention.agency.name
        end = mention.end


@given(st.text(max_size=80), st.none() | ANY_DAY)
def test_any_text_is_read(raw: str, on: dt.date | None) -> None:
    text = normalize(raw)
    assert all(text[m.start : m.end] == m.text for m in find_agencies(text, on=on))
    canonical_name(text, on=on)
    agency_of(text, on=on)
    successor_of(text, on=on or D23)


@given(st.lists(PIECES, max_size=12).map(" ".join), ANY_DAY)
def test_a_canonical_name_stays_as_it_is(raw: str, on: dt.date) -> None:
    for mention in find_agencies(normalize(raw), on=on):
        assert canonical_name(mention.name, on=on) == mention.name


@given(ANY_DAY)
def test_every_province_of_a_day_is_found_by_its_full_name(on: dt.date) -> None:
    for found in provinces(on=on):
        assert province(found.full_name, on=on) == found


@pytest.mark.parametrize(
    "hostile",
    ["Sở " * 50_000, "UBND" + " " * 200_000 + "tỉnh Hà Nam", "NN&" * 50_000, "UBND tỉnh " * 20_000],
    ids=["prefixes", "spaces", "joints", "mentions"],
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    start = time.perf_counter()
    for _ in find_agencies(hostile):
        pass
    assert time.perf_counter() - start < 5
