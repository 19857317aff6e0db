-- The rules in DuckDB's SQL over the raw columns. `$day` is the day of the review; unknown is NULL, and SQL's own three values do the rest.

CREATE MACRO months(a, b) AS datediff('month', a, b) - (day(a) > day(b) AND b <> last_day(b))::INT;
CREATE MACRO months_begun(a, b) AS months(a, b) + (least(day(a), day(last_day(b))) <> day(b))::INT;
CREATE MACRO holds(a, b, d) AS (a IS NULL OR a <= d) AND (b IS NULL OR d < b);
CREATE MACRO as_range(least_, most_) AS least_::BIGINT * 100000 + most_;
CREATE MACRO outcome(w, r, waived) AS
    CASE WHEN w IS NULL THEN 2 WHEN NOT w THEN 3 WHEN r IS NULL THEN 2 WHEN r THEN 0 WHEN waived THEN 4 ELSE 1 END;

-- The main tenure: one, or none that is known.
CREATE TABLE mains AS
SELECT person, count(*) AS mains, any_value(post) AS post, any_value("from") AS "from", any_value(manner) AS manner, any_value(until_planned) AS until_planned
FROM tenures WHERE concurrent = 0 AND holds("from", "until", $day) GROUP BY person;

CREATE TABLE main AS
SELECT m.person, m.post, m."from", p.title, p.unit, p.sensitive = 1 AS sensitive, p.stay, t.role, t.leadership = 1 AS leadership, t.rank,
       months(m."from", $day) AS months_in_post,
       m.manner = 1 AND (m.until_planned IS NULL OR $day < m.until_planned) AS on_rotation
FROM mains m JOIN posts p ON p.id = m.post JOIN titles t ON t.id = p.title WHERE m.mains = 1;

-- Months as head: main tenures as head in the unit's line, cut where a gap of more than 31 days opens, the last piece counted.
CREATE TABLE heads AS
WITH line AS (
    SELECT t.person, t."from", coalesce(t."until", DATE '9999-12-31') AS "until"
    FROM main m JOIN tenures t ON t.person = m.person AND t.concurrent = 0 AND t."from" <= m."from"
    JOIN posts p ON p.id = t.post JOIN titles r ON r.id = p.title AND r.role = 0
    JOIN descent d ON d.unit = m.unit AND d.ancestor = p.unit
    WHERE m.role = 0
), reached AS (
    SELECT *, max("until") OVER (PARTITION BY person ORDER BY "from" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM line
)
SELECT person, months(max("from") FILTER (WHERE before IS NULL OR "from" - before > 31), $day) AS months_as_head FROM reached GROUP BY person;

-- Months in equivalent posts: the union of the surely equivalent tenures, and of those that may be.
CREATE TABLE alike AS
SELECT t.person, t."from", least(coalesce(t."until", $day), $day) AS "until", p.title = m.title OR r.rank = m.rank AS sure
FROM main m JOIN tenures t ON t.person = m.person AND t.concurrent = 0 AND t."from" < $day JOIN posts p ON p.id = t.post JOIN titles r ON r.id = p.title;
CREATE TABLE unions AS
WITH asked AS (
    SELECT person, "from", "until", 0 AS most FROM alike WHERE sure
    UNION ALL SELECT person, "from", "until", 1 FROM alike WHERE sure IS DISTINCT FROM false
), reached AS (
    SELECT *, max("until") OVER (PARTITION BY person, most ORDER BY "from" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM asked
), cut AS (
    SELECT *, count(*) FILTER (WHERE before IS NULL OR "from" > before)
        OVER (PARTITION BY person, most ORDER BY "from" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS piece
    FROM reached
), pieces AS (
    SELECT person, most, months(min("from"), max("until")) AS months FROM cut GROUP BY person, most, piece
)
SELECT person, coalesce(sum(months) FILTER (WHERE most = 0), 0) AS a, coalesce(sum(months) FILTER (WHERE most = 1), 0) AS b FROM pieces GROUP BY person;

-- Years of evaluations that the main tenure asks for and that are there.
CREATE TABLE graded AS
SELECT m.person, count(DISTINCT e.year) AS years
FROM main m JOIN evaluations e ON e.person = m.person AND make_date(e.year, 1, 1) >= m."from" AND e.year < year($day) GROUP BY m.person;

CREATE TABLE planned AS
SELECT person, count(DISTINCT title) AS titles, min("from") AS since FROM planning WHERE holds("from", "until", $day) GROUP BY person;
CREATE TABLE disciplined AS
SELECT person, max(decided) AS last,
       sum(months(decided, $day)) FILTER (WHERE form < 3) AS months,
       bool_and(months(decided, $day) >= CASE form WHEN 0 THEN 24 WHEN 1 THEN 36 WHEN 2 THEN 60 ELSE -1000000 END) AS waited
FROM discipline WHERE decided <= $day GROUP BY person;
CREATE TABLE open_cases AS SELECT DISTINCT person FROM proceedings WHERE holds("from", "until", $day);
CREATE TABLE certificates AS
SELECT person, issued, CASE WHEN count(*) = count(fit) AND min(fit) = max(fit) THEN min(fit) = 1 END AS fit
FROM health WHERE issued <= $day GROUP BY person, issued
QUALIFY row_number() OVER (PARTITION BY person ORDER BY issued DESC) = 1;

-- Retirement: the first year in which the age of that year is reached, for each sex and month of birth that occurs.
CREATE TABLE retirement AS
WITH years AS (SELECT unnest(generate_series((SELECT min(year) FROM schedule), 2110)) AS year),
ages AS (SELECT y.year, s.male, s.female FROM years y JOIN schedule s ON s.year = least(y.year, (SELECT max(year) FROM schedule))),
born AS (SELECT DISTINCT sex, birth_month FROM people)
SELECT sex, birth_month, arg_min(birth_month + CASE sex WHEN 0 THEN male ELSE female END, year) AS month
FROM born JOIN ages ON (birth_month + CASE sex WHEN 0 THEN male ELSE female END) // 12 = year GROUP BY sex, birth_month;

CREATE TABLE facts AS
SELECT p.id AS person, p.kind, p.sex, m.* EXCLUDE (person, on_rotation), coalesce(n.mains, 0) AS mains,
       CASE WHEN n.mains IS NULL THEN false ELSE m.on_rotation END AS on_rotation, CASE WHEN coalesce(n.mains, 0) < 2 THEN n.mains IS NOT NULL END AS in_post,
       CASE WHEN coalesce(n.mains, 0) > 1 THEN NULL ELSE coalesce(h.months_as_head, 0) END AS months_as_head,
       CASE WHEN m.person IS NOT NULL THEN
           greatest(year($day) - (year(m."from") + (m."from" <> make_date(year(m."from"), 1, 1))::INT), 0) - coalesce(g.years, 0) END AS evaluations_missing,
       coalesce(l.titles, 0) AS titles, l.person IS NOT NULL AS in_planning, coalesce(d.last >= l.since, false) AS disciplined_while_planned,
       coalesce(d.months, 0) AS discipline_months, coalesce(d.waited, true) AS waited, o.person IS NOT NULL AS under_proceedings,
       c.fit, months_begun(c.issued, $day) AS certificate_age,
       CASE WHEN m.person IS NOT NULL THEN least(coalesce(u.a, 0), coalesce(u.b, 0)) END AS equivalent_least,
       CASE WHEN m.person IS NOT NULL THEN greatest(coalesce(u.a, 0), coalesce(u.b, 0)) END AS equivalent_most,
       months(p.birth_high, $day) AS age_least, months(p.birth_low, $day) AS age_most,
       CASE WHEN r.month IS NOT NULL THEN
           months($day, greatest(last_day(make_date(r.month // 12, r.month % 12 + 1, 1)), coalesce(p.extension, DATE '0001-01-01'))) END AS service_left
FROM people p
LEFT JOIN main m ON m.person = p.id LEFT JOIN mains n ON n.person = p.id LEFT JOIN heads h ON h.person = p.id LEFT JOIN graded g ON g.person = p.id
LEFT JOIN planned l ON l.person = p.id LEFT JOIN disciplined d ON d.person = p.id LEFT JOIN open_cases o ON o.person = p.id
LEFT JOIN certificates c ON c.person = p.id LEFT JOIN unions u ON u.person = p.id
LEFT JOIN retirement r ON r.sex = p.sex AND r.birth_month = p.birth_month;

-- Relatives, where they stand after the plan.
CREATE TABLE stands AS
SELECT person, to_post AS post FROM moves
UNION SELECT person, post FROM tenures WHERE concurrent = 1 AND holds("from", "until", $day)
UNION SELECT person, post FROM main WHERE person NOT IN (SELECT person FROM moves);
CREATE TABLE seats AS SELECT p.id AS post, p.unit, t.role FROM posts p JOIN titles t ON t.id = p.title WHERE t.role < 2;
CREATE TABLE kin AS
WITH pairs AS (SELECT person, relative FROM kinship UNION SELECT relative, person FROM kinship),
targets AS (SELECT m.person, s.unit, s.role FROM moves m JOIN seats s ON s.post = m.to_post),
doubtful AS (SELECT t.person, t.post FROM tenures t JOIN mains n ON n.person = t.person AND n.mains > 1
             WHERE t.concurrent = 0 AND holds(t."from", t."until", $day) AND t.person NOT IN (SELECT person FROM moves)),
found AS (
    SELECT t.person, a.sure FROM targets t JOIN pairs k ON k.person = t.person
    JOIN (SELECT *, 1 AS sure FROM stands UNION ALL SELECT *, 0 FROM doubtful) a ON a.person = k.relative
    JOIN seats s ON s.post = a.post AND s.unit = t.unit AND s.role <> t.role
)
SELECT person, CASE WHEN max(sure) = 1 THEN true END AS head_and_deputy FROM found GROUP BY person;

CREATE TABLE moving AS
SELECT v.id AS move, f.*, v.kind = 0 AS rotation, v.kind AS form, v.purpose, v.waiver = 1 AS decided, b.rank < a.rank AS higher,
       CASE WHEN k.person IS NULL THEN false ELSE k.head_and_deputy END AS kin_head_deputy,
       v.purpose IN (1, 2) AS shorter
FROM moves v JOIN facts f ON f.person = v.person
JOIN posts p ON p.id = v.from_post JOIN titles a ON a.id = p.title JOIN posts q ON q.id = v.to_post JOIN titles b ON b.id = q.title
LEFT JOIN kin k ON k.person = v.person;
