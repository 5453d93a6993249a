"""Questions to the register and their answers as tables; each question has its file."""

TABLES = (
    "summary",
    "organisations",
    "networks",
    "members",
    "pledges",
    "parties",
    "commitments",
    "deliverables",
    "progress",
)
"""The questions that every table format can export; each is a file here with a `QUESTION`."""
