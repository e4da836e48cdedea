"""Prints the department's year: the two web sites, what a reader must find there, its report.

    python corpora/so-nnptnt-2023/build.py

reads articles/, site.toml, layouts/ and pages/ and writes gold.jsonl, so-bao-cao.docx, the figures
in DATA_CARD.md and the package's demo/site.zip. The same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from articles import Block, read_item, read_items
from gold import Line, check, counted, gold_lines
from pages import Printer, Response
from printing import postings_of

HERE = Path(__file__).parent
DEMO = HERE.parents[1] / "src" / "cchc_nlp" / "demo"
SITE = DEMO / "site.zip"
DECISIONS = DEMO / "decisions.jsonl"
_EPOCH = (2023, 10, 25, 0, 0, 0)  # of every file in an archive, so that archives can be compared
_LENGTHS = ((0, "0"), (140, "1-140"), (220, "141-220"), (450, "221-450"), (10_000, "over 450"))


def main() -> None:
    """Build everything and write it in its place."""
    built = build(HERE)
    for path, body in built.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        print(f"{path.relative_to(HERE.parents[1])}: {len(body):,} bytes")
    print(json.dumps(counted(map(json.loads, built[HERE / "gold.jsonl"].splitlines()))))


def build(folder: Path) -> dict[Path, bytes]:
    """Every file that is built, by its path. Raises AssertionError if the counts do not hold."""
    site = tomllib.loads((folder / "site.toml").read_text(encoding="utf-8"))
    printer = Printer(folder, site, postings_of(read_items(folder / "articles"), site))
    lines = gold_lines(printer)
    check(lines, site)
    gold = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    zipped = site_zip(printer.responses())
    card = (folder / "DATA_CARD.md").read_text(encoding="utf-8")
    return {
        folder / "gold.jsonl": gold,
        folder / "so-bao-cao.docx": report(folder / "pages" / "so-bao-cao.txt"),
        folder / "DATA_CARD.md": filled(card, figures(lines, gold, zipped)).encode(),
        SITE: zipped,
        DECISIONS: decisions(lines),
    }


def decisions(lines: Iterable[Line]) -> bytes:
    """What the demonstration's fictional reader writes into the review sheet, by address."""
    rows = (
        {
            "url": line["url"],
            "state": "Chưa rõ" if line["confidence"] == "low" else "",
            "labels": ", ".join(line["labels"]),
        }
        for line in lines
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


# -- the sites ------------------------------------------------------------------------------------


def site_zip(responses: Iterable[Response]) -> bytes:
    """The archive the demonstration serves: site.json (address -> answer) and pages.zip.

    Pages of one host repeat its frame. Stored uncompressed in an archive of their own, which is
    then compressed as a whole, they take a fifth of what they take one by one.
    """
    answers: dict[str, dict[str, str | int]] = {}
    files: dict[str, bytes] = {}
    for response in responses:
        if response.url in answers:
            raise ValueError(f"{response.url}: answered twice")
        answers[response.url] = _answer(response)
        if files.setdefault(response.file, response.body) != response.body:
            raise ValueError(f"{response.file}: two contents")
    files.pop("", None)
    index = json.dumps(answers, ensure_ascii=False, indent=0).encode()
    pages = archive(files, method=zipfile.ZIP_STORED)
    return archive({"site.json": index, "pages.zip": pages}, method=zipfile.ZIP_LZMA)


def _answer(response: Response) -> dict[str, str | int]:
    if response.location:
        return {"status": response.status, "location": response.location}
    return {
        "file": response.file,
        "status": response.status,
        "content_type": response.content_type,
    }


def archive(files: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file whose bytes depend on nothing but its content."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name in sorted(files):
            zipped.writestr(zipfile.ZipInfo(name, _EPOCH), files[name], method, compresslevel=9)
    return out.getvalue()


# -- the department's own report ------------------------------------------------------------------


def report(path: Path) -> bytes:
    """The report as a Word file; its text is kept in the format of the articles."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = map(Cm, (3, 2, 2, 2))
    item = read_item(path)
    document.core_properties.title = item.title
    document.core_properties.author = item.author
    for moment in ("created", "modified"):
        setattr(document.core_properties, moment, item.published)
    for block in item.blocks:
        _write(document, block)
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as zipped:
        return archive({name: zipped.read(name) for name in zipped.namelist()})


def _write(document, block: Block) -> None:  # type: ignore[no-untyped-def]
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if block.kind == "table":
        table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
        for row in block.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        return
    style = "List Bullet" if block.kind == "list" else None
    for line in block.lines:
        paragraph = document.add_paragraph(style=style)
        run = paragraph.add_run(line)
        run.bold = block.kind in ("heading", "lead", "signature")
        if block.kind == "lead":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif block.kind == "signature":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif block.kind == "paragraph":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


# -- the card's figures ---------------------------------------------------------------------------


def filled(card: str, text: str) -> str:
    """The card with what stands between its markers renewed."""
    pattern = re.compile("(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)
    return pattern.sub(lambda match: match[1] + text + match[2], card)


def figures(lines: Sequence[Line], gold: bytes, zipped: bytes) -> str:
    """Counts by role, section, label, month and length, and the hashes, as Markdown tables."""
    unique = [line for line in lines if line["role"] == "unique"]
    policies = counted(lines)
    parts = [
        _table("Role", Counter(line["role"] for line in lines)),
        _table("Policy (articles of the period)", policies),
        _table("Section (all printed pages)", Counter(line["section"] for line in lines)),
        _table("Primary label (period)", Counter(line["primary"] for line in unique)),
        _table("Month (period)", Counter(line["published"][:7] for line in unique)),
        _table("Length in syllables (period)", Counter(_length(line["text"]) for line in unique)),
        f"`gold.jsonl` sha256 `{hashlib.sha256(gold).hexdigest()}`",
        f"`site.zip` sha256 `{hashlib.sha256(zipped).hexdigest()}`",
    ]
    return "\n\n".join(parts) + "\n"


def _table(name: str, counts: Mapping[str, int]) -> str:
    rows = [f"| {key} | {counts[key]} |" for key in sorted(counts)]
    return "\n".join([f"| {name} | Count |", "|---|--:|", *rows])


def _length(text: str) -> str:
    return next(name for most, name in _LENGTHS if len(text.split()) <= most)


if __name__ == "__main__":
    main()
