"""Who may see and do what: the policy of docs/access.md, written from that page alone.

python3 tools/access/model.py               answers cases: JSON lines in, JSON lines out
python3 tools/access/model.py --all         every case that there is, with its answer
python3 tools/access/model.py --actions     what each action asks for
"""

import argparse
import itertools
import json
import sys
from typing import NamedTuple

ANSWERED, USAGE = 0, 2

STANDINGS = ("within", "above", "outside")
TIES = ("own", "kin", "none")
STATES = ("ordinary", "under_proceedings", "left")
CLASSES = ("open", "personnel", "assessment", "discipline", "proceedings", "kinship", "health")


class Action(NamedTuple):
    """A row of the page's table of actions."""

    acts: bool = False
    recorded: bool = False
    reason: bool = False
    fresh: bool = False


ACTIONS = {
    "find": Action(),
    "person": Action(recorded=True, reason=True),
    "history": Action(recorded=True, reason=True),
    "review": Action(recorded=True, reason=True),
    "plan": Action(acts=True, recorded=True, reason=True),
    "export": Action(recorded=True, reason=True, fresh=True),
    "change": Action(acts=True, fresh=True),
    "correct": Action(fresh=True),
    "readings": Action(),
    "accounts": Action(),
    "grant": Action(fresh=True),
    "confirm": Action(fresh=True),
    "audit": Action(),
}
# About the office as a whole: neither relation nor class nor state is looked at.
OFFICE_WIDE = ("accounts", "grant", "confirm", "audit")


class Rule(NamedTuple):
    """What a role may. The actions about the office as a whole have no use for the rest."""

    actions: tuple
    classes: tuple = ()
    relations: tuple = ("within",)
    states: tuple = STATES


def may(actions, classes="", **narrowed):
    """A rule from words as the page has them."""
    return Rule(tuple(actions.split()), tuple(classes.split()), **narrowed)


def all_but(*classes):
    """The words for every class but these."""
    return " ".join(name for name in CLASSES if name not in classes)


EVERYTHING = all_but()
ABOVE, OWN = ("above",), ("own",)
PROCEEDINGS_OPEN = ("under_proceedings",)
# Every role but the cadre and the administrator finds the same.
FINDS = (may("find", "open personnel"), may("find", "open", relations=ABOVE))
MEMBER = (*FINDS, may("person history review plan", EVERYTHING))

RULES = {
    "clerk": (
        *FINDS,
        may("person history", "open personnel assessment"),
        may("change", "personnel", states=("ordinary", "under_proceedings")),
    ),
    "specialist": (
        *FINDS,
        may("person history", all_but("proceedings")),
        may("review plan", EVERYTHING),
        may("export", "open personnel assessment"),
        may("change", all_but("discipline", "proceedings")),
    ),
    "inspector": (
        *FINDS,
        may("person history", "open personnel assessment discipline proceedings"),
        may("person history", "kinship", states=PROCEEDINGS_OPEN),
        may("review", "open personnel assessment discipline proceedings"),
        may("export", "open personnel discipline proceedings", states=PROCEEDINGS_OPEN),
        may("change", "discipline proceedings"),
        may("readings", "personnel"),
    ),
    "member": MEMBER,
    "secretary": (
        *MEMBER,
        may("export", "open personnel assessment"),
        may("readings", "personnel"),
        may("accounts confirm"),
    ),
    "cadre": (
        may("person history review", all_but("proceedings"), relations=OWN),
        may("correct", "health", relations=OWN),
        may("readings", "personnel", relations=OWN),
    ),
    "auditor": (
        *FINDS,
        may("person history review", "open personnel assessment"),
        may("readings", "personnel"),
        may("accounts audit"),
    ),
    "administrator": (
        may("find", "open"),
        may("find", "open", relations=ABOVE),
        may("accounts grant confirm audit"),
    ),
    # Whoever holds the keys at the machine: no account, so no scope either, and every relation is meant.
    "operator": (
        may(" ".join(name for name in ACTIONS if name not in OFFICE_WIDE), EVERYTHING, relations=("own", "kin", *STANDINGS)),
        may("accounts audit"),
    ),
}
ROLES = tuple(RULES)
# The fields of a case and what each may hold; an action about the office as a whole has the first two.
FIELDS = {"role": ROLES, "action": tuple(ACTIONS), "standing": STANDINGS, "tie": TIES, "state": STATES, "class": CLASSES}


def relations(role, standing, tie):
    """The relations that the rules of a role may speak of here."""
    if tie == "none":
        return {standing}
    # The cadre is the one role that looks no further than the tie.
    return {tie} if role == "cadre" else {tie, standing}


def allowed(case):
    """Whether the role may; ValueError where the case is none."""
    if type(case) is not dict:
        raise ValueError("a case is an object")
    role, action = known(case, "role"), known(case, "action")
    rules = [rule for rule in RULES[role] if action in rule.actions]
    if action in OFFICE_WIDE:
        return bool(rules)
    standing, tie, state, kind = (known(case, name) for name in ("standing", "tie", "state", "class"))
    if ACTIONS[action].acts and tie != "none":
        return False
    here = relations(role, standing, tie)
    return any(kind in rule.classes and state in rule.states and here & set(rule.relations) for rule in rules)


def known(case, name):
    """The value of a field, one of those that there are."""
    if name not in case:
        raise ValueError(f"the case has no {name}")
    if case[name] not in FIELDS[name]:
        raise ValueError(f"unknown {name}: {json.dumps(case[name])}")
    return case[name]


def every_case():
    """Every case that there is, in the order of the page: roles, then actions, then the fields from left to right."""
    for role, action in itertools.product(ROLES, ACTIONS):
        if action in OFFICE_WIDE:
            yield {"role": role, "action": action}
            continue
        for values in itertools.product(STANDINGS, TIES, STATES, CLASSES):
            yield dict(zip(FIELDS, (role, action, *values), strict=True))


def line(value):
    """A line of JSON without spaces."""
    return json.dumps(value, separators=(",", ":"))


def answer(source):
    """Answers each line as it comes, so that two programs can talk; gives back the exit code."""
    for number, text in enumerate(source, 1):
        try:
            print(line({"allowed": allowed(json.loads(text))}), flush=True)
        except (ValueError, RecursionError) as error:
            print(f"line {number}: {error}", file=sys.stderr)
            return USAGE
    return ANSWERED


def main(words):
    """Runs the command and gives back the exit code."""
    parser = argparse.ArgumentParser(prog="model.py", description="The access policy of docs/access.md.", allow_abbrev=False)
    lists = parser.add_mutually_exclusive_group()
    lists.add_argument("--all", action="store_true", help="every case that there is, with its answer")
    lists.add_argument("--actions", action="store_true", help="what each action asks for")
    asked = parser.parse_args(words)
    if asked.all:
        for case in every_case():
            print(line(case | {"allowed": allowed(case)}))
    elif asked.actions:
        for name, action in ACTIONS.items():
            print(line({"action": name} | action._asdict()))
    else:
        return answer(sys.stdin.buffer)
    return ANSWERED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
