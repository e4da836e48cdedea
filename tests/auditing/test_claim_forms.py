"""Ways in which reports say how figures belong together, one sentence each."""

from __future__ import annotations

import pytest

from cchc_nlp.auditing.claims import find_claims
from cchc_nlp.records import Claim

Read = tuple[str, str, int | None, list[int]]


def read(text: str) -> list[Read]:
    return [_read(claim) for claim in find_claims(text)]


def _read(claim: Claim) -> Read:
    total = claim.total and claim.total.value
    parts = [part.value for part in claim.parts]
    return claim.relation, claim.arithmetic, total, parts  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one part is all the rest: nothing is left over
        (
            "Sở đăng 152 tin, bài, trong đó có 38 tin, bài về cải cách thủ tục hành chính"
            " và 121 tin, bài về các nội dung khác.",
            [("partition", "fails", 152, [38, 121])],
        ),
        # the whole told again, and how sure a count is, are no parts
        (
            "Sở đăng 152 tin, bài, trong đó có 31 tin, bài về cải cách và 121 tin, bài về các nội"
            " dung khác (tiêu chí hẹp; đã rà soát toàn bộ 152 tin, bài, còn phân vân 2, con số có"
            " thể từ 31 đến 33).",
            [("partition", "sums", 152, [31, 121])],
        ),
        # told by one word and its denial
        (
            "Hội đồng nhận 85 sáng kiến, trong đó công nhận 51 sáng kiến, không công nhận 24 sáng"
            " kiến.",
            [("partition", "fails", 85, [51, 24])],
        ),
        # bare numbers before what they come to
        (
            "Tin, bài của huyện: Quý I 31, Quý II 44, Quý III 39; cộng 114 tin, bài.",
            [("partition", "sums", 114, [31, 44, 39])],
        ),
        # numbers told in turn
        (
            "Cổng đăng lần lượt 120, 135 và 150 tin, bài; tổng cộng 405 tin, bài.",
            [("partition", "sums", 405, [120, 135, 150])],
        ),
        # what came back of what was sent out, and what it says
        (
            "Sở phát ra 1.500 phiếu khảo sát, thu về 1.468 phiếu; có 1.391 phiếu hài lòng, 61"
            " phiếu bình thường và 16 phiếu chưa hài lòng.",
            [
                ("subset", "not_applicable", 1500, [1468]),
                ("partition", "sums", 1468, [1391, 61, 16]),
            ],
        ),
        # a part that is named again
        (
            "Có 7.305 văn bản, gồm 5.120 văn bản đến, 2.185 văn bản đi; trong văn bản đi có 2.140"
            " văn bản ký số.",
            [
                ("partition", "sums", 7305, [5120, 2185]),
                ("subset", "not_applicable", 2185, [2140]),
            ],
        ),
        # three outcomes of what was received, told before in two
        (
            "Văn phòng tiếp nhận 8.733 hồ sơ, đã giải quyết 8.016 hồ sơ, đang giải quyết 704 hồ"
            " sơ, trả lại 13 hồ sơ.",
            [("flow_balance", "sums", 8733, [8016, 704, 13])],
        ),
        # nouns that no list names, in an office's sentence
        (
            "Đội quản lý thị trường xã tiếp nhận 96 bồn hoa, trong đó 61 bồn hoa của trường học.",
            [("subset", "not_applicable", 96, [61])],
        ),
        # a month of what was done so far, after a semicolon
        (
            "Công an xã đã thu nhận 9.214 hồ sơ; riêng trong tháng 11 thu nhận 116 hồ sơ.",
            [("period_and_cumulative", "not_applicable", 9214, [116])],
        ),
        # labels before bare numbers, which no word calls parts
        (
            "Tổng số tin, bài: 720; thời sự: 418; kinh tế: 187; chuyển đổi số: 115.",
            [("partition", "sums", 720, [418, 187, 115])],
        ),
        # one total divided twice
        (
            "Có 540 lượt cán bộ dự tập huấn, trong đó nam 330, nữ 210; tỉnh 140, xã 400.",
            [
                ("partition", "sums", 540, [330, 210]),
                ("partition", "sums", 540, [140, 400]),
            ],
        ),
        # parts told more closely than their total
        (
            "Sở nhận 1.980 đơn, bao gồm 85 đơn khiếu nại, 42 đơn tố cáo và 1.853 đơn kiến nghị.",
            [("partition", "sums", 1980, [85, 42, 1853])],
        ),
        # what flows need not be dossiers
        (
            "Công an tỉnh thụ lý 812 vụ việc, đã giải quyết 770 vụ; còn 42 vụ đang xác minh.",
            [("flow_balance", "sums", 812, [770, 42])],
        ),
        # new and carried over, told after the number
        (
            "Tiếp nhận 175 hồ sơ, gồm 15 hồ sơ kỳ trước chuyển qua và 160 hồ sơ mới.",
            [("flow_balance", "sums", 175, [15, 160])],
        ),
        # from one level to another, and by how much
        (
            "Số hồ sơ trực tuyến tăng từ 2.100 hồ sơ lên 2.420 hồ sơ.",
            [("growth", "not_applicable", 2420, [2100])],
        ),
        (
            "Năm 2024 giải quyết 5.230 hồ sơ (năm 2023: 4.870 hồ sơ).",
            [("growth", "not_applicable", 5230, [4870])],
        ),
        # a target told after its number
        (
            "Sở cắt giảm 42 thủ tục, đạt 105% so với 40 thủ tục đặt ra từ đầu năm.",
            [("plan", "not_applicable", 42, [40])],
        ),
        (
            "Khoa có 27 sáng kiến trong tổng số 113 sáng kiến của bệnh viện.",
            [("subset", "not_applicable", 113, [27])],
        ),
        # a bare channel is one
        (
            "Đăng 390 tin, bài về Đề án 06: báo in 102, báo điện tử 241, truyền hình 47.",
            [("channels", "sums", 390, [102, 241, 47])],
        ),
        # of what was sent out or looked at, some
        (
            "Sở phát ra 1.200 phiếu khảo sát, thu về 1.176 phiếu.",
            [("subset", "not_applicable", 1200, [1176])],
        ),
        # the sum is spread over sentences
        (
            "Đơn vị xử lý 920 câu hỏi. Tổng đài trả lời 705 câu. Phần còn lại là 215 câu.",
            [("partition", "sums", 920, [705, 215])],
        ),
        # "riêng" names again the part that it is of
        (
            "Cổng đăng 1.508 tin, bài (tiếng Việt 1.402, tiếng Anh 106). Riêng tuyên truyền bằng"
            " tiếng Việt có 231 tin, bài.",
            [
                ("partition", "sums", 1508, [1402, 106]),
                ("subset", "not_applicable", 1402, [231]),
            ],
        ),
        (
            "Trao 6 giải: một giải Nhất, một giải Nhì và 4 giải Ba.",
            [("prizes", "sums", 6, [1, 1, 4])],
        ),
        # another unit among the parts is no part
        (
            "Ký hợp đồng với 2.141 cơ sở, gồm 582 cơ sở tại 41 tỉnh, 1.221 cơ sở theo dịch vụ và"
            " 338 cơ sở khác.",
            [("partition", "sums", 2141, [582, 1221, 338])],
        ),
        # a table written in lines
        (
            "Đơn vị | Tin, bài\nPhòng Một | 31\nPhòng Hai | 44\nTổng | 76",
            [("partition", "fails", 76, [31, 44])],
        ),
        # an office at work, in a field of its own
        (
            "Trạm Khuyến nông mở 53 lớp chuyển giao kỹ thuật cho 1.590 hộ nông dân.",
            [("event_attendance", "not_applicable", 53, [1590])],
        ),
    ],
)
def test_how_a_report_may_say_it(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "So với quý I năm ngoái, khi ngành mới có 45 hội nghị, yêu cầu nay là đổi mới cách làm.",
        "Định mức biên chế là 1 công chức công nghệ thông tin trên 2 xã, phường.",
        "Người dân cần chuẩn bị 2 bộ hồ sơ và 3 ảnh khi đến nộp.",
        "Thành phần hồ sơ gồm 02 đơn đề nghị, 01 bản sao và 04 ảnh.",
        "Vụ tai nạn làm 3 người chết và 12 người bị thương.",
    ],
)
def test_what_no_office_did_is_no_claim(text: str) -> None:
    assert read(text) == []


def test_a_rate_is_of_the_part_that_it_names() -> None:
    [claim] = find_claims(
        "Giải quyết 612 hồ sơ (đúng hạn 605 hồ sơ, quá hạn 07 hồ sơ), tỷ lệ đúng hạn đạt 98,86%."
    )
    assert [percent.correct for percent in claim.percents] == [True]


def test_more_than_a_percentage_is_more() -> None:
    [claim] = find_claims("Có 188/205 doanh nghiệp được hỏi hài lòng, đạt trên 92%.")
    assert [percent.correct for percent in claim.percents] == [False]


def test_a_line_that_begins_with_a_small_letter_goes_on() -> None:
    text = "Xã nhận 1.640 hồ sơ, gồm hộ tịch 512 hồ sơ, đất\nđai 274 hồ sơ, chứng thực 854 hồ sơ."
    assert read(text) == [("partition", "sums", 1640, [512, 274, 854])]


@pytest.mark.parametrize("words", ["(31 tin ", "trong đó 31 tin ", "31 tin. "])
@pytest.mark.no_cover
def test_claims_of_an_endless_text_grow_no_faster_than_it(words: str) -> None:
    once, twice = (sum(len(c.text) for c in find_claims(words * n)) for n in (1000, 2000))
    assert twice <= 2.5 * once  # once for every other figure would be four times


def test_the_topic_goes_on_after_a_share() -> None:
    text = "Sở đăng 152 tin, bài, trong đó có 31 tin, bài (chiếm 20,4%) về cải cách hành chính."
    [claim] = find_claims(text)
    assert [part.topic for part in claim.parts] == ["cải cách hành chính"]
    assert [percent.correct for percent in claim.percents] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Hạt Kiểm lâm huyện kiểm tra 14 con vật.",  # alone, in no list of units
        "Ông Nam mang về 12 bồn hoa và 31 chậu cây.",  # nobody's office
        "Xe khách lao xuống vực làm 12 bồn hoa và 5 cột điện đổ, 3 người bị thương.",
    ],
)
def test_nouns_that_no_list_names_need_an_office_and_company(text: str) -> None:
    assert find_claims(text) == []
