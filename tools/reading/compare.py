"""Runs the `luan` binary and the independent reading on the same nasty folders and prints every difference with the facts.

python3 tools/reading/compare.py --luan PATH [--seeds 200] [--first 1] [--keep DIR] [--rules SUBSTRING]
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import nasty
from report import check, review
from tables import Register, read_table

COMPARED = ("effect", "outcome", "on")


def answers_of(luan, *command):
    """What the binary answers, as a list of verdicts; its complaint is raised as text."""
    done = subprocess.run([luan, *command, "--format", "json"], capture_output=True, text=True, check=False)
    # A code of its own says that rows were refused: no row of these folders may be.
    if done.returncode:
        raise RuntimeError(f"luan {' '.join(command)} ended with {done.returncode}: {done.stderr.strip()[:2000]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def keyed(verdicts, wanted):
    """Verdicts by (subject, rule), each group in a fixed order: a person may make one move twice."""
    groups = {}
    for verdict in sorted(verdicts, key=lambda verdict: str(verdict["on"])):
        if wanted in verdict["rule"]:
            groups.setdefault((verdict["subject"], verdict["rule"]), []).append(verdict)
    return groups


def differences(ours, theirs, wanted=""):
    """(key, our verdicts, their verdicts) wherever effect, outcome or day differ or a line is on one side only."""
    ours, theirs = keyed(ours, wanted), keyed(theirs, wanted)
    for key in sorted(ours.keys() | theirs.keys()):
        mine, other = ours.get(key, []), theirs.get(key, [])
        if [[verdict.get(name) for name in COMPARED] for verdict in mine] != [[verdict.get(name) for name in COMPARED] for verdict in other]:
            yield key, mine, other


def in_order(verdicts):
    """Whether the lines come in the order of the exchange format."""
    keys = [(verdict["subject"], verdict["rule"]) for verdict in verdicts]
    return keys == sorted(keys)


def rows_about(folder, words):
    """The rows of the folder that name any of the words: the facts behind a difference."""
    for path in sorted(folder.glob("*.csv")):
        for row in read_rows(path):
            if any(word in row.values() for word in words):
                yield f"    {path.stem}: " + " ".join(f"{name}={value}" for name, value in row.items() if value)


def read_rows(path):
    """The rows of a file as dictionaries of text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tell(folder, seed, what, key, mine, other):
    """Prints one difference."""
    subject, rule = key
    print(f"seed {seed} {what} {subject} {rule}")
    print(f"    reading {[[verdict.get(name) for name in COMPARED] for verdict in mine]}")
    print(f"    luan    {[[verdict.get(name) for name in (*COMPARED, 'facts', 'missing')] for verdict in other]}")
    words = subject.split(":", 1)[1].split(">") if not subject.startswith("plan") else []
    for line in rows_about(folder, words):
        print(line)


def one_seed(luan, seed, folder, wanted, counts):
    """Compares one folder: its check and a few reviews. Returns how many differences were found."""
    nasty.write(folder, seed)
    register, moves = Register(folder), folder / "moves.csv"
    runs = [("check", check(register, read_table(moves)), ("check", "--from", str(folder), "--moves", str(moves)))]
    for day in nasty.review_days(seed):
        runs.append((f"review {day}", review(register, day), ("review", "--from", str(folder), "--on", day.isoformat())))
    found = 0
    for what, ours, command in runs:
        ours, theirs = list(ours), answers_of(luan, *command)
        counts.update((verdict["rule"], verdict["outcome"]) for verdict in ours)
        for key, mine, other in differences(ours, theirs, wanted):
            tell(folder, seed, what, key, mine, other)
            found += 1
        if not in_order(theirs):
            print(f"seed {seed} {what}: the lines of luan are not in order")
            found += 1
    return found


def main():
    """Compares the seeds asked for; ends with the number that passed and failed."""
    parser = argparse.ArgumentParser(description="The engine against the independent reading")
    parser.add_argument("--luan", required=True)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="write the folders here and leave them")
    parser.add_argument("--rules", default="", help="only rules whose name holds this text")
    parser.add_argument("--coverage", action="store_true", help="say how often each rule had each outcome")
    chosen = parser.parse_args()
    counts, failed = Counter(), 0
    with tempfile.TemporaryDirectory() as away:
        for seed in range(chosen.first, chosen.first + chosen.seeds):
            failed += one_seed(chosen.luan, seed, (chosen.keep or Path(away)) / str(seed), chosen.rules, counts) > 0
    if chosen.coverage:
        for (rule, outcome), count in sorted(counts.items()):
            print(f"{rule:40} {outcome:15} {count}")
    print(f"{chosen.seeds - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
