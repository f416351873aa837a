//! The map of the districts: what it may look like, and what is said of one that is wrong.

use sha2::{Digest, Sha256};

use crate::util::{Folder, Ran, town_of};

const NEEDS: &str = "jahr;stadtteil;handlungsfeld;personen\n\
    2025;nord;Bildung;10\n2025;sued;Bildung;20\n";
const OFFERS: &str =
    "kennung;stadtteil;handlungsfeld;plätze\nA;nord;Bildung;10\nB;sued;Bildung;5\n";

const SETTINGS: &str = r#"
name = "Kleinstadt"
[files]
map = "karte.geojson"
[[dimension]]
id = "district"
mode = "replace"
label = { de = "Ortsteil", en = "District" }
aliases = ["ortsteil"]
categories = [
  { id = "nord", label = { de = "Nordstadt", en = "Nordstadt" } },
  { id = "sued", label = { de = "Südstadt", en = "Südstadt" } },
]
"#;

fn feature(properties: &str, west: f64) -> String {
    let (east, south, north) = (west + 0.1, 50.0, 50.1);
    format!(
        "{{\"type\": \"Feature\", \"properties\": {{{properties}}}, \"geometry\": {{\"type\": \"Polygon\", \
         \"coordinates\": [[[{west}, {south}], [{east}, {south}], [{east}, {north}], [{west}, {north}], \
         [{west}, {south}]]]}}}}"
    )
}

fn collection(features: &[String]) -> String {
    let features = features.join(", ");
    format!("{{\"type\": \"FeatureCollection\", \"features\": [{features}]}}")
}

fn with_map(map: &str) -> Folder {
    town_of(NEEDS, OFFERS)
        .file("lueckenlos.toml", SETTINGS)
        .file("karte.geojson", map)
}

fn is_drawn(ran: &Ran, folder: &Folder) -> bool {
    assert!(!ran.err.contains('⟨'), "{}", ran.err);
    folder.has("out/public/charts/map.svg")
}

fn analysed(folder: &Folder) -> Ran {
    folder.analysed_with(&["--out", "out"])
}

#[test]
fn districts_are_found_by_id_by_label_and_under_the_names_of_their_column() {
    for (one, other) in [
        ("\"district\": \"nord\"", "\"district\": \"Südstadt\""),
        ("\"Ortsteil\": \"Nordstadt\"", "\"ORTSTEIL\": \"sued\""),
        (
            "\"id\": \"07\", \"name\": \"Nordstadt\"",
            "\"name\": \"Suedstadt\"",
        ),
    ] {
        let folder = with_map(&collection(&[feature(one, 9.0), feature(other, 9.1)]));
        let ran = analysed(&folder);
        assert!(is_drawn(&ran, &folder), "{one}");
        ran.silent("L124");
        assert!(!folder.read("out/internal/run.json").contains("L125"));
        let svg = folder.read("out/public/charts/map.svg");
        assert_eq!(svg.matches("<polygon").count(), 2);
        assert!(svg.contains("Nordstadt") && svg.contains("100"));
    }
}

#[test]
fn the_map_is_on_record_with_its_check_sum_and_named_on_the_terminal() {
    let map = collection(&[
        feature("\"district\": \"nord\"", 9.0),
        feature("\"district\": \"sued\"", 9.1),
    ]);
    let folder = with_map(&map);
    let ran = analysed(&folder);
    assert!(
        ran.out.contains("karte.geojson: 2 Flächen (Karte)"),
        "{}",
        ran.out
    );
    let record: serde_json::Value =
        serde_json::from_str(&folder.read("out/internal/run.json")).unwrap();
    let inputs = record["inputs"].as_array().unwrap();
    let entry = inputs.iter().find(|entry| entry["file"] == "karte.geojson");
    let entry = entry.unwrap();
    let sum: String = Sha256::digest(&map)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(entry["sha256"], sum.as_str());
    assert_eq!(
        (&entry["rows"], &entry["read_as"]["kind"]),
        (&2.into(), &"geojson".into())
    );
}

#[test]
fn a_map_that_is_not_there_is_named() {
    let folder = town_of(NEEDS, OFFERS).file("lueckenlos.toml", SETTINGS);
    folder.stopped().says("L101", &["karte.geojson"]);
}

#[test]
fn what_is_no_map_stops_with_a_reason() {
    for text in [
        "",
        "jahr;stadtteil",
        "{\"type\": \"FeatureCollection\"",
        "[1, 2]",
    ] {
        with_map(text)
            .stopped()
            .says("L126", &["karte.geojson", "GeoJSON"]);
    }
}

#[test]
fn a_map_in_metres_says_which_system_to_choose() {
    let metres = collection(&[feature("\"district\": \"nord\"", 389_000.0)]);
    with_map(&metres).stopped().says("L123", &["EPSG:4326"]);
}

#[test]
fn an_area_of_no_known_district_is_named_and_left_out() {
    let folder = with_map(&collection(&[
        feature("\"district\": \"nord\"", 9.0),
        feature("\"district\": \"sued\"", 9.1),
        feature("\"district\": \"Hafen\"", 9.2),
        feature("", 9.3),
    ]));
    let ran = analysed(&folder);
    ran.says("L124", &["Hafen", "#4"]);
    assert!(is_drawn(&ran, &folder));
}

#[test]
fn a_district_without_an_area_is_noted() {
    let folder = with_map(&collection(&[feature("\"district\": \"nord\"", 9.0)]));
    let ran = analysed(&folder);
    assert!(is_drawn(&ran, &folder));
    let record = folder.read("out/internal/run.json");
    assert!(
        record.contains("L125") && record.contains("Südstadt"),
        "{record}"
    );
}

#[test]
fn without_any_known_area_there_is_no_map_and_the_report_is_still_written() {
    let folder = with_map(&collection(&[feature("\"district\": \"Hafen\"", 9.0)]));
    let ran = analysed(&folder);
    ran.says("L124", &["Hafen"]);
    assert!(!is_drawn(&ran, &folder));
    assert!(folder.has("out/public/report.html"));
}

#[test]
fn points_and_crooked_rings_draw_nothing_and_break_nothing() {
    let point = "{\"type\": \"Feature\", \"properties\": {\"district\": \"nord\"}, \
                 \"geometry\": {\"type\": \"Point\", \"coordinates\": [9.0, 50.0]}}";
    let crooked = "{\"type\": \"Feature\", \"properties\": {\"district\": \"sued\"}, \"geometry\": \
                   {\"type\": \"Polygon\", \"coordinates\": [[[9.0, 50.0], [9.0, 50.0]], []]}}";
    let nothing = "{\"type\": \"Feature\", \"properties\": null, \"geometry\": null}";
    let folder = with_map(&collection(&[point.into(), crooked.into(), nothing.into()]));
    let ran = analysed(&folder);
    assert!(!is_drawn(&ran, &folder));
    assert!(folder.has("out/public/report.html"));
}
