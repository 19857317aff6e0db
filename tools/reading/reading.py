"""The rules read a second time, from their text: no line of the engine was read to write this.

python3 tools/reading/reading.py review --from DIR --on DAY
python3 tools/reading/reading.py check --from DIR --moves FILE
"""

import argparse
from datetime import date
from pathlib import Path

from report import check, lines, review
from tables import Register, read_table


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description="An independent reading of the rules")
    commands = parser.add_subparsers(dest="command", required=True)
    on_a_day = commands.add_parser("review", help="every person and post on a day")
    of_a_plan = commands.add_parser("check", help="the moves of a plan")
    for command in (on_a_day, of_a_plan):
        command.add_argument("--from", dest="folder", required=True, help="exchange folder")
    on_a_day.add_argument("--on", type=date.fromisoformat, required=True)
    of_a_plan.add_argument("--moves", type=Path, required=True)
    return parser.parse_args()


def main():
    """Prints the verdicts as JSON lines."""
    chosen = arguments()
    register = Register(chosen.folder)
    found = review(register, chosen.on) if chosen.command == "review" else check(register, read_table(chosen.moves))
    for line in lines(found):
        print(line)


if __name__ == "__main__":
    main()
