//! `lueckenlos.toml` and what people get wrong in it.

use crate::util::{SETTINGS, figures, town};

#[test]
fn a_mistake_in_the_settings_is_shown_with_its_line() {
    let folder = town().file("lueckenlos.toml", "name = \"Musterdorf\"\njahr = 2025\n");
    folder
        .stopped()
        .says("L120", &["lueckenlos.toml:2", "jahr"]);
    let folder = town().file("lueckenlos.toml", "name = \"Musterdorf\n");
    folder.stopped().says("L120", &["lueckenlos.toml:1"]);
}

#[test]
fn settings_are_read_whatever_editor_saved_them() {
    let latin: Vec<u8> = b"name = \"D\xf6rfchen\"\r\n".to_vec();
    let unicode: Vec<u8> = "\u{feff}name = \"Dörfchen\"\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = "\u{feff}name = \"Dörfchen\"\n".as_bytes().to_vec();
    for settings in [latin, unicode, marked] {
        let folder = town().file("lueckenlos.toml", settings);
        folder.analysed();
        assert!(folder.has("reports/doerfchen-2025/public/report.html"));
    }
    let folder = town().file("lueckenlos.toml", "\u{feff}name = \"Ö\"\nstadt = 3\n");
    folder
        .stopped()
        .says("L120", &["lueckenlos.toml:2:1", "stadt"]);
}

#[test]
fn a_default_reach_that_is_none_is_shown_with_what_is_possible() {
    let folder = town().file("lueckenlos.toml", "default_reach = \"bezrik\"\n");
    folder
        .stopped()
        .says("L341", &["lueckenlos.toml", "„bezrik“", "own, all"]);
}

#[test]
fn settings_that_name_something_unknown_get_a_suggestion() {
    let settings =
        "[[working_group]]\nid = \"ag\"\nlabel = { de = \"AG\" }\ntopics = [\"Bildnug\"]\n";
    town()
        .file("lueckenlos.toml", settings)
        .stopped()
        .says("L121", &["„ag“", "Meinten Sie „Bildung“?"]);
    let settings = SETTINGS.replace("{ id = \"sued\"", "{ id = \"sued\", parent = \"norden\"");
    town()
        .file("lueckenlos.toml", settings)
        .stopped()
        .says("L121", &["„norden“"]);
}

#[test]
fn levels_ages_and_files_that_the_settings_get_wrong_are_said() {
    let settings = SETTINGS.replace("{ id = \"sued\"", "{ id = \"sued\", parent = \"sued\"");
    assert_eq!(
        figures(&town().file("lueckenlos.toml", settings)),
        ["160", "125", "35"]
    );
    let settings = "[files]\nneeds = [\"bedrafe.csv\"]\n";
    town()
        .file("lueckenlos.toml", settings)
        .refused()
        .says("L101", &["bedrafe.csv", "bedarfe.csv"]);
    let settings =
        "[[dimension]]\nid = \"life_phase\"\ncategories = [{ id = \"jung\", ages = \"alt\" }]\n";
    town()
        .file("lueckenlos.toml", settings)
        .stopped()
        .says("L121", &["„alt“"]);
}
