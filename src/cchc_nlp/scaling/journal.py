"""What a partition's worker was doing, so that the one after a worker that died knows better.

Batches are worked on whole. A batch whose worker died is worked on one record at a time by the
next, and a record with which two workers died is given up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from cchc_nlp.scaling.parts import read_json, write_json

T = TypeVar("T")
BATCH = 64


class Journal:
    """The small file of one partition; it goes when the partition is done."""

    def __init__(self, file: Path) -> None:
        self._file = file
        told = read_json(file) or {}
        self._apart: list[int] = told.get("apart", [])  # batches to be worked on by single records
        self._tried: list[int] = told.get("tried", [])
        self._lost: list[int] = told.get("lost", [])
        self._learn(told.get("batch"), told.get("record"))

    def chunks(self, records: Iterable[T]) -> Iterator[tuple[list[T], bool]]:
        """The records in batches, or one by one, and whether they are given up unworked."""
        iterator, number = iter(records), 0
        while part := list(islice(iterator, BATCH)):
            if number not in self._apart:
                self._write(batch=number)
                yield part, False
            else:
                yield from self._singles(part, number)
            self._write(batch=None)
            number += 1

    def close(self) -> None:
        """The partition is done."""
        self._file.unlink(missing_ok=True)

    def _singles(self, part: list[T], number: int) -> Iterator[tuple[list[T], bool]]:
        for place, record in enumerate(part, number * BATCH):
            is_lost = place in self._lost
            if not is_lost:
                self._write(batch=number, record=place)
            yield [record], is_lost

    def _learn(self, batch: int | None, record: int | None) -> None:
        """Draw the conclusion from where the worker before died, and write it down."""
        if record is not None:
            (self._lost if record in self._tried else self._tried).append(record)
        elif batch is not None:
            self._apart.append(batch)
        self._write(batch=None)

    def _write(self, *, batch: int | None, record: int | None = None) -> None:
        told = {"apart": self._apart, "tried": self._tried, "lost": self._lost}
        write_json(self._file, told | {"batch": batch, "record": record})
