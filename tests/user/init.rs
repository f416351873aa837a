//! `lueckenlos init`: a new folder that runs at once, and one made from tables that are there already.

use crate::util::{Folder, OPEN};
use lueckenlos::inventory::project::{Project, Request};
use lueckenlos::inventory::read;
use lueckenlos::vocabulary::Vocabulary;

const NEEDS: &str = "jahr;stadtteil;lebensphase;handlungsfeld;herkunft;geschlecht;lage;personen\n\
    2021;Altstadt;0-2;Kindertagesbetreuung;;;arm;90\n\
    2022;Altstadt;0-2;Kindertagesbetreuung;;;arm;102\n\
    2022;Altstadt;3-5;Kindertagesbetreuung;;;reich;114\n\
    2022;Westliche Höhe;3-5;Kindertagesbetreuung;;;;x\n\
    2022;\"Insel, \"\"klein\"\"\";6-13;Bildung;;w;arm;40\n";
const OFFERS: &str = "kennung;angebot;stadtteil;handlungsfeld;alter_von;alter_bis;herkunft;geschlecht;lage;plätze\n\
    FL1;Kinderhaus;Altstadt;Kindertagesbetreuung;0;13;alle;alle;alle;60\n\
    FL2;Høhe;Westliche Höhe | Altstadt;Kindertagesbetreuung;3;5;alle;alle;reich;75\n\
    FL3;=Treff 🎈;\"Insel, \"\"klein\"\"\";Bildung;6;13;alle;weiblich;alle;12\n";
const PEOPLE: &str = "jahr;stadtteil;alter_von;alter_bis;personen\n2022;Altstadt;0;17;360\n";

fn latin(text: &str) -> Vec<u8> {
    text.chars()
        .filter(|c| (*c as u32) < 256)
        .map(|c| c as u8)
        .collect()
}

/// A town's tables as an office exports them.
fn export() -> Folder {
    Folder::new()
        .file("amt/bedarfe.csv", latin(NEEDS))
        .file("amt/angebote.csv", latin(OFFERS))
        .file("amt/einwohner.csv", PEOPLE)
}

const FROM_EXPORT: [&str; 6] = [
    "init",
    "stadt",
    "--needs",
    "amt/bedarfe.csv",
    "--offers",
    "amt/angebote.csv",
];

fn vocabulary(folder: &Folder, name: &str) -> Vocabulary {
    let request = Request {
        folder: Some(folder.path(name)),
        ..Request::default()
    };
    let reading = read(&Project::open(&request).unwrap(), None);
    reading.inventory.unwrap().vocabulary
}

#[test]
fn a_new_folder_can_be_analysed_at_once() {
    for (language, tables) in [
        ("de", ["angebote.csv", "bedarfe.csv"]),
        ("en", ["needs.csv", "offers.csv"]),
    ] {
        let folder = Folder::new();
        let ran = folder.run(&["init", "meine stadt", "--lang", language]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(
            ran.out.contains("lueckenlos analyse \"meine stadt\""),
            "{}",
            ran.out
        );
        let mut names = folder.names("meine stadt");
        names.retain(|name| name != "lueckenlos.toml");
        assert_eq!(names, tables);
        let ran = folder.run(&["analyse", "meine stadt", "--out", "bericht"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(
            ran.err.starts_with("0 Fehler, 0 Warnungen")
                || ran.err.starts_with("0 errors, 0 warnings"),
            "examples are not warned about: {}",
            ran.err
        );
        assert!(folder.path("bericht/public/report.html").exists());
    }
}

#[test]
fn an_empty_folder_may_be_filled_and_a_full_one_is_refused() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["init", "."]).code, Some(0));
    let settings = folder.read("lueckenlos.toml");
    let ran = folder.run(&["init", "."]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert_eq!(
        ran.err.lines().count(),
        2,
        "a sentence and advice: {}",
        ran.err
    );
    assert_eq!(folder.read("lueckenlos.toml"), settings);
    assert_eq!(
        folder.names("."),
        ["angebote.csv", "bedarfe.csv", "lueckenlos.toml"]
    );
}

#[test]
fn a_file_is_no_folder() {
    let folder = Folder::new().file("stadt", "");
    assert_eq!(folder.run(&["init", "stadt"]).code, Some(2));
    let ran = folder.run(&["init", "stadt/neu"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(
        ran.err.contains("stadt/neu lässt sich nicht anlegen"),
        "{}",
        ran.err
    );
}

#[test]
fn my_tables_are_taken_over_unchanged_with_the_people_beside_them() {
    let folder = export();
    let ran = folder.run(&FROM_EXPORT);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(
        std::fs::read(folder.path("stadt/bedarfe.csv")).unwrap(),
        latin(NEEDS)
    );
    assert_eq!(folder.read("stadt/einwohner.csv"), PEOPLE);
    let settings = folder.read("stadt/lueckenlos.toml");
    for line in [
        "name = \"stadt\"",
        "year = 2022",
        "needs = [\"bedarfe.csv\"]",
        "population = [\"einwohner.csv\"]",
        "id = \"lage\"",
    ] {
        assert!(
            settings.lines().any(|known| known == line),
            "{line} in {settings}"
        );
    }
    assert!(
        settings.contains("{ id = \"Insel, \\\"klein\\\"\", label"),
        "{settings}"
    );
}

#[test]
fn the_words_of_my_tables_are_the_same_with_the_new_settings_as_without() {
    let folder = export();
    folder.run(&FROM_EXPORT);
    assert_eq!(vocabulary(&folder, "stadt"), vocabulary(&folder, "amt"));
}

#[test]
fn the_numbers_are_the_same_with_the_new_settings_as_without() {
    let folder = export();
    folder.run(&FROM_EXPORT);
    for (name, out) in [("amt", "ohne"), ("stadt", "mit")] {
        let ran = folder.run(&[&["analyse", name, "--out", out], &OPEN[..]].concat());
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }
    for table in ["cells.csv", "gaps.csv"] {
        let [with, without] =
            ["mit", "ohne"].map(|out| folder.read(format!("{out}/internal/{table}")));
        assert_eq!(with, without, "{table}");
    }
}

#[test]
fn tables_of_the_same_name_from_two_offices_both_come_along() {
    let of_schools = NEEDS.replace("Kindertagesbetreuung", "Schulsozialarbeit");
    let folder = export().file("schule/bedarfe.csv", latin(&of_schools).as_slice());
    let arguments = [&FROM_EXPORT[..], &["--needs", "schule/bedarfe.csv"]].concat();
    let ran = folder.run(&arguments);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let settings = folder.read("stadt/lueckenlos.toml");
    assert!(
        settings.contains("needs = [\"bedarfe.csv\", \"bedarfe-2.csv\"]"),
        "{settings}"
    );
    assert!(folder.path("stadt/bedarfe-2.csv").exists());
}

#[test]
fn where_a_table_cannot_be_read_no_folder_is_made() {
    let folder = Folder::new()
        .file("b.csv", NEEDS.replace("handlungsfeld", "feld"))
        .file("a.csv", OFFERS);
    let ran = folder.run(&["init", "stadt", "--needs", "b.csv", "--offers", "a.csv"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(!folder.path("stadt").exists());
    let ran = folder.run(&["init", "stadt", "--needs", "b.csv"]);
    assert_eq!(ran.code, Some(2), "both or none: {ran:?}");
}

#[test]
fn errors_in_my_tables_are_said_and_left_for_me_to_mend() {
    let folder = export().file("amt/angebote.csv", OFFERS.replace(";60", ";viele"));
    let ran = folder.run(&FROM_EXPORT);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains("„viele“"), "{}", ran.err);
    assert!(ran.out.contains("lueckenlos check stadt"), "{}", ran.out);
    assert!(folder.path("stadt/lueckenlos.toml").exists());
}

#[test]
fn inhabitants_and_offers_and_named_shares_make_a_project_that_runs() {
    let folder = Folder::new()
        .file("amt/einwohner.csv", "jahr;stadtteil;alter_von;alter_bis;personen\n2025;Nord;0;2;200\n2025;Nord;3;5;100\n")
        .file("amt/angebote.csv", "kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze\nK;Kita;Nord;0;5;Kita;150\n");
    let tables = [
        "init",
        "stadt",
        "--population",
        "amt/einwohner.csv",
        "--offers",
        "amt/angebote.csv",
    ];
    // nothing is taken that nobody names
    let ran = folder.run(&tables);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("elternwunsch-2023"), "{}", ran.err);
    assert!(!folder.has("stadt"));
    let ran = folder.run(&[&tables[..], &["--rates", "elternwunsch-2023=Kita"]].concat());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(
        folder.names("stadt"),
        [
            "angebote.csv",
            "bedarfsquoten.csv",
            "einwohner.csv",
            "lueckenlos.toml"
        ]
    );
    let table = folder.table(&["stadt", "--rows", "handlungsfeld"]);
    // 51 % of 200 and 96.7 % of 100
    assert_eq!(
        table.at(&[("topic", "Kita")], ["need", "gap"]),
        ["198.7", "48.7"]
    );
    let ran = folder.run(&["analyse", "stadt", "--out", "bericht"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
}
