//! `[[report]] je = …`: a page for each area.

use crate::util::{Folder, Rows, SETTINGS, town};

const OUT: [&str; 2] = ["--out", "bericht"];

/// The town with sheets by a word.
fn with_sheets(each: &str) -> Folder {
    let reports = format!("[[report]]\nname = \"alle\"\n\n[[report]]\nname = \"blatt\"\n{each}\n");
    town().file("lueckenlos.toml", format!("{SETTINGS}\n{reports}"))
}

fn page(folder: &Folder) -> String {
    folder.read("bericht/public/blatt/report.html")
}

#[test]
fn every_district_has_a_page_with_what_is_needed_offered_and_missing() {
    let folder = with_sheets("je = \"stadtteil\"");
    folder.analysed_with(&OUT);
    let page = page(&folder);
    assert_eq!(page.matches("id=\"sheet-").count(), 2);
    for (district, offer) in [
        ("Nordstadt", "Kita Nord (K1)"),
        ("Südstadt", "Kita Süd (K2)"),
    ] {
        let (_, sheet) = page
            .split_once(&format!("{district}</h2>"))
            .expect(district);
        let sheet = sheet.split("<h2").next().unwrap_or_default();
        assert!(sheet.contains(offer), "{district}: {sheet}");
    }
    for table in [
        "district",
        "district-topic",
        "area_offers",
        "area_gap_types",
        "area_chain",
    ] {
        let path = format!("bericht/public/blatt/tables/{table}.csv");
        assert!(folder.has(&path), "{table}");
    }
    // 120 children and 85 places in the north
    let types = Rows::of(&folder.read("bericht/public/blatt/tables/area_gap_types.csv"));
    let north = [("district", "nord"), ("gap_type", "too_few")];
    assert_eq!(types.at(&north, ["gap"]), ["35"]);
}

#[test]
fn a_dimension_has_a_page_for_each_of_its_lowest_categories_and_a_level_for_its_own() {
    let levels = "[[dimension]]
id = \"district\"
mode = \"replace\"
label = { de = \"Ort\" }
aliases = [\"stadtteil\"]
levels = [{ id = \"bezirk\", label = { de = \"Bezirk\" } }, { id = \"raum\", label = { de = \"Raum\" } }]
categories = [
    { id = \"mitte\", label = { de = \"Mitte\" }, level = \"bezirk\" },
    { id = \"nord\", label = { de = \"Nordstadt\" }, level = \"raum\", parent = \"mitte\" },
    { id = \"sued\", label = { de = \"Südstadt\" }, level = \"raum\", parent = \"mitte\" },
]
";
    let sheets = |each: &str| {
        let report =
            format!("name = \"Ort\"\n{levels}\n[[report]]\nname = \"blatt\"\neach = \"{each}\"\n");
        let folder = town().file("lueckenlos.toml", report);
        folder.analysed_with(&OUT);
        let page = folder.read("bericht/public/report.html");
        page.matches("id=\"sheet-").count()
    };
    assert_eq!(
        [
            sheets("bezirk"),
            sheets("raum"),
            sheets("Ort"),
            sheets("lebensphase")
        ],
        [1, 2, 2, 10]
    );
}

#[test]
fn a_word_that_is_neither_a_dimension_nor_a_level_gets_a_suggestion() {
    let folder = with_sheets("je = \"distrikt\"");
    folder.stopped().says(
        "L121",
        &["„blatt“", "„distrikt“", "Meinten Sie „district“?"],
    );
}

#[test]
fn a_table_may_be_asked_for_on_one_level_of_a_hierarchy() {
    let folder = town().file(
        "lueckenlos.toml",
        "name = \"Ort\"
[[dimension]]
id = \"district\"
mode = \"replace\"
label = { de = \"Ort\" }
aliases = [\"stadtteil\"]
levels = [{ id = \"bezirk\", label = { de = \"Bezirk\" } }, { id = \"raum\", label = { de = \"Raum\" } }]
categories = [
    { id = \"mitte\", label = { de = \"Mitte\" }, level = \"bezirk\" },
    { id = \"nord\", label = { de = \"Nordstadt\" }, level = \"raum\", parent = \"mitte\" },
    { id = \"sued\", label = { de = \"Südstadt\" }, level = \"raum\", parent = \"mitte\" },
]
",
    );
    let districts = |level: &str| {
        let ran = folder.run(&["table", ".", "--rows", level, "--format", "csv"]);
        Rows::of(&ran.out).column("district").join(" ")
    };
    assert_eq!(districts("Bezirk"), "mitte total");
    assert_eq!(districts("raum"), "nord sued total");
    assert_eq!(districts("district"), "mitte nord sued total");
    let needs = folder.read("bedarfe.csv").replace("Südstadt", "Mitte");
    folder.save("bedarfe.csv", needs);
    let ran = folder.run(&["table", ".", "--rows", "raum"]);
    assert!(
        ran.out
            .contains("40 Fälle sind nur für eine höhere Ebene angegeben"),
        "{}",
        ran.out
    );
}
