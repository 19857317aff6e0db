"""Tests of the policy: what the page says, derived by hand a second time, and what must hold for every case that there is."""

import itertools
import json
import re
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import model
from model import ACTIONS, CLASSES, OFFICE_WIDE, ROLES, STANDINGS, STATES, TIES, allowed, every_case

PAGE = HERE.parents[2] / "docs" / "access.md"
ABOUT_SUBJECTS = [name for name in ACTIONS if name not in OFFICE_WIDE]
GRANTED = [role for role in ROLES if role != "operator"]

# A letter for a class: open, personnel, assessment, discipline, pRoceedings, kinship, health.
LETTERS = dict(zip("OPADRKH", CLASSES, strict=True))
# What each role may where the subject stands within and is nobody's: while ordinary, under proceedings, left. What is not here is refused.
WITHIN = """
clerk find OP OP OP | clerk person OPA OPA OPA | clerk history OPA OPA OPA | clerk change P P -
specialist find OP OP OP | specialist person OPADKH OPADKH OPADKH | specialist history OPADKH OPADKH OPADKH | specialist review OPADRKH OPADRKH OPADRKH
specialist plan OPADRKH OPADRKH OPADRKH | specialist export OPA OPA OPA | specialist change OPAKH OPAKH OPAKH
inspector find OP OP OP | inspector person OPADR OPADRK OPADR | inspector history OPADR OPADRK OPADR | inspector review OPADR OPADR OPADR
inspector export - OPDR - | inspector change DR DR DR | inspector readings P P P
member find OP OP OP | member person OPADRKH OPADRKH OPADRKH | member history OPADRKH OPADRKH OPADRKH | member review OPADRKH OPADRKH OPADRKH
member plan OPADRKH OPADRKH OPADRKH
secretary find OP OP OP | secretary person OPADRKH OPADRKH OPADRKH | secretary history OPADRKH OPADRKH OPADRKH | secretary review OPADRKH OPADRKH OPADRKH
secretary plan OPADRKH OPADRKH OPADRKH | secretary export OPA OPA OPA | secretary readings P P P
auditor find OP OP OP | auditor person OPA OPA OPA | auditor history OPA OPA OPA | auditor review OPA OPA OPA | auditor readings P P P
administrator find O O O
"""
# What a cadre may of the own record, wherever it stands; nothing else.
OWN = {**dict.fromkeys(("person", "history", "review"), set(CLASSES) - {"proceedings"}), "correct": {"health"}, "readings": {"personnel"}}
OFFICE = {
    "accounts": {"secretary", "auditor", "administrator", "operator"},
    "grant": {"administrator"},
    "confirm": {"secretary", "administrator"},
    "audit": {"auditor", "administrator", "operator"},
}


def ask(role, action, kind="open", standing="within", tie="none", state="ordinary"):
    return allowed({"role": role, "action": action, "standing": standing, "tie": tie, "state": state, "class": kind})


def classes(role, action, **where):
    return {kind for kind in CLASSES if ask(role, action, kind, **where)}


def run(*words, lines=""):
    """(exit code, standard output, standard error) of the program."""
    done = subprocess.run([sys.executable, HERE.parent / "model.py", *words], input=lines, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


class WhatThePageSays(unittest.TestCase):
    def test_what_each_role_may_within_its_scope(self):
        cells = {(role, action): sets for role, action, *sets in map(str.split, re.split(r"[|\n]", WITHIN.strip()))}
        for role, action in itertools.product(GRANTED, ABOUT_SUBJECTS):
            for state, letters in zip(STATES, cells.pop((role, action), "---"), strict=True):
                self.assertEqual(classes(role, action, state=state), {LETTERS[letter] for letter in letters.strip("-")}, (role, action, state))
        self.assertEqual(cells, {})

    def test_above_the_scope_only_what_is_open_is_found_and_outside_nothing(self):
        for role, action, state in itertools.product(GRANTED, ABOUT_SUBJECTS, STATES):
            found = {"open"} if action == "find" and role != "cadre" else set()
            self.assertEqual(classes(role, action, standing="above", state=state), found, (role, action))
            self.assertEqual(classes(role, action, standing="outside", state=state), set(), (role, action))

    def test_a_cadre_sees_the_own_record_wherever_it_stands_and_nothing_else(self):
        for action, standing, state in itertools.product(ABOUT_SUBJECTS, STANDINGS, STATES):
            self.assertEqual(classes("cadre", action, standing=standing, tie="own", state=state), OWN.get(action, set()), action)
            for tie in ("kin", "none"):
                self.assertEqual(classes("cadre", action, standing=standing, tie=tie, state=state), set(), (action, tie))

    def test_who_may_what_is_about_the_office_as_a_whole(self):
        for action, roles in OFFICE.items():
            self.assertEqual({role for role in ROLES if allowed({"role": role, "action": action})}, roles, action)
            # Whatever the other fields hold, they are not looked at.
            self.assertEqual({role for role in ROLES if allowed({"role": role, "action": action, "class": 7, "tie": "own", "state": None})}, roles, action)

    def test_the_operator_may_everything_but_grant_and_confirm(self):
        for action, standing, state in itertools.product(ABOUT_SUBJECTS, STANDINGS, STATES):
            self.assertEqual(classes("operator", action, standing=standing, state=state), set(CLASSES))

    def test_the_roles_are_those_of_the_page_and_no_other(self):
        sentence = re.search(r"^\*\*Role\*\*.*?\.$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)[0]
        self.assertEqual([*re.findall("`([a-z]+)`", sentence), "operator"], list(ROLES))

    def test_the_table_of_actions_is_that_of_the_page(self):
        rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in PAGE.read_text(encoding="utf-8").splitlines() if row.startswith("| `")]
        said = [{"action": name.strip("`")} | dict(zip(("acts", "recorded", "reason", "fresh"), map(bool, cells), strict=True)) for name, _, *cells in rows]
        code, out, _ = run("--actions")
        self.assertEqual((code, [json.loads(line) for line in out.splitlines()]), (0, said))
        self.assertEqual(len(said), 13)
        self.assertEqual(tuple(row["action"] for row in said[-4:]), OFFICE_WIDE)


class WhatHoldsForEveryCase(unittest.TestCase):
    def setUp(self):
        self.granted = [case for case in every_case() if allowed(case)]
        self.about_subjects = [case for case in self.granted if "class" in case]

    def test_whatever_acts_is_refused_on_own_and_kin_for_every_role(self):
        acting = [case for case in self.about_subjects if case["action"] in ("plan", "change")]
        self.assertEqual({case["tie"] for case in acting}, {"none"})
        self.assertEqual({case["role"] for case in acting}, {"clerk", "specialist", "inspector", "member", "secretary", "operator"})

    def test_a_tie_changes_nothing_else_but_for_the_cadre(self):
        for case in every_case():
            if "tie" in case and case["role"] != "cadre" and not ACTIONS[case["action"]].acts:
                self.assertEqual(allowed(case), allowed(case | {"tie": "none"}), case)

    def test_an_administrator_sees_no_class_but_open(self):
        self.assertEqual({(case["action"], case["class"]) for case in self.about_subjects if case["role"] == "administrator"}, {("find", "open")})

    def test_who_ever_sees_proceedings(self):
        seen = {(case["role"], case["action"]) for case in self.about_subjects if case["class"] == "proceedings" and case["role"] != "operator"}
        self.assertEqual({role for role, _ in seen}, {"inspector", "member", "secretary", "specialist"})
        self.assertEqual({action for role, action in seen if role == "specialist"}, {"review", "plan"})

    def test_who_ever_sees_health_and_kinship(self):
        for kind, more in (("health", set()), ("kinship", {"inspector"})):
            seen = {case["role"] for case in self.about_subjects if case["class"] == kind}
            self.assertEqual(seen, {"specialist", "member", "secretary", "cadre", "operator"} | more)

    def test_a_secretary_may_all_that_a_member_may_and_the_operator_all_but_grant_and_confirm(self):
        for case in self.granted:
            self.assertTrue(case["role"] != "member" or allowed(case | {"role": "secretary"}), case)
            self.assertTrue(case["action"] in ("grant", "confirm") or allowed(case | {"role": "operator"}), case)

    def test_only_a_cadre_asks_something_of_what_stands_outside(self):
        self.assertEqual({case["role"] for case in self.about_subjects if case["standing"] == "outside"}, {"cadre", "operator"})

    def test_a_role_that_grants_opens_no_record(self):
        opens, grants = ({case["role"] for case in self.granted if case["action"] == action} for action in ("person", "grant"))
        self.assertEqual((opens & grants, opens | grants), (set(), set(ROLES)))


class TheProgram(unittest.TestCase):
    def test_all_cases_come_once_in_one_order_and_are_answered_the_same_one_by_one(self):
        code, out, _ = run("--all")
        cases = [json.loads(line) for line in out.splitlines()]
        self.assertEqual((code, len(cases)), (0, 9 * (9 * len(STANDINGS) * len(TIES) * len(STATES) * len(CLASSES) + 4)))
        self.assertEqual(len({json.dumps(case) for case in cases}), len(cases))
        places = [[fields.index(case[name]) for name, fields in model.FIELDS.items() if name in case] for case in cases]
        self.assertEqual(places, sorted(places))
        self.assertEqual(run("--all")[1], out)
        answers = "".join(json.dumps({"allowed": case.pop("allowed")}, separators=(",", ":")) + "\n" for case in cases)
        self.assertEqual(run(lines="".join(json.dumps(case) + "\n" for case in cases)), (0, answers, ""))

    def test_a_case_that_is_none_ends_with_two_and_a_word_on_it(self):
        good = {"role": "clerk", "action": "find", "standing": "within", "tie": "none", "state": "ordinary", "class": "open"}
        bad = [good | {name: value} for name in good for value in ("", "other", "Open", None, 1, True, ["open"], {})]
        bad += [{name: good[name] for name in good if name != missing} for missing in good]
        bad += [{"role": "other", "action": "audit"}, {"action": "audit"}, {"role": "clerk"}, good | {"action": "audits"}, [], "clerk", None, 1]
        for case in bad:
            self.assertRaises(ValueError, allowed, case)
        for line in (*map(json.dumps, (bad[1], bad[-1], bad[50])), "", "{", "[" * 100_000, json.dumps(good) + "x"):
            code, out, error = run(lines=f"{json.dumps(good)}\n{line}\n{json.dumps(good)}\n")
            self.assertEqual((code, out), (2, '{"allowed":true}\n'), line)
            self.assertTrue(error.startswith("line 2: ") and error.count("\n") == 1, error)

    def test_other_fields_are_not_looked_at_and_no_case_is_no_answer(self):
        self.assertTrue(allowed({"role": "clerk", "action": "find", "standing": "within", "tie": "none", "state": "left", "class": "open", "allowed": False}))
        self.assertEqual(run(), (0, "", ""))

    def test_a_command_that_is_not_understood_ends_with_two(self):
        for words in (["--al"], ["--all", "--actions"], ["file"]):
            self.assertEqual(run(*words)[0], 2, words)

    def test_an_answer_comes_before_the_next_case_is_asked(self):
        with subprocess.Popen([sys.executable, HERE.parent / "model.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
            for role in ("auditor", "clerk"):
                program.stdin.write(json.dumps({"role": role, "action": "audit"}).encode() + b"\n")
                program.stdin.flush()
                self.assertEqual(program.stdout.readline(), b'{"allowed":%s}\n' % json.dumps(role == "auditor").encode())
            program.stdin.close()


if __name__ == "__main__":
    unittest.main()
