"""People's decisions: the order of reading, sheets out and back, how far readers agree."""
