"""Formats, read and written; each has its file."""

FORMATS = {
    "csv": "one row a record, for spreadsheets (--dialect excel-nl) and scripts",
    "json": "the whole register, or one table as an array",
    "jsonl": "one record a line",
    "yaml": "the whole register, or one table, for people",
}
"""The formats and what each is for. Each is a file here: `write` takes an answer, `write_registry` a whole register."""
READABLE = {
    "csv": (".csv", ".txt", ".tsv"),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "yaml": (".yaml", ".yml"),
    "workbook": (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
}
"""The formats of lists, and what the names of their files end in. Each is a file here: `read_rows` takes a `Given`."""
DOCUMENTS = ("text", "markdown", "json", "html")
"""The formats of reports. `text` is for the screen; each other one is a file here, with a `write_document`."""
