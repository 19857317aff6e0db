//! Every fact with a value known and a value missing: fact, subject, value, and the day where it is not the usual one.

use rules::facts;

use crate::case_tables::{KIN, PLANS, POSTS};
use crate::office::{Case, TODAY};

/// Rows, moves, and what they make of the facts.
pub(crate) struct Table {
    pub(crate) rows: &'static str,
    pub(crate) moves: &'static str,
    pub(crate) expected: &'static str,
}

const PERSON: Table = Table {
    rows: "
people: id sex birth kind
  Ha male 1970-03-10 cadre
  Two female 1975-05 civil_servant
  Non male 1950 -
  Off female 1980 cadre
  Nil male 1980-06-15 cadre
  Mix male 1990-02-28 -
tenures: person post from until concurrent manner until_planned
  Ha OLD1 2016-05-01 2020-05-20 - - -
  Ha FIN1 2020-06-16 - - rotated 2025-01-01
  Ha SC1 2021-01-01 - true elected -
  Two FIN2 2020-01-31 - - appointed -
  Two COM2 2024-06-01 - false rotated -
  Non FIN2 2000-01-01 2010-01-01 - - -
  Off COM2 2024-05-31 - - appointed -
  Off IC2 2022-01-01 2022-04-01 - - -
  Off NIL2 2022-04-01 2022-05-15 - - -
  Nil NIL1 2023-06-16 - - - -
  Mix NIL2 2024-01-01 - - rotated -
evaluations: person year grade
  Ha 2021 good
  Ha 2023 completed
",
    moves: "",
    expected: "
person.id person:Ha Ha
person.kind person:Ha cadre
person.kind person:Non ?
person.sex person:Two female
person.in_post person:Ha true
person.in_post person:Non false
person.in_post person:Two ?
person.in_post person:Two true 2024-05-31
person.is_head person:Ha true
person.is_head person:Off false
person.is_head person:Non ?
person.is_head person:Two ?
person.leadership person:Ha true
person.leadership person:Off false
person.leadership person:Mix ?
person.leadership person:Non ?
person.sensitive person:Ha true
person.sensitive person:Off false
person.sensitive person:Non ?
person.post_stay_months_max person:Ha 60
person.post_stay_months_max person:Off ?
person.title person:Ha HEAD
person.title person:Two ?
person.unit person:Ha FIN
person.unit person:Ha OLD 2020-05-19
person.unit person:Ha ? 2020-05-20
person.unit_kind person:Ha department
person.unit_kind person:Non ?
person.level person:Ha district
person.level person:Non ?
person.branch person:Ha finance
person.branch person:Nil ?
person.rank person:Ha 3
person.rank person:Off ?
person.rank person:Mix ?
person.months_in_post person:Ha 47
person.months_in_post person:Ha 48 2024-06-16
person.months_in_post person:Off 0
person.months_in_post person:Off 1 2024-06-30
person.months_in_post person:Non ?
person.months_in_post person:Two ?
person.months_in_equivalent_posts person:Ha 95
person.months_in_equivalent_posts person:Off 0..4
person.months_in_equivalent_posts person:Two ?
person.months_as_head person:Ha 97
person.months_as_head person:Off 0
person.months_as_head person:Non 0
person.months_as_head person:Two ?
person.months_in_inspection person:Ha 0
person.months_in_inspection person:Off 3..4
person.months_in_inspection person:Mix 0..5
person.months_in_inspection person:Nil 0..11
person.on_rotation person:Ha true
person.on_rotation person:Ha false 2025-01-01
person.on_rotation person:Mix true
person.on_rotation person:Off false
person.on_rotation person:Non false
person.on_rotation person:Nil ?
person.on_rotation person:Two ?
person.rotation_evaluations_missing person:Ha 1
person.rotation_evaluations_missing person:Ha 0 2021-12-31
person.rotation_evaluations_missing person:Ha 0 2025-01-01
person.rotation_evaluations_missing person:Mix 0 2024-12-31
person.rotation_evaluations_missing person:Mix 1 2025-01-01
person.rotation_evaluations_missing person:Off 0
person.rotation_evaluations_missing person:Two ?
person.age_months person:Ha 651
person.age_months person:Two 588..589
person.age_months person:Non 881..893
person.age_months person:Nil 528
person.age_months person:Mix 411
person.service_left_months person:Ha 93
person.service_left_months person:Two 131
person.service_left_months person:Non ?
person.retirement_day person:Ha 2032-03-31
person.retirement_day person:Two 2035-05-31
person.retirement_day person:Non ?
",
};

const PAPERS: Table = Table {
    rows: "
people: id declared_on
  A 2024-06-15
  B 2024-06-16
  C -
planning: person title unit from until decision
  A HEAD FIN 2022-01-01 2025-01-01 1-QĐ
  A HEAD OB 2023-01-01 - 1-QĐ
  A OFF - 2024-06-15 - 1-QĐ
  B DEP FIN 2020-01-01 2024-06-15 1-QĐ
discipline: person form decided until
  A reprimand 2021-12-31 2022-12-31
  A warning 2023-03-15 2024-06-16
  B removal 2024-06-15 -
  B reprimand 2024-05-15 2024-06-15
  B reprimand 2024-06-16 -
proceedings: person kind from until
  A review 2024-01-01 2024-06-15
  B trial 2024-06-15 -
health: person issued fit
  A 2023-12-15 true
  A 2024-06-16 false
  B 2023-12-14 false
  B 2023-01-01 true
  C 2024-06-01 true
  C 2024-06-01 false
requests: person kind from until
  A no_transfer_care 2024-01-01 -
  B no_transfer_pregnancy - 2024-06-15
  B wish - -
mandates: person unit from until
  A HDN 2021-07-01 2026-07-01
  B HDN 2016-07-01 2021-07-01
",
    moves: "
1 A FIN1 HDN1 2024-06-15
1 A FIN1 PC1 2024-06-15
",
    expected: "
person.in_planning person:A true
person.in_planning person:B false
person.in_planning person:B true 2024-06-14
person.planned_titles person:A 2
person.planned_titles person:A 1 2024-06-14
person.planned_titles person:B 0
person.planned_ranks person:A [3,?]
person.planned_ranks person:B []
person.disciplined person:A true
person.disciplined person:A false 2024-06-16
person.disciplined person:B true
person.disciplined person:C false
person.disciplined_while_planned person:A true
person.disciplined_while_planned person:A false 2023-03-14
person.disciplined_while_planned person:B false
person.disciplined_while_planned person:B true 2024-06-14
person.reprimand_months person:A [29]
person.reprimand_months person:B [1]
person.reprimand_months person:C []
person.warning_months person:A [15]
person.warning_months person:B []
person.removal_months person:B [0]
person.removal_months person:B [] 2024-06-14
person.under_proceedings person:A false
person.under_proceedings person:A true 2024-06-14
person.under_proceedings person:B true
person.declared person:A true
person.declared person:B ?
person.declared person:C ?
person.fit_certificate person:A true
person.fit_certificate person:A false 2024-06-16
person.fit_certificate person:B false
person.fit_certificate person:C ?
person.fit_certificate person:C ? 2024-05-31
person.certificate_age_months person:A 6
person.certificate_age_months person:B 7
person.certificate_age_months person:C ? 2024-05-31
person.care_request person:A true
person.care_request person:B false
person.care_request person:B true 2024-06-14
person.wishes_to_move person:B true
person.wishes_to_move person:A false
person.council_deputy person:A true
person.council_deputy person:B false
person.council_deputy person:B true 2021-06-30
person.council_deputy move:0 true
person.council_deputy move:1 false
",
};

const MOVES: Table = Table {
    rows: "
people: id home
  A X1
  B X2
  C X4
  E -
tenures: person post from until concurrent manner
  A FIN1 2020-01-01 - - appointed
  A COM1 2020-01-01 - true elected
  B COM1 2015-01-01 2020-01-01 - elected
  C FIN3 2020-01-01 - - -
  C OB2 2021-01-01 - - -
  E COM1 2022-01-01 - - designated
",
    moves: "
1 A FIN1 COM1 2024-01-01 kind=rotation purpose=non_local until=2027-01-01 after=về_đơn_vị_cũ waiver=12-QĐ/TW
1 B OB2 FIN3 2024-06-15 waiver=12-QĐ/TU until=2024-07-16
2 C FIN3 NIL2 2024-06-15
2 E COM1 OLD1 2021-12-31
2 E OLD1 IC1 2022-01-01
3 B IC1 ICX1 2019-12-31
3 B COM1 COM1 2019-12-31
4 E COM2 COM2 2024-06-15
4 B OTH1 OTH1 2024-06-15
5 B COM1 COM1 2024-06-15
6 A HOM1 COM1 2023-12-31
7 C HOM1 COM1 2024-01-01
8 E HOM1 COM1 2024-01-01
9 C HOM1 HOM1 2024-01-01
9 C HOM1 FIN1 2024-01-01
10 A IC1 NIL2 2024-06-15
",
    expected: "
move.kind move:0 rotation
move.kind move:1 ?
move.purpose move:0 non_local
move.purpose move:1 ?
move.planned_months move:0 36
move.planned_months move:1 1
move.planned_months move:2 ?
move.planned_months_begun move:0 36
move.planned_months_begun move:1 2
move.planned_months_begun move:2 ?
move.expected_after_stated move:0 true
move.expected_after_stated move:1 false
move.waiver_recorded move:0 true
move.waiver_recorded move:2 false
move.waiver_is_central move:0 true
move.waiver_is_central move:1 false
move.waiver_is_central move:2 false
move.equivalent move:0 true
move.equivalent move:1 true
move.equivalent move:2 ?
move.equivalent move:7 true
move.equivalent move:5 ?
move.higher_rank move:0 false
move.higher_rank move:2 ?
move.higher_rank move:7 ?
move.within_inspection move:5 true
move.within_inspection move:4 false
move.within_inspection move:2 false
move.within_inspection move:15 ?
move.from_title move:0 HEAD
move.to_title move:0 ELEC
move.from_unit move:0 FIN
move.to_unit move:0 COM
move.to_unit_kind move:0 party_committee
move.to_level move:0 commune
move.to_role move:0 head
move.to_elected move:0 true
move.to_elected move:1 false
move.to_elected move:2 ?
move.managed_by move:0 SC
move.managed_by move:2 ?
move.same_branch move:0 false
move.same_branch move:4 false
move.same_branch move:5 true
move.same_branch move:2 ?
move.same_branch move:8 ?
move.to_seats move:0 1
move.to_seats move:1 2
move.to_holders_after move:0 2
move.to_holders_after move:1 1..2
move.to_holders_after move:9 2
move.to_holders_after move:6 0..1
move.to_holders_after move:13 0..1
move.to_holders_after move:14 1..2
move.election_recorded move:0 true
move.election_recorded move:6 true
move.election_recorded move:9 ?
move.election_recorded move:1 ?
move.to_unit_ended move:3 false
move.to_unit_ended move:0 false
move.from_unit_ended move:3 false
move.from_unit_ended move:4 true
move.local move:0 by_merger
move.local move:9 yes
move.local move:10 ?
move.local move:11 no
move.local move:12 ?
",
};

const TABLES: [&Table; 6] = [&PERSON, &PAPERS, &MOVES, &POSTS, &KIN, &PLANS];

/// Known whatever the register says: required cells, and facts of tables where no row means none.
const NEVER_MISSING: &[&str] = &[
    "person.id",
    "person.sex",
    "person.sensitive",
    "person.in_planning",
    "person.planned_titles",
    "person.disciplined",
    "person.disciplined_while_planned",
    "person.reprimand_months",
    "person.warning_months",
    "person.removal_months",
    "person.under_proceedings",
    "person.care_request",
    "person.wishes_to_move",
    "person.council_deputy",
    "person.age_months",
    "move.expected_after_stated",
    "move.waiver_recorded",
    "move.waiver_is_central",
    "move.from_title",
    "move.to_title",
    "move.from_unit",
    "move.to_unit",
    "move.to_unit_kind",
    "move.to_level",
    "move.to_role",
    "move.to_seats",
    "move.to_unit_ended",
    "move.from_unit_ended",
    "post.sensitive",
    "post.title",
    "post.unit",
    "unit.kind",
    "unit.level",
];

/// Not known until a table records the plan's text and the case's steps.
const NEVER_KNOWN: &[&str] = &["plan.states_", "case.step_"];

fn lines(table: &Table) -> impl Iterator<Item = (&'static str, &'static str, &'static str, &'static str)> {
    table.expected.lines().filter(|line| !line.is_empty()).map(|line| {
        let words: Vec<&'static str> = line.split_whitespace().collect();
        (words[0], words[1], words[2], words.get(3).copied().unwrap_or(TODAY))
    })
}

#[test]
fn every_case_holds() {
    let mut wrong = Vec::new();
    for table in TABLES {
        let case = Case::new(table.rows, table.moves);
        for (fact, subject, expected, on) in lines(table) {
            let found = case.ask(fact, subject, on);
            if found != expected {
                wrong.push(format!("{fact} of {subject} on {on}: {found}, expected {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fact_has_a_case_known_and_a_case_missing() {
    let open = |value: &str| value.contains('?') || value.contains("..");
    for fact in facts::ALL {
        let values: Vec<&str> = TABLES.iter().flat_map(|table| lines(table)).filter(|line| line.0 == fact.name).map(|line| line.2).collect();
        let known = values.iter().any(|value| !open(value));
        let missing = values.iter().any(|value| open(value));
        assert_eq!(known, !NEVER_KNOWN.iter().any(|start| fact.name.starts_with(start)), "{} without a case known", fact.name);
        assert!(missing || NEVER_MISSING.contains(&fact.name), "{} without a case missing", fact.name);
    }
}
