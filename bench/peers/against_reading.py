"""Runs the peers on small nasty folders and compares every outcome with the independent reading.

python3 bench/peers/against_reading.py [--seeds 50] [--peers duckdb,polars,openfisca]
"""

import argparse
import importlib
import sys
import tempfile
from datetime import date
from pathlib import Path

from columns import OF_PEOPLE, Columns, hashes
from from_folder import one_each, write

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "reading"))
import nasty
from report import MoveAsked, PersonAsked
from rulebook import RULES, outcome
from standing import Plan
from tables import Register, read_table

CODES = {"met": 0, "not_met": 1, "not_known": 2, "not_applicable": 3, "waived": 4, None: 255}
LAWS = {law.full_name: law for law in RULES}


def expected(register, moves, day, rules):
    """What the reading finds for each rule, in the order of people or of moves, whatever is in force."""
    plan = Plan(register, moves)
    people = [PersonAsked(register, name, day) for name in register.people]
    movers = [MoveAsked(register, plan, move) for move in moves]
    return {rule: [CODES[outcome(LAWS[rule], subject)] for subject in (people if rule in OF_PEOPLE else movers)] for rule in rules}


def one_folder(seed, day, away, peers):
    """How many peers differ from the reading, or from each other's hash, on one folder and day."""
    register, moves = Register(away / "in"), one_each(read_table(away / "in" / "moves.csv"), day)
    write(register, moves, day, away / "out")
    columns = Columns(away / "out")
    right, seen, wrong = expected(register, moves, day, columns.rules), {}, 0
    for peer in peers:
        answers = peer.answer(peer.load(columns), columns.rules)
        for rule in columns.rules:
            found = answers[rule][0].tolist()
            if found != right[rule]:
                wrong += 1
                print(f"seed {seed} {day} {peer.__name__} {rule}: expected {right[rule]}, found {found}")
        found = hashes(columns, answers)
        for rule, bits in zip(columns.rules, found, strict=True):
            if seen.setdefault(rule, (bits, answers[rule][1]))[0] != bits:
                wrong += 1
                print(f"seed {seed} {day} {peer.__name__} {rule}: evidence {answers[rule][1].tolist()} against {seen[rule][1].tolist()}")
    return wrong


def main():
    """Compares the seeds asked for; ends with the number that passed and failed."""
    parser = argparse.ArgumentParser(description="The peers against the independent reading")
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--peers", default="duckdb,polars,openfisca")
    chosen = parser.parse_args()
    peers = [importlib.import_module(f"{name}_peer") for name in chosen.peers.split(",")]
    failed = 0
    for seed in range(1, chosen.seeds + 1):
        with tempfile.TemporaryDirectory() as folder:
            nasty.write(Path(folder) / "in", seed)
            days = [*nasty.review_days(seed), date(2026, 3, 31)]
            failed += any([one_folder(seed, day, Path(folder), peers) for day in days])
    print(f"{chosen.seeds - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
