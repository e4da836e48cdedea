"""What stands around an article on any site: menus, other articles, papers, comments, filling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .marks import slug
from .printing import FETCHED, when

WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")


@dataclass(frozen=True)
class Teaser:
    """Another article, as lists show it."""

    title: str
    date: datetime
    lead: str
    section: str = "Tin tức"

    @property
    def slug(self) -> str:
        return slug(self.title)


def _teasers() -> tuple[Teaser, ...]:
    told = (
        ("Khai mạc giải bóng chuyền công chức, viên chức khối các cơ quan tỉnh", 2025, 11, 21),
        ("Hội thảo khoa học về bảo tồn làng nghề dệt chiếu Cồn Thủy", 2025, 11, 20),
        ("Xã Suối Lam hoàn thành xóa nhà tạm trước thời hạn hai tháng", 2025, 11, 19),
        ("Bế mạc lớp bồi dưỡng kiến thức quốc phòng và an ninh đối tượng 3", 2025, 11, 18),
        ("Tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2021 - 2025", 2025, 11, 17),
        ("Ra quân tổng vệ sinh môi trường hưởng ứng Ngày chủ nhật xanh", 2025, 11, 16),
        ("Diễn tập phòng cháy, chữa cháy rừng tại xã Hòa Khánh Tây", 2025, 11, 14),
        ("Trao giải cuộc thi tìm hiểu pháp luật trực tuyến năm 2025", 2025, 11, 12),
        ("Lịch tiếp công dân định kỳ tháng 12 của Chủ tịch UBND tỉnh", 2025, 11, 11),
        ("Kết nối cung cầu lao động tại Khu công nghiệp Bàu Sen", 2025, 11, 10),
        ("Khánh thành cầu dân sinh Rạch Gốc sau tám tháng thi công", 2025, 10, 30),
        ("Cấp phát hạt giống vụ đông xuân cho 1.200 hộ nghèo", 2025, 10, 27),
        ("Kiểm tra an toàn hồ chứa nước trước mùa mưa bão", 2025, 9, 8),
        ("Chiến dịch tiêm bổ sung vắc xin sởi cho trẻ em", 2025, 8, 26),
        ("Thăm, tặng quà gia đình chính sách nhân ngày Thương binh - Liệt sĩ", 2025, 7, 25),
        ("Mở lớp dạy bơi miễn phí cho học sinh vùng lũ", 2025, 6, 17),
        ("Trồng mới 50 héc ta rừng ngập mặn ven biển", 2025, 5, 19),
        ("Tuần lễ quảng bá trái cây đặc sản tại thành phố Nam Giang", 2025, 4, 9),
        ("Phát động Tháng Thanh niên và Tết trồng cây đời đời nhớ ơn Bác", 2025, 3, 3),
        ("Hội báo Xuân Ất Tỵ trưng bày hơn 500 ấn phẩm", 2025, 1, 22),
    )
    lead = (
        "Hoạt động thu hút đông đảo cán bộ, đoàn viên và nhân dân địa phương tham gia, góp phần "
        "nâng cao đời sống tinh thần, thắt chặt tình đoàn kết trong khu dân cư."
    )
    sections = ("Tin tức", "Văn hóa - Xã hội", "Kinh tế", "Nội chính")
    return tuple(
        Teaser(t, when(y, m, d, 7 + i % 9, i * 7 % 60), lead, sections[i % 4])
        for i, (t, y, m, d) in enumerate(told)
    )


TEASERS = _teasers()
PAPERS = (
    ("58/2025/QĐ-UBND", when(2025, 11, 13), "Quy định phân cấp quản lý tài sản công của tỉnh"),
    ("2391/QĐ-UBND", when(2025, 11, 7), "Phê duyệt danh mục thủ tục nội bộ được đơn giản hóa"),
    ("214/KH-UBND", when(2025, 10, 29), "Tuyên truyền phổ biến pháp luật cho người lao động"),
    ("33/NQ-HĐND", when(2025, 10, 15), "Nghị quyết về mức hỗ trợ công chức bộ phận một cửa"),
    ("1788/UBND-NC", when(2025, 9, 24), "Chấn chỉnh kỷ luật, kỷ cương hành chính dịp cuối năm"),
    ("07/CT-UBND", when(2025, 8, 5), "Tăng cường quản lý hành lang an toàn đường thủy"),
)
COMMENTS = (
    ("Ngô Văn Hải", when(2025, 11, 22, 20, 14), "Rất mong phường tôi cũng sớm làm được như vậy."),
    ("Lan Anh", when(2025, 11, 23, 6, 47), "Bài viết hữu ích, cảm ơn ban biên tập nhiều ạ!"),
    ("bạn đọc ẩn danh", when(2025, 11, 23, 21, 3), "Cho tôi hỏi nộp hồ sơ buổi tối được không?"),
)
MENU = (
    ("Giới thiệu", "Lịch sử hình thành|Chức năng nhiệm vụ|Cơ cấu tổ chức|Lãnh đạo qua các thời kỳ"),
    ("Tin tức - Sự kiện", "Thời sự|Chính trị|Kinh tế|Văn hóa - Xã hội|Quốc phòng - An ninh"),
    ("Cải cách hành chính", "Tin hoạt động|Văn bản chỉ đạo|Chỉ số PAR Index|Mô hình hay"),
    ("Văn bản", "Văn bản quy phạm pháp luật|Văn bản điều hành|Dự thảo lấy ý kiến|Công báo"),
    ("Thủ tục hành chính", "Bộ thủ tục cấp tỉnh|Bộ thủ tục cấp xã|Tra cứu hồ sơ|Đánh giá hài lòng"),
    ("Chuyển đổi số", "Tin chuyển đổi số|Đề án 06|Dữ liệu mở|Tổ công nghệ số cộng đồng"),
    ("Công khai", "Ngân sách|Mua sắm đấu thầu|Quy hoạch|Kê khai tài sản|Kết luận thanh tra"),
    ("Hỏi đáp", "Gửi câu hỏi|Câu hỏi thường gặp|Phản ánh kiến nghị|Đường dây nóng"),
    ("Thư viện", "Thư viện ảnh|Video|Bản đồ hành chính|Lịch công tác|Liên hệ"),
)
POLL = (
    "Bạn đánh giá thế nào về giao diện của trang thông tin?",
    ("Rất hài lòng", "Hài lòng", "Bình thường", "Chưa hài lòng"),
)
PLACES = tuple(
    f"{kind} {name}"
    for kind, names in (
        ("Sở", "Nội vụ|Tư pháp|Tài chính|Công Thương|Xây dựng|Y tế|Giáo dục và Đào tạo"),
        ("Xã", "Phú Lộc Thượng|Hòa Khánh Tây|Suối Lam|Đồng Nơ|An Thái Trung|Bàu Sen|Rạch Gốc"),
        ("Phường", "Bến Sỏi|Tân Định Hạ|Cồn Thủy|Vạn An|Đông Mai"),
    )
    for name in names.split("|")
)


def dmy(date: datetime, form: str = "%d/%m/%Y") -> str:
    return date.strftime(form)


def short(date: datetime, sep: str = "/") -> str:
    """The date without leading zeros."""
    return f"{date.day}{sep}{date.month}{sep}{date.year}"


def weekday(date: datetime) -> str:
    return "Chủ nhật" if date.weekday() == 6 else f"Thứ {WEEKDAYS[date.weekday()]}"


def words(date: datetime) -> str:
    return f"ngày {date.day:02d} tháng {date.month:02d} năm {date.year}"


def twelve(date: datetime, am: str = "AM", pm: str = "PM") -> str:
    return f"{date.hour % 12 or 12}:{date:%M} {pm if date.hour >= 12 else am}"


NOW = f"{weekday(FETCHED)}, {words(FETCHED)}"


def menu(
    item: str, child: str, *, frame: str = "{}", under: str = "<ul>{}</ul>", ext: str = ""
) -> str:
    """The menu: `item` takes {href}, {name} and {under}, `child` {href} and {name}."""
    out = []
    for name, names in MENU:
        top = f"/{slug(name)}"
        below = "\n".join(
            child.format(href=f"{top}/{slug(n)}{ext}", name=n) for n in names.split("|")
        )
        out.append(item.format(href=top + ext, name=name, under=under.format(below)))
    return frame.format("\n".join(out))


def teasers(form: str, which: Iterable[Teaser] = TEASERS, date: str = "%d/%m/%Y") -> str:
    """Other articles; `form` takes {title}, {slug}, {date}, {lead}, {section} and {id}."""
    return "\n".join(
        form.format(
            title=t.title,
            slug=t.slug,
            date=t.date.strftime(date),
            lead=t.lead,
            section=t.section,
            id=41000 + 37 * n,
        )
        for n, t in enumerate(which)
    )


def papers(form: str, date: str = "%d/%m/%Y") -> str:
    """Papers; `form` takes {number}, {date}, {gist} and {slug}."""
    return "\n".join(
        form.format(number=n, date=d.strftime(date), gist=g, slug=slug(n + "-" + g))
        for n, d, g in PAPERS
    )


def comments(form: str, date: str = "%d/%m/%Y %H:%M") -> str:
    """What readers wrote; `form` takes {who}, {date} and {text}."""
    return "\n".join(form.format(who=w, date=d.strftime(date), text=t) for w, d, t in COMMENTS)


def options() -> str:
    return "\n".join(f'<option value="https://{slug(p)}.example/">{p}</option>' for p in PLACES)


def poll(form: str, frame: str) -> str:
    question, answers = POLL
    choices = "\n".join(form.format(n=n, text=a) for n, a in enumerate(answers))
    return frame.format(question=question, choices=choices)


def css(prefix: str, names: str, count: int = 40) -> str:
    """A style sheet in the page, as builders of sites leave it."""
    parts = names.split()
    rules = (
        f"{prefix}{parts[n % len(parts)]}-{n}{{margin:0 0 {n % 9 * 4}px;padding:{n % 5}px "
        f"{n % 7}px;font-size:{12 + n % 8}px;line-height:1.{n % 10};color:#{n * 4099 % 4095:03x}}}"
        for n in range(count)
    )
    return "\n".join(rules)


def script(name: str, keys: str, count: int = 30) -> str:
    """Settings in the page, as scripts leave them."""
    parts = keys.split()
    pairs = ",".join(
        f'"{parts[n % len(parts)]}{n}":{{"id":{n * 7919 % 9973},"on":{str(n % 2 == 0).lower()},'
        f'"url":"\\/assets\\/{parts[n % len(parts)]}\\/{n}.js","ver":"{n % 4}.{n % 9}.{n % 7}"}}'
        for n in range(count)
    )
    return f"<script>var {name} = {{{pairs}}};</script>"
