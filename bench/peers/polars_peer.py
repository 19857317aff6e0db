"""The rules in Polars.

python3 bench/peers/polars_peer.py DIR
"""

from datetime import date

import columns as shared
import polars as pl
from polars import col, lit, when

DAYS = {"from", "until", "until_planned", "birth_low", "birth_high", "extension", "decided", "issued"}
NEVER = date(9999, 12, 31)


def load(columns):
    """Frames with null for what is missing and days as dates, each with its row number."""
    form = {}
    for name, table in columns.tables.items():
        series = []
        for column, values in table.items():
            one = pl.Series(column, values)
            missing = shared.MISSING.get(columns.types[name][column])
            one = one if missing is None else one.to_frame().select(when(col(column) != missing).then(col(column)).alias(column))[column]
            series.append(one.cast(pl.Date) if column in DAYS else one)
        form[name] = pl.DataFrame(series).with_row_index("id")
    return date.fromisoformat(columns.day), form


def months(start, end):
    """Whole months from one day to another: the day of the month is clamped to the month it falls in."""
    count = (end.dt.year().cast(pl.Int64) - start.dt.year()) * 12 + end.dt.month().cast(pl.Int64) - start.dt.month()
    return count - ((start.dt.day() > end.dt.day()) & (end != end.dt.month_end())).cast(pl.Int64)


def months_begun(start, end):
    """Months that have begun from one day to another."""
    exact = pl.min_horizontal(start.dt.day(), end.dt.month_end().dt.day()) == end.dt.day()
    return months(start, end) + (~exact).cast(pl.Int64)


def holds(day):
    """The half-open period holds the day."""
    return (col("from").is_null() | (col("from") <= day)) & (col("until").is_null() | (lit(day) < col("until")))


def before(groups):
    """The latest end of all earlier periods of the group (rows sorted by their beginning)."""
    return col("until").cum_max().shift(1).over(groups)


def mains_of(tables, day):
    """How many main tenures each person has on the day, and the one where it is one."""
    mains = tables["tenures"].lazy().filter(col("concurrent") == 0, holds(day))
    count = mains.group_by("person").agg(pl.len().alias("mains"))
    posts = tables["posts"].lazy().rename({"id": "post"})
    titles = tables["titles"].lazy().rename({"id": "title"})
    main = (
        mains.join(count.filter(col("mains") == 1), on="person").join(posts, on="post").join(titles, on="title").with_columns(
            sensitive=col("sensitive") == 1,
            leadership=col("leadership") == 1,
            months_in_post=months(col("from"), lit(day)),
            on_rotation=(col("manner") == 1) & (col("until_planned").is_null() | (lit(day) < col("until_planned"))),
        )
    )  # fmt: skip
    return count, main.select("person", "post", "from", "title", "unit", "sensitive", "stay", "role", "leadership", "rank", "months_in_post", "on_rotation")


def of_main_people(tables, main):
    """The main tenures of those who have one today, with today's title, rank and unit beside each."""
    today = main.select("person", "unit", "title", "rank", since="from", now_role="role")
    tenures = tables["tenures"].lazy().filter(col("concurrent") == 0).select("person", "post", "from", "until")
    posts = tables["posts"].lazy().select(post="id", its_title="title", its_unit="unit")
    titles = tables["titles"].lazy().select(its_title="id", its_role="role", its_rank="rank")
    return tenures.join(today, on="person").join(posts, on="post").join(titles, on="its_title")


def months_as_head(tables, main, day):
    """The run of main tenures as head that no gap of more than 31 days breaks."""
    descent = tables["descent"].lazy().select("unit", its_unit="ancestor")
    line = of_main_people(tables, main).filter(col("now_role") == 0, col("its_role") == 0, col("from") <= col("since")).join(descent, on=["unit", "its_unit"])
    line = line.select("person", "from", col("until").fill_null(NEVER)).sort("person", "from").with_columns(before=before("person"))
    starts = line.filter(col("before").is_null() | ((col("from") - col("before")).dt.total_days() > 31))
    return starts.group_by("person").agg(months_as_head=months(col("from").max(), lit(day)))


def union_of(rows, name):
    """Whole months of each unbroken piece of the union, added up."""
    rows = rows.select("person", "from", "until").sort("person", "from").with_columns(before=before("person"))
    rows = rows.with_columns(piece=(col("before").is_null() | (col("from") > col("before"))).cum_sum().over("person"))
    pieces = rows.group_by("person", "piece").agg(months=months(col("from").min(), col("until").max()))
    return pieces.group_by("person").agg(col("months").sum().alias(name))


def equivalent_months(tables, main, day):
    """Months surely and possibly in the present title or an equivalent one."""
    alike = of_main_people(tables, main).filter(col("from") < day).with_columns(
        until=pl.min_horizontal(col("until").fill_null(day), lit(day)), sure=(col("its_title") == col("title")) | (col("its_rank") == col("rank"))
    )  # fmt: skip
    return union_of(alike.filter(col("sure")), "a"), union_of(alike.filter(col("sure").ne_missing(lit(False))), "b")


def service_left(tables, day):
    """Months to retirement for each sex, month of birth and extension that occurs."""
    people = tables["people"].lazy()
    last = tables["schedule"]["year"].max()
    years = pl.LazyFrame({"year": range(tables["schedule"]["year"].min(), 2111)}).with_columns(row=pl.min_horizontal(col("year"), lit(last)))
    ages = years.join(tables["schedule"].lazy().select(row="year", male="male", female="female"), on="row").select("year", "male", "female")
    born = people.select("sex", "birth_month").unique().join(ages, how="cross")
    born = born.with_columns(month=col("birth_month") + when(col("sex") == 0).then(col("male")).otherwise(col("female")))
    first = born.filter(col("month") // 12 == col("year")).sort("year").group_by("sex", "birth_month").agg(col("month").first())
    end = pl.date(col("month") // 12, col("month") % 12 + 1, 1).dt.month_end()
    first = first.select("sex", "birth_month", end=end)
    # The greater of the two days: an extension that is not there changes nothing.
    joined = people.join(first, on=["sex", "birth_month"]).with_columns(end=pl.max_horizontal("end", "extension"))
    return joined.select(person="id", service_left=months(lit(day), col("end")))


def papers(tables, day):
    """Planning, discipline, proceedings and certificates of each person."""
    planned = tables["planning"].lazy().filter(holds(day)).group_by("person").agg(titles=col("title").n_unique().cast(pl.Int64), since=col("from").min())
    wait = col("form").replace_strict({0: 24, 1: 36, 2: 60}, default=-1_000_000, return_dtype=pl.Int64)
    ago = months(col("decided"), lit(day))
    disciplined = tables["discipline"].lazy().filter(col("decided") <= day).group_by("person").agg(
        last=col("decided").max(), discipline_months=ago.filter(col("form") < 3).sum(), waited=(ago >= wait).all()
    )  # fmt: skip
    cases = tables["proceedings"].lazy().filter(holds(day)).select("person").unique().with_columns(under_proceedings=lit(True))
    issued = tables["health"].lazy().filter(col("issued") <= day)
    latest = issued.filter(col("issued") == col("issued").max().over("person")).group_by("person").agg(
        issued=col("issued").first(), fit=when((col("fit").null_count() == 0) & (col("fit").n_unique() == 1)).then(col("fit").first() == 1)
    )  # fmt: skip
    certificates = latest.select("person", "fit", certificate_age=months_begun(col("issued"), lit(day)))
    return planned, disciplined, cases, certificates


def evaluations_missing(tables, main, day):
    """Full calendar years of the main tenure without an evaluation."""
    first = col("from").dt.year() + (col("from") != col("from").dt.truncate("1y")).cast(pl.Int32)
    asked = main.select("person", first=first)
    graded = tables["evaluations"].lazy().join(asked, on="person").filter(col("year") >= col("first"), col("year") < day.year)
    graded = graded.group_by("person").agg(years=col("year").n_unique().cast(pl.Int64))
    count = pl.max_horizontal(lit(day.year) - col("first"), lit(0)).cast(pl.Int64) - col("years").fill_null(0)
    return asked.join(graded, on="person", how="left").select("person", evaluations_missing=count)


def facts(tables, day):
    """One row a person, in the order of people."""
    count, main = mains_of(tables, day)
    sure, most = equivalent_months(tables, main, day)
    frame = tables["people"].lazy().rename({"id": "person"})
    for other in (
        count, main, months_as_head(tables, main, day), sure, most, service_left(tables, day), *papers(tables, day), evaluations_missing(tables, main, day),
    ):  # fmt: skip
        frame = frame.join(other, on="person", how="left", maintain_order="left")
    held, mains = col("post").is_not_null(), col("mains").fill_null(0)
    a, b = col("a").fill_null(0), col("b").fill_null(0)
    return frame.with_columns(
        in_post=when(mains < 2).then(mains == 1),
        on_rotation=when(mains == 0).then(lit(False)).otherwise(col("on_rotation")),
        months_as_head=when(mains < 2).then(col("months_as_head").fill_null(0)),
        least=when(held).then(pl.min_horizontal(a, b)),
        most=when(held).then(pl.max_horizontal(a, b)),
        titles=col("titles").fill_null(0),
        in_planning=col("titles").is_not_null(),
        disciplined_while_planned=(col("last") >= col("since")).fill_null(False),
        discipline_months=col("discipline_months").fill_null(0),
        waited=col("waited").fill_null(True),
        under_proceedings=col("under_proceedings").fill_null(False),
        age_least=months(col("birth_high"), lit(day)),
        age_most=months(col("birth_low"), lit(day)),
    )


def kin_of(tables, main, day):
    """Movers whose relative is head where they will be deputy, or the other way round: true, or null where it cannot be told."""
    moves, kinship = tables["moves"].lazy(), tables["kinship"].lazy()
    movers = moves.select("person")
    concurrent = tables["tenures"].lazy().filter(col("concurrent") == 1, holds(day)).select("person", "post")
    stands = pl.concat([moves.select("person", post="to_post"), concurrent, main.select("person", "post").join(movers, on="person", how="anti")]).unique()
    titles = tables["titles"].lazy().select(title="id", role="role")
    seats = tables["posts"].lazy().rename({"id": "post"}).join(titles, on="title").filter(col("role") < 2).select("post", "unit", "role")
    pairs = pl.concat([kinship.select("person", "relative"), kinship.select(person="relative", relative="person")]).unique()
    targets = moves.select("person", post="to_post").join(seats, on="post").join(pairs, on="person").select("person", "relative", "unit", "role")
    others = seats.select("post", "unit", other="role")
    met = targets.join(stands.rename({"person": "relative"}), on="relative").join(others, on=["post", "unit"]).filter(col("role") != col("other"))
    mains = tables["tenures"].lazy().filter(col("concurrent") == 0, holds(day)).filter(pl.len().over("person") > 1)
    doubtful = mains.select(relative="person", post="post").join(movers.rename({"person": "relative"}), on="relative", how="anti")
    maybe = targets.join(doubtful, on="relative").join(others, on=["post", "unit"]).filter(col("role") != col("other"))
    both = pl.concat([met.select("person", sure=lit(1)), maybe.select("person", sure=lit(0))]).group_by("person").agg(col("sure").max())
    return both.select("person", met=lit(True), sure=when(col("sure") == 1).then(lit(True)))


def moving(tables, people, day):
    """One row a move, in the order of moves."""
    moves = tables["moves"].lazy().select("id", "person", "from_post", "to_post", "waiver", "purpose", form="kind")
    ranked = tables["posts"].lazy().select(post="id", title="title").join(tables["titles"].lazy().select(title="id", rank="rank"), on="title")
    for end in ("from", "to"):
        its = ranked.select(col("post").alias(f"{end}_post"), col("rank").alias(f"{end}_rank"))
        moves = moves.join(its, on=f"{end}_post", how="left", maintain_order="left")
    _, main = mains_of(tables, day)
    frame = moves.join(people, on="person", how="left", maintain_order="left").join(kin_of(tables, main, day), on="person", how="left", maintain_order="left")
    return frame.with_columns(
        rotation=col("form") == 0,
        decided=col("waiver") == 1,
        higher=col("to_rank") < col("from_rank"),
        shorter=col("purpose").is_in([1, 2]),
        kin=when(col("met").is_null()).then(lit(False)).otherwise(col("sure")),
    )


YES, NO = lit(True), lit(False)


def within(least, most, floor):
    """A range reaches the floor."""
    return when(least >= floor).then(YES).when(most < floor).then(NO)


def rules():
    """For each rule: of moves or not, when it speaks, what it requires, when a decision waives it, its evidence."""
    rotation, left, decided = col("rotation"), col("service_left"), col("decided")
    shorter = when(left >= 120).then(YES).when(left < 60).then(NO).otherwise(when(left.is_not_null()).then(col("shorter")))
    cap = when(col("sex") == 0).then(600).otherwise(540)
    due = col("in_post") & ~col("leadership") & col("sensitive") & (left >= 18) & ~col("under_proceedings")
    equivalent = col("least") * 100_000 + col("most")
    return {
        "45-CT/TW#two-terms": (False, YES, col("months_as_head") < 96, NO, col("months_as_head")),
        "36/2018/QH14#position-change-due": (False, due, col("months_in_post") < col("stay"), NO, col("months_in_post")),
        "377-QĐ/TW#out-of-planning": (False, YES, ~col("disciplined_while_planned"), NO, col("disciplined_while_planned")),
        "377-QĐ/TW#planning-per-person": (False, YES, col("titles") <= 3, NO, col("titles")),
        "65-QĐ/TW#yearly-evaluation": (False, col("on_rotation"), col("evaluations_missing") == 0, NO, col("evaluations_missing")),
        "65-QĐ/TW#in-planning": (True, rotation, col("in_planning"), decided & (col("purpose") == 4), col("in_planning")),
        "65-QĐ/TW#service-left": (True, rotation, left >= 120, decided, left),
        "98-QĐ/TW#service-left": (True, rotation, shorter, NO, left),
        "170/2025/NĐ-CP#service-left": (True, rotation, shorter, decided, left),
        "65-QĐ/TW#min-term-served": (True, col("on_rotation"), col("months_in_post") >= 36, decided, col("months_in_post")),
        "98-QĐ/TW#age-cap": (
            True, rotation & (col("purpose") == 0), ~within(col("age_least"), col("age_most"), cap), NO, col("age_least") * 100_000 + col("age_most"),
        ),
        "170/2025/NĐ-CP#health": (True, rotation, col("fit") & (col("certificate_age") <= 6), NO, col("certificate_age")),
        "377-QĐ/TW#promotion-months": (True, col("higher"), within(col("least"), col("most"), 12), decided, equivalent),
        "377-QĐ/TW#discipline-wait": (True, col("higher"), col("waited"), NO, col("discipline_months")),
        "80/2025/QH15#under-proceedings": (True, YES, ~col("under_proceedings"), NO, col("under_proceedings")),
        "114-QĐ/TW#kin-head-deputy": (True, YES, ~col("kin"), decided, col("kin")),
    }  # fmt: skip


def outcome(rule, speaks, require, waived):
    """The code of the outcome; a book for civil servants leaves the others out."""
    code = when(speaks.is_null()).then(2).when(~speaks).then(3).when(require.is_null()).then(2).when(require).then(0).when(waived).then(4).otherwise(1)
    if rule.startswith("170/"):
        code = when(col("kind").is_null()).then(2).when(col("kind") != 1).then(shared.OUT_OF_SCOPE).otherwise(code)
    return code.cast(pl.UInt8)


def answer(form, asked):
    """Outcomes and evidence of every rule asked."""
    day, tables = form
    people = facts(tables, day).collect()
    frames, found, laws = {False: people, True: moving(tables, people.lazy(), day).collect()}, {}, rules()
    for of_moves, frame in frames.items():
        names = [rule for rule in asked if laws[rule][0] == of_moves]
        parts = []
        for rule in names:
            _, speaks, require, waived, evidence = laws[rule]
            parts += [outcome(rule, speaks, require, waived).alias(f"o {rule}"), evidence.cast(pl.Int64).fill_null(shared.NO_EVIDENCE).alias(f"e {rule}")]
        done = frame.with_columns(parts)
        found.update({rule: (done[f"o {rule}"].to_numpy(), done[f"e {rule}"].to_numpy()) for rule in names})
    return found


if __name__ == "__main__":
    shared.run("polars", pl.__version__, load, answer)
