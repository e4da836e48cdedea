"""Simulated sites, one module a portal system, on which the crawler must find every article once.

    python -m tests.sites        the table of what was found

Each behaves as such a system behaves towards a reader: its lists, its paging, its addresses and
what leads crawlers astray. The layouts were written for these tests; the news are the project's own
(`corpora/so-nnptnt-2023`).
"""
