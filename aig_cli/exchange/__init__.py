"""Text in and out: one format a file."""

TABLE_FORMATS = {
    "csv": "one row a record, for spreadsheets (--dialect excel-nl) and scripts",
    "json": "the whole register, or one table as an array",
    "jsonl": "one record a line",
    "yaml": "the whole register, or one table, for people",
}
"""The export formats and what each is for; each is a file here that writes a table, or records and the register."""
