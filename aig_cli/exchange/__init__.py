"""Formats, read and written; each has its file."""

FORMATS = {
    "csv": "one row a record, for spreadsheets (--dialect excel-nl) and scripts",
    "json": "the whole register, or one table as an array",
    "jsonl": "one record a line",
    "yaml": "the whole register, or one table, for people",
    "markdown": "tables for wikis and repositories",
    "html": "a page with tables, for browsers and for print",
}
"""The formats of lists, which are exported too, and what each is for. Each is a file here.

Its `write` takes an answer. What a file can beside that, it says by having it:

- `write_register` takes the whole register, and gives one file;
- `write_files` takes the whole register, and gives the names and contents of the files of a folder;
- `HOLDS_CONTACTS`: contact persons are in it where they are asked for, which `write_register` is told;
- `IS_BINARY`: it is nothing for a terminal;
- `DIALECTS`: the ways of writing it, of which `write` is told one.
"""
EXPORTS = {
    **FORMATS,
    "xlsx": "a workbook: a sheet per table, and a code book of what stands in them",
    "sqlite": "a database: a table per kind of record and per list in one, and views for usual questions",
    "datapackage": "a folder with the tables as CSV and a description of them, for researchers and open data",
    "graphml": "organisations with their pledges and networks as a graph, for network analysis",
}
"""All formats that are exported: those of lists, and those that are for programs."""
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
