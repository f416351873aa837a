//! Ages and life phases: cut where something begins or ends, shared out so that sums stay exact.

use crate::util::{Folder, Rows, town_of};

/// Settings without a word: the life phases are those that the program brings along.
const DEFAULT_PHASES: (&str, &str) = ("lueckenlos.toml", "name = \"Musterdorf\"\n");

fn needs(rows: &str) -> String {
    format!("jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen\n{rows}\n")
}

fn offers(rows: &str) -> String {
    format!("kennung;stadtteil;alter_von;alter_bis;handlungsfeld;plätze\n{rows}\n")
}

fn with_default_phases(need_rows: &str, offer_rows: &str) -> Folder {
    town_of(needs(need_rows), offers(offer_rows)).file(DEFAULT_PHASES.0, DEFAULT_PHASES.1)
}

fn by_phase(folder: &Folder) -> Rows {
    folder.table(&[".", "--rows", "lebensphase"])
}

#[test]
fn without_settings_the_life_phases_are_those_of_the_needs() {
    let folder = town_of(
        needs(
            "2025;Nordstadt;0;5;Bildung;60\n2025;Nordstadt;6;17;Bildung;90\n2025;Nordstadt;18;;Bildung;5",
        ),
        offers("K1;Nordstadt;0;17;Bildung;100"),
    );
    let table = by_phase(&folder);
    assert_eq!(table.column("life_phase"), ["0-5", "6-17", "18+", "total"]);
    assert_eq!(table.column("need"), ["60", "90", "5", "155"]);
}

#[test]
fn names_of_life_phases_are_kept_as_the_needs_have_them() {
    let folder = town_of(
        "jahr;lebensphase;handlungsfeld;personen\n2025;Schwangerschaft;Bildung;7\n2025;0–2 Jahre;Bildung;8\n",
        "kennung;lebensphase;handlungsfeld;plätze\nK1;schwangerschaft und geburt;Bildung;5\n",
    );
    let table = by_phase(&folder);
    assert_eq!(
        table.at(&[("life_phase", "pregnancy")], ["need", "covered"]),
        ["7", "5"]
    );
    assert_eq!(
        table.at(&[("life_phase", "0-2")], ["need", "covered"]),
        ["8", "0"]
    );
}

#[test]
fn needs_whose_ages_overlap_are_shown_by_the_default_life_phases() {
    let folder = town_of(
        needs("2025;Nordstadt;0;5;Bildung;60\n2025;Südstadt;3;9;Bildung;70"),
        offers("K1;Nordstadt;0;17;Bildung;100"),
    );
    let table = by_phase(&folder);
    let need = |phase| table.at(&[("life_phase", phase)], ["need"])[0].to_string();
    assert_eq!([need("0-2"), need("3-5"), need("6-9")], ["30", "60", "40"]);
    assert_eq!(need("total"), "130");
    folder.analysed().says(
        "L325",
        &[
            "2 Bedarfsangaben",
            "130 Fällen",
            "2 ohne Bevölkerungszahlen",
        ],
    );
}

#[test]
fn a_need_over_several_phases_is_shared_out_by_the_population() {
    let folder = with_default_phases("2025;Nordstadt;0;5;Bildung;8", "K1;Nordstadt;0;5;Bildung;1").file(
        "einwohner.csv",
        "jahr;stadtteil;alter_von;alter_bis;personen\n\
         2025;Nordstadt;0;2;100\n2025;Nordstadt;3;5;300\n2025;Südstadt;0;2;900\n2024;Nordstadt;0;2;900\n",
    );
    let table = by_phase(&folder);
    assert_eq!(table.at(&[("life_phase", "0-2")], ["need"]), ["2"]);
    assert_eq!(table.at(&[("life_phase", "3-5")], ["need"]), ["6"]);
}

#[test]
fn what_is_shared_out_adds_up_to_what_was_there() {
    let folder = with_default_phases(
        "2025;Nordstadt;0;;Bildung;1000",
        "K1;Nordstadt;2;50;Bildung;7",
    );
    let cells = folder.cells();
    assert!(cells.len() > 9, "cut at 2 and 51 as well");
    assert!((cells.sum("need") - 1000.0).abs() < 1e-9);
    assert_eq!(
        by_phase(&folder).at(&[("life_phase", "total")], ["need"]),
        ["1000"]
    );
}

#[test]
fn a_phase_is_cut_where_an_offer_begins_and_shown_as_one() {
    let folder = with_default_phases(
        "2025;Nordstadt;0;2;Bildung;30",
        "K1;Nordstadt;2;5;Bildung;100",
    );
    let table = by_phase(&folder);
    assert_eq!(
        table.at(&[("life_phase", "0-2")], ["need", "covered"]),
        ["30", "10"]
    );
    assert_eq!(folder.cells().column("need"), ["20", "10"]);
}

#[test]
fn decimals_are_points_in_time() {
    let folder = with_default_phases(
        "2025;Nordstadt;0;2;Bildung;30",
        "K1;Nordstadt;0,5;3;Bildung;100",
    );
    let table = by_phase(&folder);
    assert_eq!(
        table.at(&[("life_phase", "0-2")], ["need", "covered"]),
        ["30", "25"]
    );
}

#[test]
fn bands_that_touch_are_half_open_and_a_warning_says_so() {
    let folder = with_default_phases(
        "2025;Nordstadt;0;3;Bildung;30\n2025;Nordstadt;3;6;Bildung;40",
        "K1;Nordstadt;0;2;Bildung;100",
    );
    folder
        .analysed()
        .says("L324", &["bedarfe.csv", "0-2 und 3-5"]);
    let table = by_phase(&folder);
    assert_eq!(
        table.at(&[("life_phase", "0-2")], ["need", "covered"]),
        ["30", "30"]
    );
    assert_eq!(
        table.at(&[("life_phase", "3-5")], ["need", "covered"]),
        ["40", "0"]
    );
}

#[test]
fn a_list_of_ages_in_an_offer_is_one_offer_for_all_of_them() {
    let folder = town_of(
        needs(
            "2025;Nordstadt;0;2;Bildung;30\n2025;Nordstadt;3;5;Bildung;10\n2025;Nordstadt;6;9;Bildung;10",
        ),
        "kennung;stadtteil;lebensphase;handlungsfeld;plätze\nK1;Nordstadt;\"0-2; 6-9\";Bildung;20\n",
    );
    let table = by_phase(&folder);
    assert_eq!(table.column("covered"), ["15", "0", "5", "20"]);
    assert_eq!(table.column("nominal_capacity"), ["20", "0", "20", "20"]);
}

#[test]
fn ages_beside_a_life_phase_limit_it() {
    let folder = with_default_phases("2025;Nordstadt;10;15;Bildung;60", "").file(
        "angebote.csv",
        "kennung;lebensphase;alter_von;alter_bis;handlungsfeld;plätze\nK1;10-15;12;20;Bildung;100\n",
    );
    assert_eq!(
        by_phase(&folder).at(&[("life_phase", "10-15")], ["need", "covered"]),
        ["60", "40"]
    );
}

#[test]
fn ages_outside_every_life_phase_of_the_town_are_an_error() {
    let settings = "\
[[dimension]]
id = \"life_phase\"
mode = \"replace\"
categories = [{ id = \"Kita\", ages = \"0-5\" }]
";
    let folder = town_of(
        needs("2025;Nordstadt;0;5;Bildung;7\n2025;Nordstadt;65;79;Bildung;7"),
        offers("K1;Nordstadt;0;5;Bildung;1"),
    );
    let folder = folder.file("lueckenlos.toml", settings);
    folder
        .stopped()
        .says("L323", &["bedarfe.csv:3", "Lebensphasen"]);
}

#[test]
fn ages_that_contradict_the_life_phase_are_an_error() {
    let folder = town_of(
        "jahr;lebensphase;alter_von;alter_bis;handlungsfeld;personen\n2025;0-2;6;9;Bildung;7\n",
        offers("K1;Nordstadt;0;5;Bildung;1"),
    )
    .file(DEFAULT_PHASES.0, DEFAULT_PHASES.1);
    folder.stopped().says("L326", &["bedarfe.csv:2"]);
}
