"""Writes the columns that the peers read from an exchange folder.

python3 bench/peers/from_folder.py --from EXCHANGE --on DAY --out DIR
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

import numpy as np
from columns import MISSING, OF_MOVES, OF_PEOPLE, TYPES

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "reading"))
import dates
from facts import rank_of
from tables import Register, ancestors, read_table

KINDS = ["cadre", "civil_servant", "public_employee", "armed_forces"]
ROLES = ["head", "deputy", "member", "officer"]
FORMS = ["reprimand", "warning", "removal", "expulsion"]
MOVES = ["rotation", "transfer", "secondment", "position_change"]
PURPOSES = ["planned", "non_local", "two_terms", "reinforcement", "other"]


def number(day):
    """A day as days since 1970."""
    return None if day is None else (day - date(1970, 1, 1)).days


def code(values, value):
    """The position of a value among the codes."""
    return None if value is None else values.index(value)


class Tables:
    """The tables of one register on one day."""

    def __init__(self, register, moves, day):
        self.register, self.day = register, day
        self.person = {name: row for row, name in enumerate(register.people)}
        self.post = {name: row for row, name in enumerate(register.posts)}
        self.title = {name: row for row, name in enumerate(register.titles)}
        self.unit = {name: row for row, name in enumerate(register.units)}
        self.moves = moves

    def of_person(self, table, *fields):
        """Rows of a table about people."""
        return [(self.person[row.person], *(field(row) for field in fields)) for rows in getattr(self.register, table).values() for row in rows]

    def all(self):
        """(name, columns with their types, rows) of every table."""
        register = self.register
        yield "people", "sex:u8 kind:u8 birth_low:i32 birth_high:i32 birth_month:i32 extension:i32", [self._person(row) for row in register.people.values()]
        yield "schedule", "year:i32 male:i32 female:i32", self._schedule()
        yield (
            "tenures",
            "person:u32 post:u32 from:i32 until:i32 concurrent:u8 manner:u8 until_planned:i32",
            self.of_person(
                "tenures",
                lambda row: self.post[row.post],
                lambda row: number(row.begun),
                lambda row: number(row.until),
                lambda row: int(row.concurrent is True),
                lambda row: None if row.manner is None else int(row.manner == "rotated"),
                lambda row: number(row.until_planned),
            ),
        )
        posts = [(self.title[row.title], self.unit[row.unit], int(row.sensitive is not None), row.stay_months_max) for row in register.posts.values()]
        yield "posts", "title:u32 unit:u32 sensitive:u8 stay:i32", posts
        titles = [(ROLES.index(row.role), row.leadership, rank_of(register, row.code, self.day)) for row in register.titles.values()]
        yield "titles", "role:u8 leadership:u8 rank:i32", titles
        yield "descent", "unit:u32 ancestor:u32", [(self.unit[u], self.unit[a]) for u in register.units for a in sorted(ancestors(register.units, u))]
        period = [lambda row: number(row.begun), lambda row: number(row.until)]
        yield "planning", "person:u32 title:u32 from:i32 until:i32", self.of_person("planning", lambda row: self.title[row.title], *period)
        yield "evaluations", "person:u32 year:i32", self.of_person("evaluations", lambda row: row.year)
        form = [lambda row: FORMS.index(row.form), lambda row: number(row.decided)]
        yield "discipline", "person:u32 form:u8 decided:i32", self.of_person("discipline", *form)
        yield "proceedings", "person:u32 from:i32 until:i32", self.of_person("proceedings", *period)
        yield "health", "person:u32 issued:i32 fit:u8", self.of_person("health", lambda row: number(row.issued), lambda row: row.fit)
        pairs = {tuple(sorted((self.person[a], self.person[b]))) for a, kin in register.kin.items() for b in kin}
        yield "kinship", "person:u32 relative:u32", sorted(pairs)
        yield "moves", "person:u32 from_post:u32 to_post:u32 kind:u8 purpose:u8 waiver:u8", [self._move(row) for row in self.moves]

    def _person(self, row):
        low, high = dates.possible_births(row.birth)
        month = row.birth[0] * 12 + (row.birth[1] or 1) - 1
        return int(row.sex == "female"), code(KINDS, row.kind), number(low), number(high), month, number(row.extension_until)

    def _schedule(self):
        years = range(dates.FIRST_YEAR, dates.FIRST_YEAR + max(len(dates.AGE_OF_MEN), len(dates.AGE_OF_WOMEN)))
        return [(year, dates.statutory_age("male", year), dates.statutory_age("female", year)) for year in years]

    def _move(self, row):
        kind, purpose = code(MOVES, row.kind), code(PURPOSES, row.purpose)
        return self.person[row.person], self.post[row.from_post], self.post[row.to_post], kind, purpose, int(row.waiver is not None)


def write(register, moves, day, out):
    """Writes every column and the schema."""
    out.mkdir(parents=True, exist_ok=True)
    schema = {"day": day.isoformat(), "rules": OF_PEOPLE + OF_MOVES, "tables": {}}
    for name, header, rows in Tables(register, moves, day).all():
        columns = dict(column.split(":") for column in header.split())
        schema["tables"][name] = {"rows": len(rows), "columns": columns}
        for place, (column, kind) in enumerate(columns.items()):
            values = [MISSING[kind] if row[place] is None else row[place] for row in rows]
            np.array(values, TYPES[kind]).tofile(out / f"{name}.{column}.bin")
    (out / "schema.json").write_text(json.dumps(schema, ensure_ascii=False, indent=1), encoding="utf-8")


def one_each(moves, day):
    """The first move of each person, put on the day."""
    chosen = {}
    for move in moves:
        chosen.setdefault(move.person, move)
    for move in chosen.values():
        move.on = day
    return list(chosen.values())


def main():
    """The command line."""
    parser = argparse.ArgumentParser(description="Raw columns for the peers from an exchange folder")
    parser.add_argument("--from", dest="folder", type=Path, required=True)
    parser.add_argument("--on", type=date.fromisoformat, required=True)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    write(Register(chosen.folder), one_each(read_table(chosen.folder / "moves.csv"), chosen.on), chosen.on, chosen.out)


if __name__ == "__main__":
    main()
