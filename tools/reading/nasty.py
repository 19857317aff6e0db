"""Writes small nasty exchange folders: every missing cell, every boundary day and number of the rules, papers that contradict each other.

    python3 tools/reading/nasty.py --seed 7 --into DIR [--broken]

Every row is one that the exchange format accepts; `--broken` adds rows that it must refuse, listed in `refused.csv`.
"""

import argparse
import csv
from pathlib import Path

from nasty_people import Folder
from nasty_tables import COLUMNS
from nasty_world import show


def review_days(seed):
    """The days on which a folder is worth a review: some anchors of its people."""
    folder = Folder(seed)
    return sorted(set(folder.random.sample(folder.days, min(3, len(folder.days)))))


def write(into, seed, broken=False):
    """Writes the folder of a seed, with `moves.csv` beside the tables."""
    folder = Folder(seed)
    into.mkdir(parents=True, exist_ok=True)
    for table, columns in COLUMNS.items():
        save(into / f"{table}.csv", columns.split(), folder.rows[table])
    if broken:
        break_rows(into, folder)
    return folder


def save(path, columns, rows):
    """One CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(columns)
        out.writerows([[show(row.get(column)) for column in columns] for row in rows])


def break_rows(into, folder):
    """Adds rows that must be refused, and says in `refused.csv` which (table, line of the file) they are."""
    bad = [
        ("people", dict(id="XX1", name="Không năm sinh", sex="male")),
        ("people", dict(id="XX2", name="Ngày lạ", sex="female", birth="1980-13-40")),
        ("people", dict(id="XX3", name="Giới lạ", sex="unknown", birth="1980")),
        ("tenures", {"person": "nobody", "post": folder.world.posts[0]["id"], "from": "2020-01-01"}),
        ("tenures", {"person": folder.rows["people"][0]["id"], "post": "nowhere", "from": "2020-01-01"}),
        ("posts", dict(id="XP", unit="nowhere", title="T0", seats="1")),
        ("posts", dict(id="XQ", unit=folder.world.units[0]["id"], title="T0", seats="nhiều")),
        ("evaluations", dict(person=folder.rows["people"][0]["id"], year="2020x", grade="good")),
    ]
    refused = []
    for table, row in bad:
        folder.rows[table].append(row)
        refused.append({"table": table, "line": len(folder.rows[table]) + 1})
    for table in {table for table, _ in bad}:
        save(into / f"{table}.csv", COLUMNS[table].split(), folder.rows[table])
    save(into / "refused.csv", ["table", "line"], refused)


def main():
    """The command line."""
    parser = argparse.ArgumentParser(description="A nasty exchange folder from a seed")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--broken", action="store_true")
    chosen = parser.parse_args()
    write(chosen.into, chosen.seed, chosen.broken)


if __name__ == "__main__":
    main()
