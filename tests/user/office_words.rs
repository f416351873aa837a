//! Words, numbers and ages as offices write them, each in ten ways: read right, or with a finding, never a wrong number in
//! silence.

use crate::util::{Folder, figures, town_of};

fn needs(rows: &[&str]) -> String {
    let head = "jahr;stadtteil;lebensphase;handlungsfeld;geschlecht;personen\n";
    head.to_string() + &rows.join("\n") + "\n"
}

fn offers(rows: &[&str]) -> String {
    let head = "kennung;angebot;stadtteil;lebensphase;handlungsfeld;geschlecht;plätze;gültig_bis\n";
    head.to_string() + &rows.join("\n") + "\n"
}

/// One need of 60 and one offer with 60 places, both with these ages.
fn one_each(of_need: &str, of_offer: &str) -> Folder {
    town_of(
        needs(&[&format!("2025;Nord;{of_need};Kita;;60")]),
        offers(&[&format!("K1;Kita;Nord;{of_offer};Kita;;60;")]),
    )
}

#[test]
fn the_same_ages_in_whatever_notation_meet() {
    for written in [
        "3 bis unter 6 Jahre",
        "3-u6",
        "3-<6",
        "von 3 bis unter 6",
        "Ü3",
        "Kindergartenalter",
        "03. Mai",
        "3 bis 5-Jährige",
        "36 Monate bis 6 Jahre",
        "3 to under 6",
        "Kinder von 3 bis 5 Jahren",
    ] {
        assert_eq!(
            figures(&one_each(written, "3-5")),
            ["60", "60", "0"],
            "{written}"
        );
        assert_eq!(
            figures(&one_each("3-5", written)),
            ["60", "60", "0"],
            "{written}"
        );
    }
}

#[test]
fn everybody_in_other_words_takes_everybody() {
    for written in [
        "alle Geschlechter",
        "gemischt",
        "koedukativ",
        "m/w/d",
        "weiblich/männlich",
        "weiblich und männlich",
        "Mädchen und Jungen",
        "beide",
        "w/m",
        "offen für alle",
        "-",
    ] {
        let folder = town_of(
            needs(&[
                "2025;Nord;10-15;Treff;weiblich;30",
                "2025;Nord;10-15;Treff;männlich;30",
            ]),
            offers(&[&format!("K1;Treff;Nord;10-15;Treff;{written};60;")]),
        );
        assert_eq!(figures(&folder), ["60", "60", "0"], "{written}");
    }
    for written in [
        "Gesamtstadt",
        "stadtweit",
        "ganze Stadt",
        "alle Stadtteile",
        "überregional",
        "gesamtes Stadtgebiet",
        "alle Ortsteile",
        "stadtteilübergreifend",
        "Stadt gesamt",
        "im ganzen Stadtgebiet",
    ] {
        let folder = town_of(
            needs(&["2025;Nord;3-5;Kita;;60", "2025;Süd;3-5;Kita;;40"]),
            offers(&[
                "K1;Kita;Nord;3-5;Kita;;20;",
                &format!("K2;Mobil;{written};3-5;Kita;;80;"),
            ]),
        );
        assert_eq!(figures(&folder), ["100", "100", "0"], "{written}");
    }
}

#[test]
fn abbreviations_are_the_words_that_they_are_short_for() {
    for (short, long) in [
        ("weibl.", "weiblich"),
        ("männl.", "männlich"),
        ("weibl", "weiblich"),
        ("w", "weiblich"),
        ("W", "weiblich"),
    ] {
        let folder = town_of(
            needs(&[&format!("2025;Nord;10-15;Treff;{short};30")]),
            offers(&[&format!("K1;Treff;Nord;10-15;Treff;{long};30;")]),
        );
        assert_eq!(figures(&folder), ["30", "30", "0"], "{short}");
    }
}

#[test]
fn a_word_that_nothing_on_the_other_side_names_is_a_warning_in_every_dimension() {
    let folder = town_of(
        needs(&["2025;Nord;10-15;Treff;Schülerin;30"]),
        offers(&["K1;Treff;Nord;10-15;Treff;Pfadfinderin;30;"]),
    );
    let ran = folder.analysed();
    ran.says("L501", &["Pfadfinderin", "Geschlecht"]);
    ran.says("L502", &["Schülerin", "Geschlecht"]);
}

#[test]
fn places_as_people_write_them() {
    for (written, covered) in [
        ("15 + 5", "20"),
        ("2 Gruppen à 10", "20"),
        ("2 x 10", "20"),
        ("20 Plätze", "20"),
        ("ca. 20", "20"),
        ("max. 20", "20"),
        ("20-25", "20"),
        ("20 bis 25", "20"),
        ("(20)", "20"),
        ("20 1)", "20"),
        ("20.0", "20"),
    ] {
        let folder = town_of(
            needs(&["2025;Nord;3-5;Kita;;60"]),
            offers(&[&format!("K1;Kita;Nord;3-5;Kita;;{written};")]),
        );
        assert_eq!(figures(&folder)[1], covered, "{written}");
    }
    for written in [
        "auf Anfrage",
        "nach Bedarf",
        "unbegrenzt",
        "k. A.",
        "-",
        "n. n.",
        "variabel",
        "offen",
        "?",
        "#NV",
    ] {
        let folder = town_of(
            needs(&["2025;Nord;3-5;Kita;;60"]),
            offers(&[&format!("K1;Kita;Nord;3-5;Kita;;{written};")]),
        );
        let ran = folder.analysed();
        ran.says("L405", &["angebote.csv"]);
        assert!(ran.out.contains("0 (0 bis 60)"), "{written}: {}", ran.out);
    }
    for written in [
        "3 Gruppen",
        "40 Stunden",
        "40 Std.",
        "2 Räume",
        "5 Termine",
        "3 Fachkräfte",
        "2 Tage",
        "4 Wochen",
        "100 €",
        "2 Stellen",
    ] {
        let folder = town_of(
            needs(&["2025;Nord;3-5;Kita;;60"]),
            offers(&[&format!("K1;Kita;Nord;3-5;Kita;;{written};")]),
        );
        folder.stopped().says("L316", &[written]);
    }
}

#[test]
fn a_range_of_places_is_low_when_cautious_and_high_when_generous() {
    let folder = town_of(
        needs(&["2025;Nord;3-5;Kita;;60"]),
        offers(&["K1;Kita;Nord;3-5;Kita;;20-25;"]),
    );
    let ran = folder.analysed();
    ran.says("L318", &["20-25"]);
    assert!(ran.out.contains("40 (35 bis 40)"), "{}", ran.out);
}

#[test]
fn signs_of_official_tables_in_the_needs() {
    for (written, need) in [
        ("-", "60"),
        ("–", "60"),
        ("x", "62"),
        ("*", "62"),
        ("<3", "62"),
        ("< 5", "64"),
        (".", "62"),
        ("/", "62"),
        ("...", "62"),
        ("g", "62"),
    ] {
        let folder = town_of(
            needs(&[
                "2025;Nord;3-5;Kita;;60",
                &format!("2025;Süd;3-5;Kita;;{written}"),
            ]),
            offers(&["K1;Kita;Nord;3-5;Kita;;40;", "K2;Kita;Süd;3-5;Kita;;30;"]),
        );
        assert_eq!(figures(&folder)[0], need, "{written}");
    }
    for written in [".", "/", "..."] {
        let folder = town_of(
            needs(&[
                "2025;Nord;3-5;Kita;;60",
                &format!("2025;Süd;3-5;Kita;;{written}"),
            ]),
            offers(&["K1;Kita;Nord;3-5;Kita;;40;", "K2;Kita;Süd;3-5;Kita;;30;"]),
        );
        folder.analysed().says("L415", &["muss nicht klein sein"]);
    }
    let folder = town_of(
        needs(&["2025;Nord;3-5;Kita;;k. A."]),
        offers(&["K1;Kita;Nord;3-5;Kita;;40;"]),
    );
    folder.stopped().says("L337", &["k. A."]);
}

#[test]
fn an_offer_without_an_end_says_so_in_many_words() {
    for written in [
        "unbefristet",
        "laufend",
        "bis auf Weiteres",
        "dauerhaft",
        "unbegrenzt",
        "fortlaufend",
        "offen",
        "Regelangebot",
        "-",
        "ohne Ende",
    ] {
        let folder = town_of(
            needs(&["2025;Nord;3-5;Kita;;60"]),
            offers(&[&format!("K1;Kita;Nord;3-5;Kita;;60;{written}")]),
        );
        assert_eq!(figures(&folder), ["60", "60", "0"], "{written}");
    }
}

#[test]
fn life_phases_without_ages_never_meet_offers_with_ages_in_silence() {
    let needs = needs(&[
        "2025;Nord;Kita;Bildung;;60",
        "2025;Nord;Grundschule;Bildung;;40",
    ]);
    let folder = town_of(
        needs,
        offers(&[
            "K1;Kita;Nord;3-5;Bildung;;60;",
            "K2;OGS;Nord;6-9;Bildung;;40;",
        ]),
    );
    folder.stopped().says("L531", &["Kita", "Grundschule"]);
    // The advice followed to the letter.
    folder.save(
        "lueckenlos.toml",
        "[[dimension]]\nid = \"life_phase\"\ncategories = [\n\
         { id = \"3-5\", label = { de = \"Kita\" }, ages = \"3-5\" },\n\
         { id = \"6-9\", label = { de = \"Grundschule\" }, ages = \"6-9\" },\n]\n",
    );
    assert_eq!(figures(&folder), ["100", "100", "0"]);
}

#[test]
fn a_column_that_both_tables_have_by_chance_parts_nothing() {
    for (of_needs, of_offers) in [
        ("Kinder", "Plätze"),
        ("Fälle", "Gruppen"),
        ("Person", "Angebot"),
        ("geprüft", "offen"),
        ("A", "B"),
    ] {
        let folder = town_of(
            format!(
                "jahr;stadtteil;handlungsfeld;personen;einheit\n2025;Nord;Kita;60;{of_needs}\n"
            ),
            format!(
                "kennung;stadtteil;handlungsfeld;plätze;einheit\nK1;Nord;Kita;60;{of_offers}\n"
            ),
        );
        assert_eq!(figures(&folder), ["60", "60", "0"]);
        folder
            .analysed()
            .says("L530", &["einheit", of_needs, of_offers]);
    }
}

#[test]
fn an_upper_end_that_nobody_reaches_is_none_and_a_mistake_in_it_is_named() {
    let needs =
        "jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen\n2025;Nord;80;;Pflege;105\n";
    for last in [
        "99",
        "100",
        "110",
        "120",
        "99.0",
        "offen",
        "-",
        "und älter",
        "+",
        "",
    ] {
        let offers = format!(
            "kennung;stadtteil;alter_von;alter_bis;handlungsfeld;plätze\nA;Nord;0;{last};Pflege;200\n"
        );
        assert_eq!(
            figures(&town_of(needs, offers)),
            ["105", "105", "0"],
            "{last}"
        );
    }
    let offers =
        "kennung;stadtteil;alter_von;alter_bis;handlungsfeld;plätze\nA;Nord;0;999;Pflege;200\n";
    town_of(needs, offers)
        .stopped()
        .says("L327", &["999", "alter_bis"]);
}

#[test]
fn target_groups_in_words_restrict_an_offer_as_they_say() {
    let needs = needs(&[
        "2025;Nord;10-11;Treff;weiblich;20",
        "2025;Nord;12-15;Treff;weiblich;20",
        "2025;Nord;12-15;Treff;männlich;20",
    ]);
    for (written, covered) in [
        ("Mädchen ab 12", "20"),
        ("Mädchen", "40"),
        ("Jugendliche ab 12", "40"),
        ("Jungen ab 12", "20"),
        ("Klasse 5 bis 6", "20"),
        ("alle", "60"),
        ("Kinder und Jugendliche von 10 bis 15", "60"),
        ("Senior*innen 65plus", "0"),
        ("Familien", "60"),
        ("U3", "0"),
    ] {
        let offers = format!(
            "kennung;angebot;stadtteil;handlungsfeld;zielgruppe;plätze\nK1;Treff;Nord;Treff;{written};100\n"
        );
        assert_eq!(figures(&town_of(&needs, offers))[1], covered, "{written}");
    }
}

#[test]
fn a_target_group_that_no_phrase_knows_is_a_warning_until_the_town_says_what_it_means() {
    let needs = needs(&["2025;Nord;3-5;Kita;;20", "2025;Nord;6-9;Kita;;20"]);
    let offers = "kennung;angebot;stadtteil;handlungsfeld;zielgruppe;plätze\nK1;Treff;Nord;Kita;Rasselbande;100\n";
    let folder = town_of(needs, offers);
    folder.analysed().says("L346", &["rasselbande"]);
    // The advice followed to the letter.
    folder.save(
        "lueckenlos.toml",
        "[[target_phrase]]\nwords = [\"Rasselbande\"]\nages = \"3-5\"\n",
    );
    assert_eq!(figures(&folder), ["40", "20", "20"]);
}

#[test]
fn the_same_mistake_in_many_cells_is_one_finding_with_examples() {
    let rows: Vec<String> = (0..25)
        .map(|row| format!("2025;Nord{row};3-5;Kita;;{row} Kinder"))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let folder = town_of(needs(&rows), offers(&["K1;Kita;alle;3-5;Kita;;60;"]));
    let ran = folder.run(&["check", "."]);
    ran.says("L313", &["0 Kinder", "24 weitere Werte"]);
}

#[test]
fn a_run_that_shall_be_quiet_says_no_warnings() {
    let folder = town_of(
        needs(&["2025;Nord;3-5;Kita;;60"]),
        offers(&["K1;Kita;Nord;3-5;Kita;;ca. 20;"]),
    );
    for command in [
        &["table", ".", "--rows", "stadtteil"][..],
        &["outlook", "."],
        &["explain", ".", "--cell", "stadtteil=Nord"],
    ] {
        let loud = folder.run(command);
        assert!(loud.err.contains("L317"), "{command:?}: {}", loud.err);
        assert!(!loud.err.contains("╭"), "{command:?}: {}", loud.err);
        let quiet = folder.run(&[command, &["--quiet"]].concat());
        assert_eq!(
            (quiet.code, quiet.err.as_str()),
            (Some(0), ""),
            "{command:?}"
        );
    }
}

#[test]
fn a_district_that_was_first_recorded_this_year_is_no_growth() {
    let needs = "jahr;stadtteil;handlungsfeld;personen\n2023;Nord;Kita;50\n2024;Nord;Kita;50\n2024;Süd;Kita;50\n";
    let offers = "kennung;stadtteil;handlungsfeld;plätze\nK1;alle;Kita;100\n";
    let ran = town_of(needs, offers).run(&["outlook", ".", "--need", "trend"]);
    assert!(!ran.out.contains("150"), "{}", ran.out);
}
