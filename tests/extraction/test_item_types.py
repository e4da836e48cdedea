"""What kind of item a page is, both sides of every border; the department's year as a whole."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from cchc_nlp.extraction.item_types import FEATURE_SYLLABLES, item_type_of
from cchc_nlp.records import TIME_ZONE, Article, ItemType

GOLD = Path(__file__).parents[2] / "corpora" / "so-nnptnt-2023" / "gold.jsonl"
DAY = dt.datetime(2023, 3, 14, 8, tzinfo=TIME_ZONE)
SENTENCE = "Sáng 14/3, lãnh đạo Sở kiểm tra công tác tưới dưỡng lúa xuân tại các huyện. "
HEADER = (
    "ỦY BAN NHÂN DÂN\nTỈNH VĨNH GIANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n"
)
GROUNDS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\n"
    "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ;\n"
)
PROCEDURE = (
    "Trình tự thực hiện:\nBước 1: Tổ chức, cá nhân nộp hồ sơ tại Bộ phận Một cửa.\n"
    "Cách thức thực hiện: trực tiếp, trực tuyến hoặc qua bưu chính công ích.\n"
    "Thành phần hồ sơ:\nĐơn đề nghị theo mẫu; bản sao giấy chứng nhận.\n"
    "Thời hạn giải quyết: 07 ngày làm việc.\n"
)
ALL_PARTS = PROCEDURE + "Kết quả thực hiện: giấy phép.\nPhí, lệ phí: không.\n"


def item(title: str, text: str = SENTENCE, **fields: Any) -> Article:
    return Article("1", "http://so.example/1", title, text, **{"published": DAY, **fields})


CASES: list[tuple[ItemType, str, str, dict[str, Any]]] = [
    # -- news, and what only looks like something else
    ("news", "Sở kiểm tra công tác tưới dưỡng lúa xuân", SENTENCE, {}),
    ("feature", "Chuyện một cửa ở Bình Khê", SENTENCE * 25, {}),
    ("news", "Lịch sử một làng nghề miến dong", SENTENCE, {}),
    ("news", "Lịch trực tiếp bóng đá vòng 5", SENTENCE, {}),
    ("news", "Lịch thời vụ xuân 2024 có gì mới?", SENTENCE, {}),
    ("news", "Thư mời của Bác và phong trào trồng cây", SENTENCE, {}),
    ("news", "Mời thầu qua mạng: tiết kiệm hơn 4 tỷ đồng", SENTENCE, {}),
    ("news", "Báo giá vật tư: dân than, cửa hàng kêu", SENTENCE, {}),
    ("news", "Sở thông báo lịch tiếp công dân tháng 5", SENTENCE, {}),
    ("news", "Thông điệp Ngày Môi trường thế giới", SENTENCE, {}),
    ("news", "Tăng cường phòng, chống bệnh dại", SENTENCE, {"section": "Thông báo"}),
    # one mark of a notice is not enough
    (
        "news",
        "Chuẩn bị hội chợ nông sản",
        "Sở Nông nghiệp và PTNT vừa thông báo kế hoạch hội chợ.\n" + SENTENCE,
        {"section": "Thông báo"},
    ),
    # -- notices
    ("notice", "Thông báo lịch tiếp công dân tháng 5 năm 2023", SENTENCE, {}),
    ("notice", "THÔNG BÁO TUYỂN DỤNG VIÊN CHỨC NĂM 2023", SENTENCE, {}),
    ("notice", "“Thông báo” nghỉ lễ 30/4 và 01/5", SENTENCE, {}),
    ("notice", "- Thông báo: mời đăng ký gian hàng hội chợ", SENTENCE * 30, {}),
    ("notice", "Thông báo kết luận: Chủ tịch UBND tỉnh yêu cầu gỡ vướng đất đai", SENTENCE, {}),
    ("notice", "Thông báo số 45/TB-SNN về kết quả xét tuyển", "Xem tại đây", {}),
    ("notice", "TB: thay đổi quầy tiếp nhận hồ sơ", SENTENCE, {}),
    ("notice", "Lịch tiếp công dân của Giám đốc Sở quý II/2023", SENTENCE, {}),
    ("notice", "Lịch công tác tuần 12 của lãnh đạo Sở", SENTENCE, {}),
    ("notice", "Lịch trực tiếp công dân tháng 8", SENTENCE, {}),
    ("notice", "Mời báo giá giống lúa phục vụ mô hình vụ mùa", SENTENCE, {}),
    ("notice", "Mời thầu: cải tạo trạm bơm An Lạc", SENTENCE, {}),
    ("notice", "Thư mời chào giá máy phát điện", SENTENCE, {}),
    ("notice", "THƯ MỜI", SENTENCE, {}),
    ("notice", "Giấy mời dự hội nghị đối thoại doanh nghiệp", SENTENCE, {}),
    (
        "notice",
        "Đấu giá xe ô tô thanh lý",
        "Chi cục Thủy sản thông báo bán đấu giá tài sản.\nThời gian: 8 giờ ngày 20/4/2023.\n"
        "Địa điểm: hội trường Chi cục.\n",
        {"section": "Thông báo - Mời thầu"},
    ),
    (
        "notice",
        "Tuyển dụng viên chức năm 2023",
        "Đối tượng: công dân từ đủ 18 tuổi.\nHồ sơ: theo mẫu kèm theo.\n"
        "Trân trọng thông báo để các thí sinh được biết và thực hiện.",
        {"section": "TUYỂN DỤNG"},
    ),
    ("notice", "Kết quả xét tuyển viên chức", HEADER + "THÔNG BÁO\nVề kết quả vòng 2\n", {}),
    # -- documents
    ("document", "Danh mục thủ tục hành chính", "", {"body_kind": "attachment"}),
    ("document", "Thông báo mời thầu", "", {"body_kind": "attachment"}),
    ("document", "Công bố danh mục TTHC lĩnh vực thú y", HEADER + "QUYẾT ĐỊNH\n" + SENTENCE, {}),
    (
        "document",
        "Phê duyệt kế hoạch",
        "UBND TỈNH VĨNH GIANG CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQUYẾT ĐỊNH\n" + SENTENCE * 30,
        {},
    ),
    ("document", "Giao chỉ tiêu biên chế", "Số: 485/QĐ-UBND\nQUYẾT ĐỊNH\n" + GROUNDS, {}),
    (
        "document",
        "Quy chế làm việc của Sở",
        GROUNDS + "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.\n",
        {},
    ),
    (
        "document",
        "Quyết định số 485/QĐ-UBND ngày 25/10/2023 của UBND tỉnh về việc công bố danh mục TTHC",
        "Ngày 25/10/2023, UBND tỉnh ban hành Quyết định công bố danh mục. Chi tiết tại đây.",
        {},
    ),
    ("document", "Công văn số 1452/SNN-CNTY về việc lấy ý kiến", "Tải về", {}),
    ("document", "Nghị quyết số 06/2013/NQ-HĐND quy định diện tích nhà ở", "(Luật Thủ đô)", {}),
    ("document", "Kế hoạch 174/KH-UBND", "Kế hoạch của UBND tỉnh.", {}),
    ("document", "Chỉ thị về tiết kiệm", "Toàn văn Chỉ thị xem tại file đính kèm./.", {}),
    # -- what is about a document
    (
        "news",
        "Quyết định số 485/QĐ-UBND: người dân được gì?",
        SENTENCE * 12,
        {},
    ),
    ("news", "Kế hoạch cải cách hành chính năm 2023 của Sở", SENTENCE, {}),
    ("news", "Kế hoạch tập huấn theo Quyết định số 485/QĐ-UBND ngày 25/10/2023", SENTENCE, {}),
    ("news", "Chỉ thị về tiết kiệm", SENTENCE * 4 + "Xem toàn văn tại file đính kèm.", {}),
    (
        "news",
        "Kỷ niệm 75 năm Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Triển lãm mở cửa nhân 75 năm Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam.\n"
        "Khát vọng độc lập - tự do - hạnh phúc được kể qua 300 tấm ảnh.",
        {},
    ),
    (
        "news",
        "Chỉnh trang trụ sở",
        "Biển CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM được treo lại ở cổng chính.\n" + SENTENCE,
        {},
    ),
    (
        "news",
        "Giao biên chế năm 2023",
        "Văn bản số: 485/QĐ-UBND vừa đến Sở; đó là căn cứ để giao biên chế.\n" + SENTENCE,
        {},
    ),
    (
        "news",
        "Đấu giá xe ô tô thanh lý",
        "Chi cục Thủy sản thông báo bán đấu giá tài sản.\nThời gian: 8 giờ ngày 20/4/2023.\n"
        "Địa điểm: hội trường Chi cục.\n",
        {"section": "Tin hoạt động"},
    ),
    ("news", "Giao biên chế cho các phòng", "Căn cứ Quyết định số 986/QĐ-UBND.\n" + SENTENCE, {}),
    # -- static pages
    ("static", "Thủ tục cấp Chứng chỉ hành nghề thú y", PROCEDURE, {}),
    ("static", "THỦ TỤC: Cấp giấy phép khai thác thủy sản", PROCEDURE.upper(), {}),
    ("static", "Cấp giấy phép khai thác thủy sản", ALL_PARTS, {}),
    ("static", "Thủ tục đăng ký tàu cá", "1. Trình tự thực hiện\na) Nộp hồ sơ\n2. Cách thức thực "
     "hiện\nTrực tiếp\n3. Thời hạn giải quyết\n7 ngày", {}),
    ("static", "Giới thiệu", SENTENCE, {"published": None}),
    ("static", "Chức năng, nhiệm vụ của Sở Nông nghiệp và PTNT", SENTENCE, {"published": None}),
    ("static", "Cơ cấu tổ chức", SENTENCE, {"published": None}),
    ("static", "Sơ đồ tổ chức của Sở", SENTENCE, {"published": None}),
    ("static", "Giới thiệu Phòng Công chứng số 1", SENTENCE, {"published": None}),
    ("static", "Sơ đồ trang", SENTENCE, {"published": None}),
    ("static", "Liên hệ", SENTENCE, {"published": None}),
    # -- and what is news all the same
    ("news", "Giới thiệu", SENTENCE, {}),
    ("news", "Giới thiệu làng nghề miến dong Đông Hải", SENTENCE, {"published": None}),
    ("news", "Liên hệ bốn địa phương bàn chuyện liên kết", SENTENCE, {"published": None}),
    ("news", "Thủ tục hành chính nội bộ: gỡ những cái xin - cho", SENTENCE * 5, {}),
    ("news", "Thủ tục cấp mã số vùng trồng đơn giản hơn", "Trình tự thực hiện: hai bước. Cách thức "
     "thực hiện: tại nhà. Dân mừng.", {}),
    ("news", "Cấp giấy phép nhanh hơn", PROCEDURE, {}),
    (
        "news",
        "Cắt giảm hồ sơ",
        "Sở rà soát trình tự thực hiện, cách thức thực hiện, thành phần hồ sơ, thời hạn giải quyết,"
        " phí, lệ phí, căn cứ pháp lý, kết quả thực hiện của 12 thủ tục.",
        {},
    ),
    # -- pictures and films
    ("media", "Thông báo bằng hình", "", {"body_kind": "media"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "title", "text", "fields"), CASES)
def test_the_kind_of_an_item(kind: str, title: str, text: str, fields: dict[str, Any]) -> None:
    assert item_type_of(item(title, text, **fields)) == kind


@pytest.mark.parametrize(("syllables", "kind"), [(349, "news"), (350, "feature")])
def test_a_feature_begins_at_its_length(syllables: int, kind: str) -> None:
    assert FEATURE_SYLLABLES == 350
    assert item_type_of(item("Chuyện vùng cao", "lúa " * syllables)) == kind


def test_every_kind_is_met() -> None:
    assert {kind for kind, *_ in CASES} == set(get_args(ItemType))


def test_of_the_department_s_year_no_counted_article_leaves_the_count() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    kinds: Counter[tuple[str, str]] = Counter()
    for row in rows:
        published = row["published"] and dt.datetime.fromisoformat(row["published"])
        read = item(
            row["title"],
            row["text"],
            section=row["section"],
            published=published,
            body_kind=row["body_kind"],
        )
        kinds[row["role"], item_type_of(read)] += 1
    unique = {kind: number for (role, kind), number in kinds.items() if role == "unique"}
    assert unique == {"news": 77, "feature": 56, "notice": 19}
    assert sum(unique.values()) == 152
    assert {kind for role, kind in kinds if role == "attachment"} == {"document"}
    assert {kind for role, kind in kinds if role == "undated"} == {"news"}
