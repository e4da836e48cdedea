"""Whose item it is, by the origin printed with it; who is not known is the office itself."""

from __future__ import annotations

import pytest

from cchc_nlp.extraction.origins import is_repost

from ..factories import article

SITE = "http://sonnptnt.vinhgiang.gov.vn/tin/1"


def said(origin: str, url: str = SITE, **fields: object) -> bool:
    return is_repost(article("a", url=url, origin=origin, **{"source": "", **fields}))


@pytest.mark.parametrize(
    "origin",
    [
        "Báo Nhân Dân",
        "BÁO NHÂN DÂN",
        "Báo điện tử Chính phủ",
        "Báo Vĩnh Giang",
        "báo vĩnh giang",
        "Báo Tin tức",
        "Theo Báo Nông nghiệp Việt Nam",
        "Minh Tâm (Theo Báo Vĩnh Giang)",
        "Minh Tâm - Báo Vĩnh Giang",
        "TTXVN",
        "Minh Tâm/TTXVN",
        "Thông tấn xã Việt Nam",
        "VGP News",
        "VOV",
        "VTV1",
        "VnExpress",
        "Vietnam+",
        "Dân trí",
        "Tuổi trẻ",
        "Lao động",
        "Nhân dân",
        "Tạp chí Tổ chức nhà nước",
        "Tạp chí Cộng sản",
        "Đài Truyền hình Việt Nam",
        "Đài PT-TH Vĩnh Giang",
        "Đài Tiếng nói Việt Nam",
        "baochinhphu.vn",
        "Theo chinhphu.vn",
        "https://www.chinhphu.vn/tin-tuc",
        "vinhgiang.gov.vn",
        "sonoivu.vinhgiang.gov.vn",
        "Cổng TTĐT Chính phủ",
        "Cổng Thông tin điện tử Chính phủ",
        "Cổng thông tin điện tử tỉnh Vĩnh Giang",
        "Cổng TTĐT Bộ Nội vụ",
        "Bộ Nông nghiệp và PTNT",
        "Sở Thông tin và Truyền thông",
        "Sở Nội vụ tỉnh Vĩnh Giang",
        "Internet",
        "Sưu tầm",
    ],
)
def test_somebody_else(origin: str) -> None:
    assert said(origin)


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "Văn phòng Sở",
        "Phòng TCCB",
        "Phòng Tổ chức cán bộ",
        "Ban Biên tập",
        "BBT",
        "Trung tâm Khuyến nông",
        "Chi cục Thủy lợi",
        "Minh Tâm",
        "Nguyễn Văn Đài",
        "Trần Bảo Đài - Lê Báo",
        "Phòng Báo chí - Xuất bản",
        "Báo cáo của Sở",
        "BÁO CÁO SỐ 485/BC-SNN",
        "Thông báo số 12/TB-SNN",
        "Phòng Dự báo và Cảnh báo",
        "Báo giá vật tư nông nghiệp",
        "Đài Loan",
        "Đoàn công tác Đài Loan",
        "Đài truyền thanh xã",
        "Tổng hợp",
        "BBT tổng hợp",
        "Sở Nông nghiệp và PTNT",
        "Sở Nông nghiệp và Phát triển nông thôn Vĩnh Giang",
        "Trang thông tin điện tử Sở Nông nghiệp và PTNT",
        "sonnptnt.vinhgiang.gov.vn",
        "http://www.sonnptnt.vinhgiang.gov.vn/",
        "cchc.sonnptnt.vinhgiang.gov.vn",
        "bbt@sonnptnt.vinhgiang.gov.vn",
        "Bộ phận Một cửa",
        "Bộ Chỉ huy quân sự tỉnh",
        "Hội Nông dân",
        "Thanh niên xung phong tỉnh",
    ],
)
def test_the_office_itself(origin: str) -> None:
    assert not said(origin)


@pytest.mark.parametrize(
    ("origin", "url"),
    [
        ("Báo Vĩnh Giang", "https://baovinhgiang.vn/tin/1"),
        ("Báo Vĩnh Giang", "https://bao-vinhgiang.com.vn/tin/1"),
        ("Cổng thông tin điện tử tỉnh Vĩnh Giang", "https://vinhgiang.gov.vn/tin/1"),
        ("vinhgiang.gov.vn", "https://www.vinhgiang.gov.vn/tin/1"),
        ("Bộ Nội vụ", "https://moha.gov.vn/tin/1"),
        ("baochinhphu.vn", "https://baochinhphu.vn/tin/1"),
        ("Sở Nội vụ", "https://sonoivu.vinhgiang.gov.vn/tin/1"),
        ("Sở Nội vụ", "https://snv.vinhgiang.gov.vn/tin/1"),
        ("Sở Thông tin và Truyền thông", "https://sotttt.vinhgiang.gov.vn/tin/1"),
        ("Sở TT&TT", "https://stttt.vinhgiang.gov.vn/tin/1"),
        ("Sở Nông nghiệp và Môi trường", "https://snnmt.vinhgiang.gov.vn/tin/1"),
        ("Sở Y tế", "https://soyte.vinhgiang.gov.vn/tin/1"),
        ("Sở Nông nghiệp và PTNT", "https://vinhgiang.gov.vn/tin/1"),
        ("sonv.vinhgiang.gov.vn", "https://cchc.sonv.vinhgiang.gov.vn/tin/1"),
    ],
)
def test_nobody_re_posts_from_oneself(origin: str, url: str) -> None:
    assert not said(origin, url)


def test_a_site_is_known_by_the_name_its_user_gave_it() -> None:
    assert said("Tạp chí Khuyến nông", "tin.txt")
    assert not said("Tạp chí Khuyến nông", "tin.txt", source="Tạp chí Khuyến nông")
    assert not said("Báo Vĩnh Giang điện tử", "tin.txt", source="Báo Vĩnh Giang")


@pytest.mark.parametrize(
    ("ending", "is_one"),
    [
        ("(Theo Báo Vĩnh Giang)", True),
        ("Nguồn: baochinhphu.vn", True),
        ("Nguồn: TTXVN\nMinh Tâm", True),
        ("Nguồn: Văn phòng Sở", False),
        ("Nguồn: Báo cáo tổng kết năm", False),
        ("Theo Báo cáo của Sở, vụ xuân được mùa.", False),
        ("Nguồn: TTXVN\nSở sẽ họp lại.\nMinh Tâm", False),  # it stands too far from the end
        ("Theo Báo Vĩnh Giang, vụ xuân được mùa trên toàn tỉnh.", False),
    ],
)
def test_an_origin_at_the_end_of_the_text(ending: str, is_one: bool) -> None:
    text = f"Sáng nay, Sở đã họp bàn việc của mình.\n{ending}"
    assert is_repost(article("a", url=SITE, source="", text=text)) is is_one


def test_a_printed_origin_is_stronger_than_the_last_line() -> None:
    text = "Sở đã họp.\n(Theo Báo Vĩnh Giang)"
    assert not is_repost(article("a", url=SITE, source="", origin="Văn phòng Sở", text=text))
