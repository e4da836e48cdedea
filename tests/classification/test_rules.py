"""The rulings of the guideline on texts written for them, and what every label promises."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, repeat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.classification.evaluation import evaluate_file
from cchc_nlp.classification.labeling import as_article, get_labeler
from cchc_nlp.classification.taxonomy import GENERAL_LABELS, REFORM_LABELS, counts_as_reform
from cchc_nlp.records import Label

# ruling or test of the guideline, title, text, the first label, confidence ("" where it is free)
REFORM = [
    (
        "5: a list of procedures is published",
        "Công bố danh mục thủ tục hành chính lĩnh vực chăn nuôi được sửa đổi",
        "Danh mục có 7 thủ tục hành chính cấp tỉnh và 2 thủ tục cấp huyện.\n"
        "Các TTHC bị bãi bỏ được gỡ khỏi bảng niêm yết tại Bộ phận Một cửa trước ngày 15/8.",
        "P2",
        "high",
    ),
    (
        "7: a dialogue about licences and files",
        "Đối thoại với hộ nuôi thủy sản về hồ sơ cấp phép lồng bè",
        "Bốn mươi hộ hỏi vì sao hồ sơ phải bổ sung nhiều lần.\n"
        "Chi cục nhận lỗi ở phiếu hướng dẫn thành phần hồ sơ, hẹn trả kết quả sau 5 ngày.",
        "P2",
        "",
    ),
    (
        "13: a recruitment notice is reform, never with high confidence",
        "Thông báo tuyển dụng viên chức Trung tâm Giống cây trồng năm 2024",
        "Trung tâm cần tuyển 6 viên chức hạng III.\n"
        "Thí sinh nộp phiếu đăng ký dự tuyển tại phòng 204.",
        "P4",
        "low",
    ),
    (
        "14: discipline and conduct of officials",
        "Kiểm tra công vụ đột xuất tại ba chi cục",
        "Đoàn kiểm tra công vụ ghi nhận hai công chức vắng mặt trong giờ hành chính.\n"
        "Giám đốc yêu cầu siết chặt kỷ luật, kỷ cương hành chính và văn hóa công sở.",
        "P4",
        "high",
    ),
    (
        "17: departments are merged",
        "Phương án sắp xếp tổ chức bộ máy của Sở sau khi hợp nhất hai chi cục",
        "Theo phương án, Sở giảm ba đầu mối bên trong.\n"
        "Việc tinh gọn bộ máy đi cùng tinh giản biên chế, không để trống nhiệm vụ.",
        "P3",
        "high",
    ),
    (
        "19: autonomy and internal spending rules of a public unit",
        "Góp ý quy chế chi tiêu nội bộ và phương án tự chủ tài chính năm 2024",
        "Trung tâm tự bảo đảm chi thường xuyên ở mức 60%.\n"
        "Phương án tự chủ tài chính được trình theo Nghị định số 60/2021/NĐ-CP.",
        "P5",
        "high",
    ),
    (
        "22: legal documents are reviewed",
        "Rà soát văn bản quy phạm pháp luật về thủy lợi",
        "Sở rà soát 12 văn bản QPPL, đề nghị bãi bỏ văn bản đã hết hiệu lực.\n"
        "Kết quả hệ thống hóa văn bản gửi Sở Tư pháp.",
        "P1",
        "high",
    ),
    (
        "25: a ranking is the news, not the steering",
        "Sở xếp thứ tư chỉ số cải cách hành chính khối sở, ngành",
        "Chỉ số CCHC năm nay tăng 3,2 điểm.\n"
        "Phần điều tra xã hội học vẫn thấp hơn trung bình của khối.",
        "X3",
        "high",
    ),
    (
        "31: digital signatures",
        "Tập huấn chữ ký số cho công chức các chi cục",
        "Học viên thực hành ký số văn bản điện tử trên phần mềm quản lý văn bản.\n"
        "Từ tháng sau mọi văn bản đi đều có chữ ký số.",
        "P6",
        "high",
    ),
    (
        "33: the plan of reform itself",
        "Kế hoạch cải cách hành chính năm 2024",
        "Kế hoạch CCHC giao 20 nhiệm vụ.\n"
        "Ban Chỉ đạo CCHC họp mỗi quý, kiểm tra công tác CCHC hai lần.",
        "X1",
        "high",
    ),
    (
        "X2: the act of communicating is the news",
        "Phát động cuộc thi video clip tuyên truyền cải cách hành chính",
        "Mỗi đơn vị gửi một video clip tuyên truyền về dịch vụ công trực tuyến.\n"
        "Cuộc thi tìm hiểu CCHC trao bốn giải, các clip được đăng trên trang của Sở.",
        "X2",
        "high",
    ),
    (
        "X2: most sentences on reform are about communicating it, whatever the title",
        "Chi cục Thủy sản đổi cách làm từ quý II",
        "Tổ truyền thông đưa dịch vụ công trực tuyến lên sân khấu chợ phiên.\n"
        "Tờ gấp giải thích cách nộp hồ sơ trực tuyến được phát ở bến cá.\n"
        "Phóng sự về Cổng dịch vụ công phát ba tối liền.\n"
        "Số hồ sơ trực tuyến tăng gấp đôi.",
        "X2",
        "",
    ),
    (
        "4, title override: the title alone decides where there is no text",
        "Triển khai Đề án 06 và dịch vụ công trực tuyến toàn trình",
        "",
        "P6",
        "",
    ),
]

GENERAL = [
    (
        "1: a reform term in passing",
        "Thăm đồng, phòng trừ rầy nâu trên lúa mùa",
        "Rầy nâu nở rộ từ cuối tuần ở các trà lúa muộn.\n"
        "Bà con thăm ruộng hằng ngày, phun khi mật độ quá 1.500 con/m2.\n"
        "Việc ghi chép trên điện thoại cũng là bước làm quen với chuyển đổi số.",
        "G5",
    ),
    (
        "2: farmers' own digital tools",
        "Vải thiều dán mã QR, bán trên sàn thương mại điện tử",
        "Hợp tác xã dán mã QR truy xuất nguồn gốc lên từng thùng.\n"
        "Hai sàn thương mại điện tử nhận đơn, giá bán cao hơn ngoài chợ 4.000 đồng/kg.",
        "",
    ),
    (
        "11: one leader is appointed; reform only as a second subject",
        "Trao quyết định bổ nhiệm Phó Giám đốc Trung tâm Khuyến nông",
        "Đồng chí nhận nhiệm vụ từ ngày 01/4.\nLãnh đạo Sở tặng hoa chúc mừng.",
        "G3",
    ),
    (
        "28: a meeting with one line on reform",
        "Giao ban tháng 6 ngành nông nghiệp",
        "Diện tích lúa xuân thu hoạch đạt 92%.\n"
        "Dịch tả lợn châu Phi còn ở hai xã, đàn lợn giảm 3%.\n"
        "Các hồ chứa giữ nước ở mức thiết kế.\n"
        "Văn phòng nhắc các đơn vị giải quyết TTHC đúng hạn.",
        "G2",
    ),
    (
        "a tender: its files are not those of a procedure",
        "Thông báo mời thầu gói thầu sửa chữa kênh chính",
        "Nhà thầu nộp hồ sơ dự thầu trước 9 giờ ngày 12/5.\nGiá gói thầu là 1,2 tỷ đồng.",
        "G4",
    ),
    ("nothing at all", "", "", "G7"),
]


def by_rules(rows: Iterable[Mapping[str, Any]]) -> Iterator[Label]:
    return get_labeler("rules").classify(as_article(row) for row in rows)


def label(title: str, text: str) -> Label:
    (found,) = by_rules([{"title": title, "text": text}])
    return found


@pytest.mark.parametrize(
    ("title", "text", "primary", "confidence"),
    [case[1:] for case in REFORM],
    ids=[case[0] for case in REFORM],
)
def test_what_is_reform(title: str, text: str, primary: str, confidence: str) -> None:
    found = label(title, text)
    assert (found.is_reform, found.primary) == (True, primary)
    assert confidence in ("", found.confidence)


@pytest.mark.parametrize(
    ("title", "text", "primary"), [case[1:] for case in GENERAL], ids=[case[0] for case in GENERAL]
)
def test_what_is_general(title: str, text: str, primary: str) -> None:
    found = label(title, text)
    assert not found.is_reform
    assert found.primary in GENERAL_LABELS
    assert primary in ("", found.primary)


def test_a_subject_with_sentences_of_its_own_is_a_second_label() -> None:
    text = (
        "Tổ kiểm tra công vụ nhắc hai công chức vắng mặt không lý do.\n"
        "Thái độ phục vụ của công chức được người dân đánh giá khá.\n"
        "Tổ xem 40 hồ sơ TTHC, năm bộ thiếu giấy tiếp nhận hồ sơ và hẹn trả kết quả.\n"
        "Bảng niêm yết TTHC ở Bộ phận Một cửa đã cũ."
    )
    found = label("Kiểm tra kỷ luật, kỷ cương hành chính tại các chi cục", text)
    assert (found.primary, found.secondary) == ("P4", ("P2",))


def test_an_appointment_has_staff_as_its_second_label_and_counts_only_broadly() -> None:
    found = label("Công bố quyết định bổ nhiệm Chi cục trưởng", "Buổi lễ diễn ra sáng 02/3.")
    assert (found.primary, found.secondary) == ("G3", ("P4",))
    assert not counts_as_reform(found, "cchc")
    assert counts_as_reform(found, "broad")


# -- what every label promises --------------------------------------------------------------------

WORDS = (
    "thủ tục hành chính TTHC CCHC một cửa hồ sơ lúa vụ xuân tổng kết thông báo tuyển dụng "
    "viên chức bổ nhiệm chuyển đổi số . \n kế hoạch phần mềm giá bán tuyên truyền đối thoại"
).split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=40)


@given(title=TEXTS, text=TEXTS)
def test_a_label_keeps_its_promises_for_any_text(title: str, text: str) -> None:
    found = label(title, text)
    text = unicodedata.normalize("NFC", text)
    assert 0 <= found.score <= 1
    assert found.is_reform == (found.score >= 0.5) == (found.primary in REFORM_LABELS)
    assert found.primary not in found.secondary
    assert len(found.secondary) <= 3
    assert set(found.secondary) <= set(REFORM_LABELS)
    if found.evidence:
        assert sum(e.weight for e in found.evidence) == pytest.approx(1, abs=0.01)
    end = 0
    for piece in found.evidence:
        assert piece.start >= end
        end = piece.end
    if "\u200b" not in text and "\r" not in text:
        assert all(text[e.start : e.end] == e.text for e in found.evidence)


def test_the_same_text_always_gets_the_same_label() -> None:
    texts = [{"title": case[1], "text": case[2]} for case in REFORM]
    assert list(by_rules(texts)) == list(by_rules(reversed(texts)))[::-1]


def test_more_of_the_same_evidence_never_lowers_the_score() -> None:
    sentence = "Sở rà soát, cắt giảm thủ tục hành chính."
    scores = [label("Tin của Sở", "\n".join([sentence] * n)).score for n in range(1, 8)]
    assert scores == sorted(scores)


def test_articles_are_labelled_as_they_come() -> None:
    endless = repeat({"title": "Cắt giảm TTHC", "text": ""})
    assert [found.primary for found in islice(by_rules(endless), 3)] == ["P2"] * 3


# -- how good it is: floors a little below what was measured ---------------------------------------


def test_figures_on_the_department_year(project: Path) -> None:
    path = project / "corpora" / "so-nnptnt-2023" / "gold.jsonl"
    found = evaluate_file(path, labeler=get_labeler("rules"))
    assert found.precision >= 0.97
    assert found.recall >= 0.93
    assert found.primary_macro_f1 >= 0.88
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    counted = [line for line in lines if line["role"] == "unique"]
    procedures = sum(counts_as_reform(found, "strict_tthc") for found in by_rules(counted))
    assert (len(counted), procedures) == (152, pytest.approx(31, abs=2))


@pytest.mark.no_cover
def test_figures_on_labelled_news(shared: Path) -> None:
    found = evaluate_file(shared / "data" / "reform_dev.jsonl", labeler=get_labeler("rules"))
    assert found.f1 >= 0.88
    assert found.precision >= 0.90
    assert found.primary_macro_f1 >= 0.60
    assert found.calibration_error <= 0.05


@pytest.mark.no_cover
def test_ordinary_news_raises_few_alarms(shared: Path) -> None:
    import gzip

    packed = (shared / "data" / "news_sample.jsonl.gz").read_bytes()
    lines = [json.loads(line) for line in gzip.decompress(packed).splitlines()]
    assert sum(found.is_reform for found in by_rules(lines)) <= 0.007 * len(lines)


def test_an_article_about_a_communication_campaign(shared: Path) -> None:
    text = (shared / "sources" / "bai-viet-chi-cuc-trong-trot-2024.txt").read_text("utf-8")
    found = label(text.split("\n", 1)[0], text)
    assert (found.is_reform, found.primary, found.confidence) == (True, "X2", "high")
