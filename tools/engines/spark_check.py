"""Runs the rules as SQL in Spark, on this machine alone, and compares them with what `luan` found.

python3 tools/engines/spark_check.py OUT
"""

import tempfile

import layout
from pyspark.sql import SparkSession


def start(away):
    """A session with one partition: the tables are small and the answers come sooner."""
    return (
        SparkSession.builder.master("local[1]")
        .appName("rules")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.warehouse.dir", away)
        .config("spark.driver.extraJavaOptions", f"-Dderby.system.home={away}")
        .getOrCreate()
    )


def asking(session):
    """The function that answers a kind in this session."""

    def ask(kind):
        session.sql(f"DROP TABLE IF EXISTS {kind.table}")
        session.sql(kind.statement("create", "spark"))
        schema = session.table(kind.table).schema
        rows = session.read.csv(str(kind.facts), schema=schema, header=True, escape='"', multiLine=True, nullValue="", mode="FAILFAST")
        # A view of the same name stands before the table; its columns have the types that the statement declared.
        rows.createOrReplaceTempView(kind.table)
        answer = session.sql(kind.statement("select", "spark"))
        return answer.columns, [tuple(row) for row in answer.collect()]

    return ask


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as away:
        spark = start(away)
        spark.sparkContext.setLogLevel("ERROR")
        layout.check(asking(spark))
