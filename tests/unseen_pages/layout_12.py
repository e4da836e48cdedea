"""A bespoke PHP site on Bootstrap 3: the side column comes first and is longer than the article.

The headline is an `h4.media-heading`, as are the titles of the lists; the date reads "14 giờ 05
phút, ngày 25/10/2025"; other articles with their leads follow without any heading of their own.
"""

from __future__ import annotations

from html import escape

from .furniture import FETCHED, TEASERS, css, menu, options, papers, poll, script, teasers
from .furniture import short as short_date
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://bqlkcn.truonglinh.example"
SITE = "Ban Quản lý các khu công nghiệp tỉnh Trường Lĩnh"
STYLE = Style(
    p=('<p class="text-justify">{}</p>', '<p class="text-justify">&nbsp; &nbsp; {}</p>'),
    h='<p class="text-justify"><strong>{}</strong></p>',
    ul='<ul class="list-unstyled">{}</ul>',
    li='<li><i class="glyphicon glyphicon-ok"></i> {}</li>',
    ol='<ol style="padding-left:20px">{}</ol>',
    table='<div class="table-responsive"><table class="table table-bordered table-striped">{}'
    "</table></div>",
    th='<th class="text-center">{}</th>',
    fig='<div class="thumbnail"><img class="img-responsive center-block" src="{src}" alt="{alt}">'
    '<div class="caption text-center"><small>{text}</small></div></div>',
    quote='<div class="well well-sm">{}</div>',
    sign_line='<p class="text-right"><b>{}</b></p>',
    images="/public/upload/images/2025/hinh{}.jpg",
    nbsp=True,
)
ENTRIES = (
    Entry("ngan", when(2025, 3, 12, 17, 5)),
    Entry("tinanh", when(2025, 9, 5, 14, 5)),
    Entry("huongdan", when(2025, 7, 18, 7, 0)),
    Entry("phongvan", when(2025, 10, 11, 19, 48)),
    Entry("vanban"),
    Entry("bang", when(2025, 9, 3, 8, 55)),
)
NOTES = (
    (
        "Giới thiệu chung",
        "Ban Quản lý các khu công nghiệp là cơ quan trực thuộc UBND tỉnh, thực hiện chức năng quản "
        "lý nhà nước trực tiếp đối với các khu công nghiệp, khu kinh tế trên địa bàn; tổ chức cung "
        "ứng dịch vụ hành chính công và dịch vụ hỗ trợ có liên quan đến hoạt động đầu tư, sản xuất "
        "kinh doanh cho nhà đầu tư trong khu công nghiệp.",
    ),
    (
        "Khu công nghiệp Bàu Sen",
        "Quy mô 312 héc ta, đã lấp đầy 86%. Hạ tầng gồm trạm biến áp 2 x 63 MVA, nhà máy xử lý "
        "nước thải công suất 8.000 m3/ngày đêm, đường trục chính rộng 32 mét nối với quốc lộ. "
        "Ngành nghề ưu tiên: điện tử, cơ khí chính xác, chế biến nông sản. Giá thuê đất tham khảo "
        "từ 75 USD/m2 cho toàn bộ thời hạn còn lại của dự án.",
    ),
    (
        "Khu công nghiệp Cồn Thủy",
        "Quy mô 198 héc ta, thành lập theo Quyết định ngày 06/3/2017, hiện có 41 dự án, trong đó "
        "17 dự án có vốn đầu tư nước ngoài. Nhà đầu tư được miễn tiền thuê đất trong thời gian xây "
        "dựng cơ bản nhưng không quá 03 năm kể từ ngày có quyết định cho thuê đất, được hỗ trợ đào "
        "tạo lao động tại chỗ theo nghị quyết của Hội đồng nhân dân tỉnh.",
    ),
    (
        "Thủ tục đầu tư",
        "Nhà đầu tư nộp hồ sơ tại quầy số 7, Trung tâm Phục vụ hành chính công tỉnh hoặc nộp trực "
        "tuyến. Thời gian cấp giấy chứng nhận đăng ký đầu tư không quá 07 ngày làm việc, giảm một "
        "nửa so với quy định. Chuyên viên của Ban hướng dẫn miễn phí qua điện thoại, thư điện tử "
        "hoặc tại trụ sở vào tất cả các ngày làm việc trong tuần.",
    ),
    (
        "Chính sách nhà ở công nhân",
        "Tỉnh dành quỹ đất 24 héc ta cạnh các khu công nghiệp xây nhà ở xã hội, dự kiến bàn "
        "giao 1.120 căn hộ trong hai năm tới. Công nhân có hợp đồng lao động từ 12 tháng trở lên, "
        "chưa có nhà ở trong tỉnh được đăng ký mua, thuê mua, thuê; hồ sơ nộp tại công đoàn cơ sở "
        "của doanh nghiệp nơi đang làm việc.",
    ),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 318 + 4 * n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    url = f"{HOME}/tin-tuc/chi-tiet/{number}-{entry.slug}.html"
    files = tuple((f"/public/upload/files/{file}", name) for file, name in told.files)
    html = f"""{_head(entry)}<div class="container" id="main"><div class="row">{_side()}<div
class="col-md-8 col-sm-8 col-xs-12">{_article(entry, files)}{_others()}</div></div></div>{_end()}"""
    shown = Shown(told.section, author=bool(told.author))
    return printed("php-bootstrap", entry, url, html, shown, files=files)


def _head(entry: Entry) -> str:
    items = menu(
        '<li class="dropdown"><a href="{href}" class="dropdown-toggle" data-toggle="dropdown">'
        '{name} <b class="caret"></b></a>{under}</li>',
        '<li><a href="{href}">{name}</a></li>',
        under='<ul class="dropdown-menu">{}</ul>',
        ext=".html",
    )
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport"
content="width=device-width, initial-scale=1"><title>{escape(entry.story.title)}</title>
<meta name="author" content="Thiết kế web Lĩnh Nam Soft"><meta name="description" content="{SITE}">
<link href="/public/bootstrap/3.3.7/css/bootstrap.min.css" rel="stylesheet"><!--[if lt IE 9]><script
src="/public/js/html5shiv.min.js"></script><![endif]--><style>{css(".", "navbar panel box", 70)}
</style></head><body><div id="fb-root"></div><header class="container-fluid hidden-xs"><div
class="row"><div class="col-md-9"><img src="/public/images/banner.jpg" class="img-responsive"
alt="banner"></div><div class="col-md-3 text-right"><span id="dongho">{FETCHED:%H} giờ {FETCHED:%M}
phút, ngày {FETCHED:%d/%m/%Y}</span><br><a href="/lang/vi"><img src="/vi.png"></a> <a
href="/lang/en"><img src="/en.png"></a></div></div></header><nav class="navbar navbar-default"
role="navigation"><div class="container"><div class="navbar-header"><button type="button"
class="navbar-toggle collapsed" data-toggle="collapse" data-target="#menu"><span
class="sr-only">Toggle navigation</span><span class="icon-bar"></span></button></div><div
class="collapse navbar-collapse" id="menu"><ul class="nav navbar-nav">{items}</ul></div></div>
</nav>"""


def _side() -> str:
    panels = "".join(
        f'<div class="panel panel-primary"><div class="panel-heading">{name}</div><div '
        f'class="panel-body"><p>{text}</p><p><a href="#">Xem thêm &raquo;</a></p></div></div>'
        for name, text in NOTES
    )
    laws = papers(
        '<li class="list-group-item"><a href="/van-ban/{slug}.html">{number}</a><span '
        'class="badge">{date}</span><p>{gist}</p></li>'
    )
    vote = poll(
        '<div class="radio"><label><input type="radio" name="bc" value="{n}">{text}</label></div>',
        "<p>{question}</p>{choices}",
    )
    return f"""<div class="col-md-4 col-sm-4 col-xs-12" id="cot-trai">{panels}<div
class="panel panel-primary"><div class="panel-heading">Văn bản mới ban hành</div><ul
class="list-group">{laws}</ul></div><div class="panel panel-primary"><div
class="panel-heading">Thăm dò ý kiến</div><div class="panel-body">{vote}<button type="button"
class="btn btn-primary btn-xs">Biểu quyết</button></div></div><select
class="form-control"><option>Liên kết</option>{options()}</select></div>"""


def _article(entry: Entry, files: tuple[tuple[str, str], ...]) -> str:
    told = entry.story
    date = entry.published
    views = f'<i class="glyphicon glyphicon-eye-open"></i> {len(told.title) * 3}'
    stamp = views
    if date:
        stamp = f"{date:%H} giờ {date:%M} phút, ngày {date:%d/%m/%Y} {views}"
    lead = ""
    if told.lead:
        lead = f'<p class="text-justify"><b>{escape(plain(told.lead))}</b></p>'
    by = f'<p class="text-right"><i>{told.author}</i></p>' if told.author else ""
    rows = "".join(
        f'<a class="list-group-item" href="{where}"><i class="glyphicon '
        f'glyphicon-download-alt"></i> {name}</a>'
        for where, name in files
    )
    box = f'<p><b>Tải tệp về máy</b></p><div class="list-group">{rows}</div>' if rows else ""
    return f"""<ol class="breadcrumb"><li><a href="/"><i class="glyphicon glyphicon-home"></i></a>
</li><li class="active">{told.section}</li></ol><div class="media"><div class="media-body"><h4
class="media-heading">{escape(told.title)}</h4><p class="text-muted"><small>{stamp}</small></p><div
class="btn-group btn-group-xs"><button class="btn btn-default"><i
class="glyphicon glyphicon-print"></i> In trang</button><button class="btn btn-default"><i
class="glyphicon glyphicon-envelope"></i> Gửi bạn bè</button></div><div
class="chitiet">{lead}{html_of(told.blocks, STYLE)}{by}</div>{box}</div></div><div
class="fb-like" data-href="/" data-share="true"></div><div class="addthis_toolbox"><a
class="addthis_button_zalo">Zalo</a></div><hr>"""


def _others() -> str:
    out = []
    for number, teaser in enumerate(TEASERS[3:13]):
        out.append(
            f'<div class="media"><a class="pull-left" href="/tin-tuc/chi-tiet/{200 + number}'
            f'-{teaser.slug}.html"><img class="media-object" src="/public/upload/thumb/'
            f'{number}.jpg" alt=""></a><div class="media-body"><h4 class="media-heading"><a '
            f'href="/tin-tuc/chi-tiet/{200 + number}-{teaser.slug}.html">{teaser.title}</a></h4>'
            f'<p class="text-muted"><small>{teaser.date:%H} giờ {teaser.date:%M} phút, ngày '
            f"{teaser.date:%d/%m/%Y}</small></p><p>{teaser.lead}</p></div></div>"
        )
    return "".join(out) + '<ul class="pager"><li><a href="?p=2">Xem tiếp</a></li></ul>'


def _end() -> str:
    row = '<li><a href="/tin-tuc/chi-tiet/{id}-{slug}.html">{title}</a></li>'
    return f"""<footer class="container-fluid"><div class="row"><div class="col-md-6"><b>{SITE}</b>
<p>Số 120 đường Hoàng Diệu, phường Tân Định Hạ. Điện thoại: 0299.3.844.009. Giấy phép thiết lập
trang số 33/GP-TTĐT ngày {short_date(when(2023, 2, 9))}</p></div><div class="col-md-3"><ul
class="list-unstyled">{teasers(row, TEASERS[:4])}</ul></div><div class="col-md-3"><p>Đang truy cập:
9</p><p>Tổng lượt truy cập: 1.442.018</p></div></div></footer><script
src="/public/js/jquery-1.11.1.min.js"></script>{script("cfg", "slider chat map", 20)}</body>
</html>"""
