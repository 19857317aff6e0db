#!/usr/bin/env python3
"""A second opinion on plans: the same worlds, another solver, another formulation.

    cargo run -p planner --example second_solver -- worlds 50
    python -m venv venv && venv/bin/pip install ortools
    venv/bin/python tools/second_solver.py worlds

Reads every world of the folder, states the contract of a plan once more as constraints of OR-tools' CP-SAT, minimises the levels one after another,
and compares objective and plan with what was found before. Exits with 1 where they differ.
"""

import hashlib
import json
import pathlib
import sys

from ortools.sat.python import cp_model


class Plan:
    """The choices of one world, and what a plan is measured by."""

    def __init__(self, world):
        self.world = world
        self.model = cp_model.CpModel()
        people, arcs = world["people"], world["arcs"]
        self.take = [self.model.NewBoolVar(f"take{number}") for number in range(len(arcs))]
        self.stay = [self.model.NewBoolVar(f"stay{number}") for number in range(len(people))]
        for number in range(len(people)):
            own = [self.take[arc] for arc in range(len(arcs)) if arcs[arc]["person"] == number]
            self.model.AddExactlyOne(own + [self.stay[number]])
        self.after = [self.holders_after(number) for number in range(len(world["posts"]))]
        self.limit_posts()
        self.limit_request()
        self.limit_ties()
        self.levels = self.objective()

    def source(self, arc):
        return self.world["people"][self.world["arcs"][arc]["person"]]["post"]

    def target(self, arc):
        return self.world["arcs"][arc]["to"]

    def unit(self, post):
        return self.world["posts"][post]["unit"]

    def holders_after(self, post):
        come = sum(self.take[arc] for arc in range(len(self.take)) if self.target(arc) == post)
        gone = sum(self.take[arc] for arc in range(len(self.take)) if self.source(arc) == post)
        return self.world["posts"][post]["holders"] + come - gone

    def limit_posts(self):
        for number, post in enumerate(self.world["posts"]):
            self.model.Add(self.after[number] <= max(post["seats"], post["holders"]))
            if post["role"] == "head":
                self.model.Add(self.after[number] >= post["holders"])
            for arc, possible in enumerate(self.world["arcs"]):
                if possible["to"] == number and possible["within_seats"]:
                    self.model.Add(self.after[number] <= post["seats"]).OnlyEnforceIf(self.take[arc])

    def crossing(self, unit):
        between = [arc for arc in range(len(self.take)) if self.unit(self.source(arc)) != self.unit(self.target(arc))]
        out = sum(self.take[arc] for arc in between if self.unit(self.source(arc)) == unit)
        into = sum(self.take[arc] for arc in between if self.unit(self.target(arc)) == unit)
        return out, into

    def limit_request(self):
        world = self.world
        for quota in world["quotas"]:
            for bounds, used in zip((quota["out"], quota["in"]), self.crossing(quota["unit"])):
                if bounds is not None:
                    self.model.Add(used <= bounds[1])
        if world["leaders_out_max"] is not None:
            for unit in range(len(world["units"])):
                leaders = [
                    self.take[arc]
                    for arc in range(len(self.take))
                    if self.unit(self.source(arc)) == unit and world["posts"][self.source(arc)]["role"] != "other"
                ]
                self.model.Add(sum(leaders) <= world["leaders_out_max"])
        for arc, possible in enumerate(world["arcs"]):
            if possible["forbidden_by"] or (possible["exception"] and not world["allow_exceptions"]):
                self.model.Add(self.take[arc] == 0)
        for pin in world["pins"]:
            if pin["arc"] is None:
                self.model.AddBoolOr([])
            else:
                self.model.Add(self.take[pin["arc"]] == 1)

    def limit_ties(self):
        for tie in self.world["ties"]:
            if tie["stays"]:
                self.model.AddImplication(self.take[tie["arc"]], self.stay[tie["relative"]].Not())
            for other in tie["arcs"]:
                self.model.AddImplication(self.take[tie["arc"]], self.take[other].Not())

    def objective(self):
        world, model = self.world, self.model
        duties = sum(self.stay[number] for number, person in enumerate(world["people"]) if person["must_move"])
        missing = []
        for quota in world["quotas"]:
            for bounds, used in zip((quota["out"], quota["in"]), self.crossing(quota["unit"])):
                if bounds is not None:
                    below = model.NewIntVar(0, bounds[0], "")
                    model.AddMaxEquality(below, [bounds[0] - used, 0])
                    missing.append(below)
        empty = []
        for number, post in enumerate(world["posts"]):
            if post["role"] != "head":
                lost = model.NewIntVar(0, post["holders"], "")
                model.AddMaxEquality(lost, [post["holders"] - self.after[number], 0])
                empty.append(lost)
        over = lambda key: sum(self.take[arc] * int(possible[key]) for arc, possible in enumerate(world["arcs"]))
        return [duties, sum(missing), over("exception"), sum(empty), sum(self.take), -over("fit"), over("ticket")]


def solve(world):
    """The best values level by level, and the plan; None where there is none."""
    plan = Plan(world)
    values = []
    for level in plan.levels:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        plan.model.Minimize(level)
        status = solver.Solve(plan.model)
        if status == cp_model.INFEASIBLE:
            return None, []
        if status != cp_model.OPTIMAL:
            raise RuntimeError(solver.StatusName(status))
        values.append(round(solver.ObjectiveValue()))
        plan.model.Add(level == values[-1])
    return values, [arc for arc, taken in enumerate(plan.take) if solver.Value(taken)]


def wrong_tickets(world):
    """Moves whose number in the lottery is not the published one."""
    for arc in world["arcs"]:
        name = world["people"][arc["person"]]["id"] + ">" + world["posts"][arc["to"]]["id"]
        if int.from_bytes(hashlib.sha256(name.encode()).digest()[:3], "big") != arc["ticket"]:
            yield name


def main(folder):
    differ = 0
    files = sorted(pathlib.Path(folder).glob("*.json"))
    for file in files:
        case = json.loads(file.read_text())
        values, moves = solve(case["world"])
        found = case["found"]
        expected = ("infeasible", [], []) if values is None else ("optimal", values, moves)
        same = expected == (found["status"], found["values"], found["moves"])
        tickets = list(wrong_tickets(case["world"]))
        differ += not same or bool(tickets)
        print(f"{file.name}: {'same' if same else 'DIFFERENT'} {values} {'' if same else found} {tickets or ''}".rstrip())
    print(f"{len(files)} worlds, {differ} different")
    return 1 if differ or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
