"""Which articles repeat another one: the same text, or nearly the same, under another address.

The earliest dated one of a cluster is the original. Articles without a text of their own (a file,
a picture) repeat nothing that can be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import Article
from cchc_nlp.vietnamese.folding import fold

# Two texts repeat each other if they share four fifths of their five-syllable runs: a re-post with
# a new lead passes, two monthly reports on one form do not.
SHARED = 0.8
RUN = 5
SHORT = 50  # syllables
PERMUTATIONS = 128


def refresh_duplicates(corpus: Corpus) -> int:
    """Find the corpus's duplicates anew and mark them; how many there are."""
    found = find_duplicates(corpus.articles(files=False))
    corpus.mark_duplicates(found)
    return len(found)


def find_duplicates(articles: Iterable[Article]) -> dict[str, str]:
    """`{id of a duplicate: id of its original}` over all the articles given."""
    ordered = sorted((a for a in articles if a.body_kind == "html"), key=_age)
    runs = {article.id: _runs(_compared(article)) for article in ordered}
    original: dict[str, str] = {}
    for first, second in _similar(runs):
        if (
            first not in original
            and second not in original
            and _share(runs[first], runs[second]) >= SHARED
        ):
            original[second] = first
    return original


def _age(article: Article) -> tuple[bool, str, str]:
    return article.published is None, str(article.published or ""), article.url


def _compared(article: Article) -> str:
    """The text; of a short one with its title: two notices may say no more than "xem video"."""
    if len(article.text.split()) >= SHORT:
        return article.text
    return f"{article.title}\n{article.text}"


def _runs(text: str) -> frozenset[str]:
    """The text's runs of five syllables, folded; a shorter text is one run."""
    syllables = "".join(c if c.isalnum() else " " for c in fold(text)).split()
    count = max(1, len(syllables) - RUN + 1)
    return frozenset(" ".join(syllables[i : i + RUN]) for i in range(count))


def _similar(runs: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Pairs (earlier, later) that are worth comparing, by MinHash with locality-sensitive bands."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=SHARED - 0.2, num_perm=PERMUTATIONS)
    order = {name: place for place, name in enumerate(runs)}
    for name, shingles in runs.items():
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([shingle.encode() for shingle in shingles])
        for earlier in sorted(index.query(signature), key=order.__getitem__):
            yield earlier, name
        index.insert(name, signature)


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / len(first | second)
