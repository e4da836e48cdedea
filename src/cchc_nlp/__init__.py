"""How much of what a Vietnamese office published was about administrative reform (CCHC)?

One thing flows, always in the same direction: a site's pages become articles, articles get
labels, labels become a number that a person may sign. The names below are the whole public
surface; each is imported when it is first used, so that importing this package does nothing.
"""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc_nlp.analysis.calendars import calendar_frame, calendar_svg
    from cchc_nlp.analysis.collocates import collocations
    from cchc_nlp.analysis.documents import cited_documents, co_citations
    from cchc_nlp.analysis.frames import article_frame, label_frame
    from cchc_nlp.analysis.keywords import keyness, keyness_by, word_frequencies
    from cchc_nlp.analysis.months import daily_counts, term_frequencies, trends
    from cchc_nlp.analysis.reposts import repost_counts
    from cchc_nlp.auditing.claims import find_claims
    from cchc_nlp.auditing.marking import mark_report
    from cchc_nlp.auditing.remarks import find_remarks
    from cchc_nlp.auditing.report_audits import ReportAudit, audit_report
    from cchc_nlp.auditing.verdicts import audit
    from cchc_nlp.classification.evaluation import evaluate, evaluate_articles, evaluate_file
    from cchc_nlp.classification.labeling import classify, get_labeler
    from cchc_nlp.classification.labelled import read_labelled, read_reviewed
    from cchc_nlp.classification.linear import load_model, save_model
    from cchc_nlp.classification.taxonomy import label_names
    from cchc_nlp.classification.training import shipped_articles, train_file, train_model
    from cchc_nlp.classification.trial import try_own, with_own
    from cchc_nlp.corpus.coverage import build_coverage
    from cchc_nlp.corpus.exchange import export, import_files, read_articles, write_records
    from cchc_nlp.corpus.files import read_attachments
    from cchc_nlp.corpus.gathering import crawl
    from cchc_nlp.corpus.health import source_health
    from cchc_nlp.corpus.ledger import build_ledger
    from cchc_nlp.corpus.listing import duplicate_clusters, ledger_items
    from cchc_nlp.corpus.reextraction import Change, diff, extract_again
    from cchc_nlp.corpus.store import Corpus
    from cchc_nlp.counting.comparison import compare, share_difference
    from cchc_nlp.counting.comparison_words import comparison_sentence
    from cchc_nlp.counting.hypergeometric import exact_bounds
    from cchc_nlp.counting.named_periods import describe_period, named_period
    from cchc_nlp.counting.plan import plan_reading
    from cchc_nlp.counting.recounting import recount
    from cchc_nlp.counting.section_mapping import section_counts, section_sentence, section_totals
    from cchc_nlp.counting.sentences import count_footnote, count_sentence
    from cchc_nlp.counting.tally import count
    from cchc_nlp.crawling.archiving import write_warc
    from cchc_nlp.crawling.fetching import Fetcher
    from cchc_nlp.demo.server import serve_site
    from cchc_nlp.demo.tour import fill_demo_sheet, take_tour
    from cchc_nlp.errors import CchcError
    from cchc_nlp.extraction.articles import extract
    from cchc_nlp.extraction.documents import document_of, document_text, read_document
    from cchc_nlp.extraction.probing import probe
    from cchc_nlp.portals.sites import load_sites
    from cchc_nlp.records import Article, Claim, Count, Estimate, Label, Ledger, Page, Period, Tally
    from cchc_nlp.reporting.reports import report
    from cchc_nlp.reviewing.agreement import review_agreement
    from cchc_nlp.reviewing.exporting import export_disputed, export_reviews
    from cchc_nlp.reviewing.importing import import_reviews
    from cchc_nlp.reviewing.queue import draw_queue, reading_order
    from cchc_nlp.reviewing.status import review_status
    from cchc_nlp.scaling.datasets import DatasetRun, classify_dataset
    from cchc_nlp.spacy_labeler import SpacyLabeler, load_spacy_labeler, save_spacy, train_spacy
    from cchc_nlp.spacy_pipeline import load, load_spacy
    from cchc_nlp.vietnamese.abbreviations import expand
    from cchc_nlp.vietnamese.agencies import find_agencies
    from cchc_nlp.vietnamese.citations import find_citations
    from cchc_nlp.vietnamese.dates import find_dates
    from cchc_nlp.vietnamese.folding import fold
    from cchc_nlp.vietnamese.normalization import normalize, read_lines
    from cchc_nlp.vietnamese.numbers import find_numbers
    from cchc_nlp.vietnamese.periods import find_periods, parse_period
    from cchc_nlp.vietnamese.references import resolve
    from cchc_nlp.vietnamese.segmentation import words

# Where each public name lives; a test compares this table with the imports above.
_HOMES = {
    "analysis.calendars": ("calendar_frame", "calendar_svg"),
    "analysis.collocates": ("collocations",),
    "analysis.documents": ("cited_documents", "co_citations"),
    "analysis.frames": ("article_frame", "label_frame"),
    "analysis.keywords": ("keyness", "keyness_by", "word_frequencies"),
    "analysis.months": ("daily_counts", "term_frequencies", "trends"),
    "analysis.reposts": ("repost_counts",),
    "auditing.claims": ("find_claims",),
    "auditing.marking": ("mark_report",),
    "auditing.remarks": ("find_remarks",),
    "auditing.report_audits": ("ReportAudit", "audit_report"),
    "auditing.verdicts": ("audit",),
    "classification.evaluation": ("evaluate", "evaluate_articles", "evaluate_file"),
    "classification.labeling": ("classify", "get_labeler"),
    "classification.labelled": ("read_labelled", "read_reviewed"),
    "classification.linear": ("load_model", "save_model"),
    "classification.taxonomy": ("label_names",),
    "classification.training": ("shipped_articles", "train_file", "train_model"),
    "classification.trial": ("try_own", "with_own"),
    "corpus.coverage": ("build_coverage",),
    "corpus.exchange": ("export", "import_files", "read_articles", "write_records"),
    "corpus.files": ("read_attachments",),
    "corpus.gathering": ("crawl",),
    "corpus.health": ("source_health",),
    "corpus.ledger": ("build_ledger",),
    "corpus.listing": ("duplicate_clusters", "ledger_items"),
    "corpus.reextraction": ("Change", "diff", "extract_again"),
    "corpus.store": ("Corpus",),
    "counting.comparison": ("compare", "share_difference"),
    "counting.comparison_words": ("comparison_sentence",),
    "counting.hypergeometric": ("exact_bounds",),
    "counting.plan": ("plan_reading",),
    "counting.recounting": ("recount",),
    "counting.named_periods": ("describe_period", "named_period"),
    "counting.section_mapping": ("section_counts", "section_sentence", "section_totals"),
    "counting.sentences": ("count_footnote", "count_sentence"),
    "counting.tally": ("count",),
    "crawling.fetching": ("Fetcher",),
    "crawling.archiving": ("write_warc",),
    "demo.server": ("serve_site",),
    "demo.tour": ("fill_demo_sheet", "take_tour"),
    "errors": ("CchcError",),
    "extraction.articles": ("extract",),
    "extraction.probing": ("probe",),
    "portals.sites": ("load_sites",),
    "extraction.documents": ("document_of", "document_text", "read_document"),
    "records": (
        "Article", "Claim", "Count", "Estimate", "Label", "Ledger", "Page", "Period", "Tally",
    ),
    "reporting.reports": ("report",),
    "reviewing.agreement": ("review_agreement",),
    "reviewing.exporting": ("export_disputed", "export_reviews"),
    "reviewing.importing": ("import_reviews",),
    "reviewing.queue": ("draw_queue", "reading_order"),
    "reviewing.status": ("review_status",),
    "vietnamese.abbreviations": ("expand",),
    "vietnamese.agencies": ("find_agencies",),
    "vietnamese.citations": ("find_citations",),
    "vietnamese.dates": ("find_dates",),
    "vietnamese.folding": ("fold",),
    "vietnamese.normalization": ("normalize", "read_lines"),
    "vietnamese.numbers": ("find_numbers",),
    "vietnamese.periods": ("find_periods", "parse_period"),
    "vietnamese.references": ("resolve",),
    "vietnamese.segmentation": ("words",),
    "scaling.datasets": ("DatasetRun", "classify_dataset"),
    "spacy_labeler": (
        "SpacyLabeler", "load_spacy_labeler", "save_spacy", "train_spacy",
    ),
    "spacy_pipeline": ("load", "load_spacy"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)  # pyright: ignore[reportUnsupportedDunderAll]

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"cchc_nlp has no {name!r}; public names: {', '.join(__all__)}")
    value = getattr(importlib.import_module(f"cchc_nlp.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
