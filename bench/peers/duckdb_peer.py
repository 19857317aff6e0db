"""The rules in DuckDB.

python3 bench/peers/duckdb_peer.py DIR
"""

from pathlib import Path

import columns as shared
import duckdb
import numpy as np
import pyarrow as pa

RULES = Path(__file__).with_name("rules.sql").read_text(encoding="utf-8")
DAYS = {"from", "until", "until_planned", "birth_low", "birth_high", "extension", "decided", "issued"}

BY_PURPOSE = """
    CASE WHEN service_left IS NULL THEN NULL WHEN service_left >= 120 THEN true WHEN service_left < 60 THEN false
         WHEN shorter THEN true WHEN NOT shorter THEN false END"""

# For each rule: its table, when it speaks, what it requires, when a decision waives it, its evidence.
ASKED = {
    "45-CT/TW#two-terms": ("facts", "true", "months_as_head < 96", "false", "months_as_head"),
    "36/2018/QH14#position-change-due": (
        "facts", "in_post AND NOT leadership AND sensitive AND service_left >= 18 AND NOT under_proceedings", "months_in_post < stay", "false", "months_in_post",
    ),
    "377-QĐ/TW#out-of-planning": ("facts", "true", "NOT disciplined_while_planned", "false", "disciplined_while_planned::INT"),
    "377-QĐ/TW#planning-per-person": ("facts", "true", "titles <= 3", "false", "titles"),
    "65-QĐ/TW#yearly-evaluation": ("facts", "on_rotation", "evaluations_missing = 0", "false", "evaluations_missing"),
    "65-QĐ/TW#in-planning": ("moving", "rotation", "in_planning", "decided AND purpose = 4", "in_planning::INT"),
    "65-QĐ/TW#service-left": ("moving", "rotation", "service_left >= 120", "decided", "service_left"),
    "98-QĐ/TW#service-left": ("moving", "rotation", BY_PURPOSE, "false", "service_left"),
    "170/2025/NĐ-CP#service-left": ("moving", "rotation", BY_PURPOSE, "decided", "service_left"),
    "65-QĐ/TW#min-term-served": ("moving", "on_rotation", "months_in_post >= 36", "decided", "months_in_post"),
    "98-QĐ/TW#age-cap": (
        "moving", "rotation AND purpose = 0",
        "CASE WHEN age_most < CASE sex WHEN 0 THEN 600 ELSE 540 END THEN true WHEN age_least >= CASE sex WHEN 0 THEN 600 ELSE 540 END THEN false END",
        "false", "as_range(age_least, age_most)",
    ),
    "170/2025/NĐ-CP#health": ("moving", "rotation", "fit AND certificate_age <= 6", "false", "certificate_age"),
    "377-QĐ/TW#promotion-months": (
        "moving", "higher", "CASE WHEN equivalent_least >= 12 THEN true WHEN equivalent_most < 12 THEN false END", "decided",
        "as_range(equivalent_least, equivalent_most)",
    ),
    "377-QĐ/TW#discipline-wait": ("moving", "higher", "waited", "false", "discipline_months"),
    "80/2025/QH15#under-proceedings": ("moving", "true", "NOT under_proceedings", "false", "under_proceedings::INT"),
    "114-QĐ/TW#kin-head-deputy": ("moving", "true", "NOT kin_head_deputy", "decided", "kin_head_deputy::INT"),
}  # fmt: skip
ORDER = {"facts": "person", "moving": "move"}


def load(columns):
    """Arrow tables with NULL for what is missing and days as dates, each with its row number."""
    form = {}
    for name, table in columns.tables.items():
        arrays = {"id": pa.array(np.arange(len(next(iter(table.values()))), dtype=np.int32))}
        for column, values in table.items():
            kind = pa.date32() if column in DAYS else None
            arrays[column] = pa.array(values, mask=columns.missing(name, column)).cast(kind) if kind else pa.array(values, mask=columns.missing(name, column))
        form[name] = pa.table(arrays)
    return columns.day, form


def question(rules, table):
    """One SELECT with outcome and evidence of every rule asked of a table."""
    parts = []
    for rule in rules:
        _, when, require, waived, evidence = ASKED[rule]
        judged = f"outcome({when}, {require}, {waived})"
        if rule.startswith("170/"):
            judged = f"CASE WHEN kind IS NULL THEN 2 WHEN kind <> 1 THEN 255 ELSE {judged} END"
        parts.append(f"({judged})::UTINYINT, coalesce(({evidence})::BIGINT, {shared.NO_EVIDENCE})")
    return f"SELECT {', '.join(parts)} FROM {table} ORDER BY {ORDER[table]}"


def answer(form, rules):
    """Outcomes and evidence of every rule asked."""
    day, tables = form
    found = {}
    with duckdb.connect(config={"threads": shared.THREADS}) as engine:
        for name, table in tables.items():
            engine.register(name, table)
        engine.execute(RULES.replace("$day", f"DATE '{day}'"))
        for table in ORDER:
            asked = [rule for rule in rules if ASKED[rule][0] == table]
            if asked:
                arrays = list(engine.sql(question(asked, table)).to_arrow_table().columns)
                for place, rule in enumerate(asked):
                    found[rule] = (arrays[2 * place].to_numpy(), arrays[2 * place + 1].to_numpy())
    return found


if __name__ == "__main__":
    shared.run("duckdb", duckdb.__version__, load, answer)
