"""`python -m cchc_nlp.cli`."""

from cchc_nlp.cli import main

main()
