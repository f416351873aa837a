//! What is asked for on the command line, and how it is answered.

use crate::util::{NEEDS, OFFERS, town, town_of};

#[test]
fn a_wrong_word_on_the_command_line_gets_a_suggestion() {
    let folder = town();
    for (arguments, hint) in [
        (vec!["table", ".", "--rows", "statdteil"], "Meinten Sie"),
        (
            vec!["table", ".", "--rows", "stadtteil", "--measure", "coverge"],
            "Meinten Sie coverage?",
        ),
        (
            vec![
                "table",
                ".",
                "--rows",
                "topic",
                "--where",
                "stadtteil=Norstadt",
            ],
            "Meinten Sie „Nordstadt“?",
        ),
        (
            vec!["table", ".", "--rows", "topic", "--where", "Nordstadt"],
            "stadtteil=Nordstadt",
        ),
        (vec!["analyze", "."], "Meinten Sie analyse?"),
    ] {
        let ran = folder.run(&arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}");
        assert!(ran.err.contains(hint), "{arguments:?}: {}", ran.err);
        assert!(ran.out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_table_says_on_the_side_what_is_doubtful_about_it() {
    let ran = town_of(NEEDS, OFFERS.replace("Südstadt", "Südstat")).run(&[
        "table",
        ".",
        "--rows",
        "stadtteil",
    ]);
    assert_eq!(ran.code, Some(0));
    // A line each: what is asked for is the table, and »check« tells all.
    let line = ran.err.lines().find(|line| line.contains("[L303]"));
    assert!(
        line.is_some_and(|line| line.contains("„Südstat“")),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("╭"), "{}", ran.err);
}

#[test]
fn everything_is_said_in_english_when_asked_for() {
    let folder = town_of(NEEDS.replace(";40", ";many"), OFFERS);
    let ran = folder.run(&["analyse", ".", "--lang", "en"]);
    ran.says("L310", &["Error", "is not a number"]);
}

#[test]
fn what_there_is_to_choose_from_is_named_in_the_language() {
    let folder = town();
    let rows = folder.run(&["table", ".", "--rows", "stadteil"]);
    assert!(rows.err.contains("Meinten Sie Stadtteil?"), "{}", rows.err);
    assert!(rows.err.contains("Stadtteil (district)"), "{}", rows.err);
    let measure = ["table", ".", "--rows", "topic", "--measure", "Lüke"];
    let measure = folder.run(&measure);
    assert!(
        measure.err.contains("Meinten Sie Lücke?"),
        "{}",
        measure.err
    );
    assert!(measure.err.contains("Bedarf (need), "), "{}", measure.err);
    for word in ["nicht belegbarer Bedarf", "not_assessable"] {
        let ran = folder.run(&["table", ".", "--rows", "topic", "--measure", word]);
        assert_eq!(ran.code, Some(0), "{word}: {}", ran.err);
    }
}

#[test]
fn why_an_earlier_report_cannot_be_read_is_said_in_the_language() {
    let folder = town();
    let missing = folder.run(&["analyse", ".", "--earlier", "gibtsnicht"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.err.contains("(nicht gefunden)"), "{}", missing.err);
    let file = folder.run(&["analyse", ".", "--earlier", "bedarfe.csv"]);
    assert!(file.err.contains("kein Ordner"), "{}", file.err);
    folder.save("alt/results.json", "{");
    let damaged = folder.run(&["analyse", ".", "--earlier", "alt"]);
    assert!(
        damaged.err.contains("kein gültiges JSON (Zeile 1"),
        "{}",
        damaged.err
    );
}

#[test]
fn exact_numbers_come_with_a_warning_once_a_run_unless_nothing_is_to_be_said() {
    let folder = town();
    let commands: [&[&str]; 4] = [
        &["table", ".", "--rows", "topic"],
        &["explain", ".", "--cell", "stadtteil=Nordstadt"],
        &["outlook", "."],
        &["explain", ".", "--offer", "K1"],
    ];
    for command in commands {
        let ran = folder.run(command);
        assert_eq!(ran.code, Some(0), "{command:?}: {}", ran.err);
        let warned = ran.err.matches("Ungeschützte Zahlen").count();
        assert_eq!(warned, 1, "{command:?}: {}", ran.err);
        let ran = folder.run(&[command, &["--quiet"]].concat());
        assert!(!ran.err.contains("Ungeschützte Zahlen"), "{}", ran.err);
    }
}

#[test]
fn the_report_of_a_town_that_is_called_almost_alike_is_not_replaced() {
    let folder = town();
    let named = |name: &str| format!("name = \"{name}\"\n");
    folder.save("lueckenlos.toml", named("Stadt"));
    folder.protected();
    folder.protected();
    folder.save("lueckenlos.toml", named("=Stadt"));
    let ran = folder.run(&["analyse", ".", "--formats", "html"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    for part in ["„Stadt“", "„=Stadt“", "--out"] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
    folder.protected_with(&["--out", "reports/stadt-2025"]);
}
