"""Twelve pieces of an invented province's news."""

from __future__ import annotations

from .blocks import (
    Embedded,
    File,
    FileLink,
    Heading,
    Items,
    Picture,
    Quote,
    Rows,
    Signed,
    Story,
    Text,
    Video,
    at,
)

CCHC = ("Cải cách hành chính", "cai-cach-hanh-chinh")
NEWS = ("Tin hoạt động", "tin-hoat-dong")
NOTICES = ("Thông báo", "thong-bao")
PLACES = ("Tin cơ sở", "tin-co-so")

REPORT = Story(
    "bao-cao",
    4101,
    "Vĩnh Giang: Tỷ lệ hồ sơ giải quyết trước hạn quý III đạt 68,4%",
    "vinh-giang-ty-le-ho-so-giai-quyet-truoc-han-quy-iii-dat-68-4",
    *CCHC,
    at(2023, 10, 9, 14, 35),
    "Văn phòng Ủy ban nhân dân tỉnh Vĩnh Giang vừa tổng hợp kết quả tiếp nhận, giải quyết "
    "hồ sơ thủ "
    "tục hành chính quý III của các sở, ngành và địa phương.",
    (
        Text(
            "Tính đến hết ngày 30/9, toàn tỉnh tiếp nhận 84.612 hồ sơ, trong đó 61.377 hồ "
            "sơ nộp trực "
            "tuyến, tăng 12,6% so với quý trước."
        ),
        Heading("1. Kết quả tại cấp tỉnh"),
        Text(
            "Mười bảy sở, ngành giải quyết xong 21.940 hồ sơ. Ba đơn vị có lượng hồ sơ lớn "
            "nhất được "
            "nêu trong bảng dưới đây."
        ),
        Rows(
            (
                ("STT", "Đơn vị", "Tiếp nhận", "Trước hạn", "Quá hạn"),
                ("1", "Sở Tư pháp", "7.204", "6.011", "3"),
                ("2", "Sở Giao thông vận tải", "5.880", "4.127", "0"),
                ("3", "Sở Tài nguyên và Môi trường", "3.415", "1.702", "58"),
                ("", "Cộng", "16.499", "11.840", "61"),
            ),
            merged="Bảng 1. Hồ sơ của ba đơn vị tiếp nhận nhiều nhất quý III",
        ),
        Heading("2. Kết quả tại cấp huyện, cấp xã"),
        Text(
            "Huyện Yên Tảo và thị xã Phú Lâm không có hồ sơ quá hạn. Riêng huyện Khe Vang "
            "còn 112 hồ sơ "
            "đất đai trễ hẹn, chủ yếu do chờ trích đo bản đồ địa chính."
        ),
        Text(
            "Văn phòng đề nghị các đơn vị có hồ sơ quá hạn gửi thư xin lỗi người dân và "
            "báo cáo nguyên "
            "nhân trước ngày 20/10./."
        ),
    ),
    author="Hoàng Mai",
    origin="Văn phòng UBND tỉnh",
    updated=at(2023, 10, 10, 8, 5),
)

RESOLUTION = Story(
    "nghi-quyet",
    4102,
    "Triển khai Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ tại Sở Nội vụ",
    "trien-khai-nghi-quyet-so-76-nq-cp-ngay-15-7-2021-cua-chinh-phu-tai-so-noi-vu",
    *CCHC,
    at(2022, 4, 18, 8, 10),
    "Sở Nội vụ tỉnh Vĩnh Giang ban hành Kế hoạch số 41/KH-SNV ngày 12/4/2022 thực hiện "
    "Nghị quyết số "
    "76/NQ-CP ngày 15/7/2021 của Chính phủ về Chương trình tổng thể cải cách hành chính.",
    (
        Text(
            "Sở Nội vụ tỉnh Vĩnh Giang ban hành Kế hoạch số 41/KH-SNV ngày 12/4/2022 thực "
            "hiện Nghị "
            "quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về Chương trình tổng thể cải cách hành "
            "chính."
        ),
        Text(
            'Kế hoạch cụ thể hóa <a href="/van-ban/quyet-dinh-2210">Quyết định số '
            "2210/QĐ-UBND ngày "
            "30/12/2021</a> của Ủy ban nhân dân tỉnh, gồm các nhóm nhiệm vụ sau:"
        ),
        Items(
            (
                (
                    "Cải cách thể chế:",
                    Items(
                        (
                            "rà soát văn bản quy phạm pháp luật thuộc lĩnh vực nội vụ;",
                            "trình bãi bỏ ba quyết định không còn phù hợp.",
                        )
                    ),
                ),
                (
                    "Cải cách thủ tục hành chính:",
                    Items(
                        (
                            "cắt giảm ít nhất 20% thời hạn giải quyết của 35 thủ tục;",
                            'công khai quy trình nội bộ trên <a href="/thu-tuc">Cổng dịch '
                            "vụ công</a>.",
                        )
                    ),
                ),
                "Xây dựng và phát triển chính quyền số.",
            )
        ),
        Text(
            "Trưởng các phòng, đơn vị trực thuộc chịu trách nhiệm trước Giám đốc Sở về "
            "tiến độ; báo cáo "
            "kết quả trước ngày 15 của tháng cuối quý."
        ),
    ),
    author="Lê Thị Thu",
)

NOTICE = Story(
    "thong-bao",
    4103,
    "Thông báo lịch tiếp công dân tháng 12 của lãnh đạo Sở",
    "thong-bao-lich-tiep-cong-dan-thang-12-cua-lanh-dao-so",
    *NOTICES,
    at(2023, 11, 28, 16, 50),
    "",
    (Text("Sở Nội vụ thông báo lịch tiếp công dân tháng 12, chi tiết xem tệp đính kèm."),),
    files=(File("Lich-tiep-cong-dan-thang-12.pdf", "Lich-tiep-cong-dan-thang-12.pdf"),),
    kind="attachment",
)

SCANNED = Story(
    "nhung-pdf",
    4104,
    "Công khai quyết toán ngân sách năm 2022",
    "cong-khai-quyet-toan-ngan-sach-nam-2022",
    *NOTICES,
    at(2023, 7, 3, 10, 0),
    "",
    (Embedded(File("cong-khai-quyet-toan-2022.pdf", "cong-khai-quyet-toan-2022.pdf")),),
    kind="attachment",
)

PHOTOS = Story(
    "anh",
    4105,
    "Chùm ảnh: Ngày hội chuyển đổi số ở xã Nà Lềnh",
    "chum-anh-ngay-hoi-chuyen-doi-so-o-xa-na-lenh",
    *PLACES,
    at(2023, 10, 15, 17, 20),
    "Gần bốn trăm người dân xã Nà Lềnh đến với Ngày hội chuyển đổi số sáng 14/10.",
    (
        Picture(
            "na-lenh-1.jpg", "Đoàn viên thanh niên hướng dẫn người dân cài đặt định danh điện tử"
        ),
        Picture("na-lenh-2.jpg", "Quầy chữ ký số miễn phí thu hút nhiều hộ kinh doanh"),
        Picture(
            "na-lenh-3.jpg", "Học sinh Trường Tiểu học Nà Lềnh thi vẽ tranh trên máy tính bảng"
        ),
    ),
    kind="media",
)

MEETING = Story(
    "hoi-nghi",
    4106,
    "Hội nghị đối thoại với doanh nghiệp về thủ tục đất đai, xây dựng",
    "hoi-nghi-doi-thoai-voi-doanh-nghiep-ve-thu-tuc-dat-dai-xay-dung",
    *NEWS,
    at(2023, 9, 21, 18, 5),
    "Chiều 21/9, Ủy ban nhân dân tỉnh tổ chức hội nghị đối thoại với hơn một trăm doanh "
    "nghiệp, hợp tác "
    "xã trên địa bàn.",
    (
        Text(
            "Đồng chí Trần Quốc Bảo, Phó Chủ tịch Ủy ban nhân dân tỉnh chủ trì hội nghị; "
            "dự hội nghị có "
            "lãnh đạo các sở, ngành liên quan và Chủ tịch Hiệp hội Doanh nghiệp tỉnh."
        ),
        Picture("hoi-nghi-21-9.jpg", "Quang cảnh hội nghị đối thoại chiều 21/9. Ảnh: Minh Khôi"),
        Text(
            "Mười bốn ý kiến được nêu trực tiếp, tập trung vào thời hạn thẩm định thiết "
            "kế, cấp giấy "
            "phép xây dựng và xác định giá đất. Phát biểu tại hội nghị, đại diện Công ty "
            "cổ phần Gỗ Phú "
            "Lâm cho biết:"
        ),
        Quote(
            (
                "Chúng tôi phải đi lại năm lần cho một bộ hồ sơ. Điều doanh nghiệp cần là "
                "một đầu mối "
                "chịu trách nhiệm đến cùng.",
            )
        ),
        Text(
            "Kết luận hội nghị, Phó Chủ tịch Ủy ban nhân dân tỉnh giao Sở Xây dựng trả lời "
            "bằng văn bản "
            "các kiến nghị còn lại trong mười ngày làm việc."
        ),
    ),
    author="Minh Khôi",
    origin="Báo Vĩnh Giang",
)

SCHEDULE = Story(
    "lich-truc",
    4107,
    "Bố trí trực giải quyết hồ sơ vào sáng thứ Bảy tại Trung tâm Phục vụ hành chính công",
    "bo-tri-truc-giai-quyet-ho-so-vao-sang-thu-bay",
    *NOTICES,
    at(2023, 6, 5, 7, 45),
    "Từ ngày 10/6/2023, Trung tâm Phục vụ hành chính công tỉnh tiếp nhận hồ sơ thêm sáng thứ Bảy.",
    (
        Text(
            "Căn cứ Quyết định số 861/QĐ-UBND ngày 25/5/2023 của Ủy ban nhân dân tỉnh, "
            "Trung tâm thông "
            "báo việc tiếp nhận hồ sơ ngoài giờ như sau:"
        ),
        Items(
            (
                "Thời gian: từ 7 giờ 30 đến 11 giờ 30 sáng thứ Bảy hằng tuần.",
                "Địa điểm: tầng 1, số 12 đường Lê Lợi, thành phố Vĩnh Giang.",
                "Lĩnh vực: hộ tịch, lý lịch tư pháp, cấp đổi giấy phép lái xe.",
            ),
            ordered=True,
        ),
        Rows(
            (
                ("Ngày", "Quầy", "Cán bộ trực"),
                ("10/6", "Quầy số 3", "Bà Nguyễn Thu Hà"),
                ("17/6", "Quầy số 5", "Ông Phạm Văn Dũng"),
                ("24/6", "Quầy số 3", "Bà Đỗ Thị Lan"),
            )
        ),
        Text("Trung tâm trân trọng thông báo để tổ chức, cá nhân biết, liên hệ thực hiện./."),
        Signed(
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Vũ Đình Hải"),
            left=("Nơi nhận:", "- Các sở, ban, ngành;", "- Lưu: VT, HCTC."),
        ),
    ),
    files=(
        File("Thông báo số 57/TB-TTPVHCC", "57-tb-ttpvhcc.pdf"),
        File("Danh mục thủ tục.docx", "danh-muc-thu-tuc.docx"),
    ),
)

VILLAGE = Story(
    "co-so",
    4108,
    "Xã Khe Vang ra mắt tổ công nghệ số cộng đồng thôn Bản Lũng",
    "xa-khe-vang-ra-mat-to-cong-nghe-so-cong-dong-thon-ban-lung",
    *PLACES,
    at(2023, 3, 1, 5, 40),
    "",
    (
        Text(
            "Tối 28/2, tại nhà văn hóa thôn Bản Lũng, Ủy ban nhân dân xã Khe Vang ra mắt "
            "tổ công nghệ số "
            "cộng đồng gồm tám thành viên do bí thư chi đoàn làm tổ trưởng."
        ),
        Text(
            "Tổ có nhiệm vụ hướng dẫn bà con nộp hồ sơ trực tuyến, thanh toán không dùng "
            "tiền mặt và sử "
            "dụng sổ sức khỏe điện tử. Ngay sau lễ ra mắt, 27 hộ đã được hỗ trợ tạo tài khoản."
        ),
        Text(
            "Đến nay, toàn xã có 9/11 thôn thành lập được tổ công nghệ số; hai thôn còn "
            "lại hoàn thành "
            "trong quý II."
        ),
    ),
    author="Nông Văn Páo",
)

GUIDE = Story(
    "huong-dan",
    4109,
    "Hướng dẫn nộp hồ sơ cấp đổi giấy phép lái xe trên Cổng Dịch vụ công",
    "huong-dan-nop-ho-so-cap-doi-giay-phep-lai-xe-tren-cong-dich-vu-cong",
    *CCHC,
    at(2023, 8, 14, 9, 30),
    "Người dân có thể cấp đổi giấy phép lái xe tại nhà theo bốn bước, không phải đến trụ "
    "sở cơ quan nhà "
    "nước.",
    (
        Text("<b>Đối tượng:</b> người có giấy phép lái xe còn thời hạn từ 01 tháng trở lên."),
        Heading("Các bước thực hiện"),
        Items(
            (
                "Đăng nhập bằng tài khoản định danh điện tử mức 2.",
                "Chọn thủ tục <i>Đổi giấy phép lái xe</i>, kê khai thông tin.",
                "Tải lên giấy khám sức khỏe còn hiệu lực.",
                "Nộp phí 115.000 đồng và chọn nhận kết quả qua bưu chính.",
            ),
            ordered=True,
        ),
        FileLink("Mẫu đơn kèm theo: ", File("Đơn đề nghị đổi giấy phép lái xe", "mau-don-01.docx")),
        Heading("Một số lưu ý"),
        Items(
            (
                "Ảnh chân dung chụp không quá 06 tháng, nền trắng hoặc xanh.",
                'Tra cứu tiến độ tại mục <a href="/tra-cuu">Tra cứu hồ sơ</a>.',
            )
        ),
        Text("Mọi vướng mắc xin liên hệ tổng đài 1022 nhánh 2 trong giờ hành chính."),
    ),
    origin="Sở Giao thông vận tải",
)

HIRING = Story(
    "tuyen-dung",
    4110,
    "Thông báo tuyển dụng viên chức Trung tâm Lưu trữ lịch sử năm 2023",
    "thong-bao-tuyen-dung-vien-chuc-trung-tam-luu-tru-lich-su-nam-2023",
    *NOTICES,
    at(2023, 5, 8, 15, 0),
    "",
    (
        Text(
            "Thực hiện Quyết định số 318/QĐ-SNV ngày 04/5/2023 về phê duyệt kế hoạch tuyển "
            "dụng, Trung "
            "tâm Lưu trữ lịch sử tỉnh thông báo tuyển dụng viên chức:"
        ),
        Rows(
            (
                ("Vị trí", "Chỉ tiêu", "Yêu cầu"),
                ("Lưu trữ viên", "02", "Đại học ngành lưu trữ học"),
                ("Công nghệ thông tin", "01", "Đại học ngành công nghệ thông tin"),
            )
        ),
        Text("Hồ sơ dự tuyển gồm:"),
        Items(
            (
                "Phiếu đăng ký dự tuyển theo mẫu;",
                "Bản sao văn bằng, chứng chỉ;",
                "Giấy chứng nhận đối tượng ưu tiên (nếu có).",
            )
        ),
        Text(
            "Thời hạn nhận hồ sơ: từ ngày 10/5/2023 đến hết ngày 08/6/2023, trong giờ hành chính."
        ),
        Signed(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Nguyễn Văn An")),
    ),
)

INTERVIEW = Story(
    "phong-van",
    4111,
    "“Lấy sự hài lòng của người dân làm thước đo”",
    "lay-su-hai-long-cua-nguoi-dan-lam-thuoc-do",
    *CCHC,
    at(2024, 1, 17, 11, 15),
    "Nhân dịp đầu năm mới, Giám đốc Sở Nội vụ Đặng Thị Hồng trả lời phỏng vấn về chỉ số "
    "cải cách hành "
    "chính của tỉnh.",
    (
        Text("<b>PV: Năm 2023, chỉ số PAR INDEX của tỉnh tăng bốn bậc. Đâu là nguyên nhân?</b>"),
        Text(
            "<b>Đồng chí Đặng Thị Hồng:</b> Trước hết là trách nhiệm của người đứng đầu. "
            "Mỗi quý, Ban Chỉ "
            "đạo đều kiểm tra đột xuất ít nhất năm đơn vị và công khai kết quả."
        ),
        Text("<b>PV: Điểm nghẽn lớn nhất hiện nay là gì?</b>"),
        Text(
            "<b>Đồng chí Đặng Thị Hồng:</b> Dữ liệu chưa liên thông. Có thủ tục người dân "
            "vẫn phải nộp lại "
            "giấy tờ mà cơ quan khác đã cấp; năm nay tỉnh tập trung xử lý dứt điểm việc này."
        ),
        Text("<b>PV: Xin cảm ơn đồng chí!</b>"),
    ),
    author="Thanh Hằng",
    updated=at(2024, 1, 18, 9, 40),
)

VIDEO = Story(
    "video",
    4112,
    "Video: Một ngày ở Bộ phận Một cửa thị xã Phú Lâm",
    "video-mot-ngay-o-bo-phan-mot-cua-thi-xa-phu-lam",
    *PLACES,
    at(2023, 12, 4, 6, 30),
    "Phóng sự ghi lại công việc của sáu công chức tiếp nhận trung bình 180 hồ sơ mỗi ngày.",
    (Video("mot-cua-phu-lam.mp4"),),
    author="Nhóm phóng viên",
    kind="media",
)

ALL = (
    REPORT,
    RESOLUTION,
    NOTICE,
    SCANNED,
    PHOTOS,
    MEETING,
    SCHEDULE,
    VILLAGE,
    GUIDE,
    HIRING,
    INTERVIEW,
    VIDEO,
)
