"""Articles as pandas frames, and what may be read off many of them; counts are the tally's own."""
