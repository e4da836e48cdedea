"""A document of the user's own, with names in double braces, filled in.

docxtpl reads the document and keeps its styles; here is what it may print, and what becomes an
error that names the thing.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeGuard
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from cchc_nlp.errors import ReportError
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.languages import language_of
from cchc_nlp.reporting.names import context
from cchc_nlp.reporting.templating import new_environment, refuse_unknown, refusing
from cchc_nlp.reporting.wording import printable

ENDINGS = (".docx", ".dotx")
_OFFICE = (*ENDINGS, ".doc", ".dot", ".docm", ".dotm", ".odt", ".rtf")
# A template's main part and a document's differ in this alone.
_OF_TEMPLATE = b"wordprocessingml.template.main+xml"
_OF_DOCUMENT = b"wordprocessingml.document.main+xml"
_NOT_FILLED = ("endnotes+xml", "comments+xml", "chart+xml", "diagramData+xml")
_NAMED_PLACE = re.compile(rb"\{(?:<[^>]*>)*[{%]")


def is_word_template(template: str | Path | None) -> TypeGuard[str | Path]:
    """Whether a template is a document of an office program, going by its ending."""
    return template is not None and Path(template).suffix.lower() in _OFFICE


def fill_word(facts: ReportFacts, output: Path, *, template: Path, agency: str = "") -> None:
    """Write the document with its named places filled in, body, headers, footers and footnotes.

    Raises ReportError for a file that is no Word document, for a name that nobody computed, for a
    document without any, and for a name in a place that is not filled in.
    """
    names = context(facts, agency=agency, lang=language_of(str(template)))
    document = _opened(template, names)
    _refuse_elsewhere(document, template)
    try:
        with refusing(str(template), names):
            document.render(names, document.inside)
    except SyntaxError as error:  # what lxml raises for XML that is none
        raise ReportError(
            f"template {template}: a mark begins in one paragraph, row or cell and ends in another;"
            " begin and end it in paragraphs of their own with {%p … %}, in rows with {%tr … %}"
        ) from error
    if not document.used:
        raise ReportError(
            f"template {template}: no name in double braces, such as {{{{ reform.count }}}}, stands"
            f" in it; there are {', '.join(sorted(names))}"
        )
    document.save(str(output))


def _opened(template: Path, names: Mapping[str, Any]) -> Any:
    """The document as docxtpl knows it, which fills in nothing that is not among the names."""
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]

    lang = language_of(str(template))

    class Document(DocxTemplate):  # type: ignore[misc]
        # What is printed stands in XML, and may not be read as a mark of the template again.
        inside = new_environment(lang, escape=_in_xml, autoescape=True, **_AS_WRITTEN)
        outside = new_environment(lang, escape=printable, **_AS_WRITTEN)
        used: frozenset[str] = frozenset()

        def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any) -> str:
            """Refuse names that nobody computed, also where an "if" keeps them from print."""
            self.used |= _names_in(src_xml, names, jinja_env)
            return str(super().render_xml_part(src_xml, part, context, jinja_env))

        def render_properties(self, context: Any, jinja_env: Any = None) -> None:
            """Fill in title, author and the like, which are no XML yet."""
            super().render_properties(context, self.outside)

        def fix_tables(self, xml: str) -> Any:
            """Refuse XML that is none, of which the parser would silently drop a part."""
            from lxml import etree

            etree.fromstring(xml)
            return super().fix_tables(xml)

    document = Document(io.BytesIO(_read(template)))
    try:
        document.init_docx()
    except (BadZipFile, PackageNotFoundError, LookupError, ValueError, SyntaxError) as error:
        raise ReportError(
            f"template {template}: cannot be read as a Word document: damaged, with a password or"
            " with macros; open it in Word and save it as .docx"
        ) from error
    return document


def _names_in(xml: str, names: Mapping[str, Any], environment: Any) -> set[str]:
    """The names that a part uses. Raises ReportError, with the paragraph, for a broken mark."""
    from jinja2 import TemplateSyntaxError

    by_paragraph = re.sub(r"<w:p(?=[ >])", "\n<w:p", xml)
    try:
        return refuse_unknown(by_paragraph, names, environment)
    except TemplateSyntaxError as error:
        line = by_paragraph.split("\n")[error.lineno - 1]
        near = printable(re.sub(r"<[^>]*>", "", line))[:60]
        raise ReportError(f"{error.message}, near {near!r}; mend the template") from error


def _read(template: Path) -> bytes:
    """The bytes of a document; those of a .dotx as a document's."""
    if template.suffix.lower() not in ENDINGS:
        raise ReportError(
            f"template {template}: a document to fill in ends in {' or '.join(ENDINGS)}; open it in"
            " Word and save it so"
        )
    try:
        content = template.read_bytes()
        return _as_document(content) if template.suffix.lower() == ".dotx" else content
    except OSError as error:
        raise ReportError(
            f"template {template}: cannot be read ({error.strerror}); check the path"
        ) from error


def _as_document(content: bytes) -> bytes:
    """A template package as the document that Word would begin with it."""
    made = io.BytesIO()
    try:
        with ZipFile(io.BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
            for item in old.infolist():
                part = old.read(item)
                if item.filename == "[Content_Types].xml":
                    part = part.replace(_OF_TEMPLATE, _OF_DOCUMENT)
                new.writestr(item, part)
    except (BadZipFile, zlib.error):  # is refused when it is opened
        return content
    return made.getvalue()


def _refuse_elsewhere(document: Any, template: Path) -> None:
    """Raises ReportError for a name that would be left standing in the report."""
    for part in document.get_docx().part.package.iter_parts():
        if part.content_type.endswith(_NOT_FILLED) and _NAMED_PLACE.search(part.blob):
            raise ReportError(
                f"template {template}: {part.partname} has a name in double braces; names are"
                " filled in in the body, tables, headers, footers and footnotes; move it there"
            )


_AS_WRITTEN = {"trim_blocks": False, "lstrip_blocks": False}


def _in_xml(text: str) -> str:
    from markupsafe import Markup, escape

    escaped = str(escape(printable(text)))
    return Markup(escaped.replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704
