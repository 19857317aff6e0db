"""The rules in OpenFisca.

OpenFisca holds one value for each person and period and has no histories, so the facts come in as its input variables, counted by the Polars peer while
loading; what is timed is the rules themselves. It has two truth values; here a truth is a number: 0 false, 1 not known, 2 true.

    python3 bench/peers/openfisca_peer.py DIR
"""

from importlib.metadata import version

import columns as shared
import numpy as np
import polars_peer
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

FALSE, UNKNOWN, TRUE = 0, 1, 2
ABSENT = -(2**31)

TRUTHS = {
    "leadership",
    "sensitive",
    "under_proceedings",
    "disciplined_while_planned",
    "on_rotation",
    "rotation",
    "in_planning",
    "decided",
    "higher",
    "waited",
    "fit",
    "kin",
}
NUMBERS_OF_PEOPLE = ["kind", "service_left", "months_in_post", "stay", "months_as_head", "titles", "evaluations_missing"]
TRUTHS_OF_PEOPLE = ["in_post", "leadership", "sensitive", "under_proceedings", "disciplined_while_planned", "on_rotation"]
NUMBERS_OF_MOVES = ["kind", "sex", "purpose", "service_left", "months_in_post", "certificate_age", "age_least", "age_most", "least", "most"]
TRUTHS_OF_MOVES = ["rotation", "in_planning", "decided", "on_rotation", "higher", "waited", "fit", "under_proceedings", "kin"]


def known(values, truth):
    """The truth where every number in it is known."""
    absent = np.any([value == ABSENT for value in values], axis=0)
    return np.where(absent, UNKNOWN, np.where(truth, TRUE, FALSE))


def at_least(value, floor):
    """A number reaches a floor."""
    return known([value], value >= floor)


def both(*truths):
    """All of them."""
    return np.minimum.reduce(truths)


def negated(truth):
    """The opposite."""
    return TRUE - truth


def within(least, most, floor):
    """A range reaches the floor."""
    return np.where(least == ABSENT, UNKNOWN, np.where(least >= floor, TRUE, np.where(most < floor, FALSE, UNKNOWN)))


def by_purpose(ask):
    """Ten years left, or one term where the purpose is a shorter one."""
    left, purpose = ask("service_left"), ask("purpose")
    shorter = known([purpose], (purpose == 1) | (purpose == 2))
    return np.where(left == ABSENT, UNKNOWN, np.where(left >= 120, TRUE, np.where(left < 60, FALSE, shorter)))


def speaks_when_due(ask):
    """In a post, not of leadership, in a sensitive post, not near retirement, no case open."""
    return both(ask("in_post"), negated(ask("leadership")), ask("sensitive"), at_least(ask("service_left"), 18), negated(ask("under_proceedings")))


def under_limit(ask):
    """Fewer months in the post than its limit."""
    return known([ask("months_in_post"), ask("stay")], ask("months_in_post") < ask("stay"))


def always(ask):
    """The rule always speaks."""
    return ask("kind") * 0 + TRUE


def never(ask):
    """No decision waives the rule."""
    return ask("kind") * 0 + FALSE


def planned_age(ask):
    """A rotation of one who is planned."""
    return both(ask("rotation"), known([ask("purpose")], ask("purpose") == 0))


def under_cap(ask):
    """Younger than the cap of the sex."""
    return negated(within(ask("age_least"), ask("age_most"), np.where(ask("sex") == 0, 600, 540)))


def fresh_certificate(ask):
    """Fit, and the certificate not old."""
    return both(ask("fit"), known([ask("certificate_age")], ask("certificate_age") <= 6))


def one_fact(name):
    """A condition that is one fact."""
    return lambda ask: ask(name)


def decided_other(ask):
    """A decision for the other cases."""
    return both(ask("decided"), known([ask("purpose")], ask("purpose") == 4))


ROTATION, DECIDED, ON_ROTATION, HIGHER = one_fact("rotation"), one_fact("decided"), one_fact("on_rotation"), one_fact("higher")

# For each rule: when it speaks, what it requires, when a decision waives it, the facts of its evidence.
RULES = {
    "45-CT/TW#two-terms": (always, lambda ask: negated(at_least(ask("months_as_head"), 96)), never, ["months_as_head"]),
    "36/2018/QH14#position-change-due": (speaks_when_due, under_limit, never, ["months_in_post"]),
    "377-QĐ/TW#out-of-planning": (always, lambda ask: negated(ask("disciplined_while_planned")), never, ["disciplined_while_planned"]),
    "377-QĐ/TW#planning-per-person": (always, lambda ask: negated(at_least(ask("titles"), 4)), never, ["titles"]),
    "65-QĐ/TW#yearly-evaluation": (ON_ROTATION, lambda ask: negated(at_least(ask("evaluations_missing"), 1)), never, ["evaluations_missing"]),
    "65-QĐ/TW#in-planning": (ROTATION, one_fact("in_planning"), decided_other, ["in_planning"]),
    "65-QĐ/TW#service-left": (ROTATION, lambda ask: at_least(ask("service_left"), 120), DECIDED, ["service_left"]),
    "98-QĐ/TW#service-left": (ROTATION, by_purpose, never, ["service_left"]),
    "170/2025/NĐ-CP#service-left": (ROTATION, by_purpose, DECIDED, ["service_left"]),
    "65-QĐ/TW#min-term-served": (ON_ROTATION, lambda ask: at_least(ask("months_in_post"), 36), DECIDED, ["months_in_post"]),
    "98-QĐ/TW#age-cap": (planned_age, under_cap, never, ["age_least", "age_most"]),
    "170/2025/NĐ-CP#health": (ROTATION, fresh_certificate, never, ["certificate_age"]),
    "377-QĐ/TW#promotion-months": (HIGHER, lambda ask: within(ask("least"), ask("most"), 12), DECIDED, ["least", "most"]),
    "377-QĐ/TW#discipline-wait": (HIGHER, one_fact("waited"), never, ["discipline_months"]),
    "80/2025/QH15#under-proceedings": (always, lambda ask: negated(ask("under_proceedings")), never, ["under_proceedings"]),
    "114-QĐ/TW#kin-head-deputy": (always, lambda ask: negated(ask("kin")), DECIDED, ["kin"]),
}


def outcome(rule, ask):
    """The code of the outcome of a rule, asking the simulation for its facts."""
    speaks, require, waived, _ = RULES[rule]
    when, holds = speaks(ask), require(ask)
    judged = np.select([when == UNKNOWN, when == FALSE, holds == UNKNOWN, holds == TRUE, waived(ask) == TRUE], [2, 3, 2, 0, 4], default=1)
    if rule.startswith("170/"):
        kind = ask("kind")
        judged = np.select([kind == ABSENT, kind != 1], [2, shared.OUT_OF_SCOPE], default=judged)
    return judged


def variable(entity, name, formula=None):
    """One variable of the system: an input, or a rule with its formula."""
    body = {"value_type": int, "entity": entity, "definition_period": DateUnit.DAY, "label": name}
    if formula:
        body["formula"] = formula
    return type(name, (Variable,), body)


def formula_of(rule):
    """The formula of a rule."""
    return lambda person, period: outcome(rule, lambda fact: person(fact, period))


def system(names, rules):
    """A system whose rules are formulas over facts; variables of rules are numbered, their names are not identifiers."""
    entity = Entity("person", "people", "A person", "")
    built = TaxBenefitSystem([entity])
    for name in names:
        built.add_variable(variable(entity, name))
    for place, rule in enumerate(rules):
        built.add_variable(variable(entity, f"rule_{place}", formula_of(rule)))
    return built


def inputs(frame, numbers, truths):
    """The input variables of a frame of facts."""
    found = {name: frame[name].cast(polars_peer.pl.Int64).fill_null(ABSENT).to_numpy() for name in [*numbers, "discipline_months"] if name in frame.columns}
    found.update({name: (frame[name].cast(polars_peer.pl.Int64) * 2).fill_null(UNKNOWN).to_numpy() for name in truths})
    return found


def load(columns):
    """Simulations with their inputs set, one for people and one for moves."""
    day, tables = polars_peer.load(columns)
    people = polars_peer.facts(tables, day).collect()
    moves = polars_peer.moving(tables, people.lazy(), day).collect()
    form = []
    for rules, frame, numbers, truths in (
        (shared.OF_PEOPLE, people, NUMBERS_OF_PEOPLE, TRUTHS_OF_PEOPLE),
        (shared.OF_MOVES, moves, NUMBERS_OF_MOVES, TRUTHS_OF_MOVES),
    ):
        facts, asked = inputs(frame, numbers, truths), [rule for rule in columns.rules if rule in rules]
        simulation = SimulationBuilder().build_default_simulation(system(facts, asked), count=len(frame))
        for name, values in facts.items():
            simulation.set_input(name, columns.day, values)
        form.append((asked, simulation))
    return columns.day, form


def evidence(simulation, day, names):
    """The evidence of a rule from its facts."""
    values = [simulation.calculate(name, day).astype(np.int64) for name in names]
    if len(values) == 2:
        return np.where(values[0] == ABSENT, shared.NO_EVIDENCE, values[0] * 100_000 + values[1])
    if names[0] in TRUTHS:
        return np.where(values[0] == UNKNOWN, shared.NO_EVIDENCE, values[0] // 2)
    return np.where(values[0] == ABSENT, shared.NO_EVIDENCE, values[0])


def answer(form, _rules):
    """Outcomes and evidence of every rule asked."""
    (day, simulations), found = form, {}
    for asked, simulation in simulations:
        for place, rule in enumerate(asked):
            outcomes = simulation.calculate(f"rule_{place}", day).astype(np.uint8)
            found[rule] = (outcomes, evidence(simulation, day, RULES[rule][3]))
    return found


if __name__ == "__main__":
    shared.run("openfisca", version("openfisca-core"), load, answer)
