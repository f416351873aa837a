//! The words of a town: from its tables, from its settings, from a file.

use crate::util::{Folder, NEEDS, OFFERS, SETTINGS, figures, town, town_of};

#[test]
fn two_tables_are_enough_and_the_report_says_where_the_words_are_from() {
    let folder = town();
    assert_eq!(figures(&folder), ["160", "125", "35"]);
    folder.analysed();
    let record = folder.read("reports/musterdorf-2025/internal/run.json");
    assert!(
        record.contains("L506") && record.contains("Stadtteil (2)"),
        "{record}"
    );
}

#[test]
fn tables_are_also_taken_from_the_command_line() {
    let folder = Folder::new()
        .file("kinder.csv", NEEDS)
        .file("kitas.csv", OFFERS);
    let table = folder.table(&[
        "--needs",
        "kinder.csv",
        "--offers",
        "kitas.csv",
        "--rows",
        "stadtteil",
    ]);
    assert_eq!(
        table.at(&[("district", "total")], ["need", "covered"]),
        ["160", "125"]
    );
}

#[test]
fn a_dimension_that_the_town_added_gets_its_table_and_takes_part() {
    let needs = NEEDS
        .replace("personen", "personen;soziale_lage")
        .replace(";120", ";120;arm")
        .replace(";40", ";40;nicht arm");
    let offers = OFFERS
        .replace("plätze", "plätze;soziale_lage")
        .replace(";85", ";85;nicht arm")
        .replace(";40", ";40;alle");
    let settings = format!(
        "{SETTINGS}\n[[dimension]]\nid = \"socioeconomic\"\nlabel = {{ de = \"Soziale Lage\" }}\n\
         aliases = [\"soziale_lage\"]\ncategories = [{{ id = \"arm\" }}, {{ id = \"nicht arm\" }}]\n"
    );
    let folder = town_of(needs, offers).file("lueckenlos.toml", settings);
    let table = folder.table(&[".", "--rows", "soziale lage"]);
    assert_eq!(
        table.at(&[("socioeconomic", "arm")], ["need", "covered"]),
        ["120", "0"]
    );
    assert_eq!(
        table.at(&[("socioeconomic", "nicht arm")], ["need", "covered"]),
        ["40", "40"]
    );
    folder.analysed();
    assert!(folder.has("reports/musterdorf-2025/public/tables/socioeconomic.csv"));
    assert!(
        folder
            .read("reports/musterdorf-2025/public/report.html")
            .contains("Soziale Lage")
    );
}

#[test]
fn a_column_of_words_in_both_tables_is_a_dimension_without_any_settings() {
    let needs = NEEDS
        .replace("personen", "personen;wohnform")
        .replace(";120", ";120;Heim")
        .replace(";40", ";40;Familie");
    let offers = OFFERS
        .replace("plätze", "plätze;wohnform")
        .replace(";85", ";85;Familie")
        .replace(";40", ";40;");
    let table = town_of(needs, offers).table(&[".", "--rows", "wohnform"]);
    assert_eq!(
        table.at(&[("wohnform", "Heim")], ["need", "covered"]),
        ["120", "0"]
    );
    assert_eq!(
        table.at(&[("wohnform", "Familie")], ["need", "covered"]),
        ["40", "40"]
    );
}

#[test]
fn a_dimension_that_the_town_leaves_out_is_gone() {
    let settings = "[[dimension]]\nid = \"gender\"\nmode = \"omit\"\n";
    let folder = town().file("lueckenlos.toml", settings);
    let ran = folder.run(&["table", ".", "--rows", "geschlecht"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err
            .contains("Handlungsfeld (topic), Herkunft (origin), Beeinträchtigung (impairment)"),
        "{}",
        ran.err
    );
}

#[test]
fn a_category_without_need_has_its_row_all_the_same() {
    let settings = SETTINGS.replace(
        "{ id = \"sued\"",
        "{ id = \"mitte\" },\n    { id = \"sued\"",
    );
    let table = town()
        .file("lueckenlos.toml", settings)
        .table(&[".", "--rows", "stadtteil"]);
    assert_eq!(table.column("district"), ["nord", "mitte", "sued", "total"]);
    assert_eq!(
        table.at(&[("district", "mitte")], ["need", "coverage"]),
        ["0", "–"]
    );
}

const DISTRICTS: &str = "\
id,label,level,parent
01,Mitte,Bezirk,
0101,Mitte,Ortsteil,01
0102,Wedding,Ortsteil,01
02,Spandau,Bezirk,
";

fn town_with_districts(needs: &str) -> Folder {
    let offers =
        "kennung;stadtteil;handlungsfeld;plätze;einzugsbereich\nK1;0101;Bildung;10;Bezirk\n";
    town_of(needs, offers)
        .file("districts.csv", DISTRICTS)
        .file(
            "lueckenlos.toml",
            "[[dimension]]\nid = \"district\"\nfile = \"districts.csv\"\n",
        )
}

#[test]
fn districts_from_a_file_are_known_by_number_and_by_name() {
    let needs =
        "jahr;stadtteil;handlungsfeld;personen\n2025;Wedding;Bildung;8\n2025;02;Bildung;5\n";
    let table = town_with_districts(needs).table(&[".", "--rows", "stadtteil"]);
    assert_eq!(
        table.column("district"),
        ["01", "0101", "0102", "02", "total"]
    );
    assert_eq!(
        table.at(&[("district", "01")], ["need", "covered"]),
        ["8", "8"]
    );
    assert_eq!(
        table.at(&[("district", "02")], ["need", "covered"]),
        ["5", "0"]
    );
}

#[test]
fn a_name_that_stands_on_two_levels_is_ambiguous_and_its_numbers_are_named() {
    let needs = "jahr;stadtteil;handlungsfeld;personen\n2025;Mitte;Bildung;8\n";
    town_with_districts(needs)
        .stopped()
        .says("L302", &["bedarfe.csv:2", "„Mitte“", "01, 0101"]);
}

#[test]
fn a_file_of_districts_that_is_not_there_is_named() {
    let folder = town().file(
        "lueckenlos.toml",
        "[[dimension]]\nid = \"district\"\nfile = \"distrikte.csv\"\n",
    );
    folder.refused().says("L101", &["distrikte.csv"]);
}

#[test]
fn cross_cutting_topics_and_working_groups_are_in_no_total() {
    let needs = format!("{NEEDS}2025;Nordstadt;3;5;Medien;30\n");
    let settings = "\
[[cross_cutting]]
id = \"mobbing\"
label = { de = \"Mobbing\" }
topics = [\"Bildung\", \"Medien\"]

[[working_group]]
id = \"ag\"
label = { de = \"AG Bildung\" }
topics = [\"Bildung\"]
";
    let offers = format!("{OFFERS}K3;Medienbus;Nordstadt;3;5;Medien;10\n");
    let table = town_of(needs, offers)
        .file("lueckenlos.toml", settings)
        .table(&[".", "--rows", "topic"]);
    let columns = ["need", "covered", "nominal_capacity"];
    assert_eq!(
        table.at(&[("topic", "mobbing")], columns),
        ["190", "135", "135"]
    );
    assert_eq!(table.at(&[("topic", "ag")], columns), ["160", "125", "125"]);
    assert_eq!(
        table.at(&[("topic", "total")], columns),
        ["190", "135", "135"]
    );
}
