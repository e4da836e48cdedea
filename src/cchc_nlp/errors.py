"""One tree of errors. Each message names the thing, the place and the way out.

CchcError                     everything this package raises on purpose
 |- InputError                what was given cannot be used: a file, a date, a period
 |   |- EncodingError         bytes that are not the text they claim to be
 |   `- PeriodError           an end before its start, or no day in it
 |- CorpusError               the corpus file
 |   |- NotACorpus            another kind of file, or a damaged one
 |   |- NewerCorpus           written by a later version of this package
 |   `- CorpusBusy            another process is writing to it
 |- CrawlError                an address that cannot be crawled at all
 |   `- Unreachable           no such host, refused, timed out
 |- ReviewError               a review sheet: row and cell are named
 |- WorkerCrashed             a record that ends every process that works on it
 |- ReportError               a template that asks for what nobody computed
 `- ModelMissing              an optional part is not installed; the pip line is in the message
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_nlp.records import Reason


class CchcError(Exception):
    """The root: catch this to catch all that this package raises on purpose."""


class InputError(CchcError):
    """What was given cannot be used."""


class EncodingError(InputError):
    """Bytes that are not the text they claim to be."""


class PeriodError(InputError):
    """A period that has no day in it."""


class CorpusError(CchcError):
    """The corpus file cannot be used."""


class NotACorpus(CorpusError):
    """The file is something else, or damaged."""


class NewerCorpus(CorpusError):
    """The file was written by a later version of this package."""


class CorpusBusy(CorpusError):
    """Another process is writing to the corpus."""


class CrawlError(CchcError):
    """An address cannot be crawled."""


class Unreachable(CrawlError):
    """The host does not exist, refuses, or does not answer; `reason` is the Outcome's word."""

    def __init__(self, message: str, *, reason: Reason = "unreachable") -> None:
        super().__init__(message)
        self.reason: Reason = reason


class ReviewError(CchcError):
    """A review sheet has a cell that cannot be used; nothing of the sheet was imported."""


class WorkerCrashed(CchcError):
    """A record ended the process that worked on it, twice; the message names the record."""


class ReportError(CchcError):
    """A template asks for something that nobody computed."""


class ModelMissing(CchcError):
    """An optional part is not installed."""
