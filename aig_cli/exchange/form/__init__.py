"""Forms of a round: what they look like, written and read."""
