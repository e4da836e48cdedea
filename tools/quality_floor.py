"""Labels must not get worse unnoticed: what labelers reach, held against what they reached before.

    python tools/quality_floor.py            measure, and fail below the floor or on another corpus
    python tools/quality_floor.py --write    the figures of now become the floor, if none is lower
    python tools/quality_floor.py --write --lower    also if some are lower

Models are trained on the part `train` of corpora/labelled and measured on what was held out by
subject and by time, and on the department's year. With CCHC_SHARED set, the model that ships is
measured on the labelled newspaper articles too. The floor (tools/quality_floor.json) names the
hash of each corpus: figures of another one cannot be compared.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cchc_nlp.classification.combined import CombinedLabeler
from cchc_nlp.classification.evaluation import evaluate_articles
from cchc_nlp.classification.labeling import Labeler, get_labeler
from cchc_nlp.classification.labelled import Labelled, read_labelled
from cchc_nlp.classification.training import train_model

PROJECT = Path(__file__).parent.parent
FLOOR = Path(__file__).parent / "quality_floor.json"
CORPUS = PROJECT / "corpora" / "labelled"
YEAR = PROJECT / "corpora" / "so-nnptnt-2023" / "gold.jsonl"
SLACK = 0.0005  # figures are written with three digits

Figures = Mapping[str, float]
Floor = Mapping[str, Mapping[str, Figures | str]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lower", action="store_true")
    options = parser.parse_args()
    now = measure()
    print(json.dumps(now, indent=2))
    before: Floor = json.loads(FLOOR.read_text("utf-8")) if FLOOR.exists() else {}
    faults = list(differences(before, now))
    print("\n".join(faults) or "not below the floor")
    if options.write and (options.lower or not any("below" in fault for fault in faults)):
        FLOOR.write_text(json.dumps({**before, **now}, indent=2) + "\n", encoding="utf-8")
        return 0
    return 1 if faults else 0


def measure() -> Floor:
    """F1, primary macro-F1 and calibration of each labeler on each corpus, beside its hash."""
    rows = list(read_labelled(CORPUS))
    linear = train_model(row for row in rows if row.strata["split"] == "train")
    labelers = (CombinedLabeler(linear), linear, get_labeler("rules"))
    files = sorted((CORPUS / "articles").glob("*.jsonl"))
    parts: dict[str, Mapping[str, Figures | str]] = {
        part: measured(labelers, (r for r in rows if r.strata["split"] == part), files)
        for part in ("families", "later")
    }
    shipped = (get_labeler("combined"), get_labeler("linear"), get_labeler("rules"))
    parts["department year"] = measured(shipped, read_labelled(YEAR), [YEAR])
    if folder := os.environ.get("CCHC_SHARED"):
        news = Path(folder) / "data" / "reform_dev.jsonl"
        parts["labelled news"] = measured(shipped, read_labelled(news), [news])
    return parts


def measured(
    labelers: Iterable[Labeler], rows: Iterable[Labelled], files: Iterable[Path]
) -> dict[str, Figures | str]:
    """The figures of each labeler, and the hash of the files."""
    rows = list(rows)
    found: dict[str, Figures | str] = {"sha256": sha256(files)}
    for labeler in labelers:
        one = evaluate_articles(rows, labeler=labeler)
        found[labeler.id.split("-")[0]] = {
            "f1": round(one.f1, 3),
            "primary_macro_f1": round(one.primary_macro_f1, 3),
            "calibrated": round(1 - one.calibration_error, 3),
        }
    return found


def sha256(files: Iterable[Path]) -> str:
    """One hash over the files, in their order."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def differences(before: Floor, now: Floor) -> Iterator[str]:
    """What is below the floor, and what cannot be compared with it."""
    for part, found in now.items():
        known = before.get(part)
        if known is None or known["sha256"] != found["sha256"]:
            yield f"{part}: another corpus than the floor's; write a new floor (--write)"
            continue
        for labeler, figures in found.items():
            floor = known.get(labeler, {})
            if isinstance(figures, str) or isinstance(floor, str):
                continue
            for name, value in figures.items():
                if value < floor.get(name, 0.0) - SLACK:
                    yield f"{part}, {labeler}: {name} {value} is below {floor[name]}"


if __name__ == "__main__":
    sys.exit(main())
