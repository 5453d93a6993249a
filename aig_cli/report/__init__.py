"""Questions to the register, one a file: a registry in, a table out. Pure."""

TABLES = ("summary", "organisations", "pledges", "parties", "commitments", "deliverables", "progress")
"""The questions that every table format can export; each is a file here with a `QUESTION`."""
