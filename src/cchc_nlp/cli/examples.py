"""Examples of every verb, as data: they run, in this order, in the folder where the demo ran.

`so.db` stands for a corpus of one's own, crawled and labelled, which nobody has read yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Example(NamedTuple):
    """One command line; its exit status, None where a site or a second reader is needed."""

    line: str
    status: int | None = 0


_SITE = "https://so.example.gov.vn"
EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "demo": (Example("cchc demo -o out"),),
    "probe": (
        Example(f"cchc probe {_SITE}", None),
        Example(f"cchc probe {_SITE} --proxy http://proxy:3128", None),
    ),
    "crawl": (
        Example(f"cchc crawl {_SITE} -c so.db --since 01/01/2023", None),
        Example(f"cchc crawl {_SITE} -c so.db --files needed", None),
        Example("cchc crawl -c so.db --sites sites.toml --site so-nnptnt", None),
    ),
    "import": (Example("cchc import out/bao-cao.docx -c out/van-ban.db"),),
    "extract": (Example("cchc extract --again -c out/demo.db"),),
    "diff": (Example("cchc diff -c out/demo.db"),),
    "ledger": (
        Example("cchc ledger -c out/demo.db"),
        Example("cchc ledger -c out/demo.db --by month --from 01/01/2023 --to 31/10/2023"),
        Example("cchc ledger -c out/demo.db --list failed --lang en"),
    ),
    "classify": (
        Example("cchc classify -c out/demo.db"),
        Example("cchc classify out/bao-cao.docx"),
        Example("cchc classify -c out/demo.db --workers 2"),
    ),
    "plan": (Example('cchc plan -c so.db --period "năm 2023" --reads 60'),),
    "review": (),
    "review export": (
        Example('cchc review export -c so.db -o ra-soat.xlsx --period "năm 2023" --reads 60'),
        Example("cchc review export -c out/demo.db -o out/nguoi-thu-hai.xlsx --blind"),
    ),
    "review import": (
        Example('cchc review import out/ra-soat.xlsx -c out/demo.db --by "Nguyễn Thị Lan"'),
    ),
    "review status": (Example("cchc review status -c out/demo.db"),),
    "review agree": (
        Example("cchc review agree -c so.db", None),
        Example("cchc review agree -c so.db -o can-thong-nhat.xlsx", None),
    ),
    "count": (
        Example('cchc count -c out/demo.db --period "9 tháng 2023" --by month'),
        Example("cchc count -c out/demo.db --from 01/01/2023 --to 25/10/2023 --policy strict_tthc"),
        Example('cchc count -c out/demo.db --period "năm 2023" --format json'),
    ),
    "compare": (
        Example('cchc compare -c out/demo.db --period "quý II/2023" --period "quý III/2023"'),
    ),
    "trends": (
        Example("cchc trends -c out/demo.db --from 2023-01-01 --to 2023-10-25"),
        Example('cchc trends -c out/demo.db --keyness --by quarter --period "9 tháng 2023"'),
    ),
    "report": (
        Example("cchc report -c out/demo.db --from 01/01/2023 --to 25/10/2023 -o out/nam.docx"),
        Example("cchc report -c out/demo.db --period 2023-Q3 --template quy -o out/quy-3.docx"),
        Example("cchc report -c out/demo.db --period 2023-Q3 --template doan-van -o out/q3.md"),
    ),
    "export": (
        Example("cchc export -c out/demo.db -o out/tin-bai.xlsx"),
        Example("cchc export -c out/demo.db --what labels -o out/nhan.jsonl"),
    ),
    "audit": (
        Example("cchc audit out/bao-cao.docx -c out/demo.db"),
        Example("cchc audit out/bao-cao.docx -o out/danh-dau.docx --lang en"),
    ),
    "cite": (Example("cchc cite out/bao-cao.docx"),),
    "tokenize": (Example("cchc tokenize out/bao-cao.docx --format json"),),
    "train": (
        Example("cchc train out/demo.db -o out/mo-hinh"),
        Example("cchc classify -c out/demo.db --model out/mo-hinh"),
    ),
    "evaluate": (
        Example("cchc evaluate out/demo.db"),
        Example("cchc evaluate out/demo.db --labeler rules --format json"),
    ),
    "completion": (
        Example("cchc completion bash >> ~/.bashrc"),
        Example("cchc completion fish > ~/.config/fish/completions/cchc.fish"),
    ),
}


def epilog(verb: str) -> str:
    """The examples as they stand below a verb's help, not to be wrapped; "" without any.

    >>> epilog("diff").splitlines()[1:]
    ['Examples:', '  cchc diff -c out/demo.db']
    """
    lines = [f"  {example.line}" for example in EXAMPLES.get(verb, ())]
    return "\n".join(["\b", "Examples:", *lines]) if lines else ""
