//! `wallchart layout`: two plain lists in, places out.

use super::Terminal;

const UNITS: &str = "id,unit,site,hub\na,1,0,0\nb,1,0,0\nc,2,0,1\nd,2,0,0\n";

#[test]
fn writes_a_place_for_each_person_and_says_what_it_took() {
    let terminal = Terminal::new();
    terminal.write("units.csv", UNITS);
    terminal.write("ties.csv", "source,target,weight\na,b,1\nb,c,2\nc,c,1\nb,c,0\nd,c,-1\nc,d,0.5\n");
    for more in [&[][..], &["--fine"]] {
        let mut words = vec!["layout", "ties.csv", "--units", "units.csv", "-o", "out.pos"];
        words.extend(more);
        let said = terminal.ok(&words);
        let parts: Vec<&str> = said.split_whitespace().collect();
        assert_eq!(parts[0], "CORE");
        assert!(parts[1..].iter().all(|part| part.parse::<f64>().is_ok_and(|s| (0.0..9.0).contains(&s))));
        let text = String::from_utf8(terminal.read("out.pos")).unwrap();
        let places: Vec<Vec<f64>> =
            text.lines().map(|line| line.split(' ').map(|x| x.parse().unwrap()).collect()).collect();
        assert_eq!(places.len(), 4);
        assert!(places.iter().all(|place| place.len() == 2 && place.iter().all(|x: &f64| x.is_finite())));
    }
}

#[test]
fn names_bad_rows_by_number_and_writes_nothing() {
    let terminal = Terminal::new();
    terminal.write("units.csv", &format!("{UNITS}a,2,0,0\n,1,0,0\n"));
    terminal.write("ties.csv", "from,to,weight\na,b,1\na\na,nobody,1\na,b,much\na,b,NaN\n");
    let said = terminal.run(&["layout", "ties.csv", "--units", "units.csv", "-o", "out.pos"]);
    assert_eq!(said.status, 1);
    for row in ["Row 6 of the units", "Row 7 of the units", "Row 3 of the ties", "Row 4 of the ties"] {
        assert!(said.err.contains(row), "{row} is named in {}", said.err);
    }
    assert!(said.err.contains("Row 5 of the ties") && said.err.contains("Row 6 of the ties"));
    assert!(!terminal.path("out.pos").exists());
    let said = terminal.run(&["layout", "none.csv", "--units", "units.csv", "-o", "out.pos"]);
    assert_eq!(said.status, 1);
}
