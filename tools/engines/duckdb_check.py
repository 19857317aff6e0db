"""Runs the rules as SQL in DuckDB and compares them with what `luan` found.

python3 tools/engines/duckdb_check.py OUT
"""

import duckdb
import layout


def ask(kind):
    """Loads the fact table and answers the one `SELECT` over it."""
    with duckdb.connect() as engine:
        engine.execute(kind.statement("create", "duckdb"))
        path = str(kind.facts).replace("'", "''")
        engine.execute(f"COPY {kind.table} FROM '{path}' (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '', AUTO_DETECT false)")
        answer = engine.execute(kind.statement("select", "duckdb"))
        return [column[0] for column in answer.description], answer.fetchall()


if __name__ == "__main__":
    layout.check(ask)
