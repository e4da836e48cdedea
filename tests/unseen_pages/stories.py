"""Sixteen articles of a province that does not exist, written down in the marks of `marks.py`."""

from __future__ import annotations

from .marks import Story, blocks_in

_MEETING = Story(
    key="hop",
    title="Trường Lĩnh: Rà soát, cắt giảm thủ tục hành chính trước ngày 31/12",
    section="Cải cách hành chính",
    lead="""Chủ tịch UBND tỉnh Trường Lĩnh yêu cầu các sở, ngành hoàn thành việc rà soát, cắt
giảm ít
nhất 30% thời gian giải quyết thủ tục hành chính, coi sự hài lòng của người dân là thước đo.""",
    author="Thu Hiền",
    origin="Văn phòng UBND tỉnh",
    blocks=blocks_in("""
Sáng 22/9/2025, tại Trung tâm Hội nghị tỉnh, đồng chí Lê Quang Định, Phó Bí thư Tỉnh ủy, Chủ tịch
UBND
tỉnh chủ trì hội nghị đánh giá tình hình thực hiện công tác cải cách hành chính 9 tháng đầu năm.
Cùng
dự có lãnh đạo các sở, ban, ngành và 46 điểm cầu cấp xã.

Theo báo cáo của Sở Nội vụ, đến nay tỉnh đã công bố 1.874 thủ tục hành chính, trong đó 1.203 thủ tục
được cung cấp dưới hình thức dịch vụ công trực tuyến toàn trình. Tỷ lệ hồ sơ giải quyết đúng và
trước
hạn toàn tỉnh đạt 98,6%, tăng 1,2 điểm phần trăm so với cùng kỳ.

Tuy nhiên, hội nghị thẳng thắn chỉ ra rằng việc số hóa kết quả giải quyết ở một số xã mới sáp nhập
còn chậm; hồ sơ đất đai quá hạn tuy đã giảm nhưng vẫn chiếm hơn một nửa số hồ sơ trễ hẹn. Thông tin
chi tiết được đăng trên [Cổng Dịch vụ công của
tỉnh](https://dichvucong.truonglinh.example/tinh-hinh).

> "Không được để người dân phải đi lại lần thứ hai chỉ vì cán bộ hướng dẫn thiếu. Đơn vị nào còn
phát
sinh giấy tờ ngoài quy định, người đứng đầu đơn vị đó chịu trách nhiệm trước Chủ tịch UBND tỉnh."

Kết luận hội nghị, đồng chí Lê Quang Định giao Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh
hoàn thiện phương án cắt giảm, trình UBND tỉnh xem xét trước ngày 15/10/2025; giao Sở Khoa học và
Công
nghệ bảo đảm đường truyền, trang thiết bị cho các Trung tâm Phục vụ hành chính công cấp xã.

Hội nghị cũng thống nhất từ quý IV sẽ công khai kết quả xếp hạng hằng tháng của từng đơn vị, gắn với
việc đánh giá, xếp loại công chức cuối năm./.
"""),
)

_TABLE = Story(
    key="bang",
    title="Kết quả giải quyết hồ sơ tại các Trung tâm Phục vụ hành chính công cấp xã tháng 8",
    section="Thống kê",
    lead="""Trong tháng 8, các Trung tâm Phục vụ hành chính công cấp xã trên địa bàn tỉnh tiếp nhận
hơn 21 nghìn hồ sơ, tỷ lệ trả kết quả đúng hạn đạt 98,9%.""",
    origin="Sở Nội vụ",
    blocks=blocks_in("""
Sở Nội vụ tỉnh Trường Lĩnh vừa tổng hợp kết quả tiếp nhận, giải quyết hồ sơ thủ tục hành chính của
các xã, phường trong tháng 8 năm 2025. Số liệu được kết xuất từ Hệ thống thông tin giải quyết thủ
tục
hành chính của tỉnh vào lúc 17 giờ ngày 31/8/2025.

Kết quả cụ thể của một số đơn vị có lượng hồ sơ lớn như sau:

|STT|Đơn vị|Tiếp nhận|Đúng hạn|Quá hạn|
|1|Phường Bến Sỏi|3.412|3.398|14|
|2|Phường Tân Định Hạ|2.967|2.951|16|
|3|Xã Phú Lộc Thượng|1.240|1.219|21|
|4|Xã Hòa Khánh Tây|1.105|1.105||
|5|Xã Suối Lam|842|836|6|
||Tổng cộng|9.566|9.509|57|

So với tháng 7, số hồ sơ tiếp nhận tăng 12,4%, tập trung ở các lĩnh vực hộ tịch, chứng thực và
đất đai.
Đáng chú ý, xã Hòa Khánh Tây là đơn vị duy nhất không có hồ sơ quá hạn trong ba tháng liên tiếp.

Sở Nội vụ đề nghị các đơn vị có hồ sơ quá hạn thực hiện nghiêm việc xin lỗi bằng văn bản và hẹn lại
thời gian trả kết quả theo quy định.
"""),
)

_RECRUIT = Story(
    key="tuyendung",
    title="Thông báo tuyển dụng viên chức Trung tâm Dữ liệu và Chuyển đổi số năm 2025",
    section="Thông báo",
    lead="",
    files=(("phieu-dang-ky-du-tuyen.docx", "Phiếu đăng ký dự tuyển (Mẫu số 01)"),),
    blocks=blocks_in("""
Trung tâm Dữ liệu và Chuyển đổi số trực thuộc Sở Khoa học và Công nghệ tỉnh Trường Lĩnh thông báo
nhu
cầu tuyển dụng viên chức năm 2025 với các nội dung sau:

## 1. Số lượng và vị trí cần tuyển

* 02 chuyên viên quản trị cơ sở dữ liệu (hạng III);
* 01 kỹ sư an toàn thông tin (hạng III);
* 01 văn thư viên trung cấp.

## 2. Điều kiện đăng ký dự tuyển

Người có đủ các điều kiện sau đây, không phân biệt dân tộc, nam nữ, thành phần xã hội, tôn giáo được
đăng ký dự tuyển:

* Có quốc tịch Việt Nam và cư trú tại Việt Nam;
* Từ đủ 18 tuổi trở lên;
* Có văn bằng, chứng chỉ phù hợp với vị trí việc làm;
* Đủ sức khỏe để thực hiện nhiệm vụ.

## 3. Hồ sơ, thời gian và địa điểm nhận

1. Phiếu đăng ký dự tuyển theo mẫu ban hành kèm theo thông báo này.
1. Bản sao văn bằng, chứng chỉ theo yêu cầu của vị trí dự tuyển.
1. Giấy chứng nhận đối tượng ưu tiên (nếu có) được cơ quan có thẩm quyền chứng thực.

Thời hạn nhận hồ sơ là 30 ngày kể từ ngày 06/10/2025 (trong giờ hành chính), tại phòng Tổ chức -
Hành
chính, số 18 đường Trần Quang Diệu, phường Bến Sỏi. Không nhận hồ sơ gửi qua thư điện tử.

~ KT. GIÁM ĐỐC
~ PHÓ GIÁM ĐỐC
~ (Đã ký)
~ Phan Đình Lưu
"""),
)

_NOTICE = Story(
    key="thongbao",
    title="Về việc thay đổi địa điểm tiếp nhận hồ sơ thủ tục hành chính lĩnh vực đất đai",
    section="Thông báo",
    lead="",
    files=(
        ("thong-bao-87-tb-vpdk.pdf", "Thông báo số 87/TB-VPĐK"),
        ("phu-luc-danh-muc-tthc.xlsx", "Phụ lục danh mục thủ tục"),
    ),
    blocks=blocks_in("""
Căn cứ Quyết định số 1467/QĐ-UBND ngày 19/6/2025 của Chủ tịch UBND tỉnh về việc thành lập các chi
nhánh
Văn phòng Đăng ký đất đai; căn cứ Công văn số 2210/SNNMT-QLĐĐ ngày 04/7/2025 của Sở Nông nghiệp
và Môi
trường, Văn phòng Đăng ký đất đai tỉnh Trường Lĩnh thông báo như sau:

Kể từ ngày 14/7/2025, việc tiếp nhận hồ sơ và trả kết quả giải quyết thủ tục hành chính lĩnh vực đất
đai đối với các xã phía bắc được thực hiện tại Trung tâm Phục vụ hành chính công phường Tân Định Hạ,
địa chỉ: số 02 đường Ngô Gia Khảm, phường Tân Định Hạ.

Đối với hồ sơ đã tiếp nhận trước thời điểm nêu trên, tổ chức, cá nhân vẫn nhận kết quả tại nơi đã
nộp.
Mọi vướng mắc xin liên hệ số điện thoại 0299.3.567.112 hoặc thư điện tử vpdk@truonglinh.example.

Văn phòng Đăng ký đất đai trân trọng thông báo để tổ chức, cá nhân biết và liên hệ giao dịch.

~ GIÁM ĐỐC
~ Đặng Thị Kim Oanh
"""),
)

_INTERVIEW = Story(
    key="phongvan",
    title="“Chính quyền hai cấp: gần dân hơn, nhưng phải giỏi việc hơn”",
    section="Vấn đề - Trao đổi",
    lead="""Sau hơn ba tháng vận hành mô hình chính quyền địa phương hai cấp, nhiều việc trước
đây của
cấp huyện đã được chuyển về xã. Phóng viên có cuộc trao đổi với đồng chí Võ Thành Nhơn, Chủ tịch
UBND xã
Phú Lộc Thượng.""",
    author="Hoài Nam",
    blocks=blocks_in("""
**Phóng viên:** Thưa đồng chí, khó khăn lớn nhất của xã trong những ngày đầu là gì?

**Đồng chí Võ Thành Nhơn:** Khó nhất là con người. Xã tiếp nhận thêm hơn 300 nhiệm vụ, trong khi
công
chức chuyên môn về đất đai, xây dựng chỉ có hai người. Chúng tôi phải bố trí trực cả sáng thứ Bảy.

! Công chức xã Phú Lộc Thượng hướng dẫn người dân nộp hồ sơ trực tuyến. Ảnh: Hoài Nam

## Lấy thôn, tổ dân phố làm điểm tựa

**Phóng viên:** Xã đã làm gì để người dân vùng sâu không phải đi xa?

**Đồng chí Võ Thành Nhơn:** Chúng tôi lập bảy tổ công nghệ số cộng đồng, mỗi tuần hai buổi xuống
tận nhà
văn hóa thôn để tiếp nhận hồ sơ. Người già, người khuyết tật được trả kết quả tại nhà.

> "Bà con bây giờ ngồi ở thôn cũng làm được giấy khai sinh cho cháu, không phải đi 40 cây số như
trước",
ông Hồ Văn Lý, thôn Suối Cạn, chia sẻ.

## Kiến nghị từ cơ sở

**Phóng viên:** Đồng chí có kiến nghị gì với cấp trên?

**Đồng chí Võ Thành Nhơn:** Mong tỉnh sớm ban hành định mức biên chế mới và ưu tiên tập huấn
chuyên sâu
cho cán bộ xã, nhất là về tài chính và quản lý đầu tư.

**Phóng viên:** Trân trọng cảm ơn đồng chí!
"""),
)

_SENTENCE = Story(
    key="motcau",
    title="Lấy ý kiến dự thảo Quy chế tiếp nhận, xử lý phản ánh, kiến nghị của tổ chức, cá nhân",
    section="Lấy ý kiến dự thảo",
    lead="",
    kind="attachment",
    files=(
        ("du-thao-quy-che-pakn.pdf", "Dự thảo Quy chế"),
        ("to-trinh-du-thao.doc", "Tờ trình"),
    ),
    blocks=blocks_in("""
Văn phòng UBND tỉnh đăng tải dự thảo Quy chế để lấy ý kiến rộng rãi của các tổ chức, cá nhân, nội
dung
cụ thể xem trong tệp đính kèm.
"""),
)

_EMBEDDED = Story(
    key="pdf",
    title="Kế hoạch kiểm tra công tác cải cách hành chính năm 2026",
    section="Kế hoạch",
    lead="",
    kind="attachment",
    files=(("ke-hoach-kiem-tra-cchc-2026.pdf", "ke-hoach-kiem-tra-cchc-2026.pdf"),),
    blocks=(),
)

_PHOTOS = Story(
    key="anh",
    title="Chùm ảnh: Ngày hội chuyển đổi số ở xã vùng cao Suối Lam",
    section="Ảnh",
    lead="""Gần 800 người dân xã Suối Lam đã tham gia ngày hội, được cấp chữ ký số miễn phí và
hướng dẫn
sử dụng các dịch vụ công trực tuyến.""",
    author="Quốc Trung",
    kind="media",
    blocks=blocks_in("""
! Từ sáng sớm, bà con các bản đã tập trung về sân nhà văn hóa xã.

! Đoàn viên thanh niên hướng dẫn người cao tuổi cài đặt ứng dụng định danh điện tử.

! Gian hàng giới thiệu mật ong, măng khô của hợp tác xã được bán qua livestream.

! Học sinh Trường THCS Suối Lam trải nghiệm lập trình robot.
"""),
)

_BYLINE = Story(
    key="khaitruong",
    title="Phường Bến Sỏi đưa vào hoạt động quầy giao dịch không dùng giấy",
    section="Tin địa phương",
    lead="""Ngày 03/11, UBND phường Bến Sỏi khai trương quầy giao dịch không dùng giấy đầu tiên của
tỉnh, người dân chỉ cần mang theo căn cước.""",
    author="Minh Châu",
    origin="Báo Trường Lĩnh",
    blocks=blocks_in("""
Tại quầy giao dịch, thông tin của công dân được đọc từ chíp căn cước, tự động điền vào tờ khai và ký
bằng chữ ký số từ xa. Thời gian hoàn thành một hồ sơ chứng thực giảm từ 25 phút còn 6 phút.

! Quang cảnh lễ khai trương quầy giao dịch không dùng giấy.

Phó Chủ tịch UBND phường Nguyễn Thị Bích Liên cho biết, phường đã số hóa 100% sổ hộ tịch từ năm
1976 đến
nay nên người dân không phải nộp bản sao giấy khai sinh, giấy đăng ký kết hôn.

Trong ngày đầu tiên, quầy đã phục vụ 64 lượt công dân. Bà Trần Thị Sáu (tổ 9) phấn khởi nói: "Tôi
làm
chứng thực cho cháu đi học chưa tới mười phút, lại không phải viết tờ giấy nào".

Dự kiến từ tháng 01/2026, mô hình sẽ được nhân rộng ra năm phường, xã lân cận.
"""),
)

_INDEX = Story(
    key="chiso",
    title="Công bố Chỉ số cải cách hành chính năm 2024 của các sở, ban, ngành",
    section="Chỉ số cải cách hành chính",
    lead="",
    files=(("qd-1102-cong-bo-par-index.pdf", "Quyết định số 1102/QĐ-UBND"),),
    blocks=blocks_in("""
Ngày 28/5/2025, Chủ tịch UBND tỉnh Trường Lĩnh ban hành Quyết định số 1102/QĐ-UBND công bố Chỉ số
cải
cách hành chính năm 2024 của các sở, ban, ngành và UBND cấp xã, thực hiện theo Quyết định số
766/QĐ-TTg
ngày 23/6/2022 của Thủ tướng Chính phủ.

## Kết quả chung

Giá trị trung bình của khối sở, ban, ngành đạt 88,74%, cao hơn năm trước 1,93 điểm phần trăm. Có
17/18
đơn vị đạt kết quả từ 80% trở lên.

! Biểu đồ giá trị trung bình các chỉ số thành phần.

## Xếp hạng

|Hạng|Cơ quan|Điểm tự chấm|Điểm thẩm định|Chỉ số (%)|
|1|Sở Tài chính|66,50|65,25|94,31|
|2|Sở Tư pháp|65,75|64,50|93,02|
|3|Sở Nội vụ|66,00|64,00|92,77|
|18|Ban Quản lý các khu công nghiệp|60,25|52,75|78,16|

Năm lĩnh vực có cải thiện rõ nhất là:

* Cải cách tài chính công;
* Xây dựng và phát triển chính quyền số;
* Cải cách chế độ công vụ.

## Giải pháp thời gian tới

UBND tỉnh yêu cầu các cơ quan có chỉ số thành phần dưới 70% xây dựng kế hoạch khắc phục, gửi về
Sở Nội
vụ trước ngày 30/6/2025 để theo dõi, đôn đốc.
"""),
)

_GUIDE = Story(
    key="huongdan",
    title="Hướng dẫn đăng ký khai sinh trực tuyến liên thông với cấp thẻ bảo hiểm y tế",
    section="Hướng dẫn thủ tục",
    lead="""Từ nay, cha mẹ chỉ cần nộp một bộ hồ sơ trực tuyến để hoàn thành ba thủ tục: khai sinh,
đăng ký thường trú và cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi.""",
    blocks=blocks_in("""
## Các bước thực hiện

1. Đăng nhập [Cổng Dịch vụ công quốc gia](https://dichvucong.quocgia.example/) bằng tài khoản định
danh điện tử mức độ 2.
1. Chọn nhóm thủ tục liên thông, điền thông tin của trẻ vào tờ khai điện tử.
1. Tải lên ảnh chụp giấy chứng sinh và ký số.
1. Theo dõi kết quả qua tin nhắn hoặc thư điện tử.

## Phí, lệ phí và thời hạn

|Thủ tục|Lệ phí|Thời hạn|
|Đăng ký khai sinh|Không thu|01 ngày làm việc|
|Đăng ký thường trú|5.000 đồng|03 ngày làm việc|
|Cấp thẻ bảo hiểm y tế|Không thu|02 ngày làm việc|

**Lưu ý:** Trường hợp giấy chứng sinh đã được bệnh viện cập nhật lên hệ thống thì không phải tải
ảnh.
Người dân chưa có tài khoản định danh có thể đến Trung tâm Phục vụ hành chính công nơi cư trú để
được
hỗ trợ.

- Đường dây nóng: 1900.0299 (giờ hành chính).

- Hộp thư tiếp nhận phản ánh: phananh@truonglinh.example.
"""),
)

_SHORT = Story(
    key="ngan",
    title="Đoàn công tác tỉnh Trường Lĩnh học tập kinh nghiệm về một cửa số",
    section="Tin hoạt động",
    lead="",
    author="P.V",
    blocks=blocks_in("""
Chiều 12/3/2025, Đoàn công tác do đồng chí Huỳnh Minh Đức, Giám đốc Sở Nội vụ làm trưởng đoàn đã đến
thăm, học tập kinh nghiệm xây dựng mô hình một cửa số tại thành phố Nam Giang.

Đoàn đã tham quan bộ phận trả kết quả tự động, nghe giới thiệu về hệ thống xếp hàng bằng nhận diện
khuôn mặt và trao đổi về cơ chế giao doanh nghiệp bưu chính tham gia tiếp nhận hồ sơ.

Phát biểu tại buổi làm việc, đồng chí Huỳnh Minh Đức cảm ơn sự đón tiếp của địa phương bạn, đồng
thời
mong muốn hai bên sớm ký kết chương trình phối hợp giai đoạn 2025 - 2030.
"""),
)

_ANSWER = Story(
    key="hoidap",
    title="Hỏi về thời hạn và hồ sơ cấp đổi giấy chứng nhận khi thửa đất đã tách xã",
    section="Hỏi - Đáp",
    lead="",
    blocks=blocks_in("""
**Câu hỏi:** Bà Huỳnh Thị Năm (xã Đồng Nơ) hỏi: Gia đình tôi được cấp giấy chứng nhận quyền sử dụng
đất ngày 12/5/2009, nay xã cũ đã nhập vào xã mới. Tôi có bắt buộc phải đổi giấy chứng nhận không, hồ
sơ gồm những gì và bao lâu thì có kết quả?

**Trả lời:** Về nội dung bà hỏi, Sở Nông nghiệp và Môi trường trả lời như sau:

Theo quy định tại khoản 1 Điều 24 Nghị định số 101/2024/NĐ-CP ngày 29/7/2024 của Chính phủ, giấy
chứng nhận đã cấp trước khi sắp xếp đơn vị hành chính vẫn có giá trị pháp lý. Việc đổi tên xã, số
tờ, số thửa chỉ được thực hiện khi người sử dụng đất có nhu cầu.

Trường hợp gia đình bà muốn đổi, hồ sơ gồm:

1. Đơn đăng ký biến động theo Mẫu số 11/ĐK.
1. Bản gốc giấy chứng nhận đã cấp.
1. Văn bản ủy quyền, nếu người đi nộp không phải là chủ sử dụng đất.

Thời hạn giải quyết không quá 05 ngày làm việc kể từ khi nhận đủ hồ sơ hợp lệ và không thu lệ phí.
Đề nghị bà liên hệ Trung tâm Phục vụ hành chính công xã Đồng Nơ để được hướng dẫn thêm.

Trân trọng cảm ơn bà đã gửi câu hỏi.
"""),
)

_RESOLUTION = Story(
    key="vanban",
    title="Triển khai thực hiện Nghị quyết số 41/2025/NQ-HĐND về giảm phí dịch vụ công trực tuyến",
    section="Văn bản mới",
    lead="""Từ ngày 01/8/2025, tổ chức, cá nhân nộp hồ sơ trực tuyến tại tỉnh Trường Lĩnh được giảm
một nửa mức phí so với nộp trực tiếp.""",
    files=(
        ("nq-41-2025-hdnd.signed.pdf", "Nghị quyết số 41/2025/NQ-HĐND"),
        ("cv-3051-ubnd-kt.pdf", "Công văn số 3051/UBND-KT"),
    ),
    blocks=blocks_in("""
Ngày 18/7/2025, Hội đồng nhân dân tỉnh khóa X, kỳ họp thứ 21 đã thông qua Nghị quyết số
41/2025/NQ-HĐND quy định mức thu phí, lệ phí khi thực hiện thủ tục hành chính bằng dịch vụ công trực
tuyến. UBND tỉnh yêu cầu các cơ quan, đơn vị thực hiện các nội dung sau:

+ Đối với các sở, ban, ngành:|Công khai mức thu mới tại nơi tiếp nhận hồ sơ và trên trang thông tin
của đơn vị;|Cập nhật cấu hình thu phí trên hệ thống trước ngày 25/7/2025.
+ Đối với UBND các xã, phường:|Phổ biến nội dung nghị quyết qua đài truyền thanh, tổ công nghệ số
cộng đồng;|Bố trí máy tính và người hướng dẫn để người dân tự nộp hồ sơ;|Báo cáo số thu hằng quý về
Sở Tài chính.
+ Đối với Thuế tỉnh:|Hướng dẫn việc kê khai, quyết toán phí theo quy định của pháp luật về quản lý
thuế.

Mức thu đối với hồ sơ đã nộp trước ngày nghị quyết có hiệu lực được thực hiện theo Nghị quyết số
12/2021/NQ-HĐND ngày 09/12/2021.

Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Tài chính để tổng
hợp, trình UBND tỉnh xem xét, quyết định./.
"""),
)

_INVITATION = Story(
    key="moihop",
    title="Giấy mời dự họp Ban Chỉ đạo cải cách hành chính tỉnh phiên thứ ba",
    section="Giấy mời",
    lead="",
    files=(("gm-512-vpub.pdf", "Giấy mời số 512/GM-VPUB"),),
    blocks=blocks_in("""
Thời gian: 8h00 ngày 31/10/2025 (thứ Sáu)

Địa điểm: Phòng họp số 2, tầng 3, trụ sở UBND tỉnh, số 01 đường Nguyễn Hữu Huân

Chủ trì: Đồng chí Lê Quang Định, Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo

Thành phần: Thành viên Ban Chỉ đạo theo Quyết định số 944/QĐ-UBND ngày 11/4/2025; đại diện lãnh đạo
UBND các xã Suối Lam, Đồng Nơ, Rạch Gốc

Nội dung: Đánh giá kết quả 10 tháng, cho ý kiến về dự thảo kế hoạch năm 2026

Sở Nội vụ chuẩn bị báo cáo, gửi về Văn phòng UBND tỉnh trước 17 giờ ngày 28/10/2025. Đề nghị các đại
biểu dự họp đúng thành phần, mang theo máy tính bảng để sử dụng tài liệu điện tử.

~ TL. CHỦ TỊCH
~ CHÁNH VĂN PHÒNG
~ Trịnh Công Hưng
"""),
)

_BRIEF = Story(
    key="tinanh",
    title="Trao 40 xe đạp cho học sinh nghèo xã Rạch Gốc",
    section="An sinh xã hội",
    lead="",
    author="Kim Loan",
    blocks=blocks_in("""
Sáng nay, Hội Chữ thập đỏ tỉnh phối hợp với Ngân hàng Chính sách xã hội trao 40 xe đạp, 40 suất quà
cho học sinh nghèo vượt khó Trường Tiểu học Rạch Gốc.

! Đại diện nhà tài trợ trao xe đạp cho các em.
"""),
)

_ALL = {
    s.key: s
    for s in (
        _MEETING,
        _TABLE,
        _RECRUIT,
        _NOTICE,
        _INTERVIEW,
        _SENTENCE,
        _EMBEDDED,
        _PHOTOS,
        _BYLINE,
        _INDEX,
        _GUIDE,
        _SHORT,
        _ANSWER,
        _RESOLUTION,
        _INVITATION,
        _BRIEF,
    )
}


def story(key: str) -> Story:
    return _ALL[key]
