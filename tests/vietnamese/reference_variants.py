"""Real spellings of single documents, beside the folder of reference material: are they read?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cchc_nlp.vietnamese.citation_tables import tables
from cchc_nlp.vietnamese.citations import find_citations

# Where the table leaves open or says otherwise what is read here, and why.
EXPLAINED = {
    "D52": "the table leaves the form with @ open; @ is read as the hyphen it stands for",
}


def unlike_the_variant(row: Mapping[str, Any]) -> str:
    """What is read otherwise than the variant says; "" where number, type and date agree.

    A date that is not printed in the spelling is not asked for.
    """
    found = list(find_citations(row["raw"].replace("↵", "\n")))
    expected = re.split(r"; | vs ", row["normalised"]) if row["normalised"] else []
    numbers = [c.normalized for c in found if c.normalized]
    date = next((str(c.date) for c in found if c.date), None)
    printed = row["date"] if re.search("ngà|ngày", row["raw"]) and row["number"] else None
    kind = tables().codes.get(row["doc_type"].rstrip("?"), "")
    if numbers != expected and row["id"] not in EXPLAINED:
        return f"{row['raw']!r}: {numbers}, not {expected}"
    if date != printed:
        return f"{row['raw']!r}: {date}, not {printed}"
    if (
        found
        and kind
        and not {"QĐ", "QĐi"} & {row["doc_type"]}
        and kind not in {c.kind for c in found}
    ):
        return f"{row['raw']!r}: {[c.kind for c in found]}, not {kind}"
    return ""
