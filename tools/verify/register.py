"""Compares the fold of a log with the CSV files of an exchange folder, as sets of rows without empty cells."""

import csv
import os

from fold import row_hash
from folder import open_regular

# Longer lines are not read into memory; a cell is a name or a remark, not a book.
LINE_BYTES_MAX = 1024 * 1024


def text_lines(file):
    """The lines of a file as text; ValueError where one is too long or is not UTF-8."""
    while line := file.readline(LINE_BYTES_MAX):
        if len(line) == LINE_BYTES_MAX:
            raise ValueError(f"a line is longer than {LINE_BYTES_MAX} bytes")
        yield line.decode("utf-8")


def read_rows(file):
    """(line number, cells) of each row below the header; ValueError or csv.Error where the table does not read."""
    reader = csv.reader(text_lines(file), strict=True)
    header = next(reader, None)
    if header is None:
        raise ValueError("no header row")
    if header[:1] and header[0].startswith("\ufeff"):
        raise ValueError("it starts with a byte order mark")
    if len(set(header)) != len(header) or not all(header):
        raise ValueError("a column has no name, or two have the same")
    for row in reader:
        if len(row) != len(header):
            raise ValueError(f"line {reader.line_num} has {len(row)} cells, not {len(header)}")
        yield reader.line_num, {column: cell for column, cell in zip(header, row, strict=True) if cell}


def compare_table(path, table, rows, findings):
    """Compares one file with the rows (hash to entry) that the fold has for its table."""
    missing = dict(rows)
    with open_regular(path) as file:
        for line, cells in read_rows(file):
            row_id = row_hash(cells)
            missing.pop(row_id, None)
            if row_id not in rows:
                findings.add(f"{table}.csv", f"the row that ends on line {line} is not in the log")
    for index in missing.values():
        findings.add(f"{table}.csv", f"a row that entry {index} added is not there")


def compare_register(folder, fold, findings):
    """Compares every table of the folder and of the fold."""
    try:
        tables = {name.removesuffix(".csv") for name in os.listdir(folder) if name.endswith(".csv")}
    except OSError as error:
        return findings.add(folder, f"cannot be read: {error.strerror}")
    for table in sorted(tables):
        try:
            compare_table(os.path.join(folder, f"{table}.csv"), table, fold.tables.get(table, {}), findings)
        except OSError as error:
            findings.add(f"{table}.csv", f"cannot be read: {error.strerror}")
        except (ValueError, csv.Error) as error:
            findings.add(f"{table}.csv", f"does not read as a table, so it was not compared to the end: {error}")
    for table, rows in sorted(fold.tables.items()):
        if rows and table not in tables:
            findings.add(f"{table}.csv", f"missing, with {len(rows)} rows of the log")
    return None
