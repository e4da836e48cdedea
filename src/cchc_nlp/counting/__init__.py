"""From labels to numbers: exact tallies, and estimates with their interval."""
