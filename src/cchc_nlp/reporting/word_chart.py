"""A chart of Word's own kind, with its numbers in a sheet behind it: "Edit data" works on it.

openpyxl writes the chart; a copy of the numbers stands in the chart itself, which is what Word and
LibreOffice draw from.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from cchc_nlp.reporting.tables import Table, shown
from cchc_nlp.reporting.word_styles import FONT, TEXT_MM

if TYPE_CHECKING:
    from docx.document import Document

HEIGHT_MM = 80
SHEET = "So lieu"
# Dark below, light above: they are told apart in print without colour, too.
COLOURS = ("1F4E79", "BDD7EE")
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@dataclass(frozen=True)
class Columns:
    """Stacked columns: a name under each, and the series from the bottom up, named and counted."""

    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]


def columns_of(content: Table) -> Columns:
    """The reform items and the others of a table of a breakdown, its last row of sums left out."""
    rows = content.rows[:-1]
    series = tuple(
        (content.columns[place].heading, tuple(int(row[place]) for row in rows)) for place in (2, 3)
    )
    return Columns(tuple(shown(row[0]) for row in rows), series)


def add_chart(document: Document, content: Columns, *, title: str, words: str) -> None:
    """The chart in a paragraph of its own; `words` say it to those who cannot see it."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.parser import parse_xml

    package = document.part.package
    place = 1 + sum(part.content_type == _CHART_TYPE for part in package.iter_parts())
    book = _workbook(content)
    xml = _chart_xml(book)
    sheet_name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{place}.xlsx")
    chart_name = PackURI(f"/word/charts/chart{place}.xml")
    sheet = Part(sheet_name, _SHEET_TYPE, book, package)
    chart = Part(chart_name, _CHART_TYPE, xml, package)
    chart.load_rel(f"{_RELATION}package", sheet, "rId1")
    relation = document.part.relate_to(chart, f"{_RELATION}chart")
    paragraph = document.add_paragraph(style="Normal")
    paragraph.alignment = 1
    paragraph.paragraph_format.keep_with_next = True
    drawing = parse_xml(_DRAWING.format(relation=relation, **_sizes()))
    named = drawing.find(".//{*}docPr")
    named.set("id", str(9000 + place))
    named.set("name", f"Chart {place}")
    named.set("title", title)
    named.set("descr", words)
    paragraph.add_run()._r.append(drawing)


def _sizes() -> dict[str, int]:
    return {"width": round(TEXT_MM * 36000), "height": HEIGHT_MM * 36000}


_DRAWING = """\
<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name=""/>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>"""


def _workbook(content: Columns) -> bytes:
    """A workbook with the numbers in its first sheet and the chart beside them."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet.append(["", *(name for name, _ in content.series)])
    for row in zip(content.names, *(counts for _, counts in content.series), strict=True):
        sheet.append(list(row))
        sheet.cell(sheet.max_row, 1).data_type = "s"  # a section "=1+1" is no formula
    sheet.add_chart(_stacked(content), "E2")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _stacked(content: Columns) -> Any:
    from openpyxl.chart import BarChart
    from openpyxl.chart.axis import ChartLines
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 45
    for place, (name, counts) in enumerate(content.series):
        chart.series.append(_series(place, name, counts, names=content.names))
    chart.legend.position = "b"
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
    chart.y_axis.number_format = "#,##0"
    chart.y_axis.majorUnit = _step(content)
    light = GraphicalProperties(ln=LineProperties(solidFill="D9D9D9"))
    chart.y_axis.majorGridlines = ChartLines(spPr=light)
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.roundedCorners = False
    return chart


def _step(content: Columns) -> int | None:
    """Whole numbers on the axis also where the columns are low."""
    highest = max(map(sum, zip(*(counts for _, counts in content.series), strict=True)), default=0)
    return 1 if highest <= 8 else None


def _series(place: int, name: str, counts: Sequence[int], *, names: Sequence[str]) -> Any:
    """A series that points into the sheet and holds a copy of what it points to."""
    from openpyxl.chart.data_source import (
        AxDataSource,
        NumData,
        NumDataSource,
        NumRef,
        NumVal,
        StrData,
        StrRef,
        StrVal,
    )
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.series import Series, SeriesLabel
    from openpyxl.chart.shapes import GraphicalProperties

    def words(where: str, texts: Sequence[str]) -> StrRef:
        cells = [StrVal(at, text) for at, text in enumerate(texts)]
        return StrRef(f"'{SHEET}'!{where}", StrData(len(cells), cells))

    column, last = "BC"[place], len(counts) + 1
    cells = [NumVal(at, v=count) for at, count in enumerate(counts)]
    numbers = NumRef(
        f"'{SHEET}'!${column}$2:${column}${last}", NumData("General", len(cells), cells)
    )
    series = Series(
        idx=place,
        order=place,
        tx=SeriesLabel(words(f"${column}$1", [name])),
        cat=AxDataSource(strRef=words(f"$A$2:$A${last}", names)),
        val=NumDataSource(numRef=numbers),
        spPr=GraphicalProperties(solidFill=COLOURS[place]),
    )
    # A column of nothing bears no "0".
    series.dLbls = DataLabelList(numFmt="#,##0;;;", showVal=True)
    for name_of_part in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(series.dLbls, name_of_part, False)
    series.dLbls.txPr = _text(size=9, colour="FFFFFF" if place == 0 else "000000")
    return series


def _text(*, size: int, colour: str) -> Any:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

    letters = CharacterProperties(
        sz=size * 100, solidFill=colour, latin=Font(typeface=FONT), cs=Font(typeface=FONT)
    )
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])


def _chart_xml(book: bytes) -> bytes:
    """The workbook's chart, in the document's letters, with the workbook as its data."""
    from lxml import etree

    with ZipFile(io.BytesIO(book)) as parts:
        root = etree.fromstring(parts.read("xl/charts/chart1.xml"))
    for old in root.findall(f"{{{_CHART}}}txPr"):
        root.remove(old)
    letters = _text(size=11, colour="000000").to_tree("txPr")
    letters.tag = f"{{{_CHART}}}txPr"
    data = etree.Element(f"{{{_CHART}}}externalData", {f"{{{_RELATION[:-1]}}}id": "rId1"})
    etree.SubElement(data, f"{{{_CHART}}}autoUpdate", val="0")
    root.extend([letters, data])  # in this order, and last
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
