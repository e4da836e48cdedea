"""A document of the user's own is filled in, its styles kept; what it may not ask for is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cchc_nlp.errors import ReportError
from cchc_nlp.reporting import template_sandbox
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.reports import write_report
from cchc_nlp.reporting.word import write_word
from cchc_nlp.reporting.wording import printable

from .conftest import MakeFacts, MakeRow

Fill = Callable[..., Any]


@pytest.fixture
def fill(facts: ReportFacts, tmp_path: Path) -> Fill:
    """Fills a document made of paragraphs, or made by a function; gives it read back."""

    def filled(*texts: str, facts: ReportFacts = facts, make: Any = None, name: str = "m") -> Any:
        document = docx.Document()
        for text in texts:
            document.add_paragraph(text)
        if make:
            make(document)
        template = tmp_path / f"{name}.docx"
        document.save(str(template))
        write_word(
            facts, tmp_path / "out.docx", template=template, agency="Sở Nông nghiệp & Môi trường"
        )
        return docx.Document(str(tmp_path / "out.docx"))

    return filled


def _text(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_a_number_that_nobody_read_says_so_and_one_that_was_read_stands_alone(
    fill: Fill, make_facts: MakeFacts
) -> None:
    texts = ("{{ total.count }}", "{{ reform.count }}", "{{ reform }}", "{{ reform | number }}")
    unread = "2 (máy gán nhãn, chưa rà soát)"
    assert _text(fill(*texts)) == f"4\n{unread}\n{unread}\n2"
    some = "2 (đã rà soát 1/4 tin, bài, số còn lại do máy gán nhãn)"
    assert _text(fill("{{ reform.count }}", facts=make_facts(reviewed=1))) == some
    assert _text(fill(*texts, facts=make_facts(reviewed=4))) == "4\n2\n2\n2"


def test_a_name_split_over_runs_is_one_name_in_the_look_of_its_beginning(fill: Fill) -> None:
    def make(document: Any) -> None:
        paragraph = document.add_paragraph("Có ")
        for piece in ("{", "{ re", "form.", "count }", "}", " tin"):
            run = paragraph.add_run(piece)
            run.bold, run.font.size = piece == "{", Pt(13)
            error = run._r.makeelement(qn("w:proofErr"), {qn("w:type"): "spellStart"})
            run._r.addnext(error)

    paragraph = fill(make=make).paragraphs[0]
    assert paragraph.text == "Có 2 (máy gán nhãn, chưa rà soát) tin"
    assert [r.bold for r in paragraph.runs if "máy" in r.text] == [True]


def test_a_table_has_a_row_for_each_month_in_its_own_style(fill: Fill) -> None:
    def make(document: Any) -> None:
        table = document.add_table(rows=4, cols=2, style="Table Grid")
        table.rows[0].cells[0].text = "Tháng"
        table.rows[1].cells[0].text = "{%tr for row in months %}"
        run = table.rows[2].cells[0].paragraphs[0].add_run("{{ row.name }}")
        run.italic, run.font.color.rgb = True, RGBColor(0x80, 0, 0)
        table.rows[2].cells[1].text = "{{ row.reform }}/{{ row.total }} ({{ row.share }})"
        table.rows[3].cells[0].text = "{%tr endfor %}"

    table = fill(make=make).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Tháng", ""],
        ["Tháng 01/2023", "0/1 (0,0%)"],
        ["Tháng 02/2023", "0/0 (–)"],
        ["Tháng 03/2023", "2/3 (66,7%)"],
    ]
    assert table.style.name == "Table Grid"
    runs = [row.cells[0].paragraphs[0].runs[0] for row in table.rows[1:]]
    assert all(run.italic and run.font.color.rgb == RGBColor(0x80, 0, 0) for run in runs)


def test_headers_footers_and_properties_are_filled_in(fill: Fill) -> None:
    def make(document: Any) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = "{{ agency }}"
        section.first_page_header.paragraphs[0].text = "Trang đầu {{ year }}"
        section.footer.paragraphs[0].text = "Kỳ {{ period.from }} – {{ period.to }}"
        document.core_properties.title = "Báo cáo {{ agency }}"

    filled = fill("{{ period.name }}", make=make)
    section = filled.sections[0]
    assert section.header.paragraphs[0].text == "Sở Nông nghiệp & Môi trường"
    assert section.first_page_header.paragraphs[0].text == "Trang đầu 2023"
    assert section.footer.paragraphs[0].text == "Kỳ 01/01/2023 – 31/03/2023"
    assert filled.core_properties.title == "Báo cáo Sở Nông nghiệp & Môi trường"
    assert _text(filled) == "quý I/2023"


def test_footnotes_are_filled_in(fill: Fill) -> None:
    filled = fill("{{ year }}", make=lambda document: _add_part(document, "footnotes"))
    (part,) = (p for p in filled.part.package.iter_parts() if "footnotes" in p.partname)
    assert "Có 4 tin &amp; bài" in part.blob.decode()


@pytest.mark.parametrize("kind", ["endnotes", "comments"])
def test_names_that_would_be_left_standing_are_refused(fill: Fill, kind: str) -> None:
    with pytest.raises(ReportError, match=rf"{kind}\.xml has a name in double braces"):
        fill("{{ year }}", make=lambda document: _add_part(document, kind))


def _add_part(document: Any, kind: str) -> None:
    """Notes of a kind, with a name split over two runs."""
    name = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = (
        f'<w:{kind} xmlns:w="{namespace}"><w:{kind[:-1]} w:id="2"><w:p><w:r><w:t>Có {{</w:t></w:r>'
        "<w:r><w:t>{ total.count }} tin &amp; bài</w:t></w:r></w:p>"
        f"</w:{kind[:-1]}></w:{kind}>"
    )
    package = document.part.package
    part = Part(PackURI(f"/word/{kind}.xml"), content_type, xml.encode(), package)
    document.part.relate_to(part, name)


def test_paragraphs_come_and_go_with_what_is_known(fill: Fill, make_facts: MakeFacts) -> None:
    texts = ("{%p if estimate %}", "Ước {{ reform.estimate }}.", "{%p endif %}", "Hết.")
    assert _text(fill(*texts)) == "Ước khoảng 2 (từ 1 đến 4).\nHết."
    assert _text(fill(*texts, facts=make_facts(reviewed=4))) == "Hết."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ reform.cout }}", "'cout' was not computed; beside it are count, share, estimate"),
        ("{{ reforms.count }}", "nobody computed reforms; there are agency, articles, "),
        ("{% if false %}{{ totl }}{% endif %}", "nobody computed totl"),
        ("{{ last.total }}", "'total' was not computed; beside it are compared"),
        ("{{ reform.estimate | number }}", "is not a count"),
        ("{{ reform.estimate.low }}", "no attribute 'low'"),
        ("{{ total / 3 }}", "cannot print"),
        ("{{ last.compared }}", "is not a count"),
        ("{{ total | nmber }}", "No filter named 'nmber'"),
        ("Có {{ total } tin", "unexpected '}', near 'Có {{ total } tin'; mend the template"),
        ("{% for a in months %}{{ a.name }}", "'endfor'"),
        ("Không có chỗ nào", "no name in double braces"),
        # a template is no program
        ("{{ ledger.__class__.__mro__ }}", "unsafe"),
        ("{{ cycler.__init__.__globals__.os.system('id') }}", "unsafe"),
        ("{{ months.append(1) }}", "unsafe"),
        ("{% include '/etc/passwd' %}", "mend the template"),
        ("{{ 'x' * 10 ** 10 }}", "whole numbers"),
        ("{{ '%1000000000d' % total }}", "whole numbers"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "recursion"),
        ("{% for i in range(10 ** 9) %}{% endfor %}", "whole numbers"),
        ("{% for i in range(1000000000) %}{% endfor %}{{ total }}", "Range too big"),
    ],
)
def test_what_a_document_may_not_ask_for(fill: Fill, tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ReportError, match=r"template .*m\.docx") as raised:
        fill(text)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "out.docx").exists()


def test_a_document_whose_loops_do_not_end_is_refused(
    fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_sandbox, "MOST_STEPS", 5_000)
    loops = "{% for a in range(999) %}{% for b in range(999) %}{{ total }}{% endfor %}{% endfor %}"
    with pytest.raises(ReportError, match=r"^template .*m\.docx: after 5000 steps"):
        fill(loops)


def test_marks_that_cross_each_other_are_refused_rather_than_mended_by_dropping(fill: Fill) -> None:
    def make(document: Any) -> None:
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text = "{% if total %}một"
        table.rows[0].cells[1].text = "hai{% endif %}"
        document.add_paragraph("{% for row in months %}")
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{ row.name }}{% endfor %}"

    with pytest.raises(ReportError, match=r"begins in one paragraph, row or cell and ends"):
        fill(make=make)


def test_a_template_of_word_is_filled_in_like_a_document(
    facts: ReportFacts, tmp_path: Path
) -> None:
    template = tmp_path / "mau.dotx"
    template.write_bytes(_with_type(_document("{{ year }}"), "template.main+xml"))
    write_report(facts, tmp_path / "a.docx", template=template)
    assert _text(docx.Document(str(tmp_path / "a.docx"))) == "2023"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("m.docx", b"", "cannot be read as a Word document"),
        ("m.docx", b"{{ total }}", "cannot be read as a Word document"),
        ("m.dotx", b"PK\x03\x04 and no more", "cannot be read as a Word document"),
        ("m.docx", "cut", "cannot be read as a Word document"),
        ("m.docx", "macros", "with macros; open it in Word and save it as .docx"),
        ("m.docx", "no_body", "cannot be read as a Word document"),
        ("m.docm", b"", "ends in .docx or .dotx"),
        ("m.odt", b"", "ends in .docx or .dotx"),
        ("khong-co.docx", None, "cannot be read (No such file"),
    ],
)
def test_a_file_that_is_no_word_document(
    facts: ReportFacts, tmp_path: Path, name: str, content: bytes | str | None, said: str
) -> None:
    template = tmp_path / name
    if content is not None:
        made = _broken(content) if isinstance(content, str) else content
        template.write_bytes(made)
    with pytest.raises(ReportError) as raised:
        write_report(facts, tmp_path / "a.docx", template=template)
    assert said in str(raised.value)
    assert [path.name for path in tmp_path.iterdir()] == [name] * (content is not None)


def test_a_word_template_gives_no_other_kind_of_report(facts: ReportFacts, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"mau\.docx fills in a \.docx report"):
        write_report(facts, tmp_path / "a.md", template=tmp_path / "mau.docx")


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
@example(title="{{ total }} {% for a in b %} {_{ {_% %_} {#")
@example(title="<w:p/>&amp;\x00\x0b\t\f\x07 ]]>")
@example(title="tên \u202e\u2066 \u200f lạ {%tr for x in y %}")
@example(title="chữ " * 8000)
def test_any_title_is_text_in_a_document_of_ones_own(
    title: str, fill: Fill, make_facts: MakeFacts, make_row: MakeRow
) -> None:
    texts = ("{%p for a in articles %}", "{{ a.title }}|{{ a.title | safe }}", "{%p endfor %}")
    filled = fill(*texts, facts=make_facts((make_row(title=title, section=title),)))
    assert [p.text for p in filled.paragraphs] == [f"{printable(title)}|{printable(title)}"]


def test_a_name_that_ends_in_en_is_filled_in_in_english(fill: Fill) -> None:
    texts = ("{{ reform.count }}", "{{ period }}", "{{ last.compared and 1 }}{{ comparison }}")
    told = _text(fill(*texts[:2], name="brief-en"))
    assert told == (
        "2 (labelled by a machine, not read by a person)\nfrom 2023-01-01 to 2023-03-31"
    )


def _document(text: str) -> bytes:
    made = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(made)
    return made.getvalue()


def _with_type(content: bytes, kind: str) -> bytes:
    return _rewritten(content, lambda name, part: part.replace(b"document.main+xml", kind.encode()))


def _broken(how: str) -> bytes:
    whole = _document("{{ total }}")
    if how == "cut":
        return whole[: len(whole) // 2]
    if how == "macros":
        kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
        plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        return _rewritten(whole, lambda name, part: part.replace(plain, kind))
    return _rewritten(whole, lambda name, part: b"<w:doc" if "document.xml" in name else part)


def _rewritten(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return made.getvalue()


@pytest.mark.parametrize("text", ["Đã đăng {{r total.count }} tin, bài", "{{p total.count }}"])
def test_a_mark_for_rich_text_is_refused_and_does_not_print_nothing(fill: Fill, text: str) -> None:
    with pytest.raises(ReportError, match=r"would print nothing: write \{\{ without the letter"):
        fill(text)
    assert _text(fill("{% for r in months %}{{ r.total }};{% endfor %}")) == "1;0;3;"
