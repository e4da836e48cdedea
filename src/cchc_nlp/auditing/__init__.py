"""From numbers in a report back to the tallies: what was claimed, does it add up, is it there."""
