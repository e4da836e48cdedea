"""Article pages of sites no rule was written for, each with what an extractor should find on it."""
