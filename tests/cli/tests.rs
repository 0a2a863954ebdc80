//! The verb `test`: every number with its denominator, every option of the form, bad input refused.

use serde_json::json;

use super::{Terminal, keys};

/// Two gate units and four people; one of five in the ICU is not named.
fn ward() -> Terminal {
    let terminal = Terminal::with_campaign();
    terminal.write(
        "list.csv",
        "name,unit,employee number\nAna Lima,ICU,1\nBen Ode,ICU,2\nCy Roe,5 North,3\nDee Fox,5 North,4\n",
    );
    terminal.ok(&["import", "a.wallchart", "list.csv"]);
    terminal.ok(&["unit", "a.wallchart", "ICU", "--estimate", "9", "--gate"]);
    terminal.ok(&["unit", "a.wallchart", "5 North", "--estimate", "8", "--gate"]);
    terminal
}

fn recorded() -> Terminal {
    let terminal = ward();
    let add = ["test", "a.wallchart", "add", "Petition", "--threshold", "20%", "--gate", "majority"];
    terminal.ok(&add);
    terminal.write("expected.csv", "person,expected,day\n1,will,2026-11-01\n2,will,2026-11-01\n");
    terminal.ok(&["test", "a.wallchart", "predict", "Petition", "expected.csv"]);
    terminal.write(
        "results.csv",
        "person,result,day\n1,did,2026-11-02\n2,refused,2026-11-02\n3,did,2026-11-02\n4,did,2026-11-02\n",
    );
    terminal.ok(&["test", "a.wallchart", "record", "Petition", "results.csv"]);
    terminal
}

#[test]
fn shows_every_number_with_the_keys_of_the_contract() {
    let terminal = recorded();
    let shown = terminal.json(&["test", "a.wallchart", "show", "Petition", "--json"]);
    let test = &shown[0];
    let counts = [
        "aim",
        "asked",
        "eligible",
        "expected",
        "no_answer",
        "off_by",
        "participated",
        "passed",
        "percent",
        "refused",
        "unnamed",
    ];
    let mut whole = counts.to_vec();
    whole.extend(["again", "day", "deadline", "frozen", "id", "name", "public", "units"]);
    whole.sort_unstable();
    assert_eq!(keys(test), whole);
    assert_eq!((&test["eligible"], &test["unnamed"], &test["asked"]), (&json!(17), &json!(13), &json!(4)));
    assert_eq!((&test["participated"], &test["percent"], &test["aim"]), (&json!(3), &json!(18), &json!(20)));
    assert_eq!((&test["expected"], &test["off_by"]), (&json!(2), &json!(1)));
    let icu = &test["units"][0];
    let mut unit = counts.to_vec();
    unit.extend(["gate", "leader", "unit", "with"]);
    unit.sort_unstable();
    assert_eq!(keys(icu), unit);
    assert_eq!((&icu["unit"], &icu["gate"], &icu["leader"]), (&json!("ICU"), &json!(true), &json!(null)));
    assert_eq!((&icu["eligible"], &icu["participated"], &icu["percent"]), (&json!(9), &json!(1), &json!(11)));
    assert_eq!((&icu["aim"], &icu["passed"]), (&json!("majority"), &json!(false)));
    let north = &test["units"][1];
    assert_eq!((&north["unit"], &north["expected"]), (&json!("5 North"), &json!(null)), "nobody predicted");
}

#[test]
fn the_words_read_like_this() {
    let terminal = recorded();
    let words = terminal.ok(&["test", "a.wallchart", "show"]);
    let golden = "Petition: 18 % (3 of 17), 4 asked, 13 not named, 2 expected (1 off), aim 20 %, not passed
  ICU (gate unit): 11 % (1 of 9), 2 asked, 7 not named, 2 expected (1 off), aim over half, not passed
  5 North (gate unit): 25 % (2 of 8), 2 asked, 6 not named, aim over half, not passed
";
    assert_eq!(words, golden, "\n{words}");
}

#[test]
fn whoever_is_responsible_is_named() {
    let terminal = recorded();
    let people = terminal.json(&["people", "a.wallchart", "--json"]);
    let ana = people.as_array().unwrap().iter().find(|person| person["name"] == "Ana Lima").unwrap();
    let unit = terminal.ok(&["unit", "a.wallchart", "ICU"]);
    let edit = json!({ "on": unit.trim(), "edit": { "unit": { "leader": ana["id"] } } });
    terminal.write("edits.jsonl", &edit.to_string());
    terminal.ok(&["apply", "a.wallchart", "edits.jsonl"]);
    let shown = terminal.json(&["test", "a.wallchart", "show", "--json"]);
    assert_eq!(shown[0]["units"][0]["leader"], "Ana Lima");
    assert!(terminal.ok(&["test", "a.wallchart", "show"]).contains("responsible Ana Lima"));
}

#[test]
fn a_test_is_put_on_the_ladder_with_all_its_options() {
    let terminal = recorded();
    let add = [
        "test",
        "a.wallchart",
        "add",
        "Petition, second run",
        "--again",
        "petition",
        "--threshold",
        "Majority",
        "--gate",
        "40",
        "--day",
        "2026-12-01",
        "--deadline",
        "2026-12-05",
        "--units",
        "ICU",
    ];
    terminal.ok(&add);
    let shown = terminal.json(&["test", "a.wallchart", "show", "Petition, second run", "--json"]);
    let test = &shown[0];
    assert_eq!((&test["day"], &test["deadline"]), (&json!("2026-12-01"), &json!("2026-12-05")));
    assert_eq!(
        (&test["aim"], &test["again"], &test["public"]),
        (&json!("majority"), &json!(true), &json!(false))
    );
    assert_eq!(test["units"].as_array().unwrap().len(), 1, "only the ICU takes part");
    assert_eq!((&test["units"][0]["aim"], &test["eligible"]), (&json!(40), &json!(9)));
}

#[test]
fn aims_that_are_none_are_refused_with_a_clear_word() {
    let terminal = ward();
    for bad in ["0", "101", "150 %", "-5", "half", "", "65.5"] {
        for option in ["--threshold", "--gate"] {
            let option = format!("{option}={bad}");
            let said = terminal.fails(&["test", "a.wallchart", "add", "March", &option]);
            assert!(said.contains("1 to 100") && said.contains("majority"), "{bad}: {said}");
        }
    }
    let late = ["test", "a.wallchart", "add", "March", "--day", "2026-12-05", "--deadline", "2026-12-01"];
    assert!(terminal.fails(&late).contains("before the day"));
    terminal.fails(&["test", "a.wallchart", "add", "March", "--units", "Nowhere"]);
    terminal.fails(&["test", "a.wallchart", "add", "March", "--again", "Nothing"]);
    assert_eq!(terminal.json(&["test", "a.wallchart", "show", "--json"]), json!([]));
}

#[test]
fn an_empty_unit_is_neither_passed_nor_failed() {
    let terminal = recorded();
    terminal.ok(&["unit", "a.wallchart", "Night pool", "--gate"]);
    terminal.ok(&["test", "a.wallchart", "add", "March", "--threshold", "50"]);
    let shown = terminal.json(&["test", "a.wallchart", "show", "March", "--json"]);
    let pool =
        shown[0]["units"].as_array().unwrap().iter().find(|unit| unit["unit"] == "Night pool").unwrap();
    assert_eq!((&pool["eligible"], &pool["percent"], &pool["passed"]), (&json!(0), &json!(0), &json!(null)));
}

#[test]
fn a_small_gate_unit_is_judged_with_what_it_joins() {
    let terminal = recorded();
    let north = terminal.ok(&["unit", "a.wallchart", "5 North", "--estimate", "5"]);
    let icu = terminal.ok(&["unit", "a.wallchart", "ICU"]);
    let edit = json!({ "on": north.trim(), "edit": { "unit": { "joins": icu.trim() } } });
    terminal.write("edits.jsonl", &edit.to_string());
    terminal.ok(&["apply", "a.wallchart", "edits.jsonl"]);
    terminal.ok(&["test", "a.wallchart", "add", "March", "--threshold", "50"]);
    let shown = terminal.json(&["test", "a.wallchart", "show", "March", "--json"]);
    let units = shown[0]["units"].as_array().unwrap();
    assert_eq!((&units[0]["with"], &units[1]["with"]), (&json!(["5 North"]), &json!(["ICU"])));
    assert_eq!((&units[0]["eligible"], &units[1]["eligible"]), (&json!(9), &json!(5)), "each by itself");
    assert!(terminal.ok(&["test", "a.wallchart", "show", "March"]).contains("judged with ICU"));
}

#[test]
fn a_day_that_is_past_freezes_only_the_units_that_take_part() {
    let terminal = ward();
    let add = ["test", "a.wallchart", "add", "Petition", "--day", "2020-01-01", "--units", "ICU"];
    terminal.ok(&add);
    let shown = terminal.json(&["test", "a.wallchart", "show", "--json"]);
    assert_eq!((&shown[0]["eligible"], &shown[0]["units"][0]["unit"]), (&json!(9), &json!("ICU")));
    assert_eq!(shown[0]["units"].as_array().unwrap().len(), 1, "{shown}");
}

#[test]
fn a_test_without_a_name_is_told_so_and_each_template_is_named_once() {
    let terminal = ward();
    assert!(terminal.fails(&["test", "a.wallchart", "add", ""]).contains("needs a name"));
    let said = terminal.fails(&["test", "a.wallchart", "add", "March", "--template", "parade"]);
    assert_eq!(said.matches("survey").count(), 2, "survey and door-survey: {said}");
}

#[test]
fn results_tell_who_is_not_on_the_roster_who_disagrees_and_days_to_come() {
    let terminal = recorded();
    terminal.write("late.csv", "name,unit,employee number\nLate Hire,ICU,5\n");
    terminal.ok(&["import", "a.wallchart", "late.csv"]);
    terminal.write(
        "more.csv",
        "person,result,by,day\n5,did,MK,2026-11-02\n1,refused,JD,2026-11-02\n2,not_asked,JD,\n3,refused,JD,2099-01-01\n",
    );
    let said = terminal.ok(&["test", "a.wallchart", "record", "Petition", "more.csv"]);
    assert!(said.starts_with("2 taken in."), "{said}");
    let rows =
        ["Row 2: On the chart, but not on the roster", "Row 3: Somebody else says otherwise", "Row 5: "];
    for row in rows {
        assert!(said.contains(row), "{row}: {said}");
    }
    assert!(said.contains("is a day to come") && !said.contains("Row 4"), "{said}");
    let shown = terminal.json(&["test", "a.wallchart", "show", "--json"]);
    assert_eq!(&shown[0]["participated"], &json!(1), "the cautious one counts");
}

#[test]
fn units_of_one_name_are_told_apart_by_id_and_none_is_part_of_itself() {
    let terminal = ward();
    terminal.write("twin.csv", "name,department,sub department\nEve Ash,North,Ward\nFay Elm,South,Ward\n");
    terminal.ok(&["import", "a.wallchart", "twin.csv"]);
    let said = terminal.fails(&["unit", "a.wallchart", "Ward", "--gate"]);
    assert!(said.contains("(North)") && said.contains("(South)"), "{said}");
    let said = terminal.fails(&["unit", "a.wallchart", "ICU", "--parent", "ICU"]);
    assert!(said.contains("part of itself"), "{said}");
}

#[test]
fn an_ending_that_cannot_be_written_names_those_that_can() {
    let terminal = recorded();
    for (what, ending) in [("tests", ".csv"), ("readiness", ".html"), ("sheets", ".pdf"), ("chart", ".png")] {
        let said = terminal.fails(&["export", "a.wallchart", "--what", what, "-o", "out.xlsx"]);
        assert!(said.contains(ending) && !said.contains(".xlsx"), "{what}: {said}");
    }
}
