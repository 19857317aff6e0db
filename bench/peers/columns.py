"""What the peers share: the raw columns, the hash, the line that they print (see README.md)."""

import json
import sys
import time
from pathlib import Path

import numpy as np

TYPES = {"u8": "<u1", "i32": "<i4", "u32": "<u4"}
MISSING = {"u8": 255, "i32": -(2**31)}
NO_EVIDENCE = -(2**63)
THREADS = 1
OUT_OF_SCOPE = 255

OF_PEOPLE = [
    "45-CT/TW#two-terms",
    "36/2018/QH14#position-change-due",
    "377-QĐ/TW#out-of-planning",
    "377-QĐ/TW#planning-per-person",
    "65-QĐ/TW#yearly-evaluation",
]
OF_MOVES = [
    "65-QĐ/TW#in-planning",
    "65-QĐ/TW#service-left",
    "98-QĐ/TW#service-left",
    "170/2025/NĐ-CP#service-left",
    "65-QĐ/TW#min-term-served",
    "98-QĐ/TW#age-cap",
    "170/2025/NĐ-CP#health",
    "377-QĐ/TW#promotion-months",
    "377-QĐ/TW#discipline-wait",
    "80/2025/QH15#under-proceedings",
    "114-QĐ/TW#kin-head-deputy",
]


class Columns:
    """The tables of one folder: `tables[name][column]` is an array."""

    def __init__(self, folder):
        folder = Path(folder)
        schema = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
        self.day, self.rules = schema["day"], schema["rules"]
        self.types = {name: table["columns"] for name, table in schema["tables"].items()}
        self.tables = {
            name: {column: np.fromfile(folder / f"{name}.{column}.bin", TYPES[kind]) for column, kind in columns.items()}
            for name, columns in self.types.items()
        }
        self.people = schema["tables"]["people"]["rows"]
        self.moves = schema["tables"]["moves"]["rows"]

    def missing(self, table, column):
        """Where a column has no value."""
        return self.tables[table][column] == MISSING.get(self.types[table][column], -1)


def mix(bits):
    """The last steps of splitmix64 on an array of u64."""
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


def hash_of(people, rule, outcomes, evidence):
    """The hash of one rule's rows."""
    speaks = outcomes != OUT_OF_SCOPE
    bits = mix(evidence[speaks].astype(np.int64).view(np.uint64)) + np.uint64(rule * 8) + outcomes[speaks].astype(np.uint64)
    return int(mix(mix(bits) + people[speaks].astype(np.uint64)).sum(dtype=np.uint64))


def hashes(columns, answers):
    """The hash of every rule asked: `answers[rule]` is (outcomes, evidence)."""
    everybody = np.arange(columns.people)
    return [hash_of(everybody if name in OF_PEOPLE else columns.tables["moves"]["person"], index, *answers[name]) for index, name in enumerate(columns.rules)]


def run(name, version, load, answer):
    """Loads, answers, prints the line: `load(columns)` makes the engine's own form, `answer(form, rules)` the arrays."""
    started = time.perf_counter()
    columns = Columns(sys.argv[1])
    form = load(columns)
    loaded = time.perf_counter()
    answers = answer(form, columns.rules)
    answered = time.perf_counter()
    found = hashes(columns, answers)
    line = {
        "peer": name,
        "version": version,
        "people": columns.people,
        "moves": columns.moves,
        "rules": len(columns.rules),
        "load_seconds": round(loaded - started, 4),
        "answer_seconds": round(answered - loaded, 4),
        "hash": f"{sum(found) % 2**64:016x}",
        "hashes": {rule: f"{bits:016x}" for rule, bits in zip(columns.rules, found, strict=True)},
    }
    print(json.dumps(line, ensure_ascii=False))
