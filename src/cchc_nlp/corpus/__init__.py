"""One SQLite file that holds everything: addresses, raw pages, articles, labels, reviews."""
