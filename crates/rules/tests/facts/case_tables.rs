//! Cases of posts, kin and plans, for `cases`.

use crate::cases::Table;

pub(crate) const POSTS: Table = Table {
    rows: "
people: id
  A
  B
  C
tenures: person post from until concurrent
  A FIN3 2020-01-01 - -
  B FIN3 2020-01-01 - -
  B OB2 2020-01-01 - -
  C FIN3 2020-01-01 - true
planning: person title unit from until decision
  A DEP FIN 2020-01-01 - 1-QĐ
  A DEP FIN 2021-01-01 - 1-QĐ
  A DEP - 2021-01-01 - 1-QĐ
  B DEP - 2020-01-01 - 1-QĐ
  C DEP OB 2020-01-01 - 1-QĐ
  C DEP FIN 2020-01-01 2024-06-15 1-QĐ
posts: id unit title seats
  BAD FIN OFF -1
",
    moves: "
7 C HOM1 FIN3 2024-06-15
7 A FIN3 HOM1 2024-06-15
",
    expected: "
post.seats post:FIN3 2
post.seats post:BAD ?
post.holders_after post:FIN3 1..2
post.holders_after post:FIN3@7 1..2
post.holders_after post:HOM1 0
post.holders_after post:HOM1@7 1
post.planned_people post:FIN3 1..2
post.planned_people post:FIN3 2..3 2024-06-14
post.planned_people post:HOM1 0
post.sensitive post:FIN1 true
post.sensitive post:FIN3 false
post.title post:FIN3 DEP
post.unit post:FIN3 FIN
unit.kind unit:HDN peoples_council
unit.level unit:COM commune
plan.states_number plan:7 ?
plan.states_need plan:7 ?
plan.states_place plan:7 ?
plan.states_title plan:7 ?
plan.states_form plan:7 ?
plan.states_area plan:7 ?
plan.states_policy plan:7 ?
case.step_1 none ?
case.step_2 none ?
case.step_3 none ?
case.step_4 none ?
case.step_5 none ?
",
};

pub(crate) const KIN: Table = Table {
    rows: "
people: id
  A
  B
  C
  E
  F
  G
kinship: person relative relation
  A B spouse
  B C other
  E A parent
  F G sibling
  G G sibling
tenures: person post from until concurrent
  B PC2 2020-01-01 - -
  B SC1 2020-01-01 - true
  E HOM1 2020-01-01 - -
  C IC1 2020-01-01 - -
  G NIL1 2020-01-01 - -
  G OB1 2020-01-01 - -
",
    moves: "
1 A OB2 IC1 2024-06-15
2 A OB2 PC1 2024-06-15
3 A OB2 SC1 2024-06-15
4 A OB2 PC1 2024-06-15
4 B PC2 OB2 2024-06-15
5 B PC2 IC1 2024-06-15
6 A OB2 FIN2 2024-06-15
7 F OB2 NIL2 2024-06-15
8 F OB2 PC1 2024-06-15
9 F OB2 OB2 2024-06-15
10 A OB2 PC1 2024-06-15
10 B PC2 HOM1 2024-06-15
11 F IC2 IC1 2024-06-15
12 A OB2 COM1 2024-06-15
13 E HOM1 NIL1 2024-06-15
14 F OB2 NIL1 2024-06-15
",
    expected: "
move.kin_key_posts move:0 true
move.kin_key_posts move:1 true
move.kin_key_posts move:3 false
move.kin_key_posts move:5 false
move.kin_key_posts move:8 ?
move.kin_key_posts move:11 false
move.kin_key_posts move:12 ?
move.kin_head_deputy move:1 true
move.kin_head_deputy move:0 false
move.kin_head_deputy move:3 false
move.kin_head_deputy move:9 ?
move.kin_same_leadership move:1 true
move.kin_same_leadership move:2 true
move.kin_same_leadership move:0 false
move.kin_same_leadership move:6 false
move.kin_same_leadership move:7 ?
move.kin_same_leadership move:9 ?
move.kin_committee_sector move:1 true
move.kin_committee_sector move:0 false
move.kin_committee_sector move:10 true
move.kin_committee_sector move:11 true
move.kin_committee_sector move:13 false
move.kin_committee_sector move:8 ?
",
};

pub(crate) const PLANS: Table = Table {
    rows: "
people: id
  A
  B
  C
  E
terms: unit number from until
  PC 1 2020-07-01 2025-07-01
tenures: person post from until concurrent manner
  A IC2 2018-01-01 - - -
  B FIN3 2018-01-01 - - -
  C IC2 2018-01-01 2022-07-01 - -
  C FIN2 2022-07-01 - - rotated
  E OB2 2018-01-01 - - -
",
    moves: "
1 A IC2 FIN3 2024-07-01 kind=rotation
1 B FIN3 IC2 2024-06-15 kind=rotation
2 B FIN3 IC2 2022-06-30 kind=rotation
3 A IC2 FIN3 2024-07-01
4 A IC2 FIN3 2026-07-01 kind=rotation
5 E OB2 FIN3 2024-07-01 kind=rotation
6 A IC2 FIN3 2024-07-01 kind=transfer
7 A IC2 ICX1 2024-07-01 kind=rotation
8 C IC2 FIN2 2022-07-01 kind=rotation
9 B FIN3 IC2 2024-07-01 kind=rotation
",
    expected: "
plan.inspection_out plan:1 2 2024-07-01
plan.inspection_out plan:5 0 2024-07-01
plan.inspection_out plan:6 0 2024-07-01
plan.inspection_out plan:8 1 2022-07-01
plan.inspection_out plan:3 ? 2024-07-01
plan.inspection_out plan:4 ? 2026-07-01
plan.inspection_in plan:1 1 2024-07-01
plan.inspection_in plan:7 ? 2024-07-01
plan.inspection_in plan:3 ? 2024-07-01
plan.first_out_term_percent plan:1 39 2024-07-01
plan.first_out_term_percent plan:2 ? 2022-06-30
plan.first_in_after_first_out plan:1 true 2024-07-01
plan.first_in_after_first_out plan:2 false 2022-06-30
plan.first_in_after_first_out plan:5 true 2024-07-01
plan.first_in_after_first_out plan:3 ? 2024-07-01
",
};
