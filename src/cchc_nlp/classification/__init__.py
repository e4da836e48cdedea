"""From an Article to a Label with its evidence. Import from the modules."""
