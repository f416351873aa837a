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
    ran.says("L303", &["„Südstat“"]);
}

#[test]
fn everything_is_said_in_english_when_asked_for() {
    let folder = town_of(NEEDS.replace(";40", ";many"), OFFERS);
    let ran = folder.run(&["analyse", ".", "--lang", "en"]);
    ran.says("L310", &["Error", "is not a number"]);
}
