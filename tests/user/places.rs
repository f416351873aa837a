//! Reach by metres and minutes: where people live, where offers are, and what the files may look like.

use crate::util::{Folder, Rows, town_of};

/// Two districts: 60 of the 100 people of the north live near the first house, 40 near the second, as do the 50 of the
/// south.
const SETTINGS: &str = r#"
[[dimension]]
id = "district"
categories = [{ id = "nord" }, { id = "sued" }]
"#;

const NEEDS: &str =
    "jahr;stadtteil;handlungsfeld;personen\n2025;nord;Bildung;50\n2025;sued;Bildung;20\n";

const OFFERS: &str = "kennung;stadtteil;handlungsfeld;plätze;einzugsbereich;lat;lon\n\
    A;nord;Bildung;15;800 m;52,000;13,000\nB;sued;Bildung;30;0,8 km;52,015;13,000\n";

/// Three blocks, eleven hundred metres from each other.
const BLOCKS: &str = "kennung;stadtteil;lat;lon;einwohner\n\
    n1;nord;52,000;13,000;60\nn2;nord;52,010;13,000;40\ns1;sued;52,020;13,000;50\n";

fn two_houses(blocks: &str) -> Folder {
    town_of(NEEDS, OFFERS)
        .file("lueckenlos.toml", SETTINGS)
        .file("orte.csv", blocks)
}

fn covered(folder: &Folder, further: &[&str]) -> [String; 2] {
    let table = folder.table(&[&[".", "--rows", "stadtteil"], further].concat());
    of_districts(&table)
}

fn of_districts(table: &Rows) -> [String; 2] {
    ["nord", "sued"].map(|id| table.at(&[("district", id)], ["covered"])[0].to_string())
}

/// The first house has 15 places for the 30 cases near it; the second 30 for the other 20 and the 20 of the south.
const BY_METRES: [&str; 2] = ["30", "15"];
/// By districts, the first house has 15 places for all 50 of the north.
const BY_DISTRICTS: [&str; 2] = ["15", "20"];

#[test]
fn a_border_is_no_wall_and_its_far_corner_no_neighbour() {
    assert_eq!(covered(&two_houses(BLOCKS), &[]), BY_METRES);
    let folder = two_houses(BLOCKS);
    folder.save(
        "angebote.csv",
        OFFERS.replace("800 m", "own").replace("0,8 km", "own"),
    );
    assert_eq!(covered(&folder, &[]), BY_DISTRICTS);
}

#[test]
fn the_default_may_be_metres_in_the_settings_or_on_the_command_line() {
    let folder = two_houses(BLOCKS);
    folder.save(
        "angebote.csv",
        OFFERS.replace("800 m", "").replace("0,8 km", ""),
    );
    assert_eq!(covered(&folder, &[]), BY_DISTRICTS);
    assert_eq!(covered(&folder, &["--reach", "800 m"]), BY_METRES);
    folder.save(
        "lueckenlos.toml",
        format!("default_reach = \"800 m\"\n{SETTINGS}"),
    );
    assert_eq!(covered(&folder, &[]), BY_METRES);
    folder.save(
        "lueckenlos.toml",
        format!("default_reach = \"800 Elen\"\n{SETTINGS}"),
    );
    folder.stopped().says("L341", &["800 m"]);
}

/// `nearest.csv` after an analysis with this reach: the columns from the inhabitants on, by district.
fn nearest(folder: &Folder, reach: &str) -> Vec<String> {
    folder.analysed_with(&["--out", "out", "--reach", reach]);
    let text = folder.read("out/internal/nearest.csv");
    let rows = text.lines().skip(1);
    rows.map(|row| row.splitn(4, ',').nth(3).unwrap_or_default().to_string())
        .collect()
}

#[test]
fn half_of_the_people_have_a_house_within_560_metres_and_a_place_left_where_one_is() {
    let folder = two_houses(BLOCKS);
    folder.save(
        "angebote.csv",
        OFFERS.replace("800 m", "").replace("0,8 km", ""),
    );
    // all places are given out
    assert_eq!(
        nearest(&folder, "800 m"),
        [
            "100,0,60.0,100.0,100.0,–,0.0,0.0,0.0,0",
            "50,560,0.0,100.0,100.0,–,0.0,0.0,0.0,0",
            "150,560,40.0,100.0,100.0,–,0.0,0.0,0.0,0",
        ]
    );
    // the second house has ten left
    assert_eq!(
        nearest(&folder, "own"),
        [
            "100,0,60.0,100.0,100.0,1670,0.0,40.0,100.0,0",
            "50,560,0.0,100.0,100.0,560,0.0,100.0,100.0,0",
            "150,560,40.0,100.0,100.0,560,0.0,60.0,100.0,0",
        ]
    );
    // forty live further than 500 metres from both houses, and so do the fifty of the one block of the south; but of
    // that only the middle is known, so its own house reaches it
    assert!(nearest(&folder, "500 m")[0].ends_with(",40"));
    assert!(nearest(&folder, "500 m")[1].ends_with(",0"));
}

/// The first row of a table of `internal/` after an analysis with this reach.
fn first_row(folder: &Folder, table: &str, reach: &str) -> String {
    folder.analysed_with(&["--out", "out", "--reach", reach]);
    let text = folder.read(format!("out/internal/{table}.csv"));
    text.lines().nth(1).unwrap_or_default().to_string()
}

fn two_houses_without_reach() -> Folder {
    let folder = two_houses(BLOCKS);
    folder.save(
        "angebote.csv",
        OFFERS.replace("800 m", "").replace("0,8 km", ""),
    );
    folder
}

#[test]
fn a_block_further_than_the_limit_from_every_house_is_a_white_spot_by_name_for_the_planner_alone() {
    let folder = two_houses_without_reach();
    assert_eq!(
        first_row(&folder, "white_spots", "500 m"),
        "Bildung,total,nord,n2,52.010000,13.000000,40,20,B,560"
    );
    let picture = folder.read("out/internal/white_spots.svg");
    assert!(picture.contains("1,3-mal"), "{picture}");
    let public = folder.read("out/public/tables/out_of_reach.csv");
    let rows: Vec<&str> = public.lines().collect();
    assert_eq!(
        rows,
        [
            "topic,district,need,need_out_of_reach",
            "Bildung,nord,50,20",
            "Bildung,sued,20,0",
            "Bildung,total,70,20",
        ]
    );
    folder.analysed_with(&["--out", "out", "--reach", "800 m"]);
    let files = folder.all("out/internal");
    assert!(
        !files
            .keys()
            .any(|name| name.to_string_lossy().contains("white_spots"))
    );
}

#[test]
fn ten_new_places_stand_where_they_cover_most_when_places_are_given_out_once() {
    let folder = two_houses_without_reach();
    assert_eq!(
        first_row(&folder, "new_places", "800 m"),
        "Bildung,total,nord,n1,52.000000,13.000000,800,10,15"
    );
    // both a place that they take and one that they leave to the south
    let text = folder.read("out/internal/new_places.csv");
    assert!(
        text.contains("Bildung,total,nord,n2,52.010000,13.000000,800,10,5\n"),
        "{text}"
    );
}

#[test]
fn offers_with_a_position_stand_on_the_public_map_and_their_legend_names_them() {
    const AREAS: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"id":"nord"},"geometry":{"type":"Polygon","coordinates":[[[12.98,51.99],[13.02,51.99],[13.02,52.012],[12.98,52.012],[12.98,51.99]]]}},
        {"type":"Feature","properties":{"id":"sued"},"geometry":{"type":"Polygon","coordinates":[[[12.98,52.012],[13.02,52.012],[13.02,52.03],[12.98,52.03],[12.98,52.012]]]}}]}"#;
    let folder = two_houses(BLOCKS).file("karte.geojson", AREAS);
    folder.save(
        "lueckenlos.toml",
        format!("[files]\nmap = \"karte.geojson\"\n{SETTINGS}"),
    );
    folder.analysed_with(&["--out", "out"]);
    let picture = folder.read("out/public/charts/map.svg");
    assert!(picture.contains("Angebote"), "{picture}");
    folder.save(
        "angebote.csv",
        "kennung;stadtteil;handlungsfeld;plätze\nA;nord;Bildung;15\nB;sued;Bildung;30\n",
    );
    folder.analysed_with(&["--out", "out"]);
    assert!(
        !folder
            .read("out/public/charts/map.svg")
            .contains("Angebote")
    );
}

#[test]
fn without_positions_nobody_says_how_far_it_is() {
    let folder = town_of(
        NEEDS,
        "kennung;stadtteil;handlungsfeld;plätze\nA;nord;Bildung;15\n",
    )
    .file("lueckenlos.toml", SETTINGS)
    .file("orte.csv", BLOCKS);
    folder.analysed_with(&["--out", "out"]);
    assert!(
        !folder
            .all("out/internal")
            .keys()
            .any(|name| name.ends_with("nearest.csv"))
    );
}

#[test]
fn no_report_knows_the_parts_of_a_district_but_the_planners_own() {
    let folder = two_houses(BLOCKS);
    folder.analysed_with(&["--out", "out"]);
    let cells = folder.read("out/internal/cells.csv");
    assert!(
        cells.contains("nord/1") && cells.contains("nord/2"),
        "{cells}"
    );
    for (name, bytes) in folder.all("out/public") {
        let text = String::from_utf8_lossy(&bytes);
        for part in ["nord/1", "nord 1/2", "n1;", "52,01", "52.01"] {
            assert!(!text.contains(part), "{part} in {}", name.display());
        }
    }
}

#[test]
fn metres_of_offices_swapped_columns_and_wrong_zones_are_read_where_the_town_is() {
    // the same blocks in UTM 33, as another program gives them (EPSG:25833)
    let utm = "kennung;stadtteil;ostwert;nordwert;bezugssystem;einwohner\n\
        n1;nord;362705,16;5762978,22;SYSTEM;60\nn2;nord;362736,50;5764090,17;SYSTEM;40\ns1;sued;362767,83;5765202,11;SYSTEM;50\n";
    for (file, system) in [
        (utm.replace("SYSTEM", ""), "EPSG:25833"),
        (utm.replace("SYSTEM", "EPSG:25833"), "EPSG:25833"),
        (utm.replace("SYSTEM", "EPSG:25832"), "EPSG:25833"),
        (
            utm.replace("SYSTEM", "")
                .replace("ostwert;nordwert", "hochwert;rechtswert"),
            "EPSG:25833",
        ),
        (BLOCKS.replace("lat;lon", "lon;lat"), "EPSG:4326"),
    ] {
        let folder = two_houses(&file);
        // where the districts lie, the vocabulary says
        let positions = SETTINGS.replace("\"nord\"", "\"nord\", lat = 52.0, lon = 13.0");
        folder.save("lueckenlos.toml", positions);
        assert_eq!(covered(&folder, &[]), BY_METRES, "{file}");
        folder.run(&["check", "."]).says("L370", &[system]);
    }
}

#[test]
fn the_grid_of_the_census_is_read_as_it_is_published() {
    // cells of 100 metres; a dash is a count that is withheld
    let grid = "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\n\
        CRS3035RES100mN3214200E4526900;4526950;3214250;60\n\
        CRS3035RES100mN3215300E4526900;4526950;3215350;40\n\
        CRS3035RES100mN3216400E4526800;4526850;3216450;–\n\
        CRS3035RES100mN3316400E4526800;4526850;3316450;7\n";
    let square = |id: &str, south: f64, north: f64| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"district\":\"{id}\"}},\"geometry\":{{\"type\":\"Polygon\",\
             \"coordinates\":[[[12.9,{south}],[13.1,{south}],[13.1,{north}],[12.9,{north}],[12.9,{south}]]]}}}}"
        )
    };
    let features = [square("nord", 51.0, 52.016), square("sued", 52.016, 52.2)].join(",");
    let folder = two_houses("")
        .file(
            "karte.geojson",
            format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}"),
        )
        .file(
            "lueckenlos.toml",
            format!("[files]\nmap = \"karte.geojson\"\n{SETTINGS}"),
        );
    std::fs::remove_file(folder.path("orte.csv")).unwrap();
    folder.save("zensus2022.csv", grid);
    let cells = folder.cells();
    let parts =
        ["nord/1", "nord/2"].map(|id| cells.at(&[("district", id)], ["need"])[0].to_string());
    assert_eq!(parts, ["30", "20"]);
    folder.run(&["check", "."]).says("L374", &["Ein Ort"]);
}

#[test]
fn the_need_of_each_age_is_shared_out_by_people_of_that_age() {
    let needs = "jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen\n\
        2025;nord;0;2;Bildung;30\n2025;nord;3;5;Bildung;10\n2025;sued;0;2;Bildung;1\n";
    let blocks = "kennung;stadtteil;lat;lon;0-2;3-5\n\
        n1;nord;52,000;13,000;20;0\nn2;nord;52,010;13,000;10;5\ns1;sued;52,020;13,000;1;1\n";
    let folder = town_of(needs, OFFERS)
        .file("lueckenlos.toml", SETTINGS)
        .file("orte.csv", blocks);
    let long = "kennung;stadtteil;lat;lon;alter_von;alter_bis;einwohner\n\
        n1;nord;52,000;13,000;0;2;20\nn1;nord;52,000;13,000;3;5;0\nn2;nord;52,010;13,000;0;2;10\n\
        n2;nord;52,010;13,000;3;5;5\ns1;sued;52,020;13,000;0;2;1\ns1;sued;52,020;13,000;3;5;1\n";
    let both = [blocks, long].map(|blocks| {
        folder.save("orte.csv", blocks);
        let cells = folder.cells();
        let need = |id: &str, phase: &str| {
            cells.at(&[("district", id), ("life_phase", phase)], ["need"])[0].to_string()
        };
        [
            need("nord/1", "0-2"),
            need("nord/2", "0-2"),
            need("nord/2", "3-5"),
        ]
    });
    assert_eq!(both, [["20", "10", "10"], ["20", "10", "10"]]);
}

#[test]
fn a_block_of_an_unknown_district_is_named_and_one_of_nowhere_left_out() {
    two_houses(&BLOCKS.replace("s1;sued", "s1;suedd"))
        .stopped()
        .says("L301", &["suedd", "sued"]);
    let without = BLOCKS.replace("stadtteil", "viertel");
    two_houses(&without).stopped().says("L201", &["orte.csv"]);
}

#[test]
fn an_offer_at_zero_or_far_away_is_a_finding_and_at_zero_its_district_counts() {
    for (place, is_far) in [
        ("0;0", false),
        ("48,1;11,5", true),
        ("52°0'N;13°0'E", false),
    ] {
        let folder = two_houses(BLOCKS);
        folder.save("angebote.csv", OFFERS.replace("52,000;13,000", place));
        let ran = folder.run(&["check", "."]);
        let code = if place.contains('°') { "L372" } else { "L371" };
        ran.says(code, &["angebote.csv"]);
        match is_far {
            // nobody is near it
            true => assert_eq!(covered(&folder, &[]), ["15", "15"]),
            false => ran.says("L375", &["Ein Angebot"]),
        }
    }
}

#[test]
fn travel_times_are_read_as_routing_programs_write_them() {
    // to B: from n2 7 minutes, from s1 9 minutes; to A: from n1 2 minutes; no other way
    let formats = [
        "von;nach;minuten;art\nn1;A;2;zu Fuß\nn2;B;7;zu Fuß\ns1;B;9;zu Fuß\nn1;B;22;zu Fuß\n",
        "from_id,to_id,travel_time\nn1,A,2\nn2,B,7\ns1,B,9\nn1,B,22\nn2,A,\n",
        "from_id,to_id,travel_time_p50\nn1,A,2.0\nn2,B,7.0\ns1,B,9.0\nn1,B,NA\n",
        "FROM_ID,TO_ID,DURATION_H,DIST_KM\nn1,A,0.033,0.1\nn2,B,0.1166,0.5\ns1,B,0.15,0.6\n",
        "origin_id,destination_id,entry_cost,network_cost,exit_cost,total_cost\nn1,A,1,118,1,120\nn2,B,1,418,1,420\ns1,B,1,538,1,540\n",
        "n1;A;100.0;120.0;1;15\nn2;B;500.0;420.0;1;30\ns1;B;600.0;540.0;1;30\n",
        "origin,destination,cost\nn1,A,2\nn2,B,7\ns1,B,9\n",
        "ort;A;B\nn1;2;\nn2;;7\ns1;;9\n",
    ];
    for ways in formats {
        let folder = two_houses(BLOCKS);
        folder.save("wege.csv", ways);
        let offers = OFFERS
            .replace("800 m", "10 min")
            .replace("0,8 km", "10 min zu Fuß");
        folder.save("angebote.csv", offers);
        assert_eq!(covered(&folder, &[]), BY_METRES, "{ways}");
        folder.run(&["check", "."]).says("L377", &["wege"]);
        folder.save(
            "angebote.csv",
            OFFERS.replace("800 m", "10 min").replace("0,8 km", "8 min"),
        );
        // another block, so that more is known of the south than its middle
        folder.save("orte.csv", format!("{BLOCKS}s2;sued;52,1;13;0\n"));
        // the 20 cases of the second block have the 30 places for themselves
        assert_eq!(covered(&folder, &[])[0], "35", "{ways}");
    }
}

#[test]
fn ways_that_lead_back_or_to_nowhere_are_named() {
    let folder = two_houses(BLOCKS);
    folder.save("wege.csv", "von;nach;minuten\nA;n1;2\nB;n2;7\n");
    folder
        .run(&["check", "."])
        .says("L376", &["Hin- und Rückweg"]);
    folder.save("wege.csv", "von;nach;minuten\nn1;A;2\nn1;Z;7\nn1;B;bald\n");
    let ran = folder.run(&["check", "."]);
    ran.says("L376", &["„Z“"]);
    ran.says("L379", &["wege.csv"]);
    folder.save("wege.csv", "hier;dort\nn1;A\n");
    folder.stopped().says("L378", &["hier"]);
}

#[test]
fn an_offer_that_lies_in_another_district_than_it_says_is_a_finding() {
    let square = |id: &str, south: f64, north: f64| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"district\":\"{id}\"}},\"geometry\":{{\"type\":\"Polygon\",\
             \"coordinates\":[[[12.9,{south}],[13.1,{south}],[13.1,{north}],[12.9,{north}],[12.9,{south}]]]}}}}"
        )
    };
    let features = [square("nord", 51.9, 52.0149), square("sued", 52.0149, 52.2)].join(",");
    let folder = two_houses(BLOCKS)
        .file(
            "karte.geojson",
            format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}"),
        )
        .file(
            "lueckenlos.toml",
            format!("[files]\nmap = \"karte.geojson\"\n{SETTINGS}"),
        );
    folder.run(&["check", "."]).silent("L373");
    folder.save("angebote.csv", OFFERS.replace("A;nord", "A;sued"));
    folder.run(&["check", "."]).says("L373", &["nord", "sued"]);
}

#[test]
fn the_town_says_by_topic_and_ages_how_far_people_come() {
    let folder = two_houses(BLOCKS);
    let needs = NEEDS.replace("jahr;", "alter_von;alter_bis;jahr;");
    folder.save("bedarfe.csv", needs.replace("2025;", "0;5;2025;"));
    folder.save(
        "angebote.csv",
        OFFERS
            .replace("800 m", "")
            .replace("0,8 km", "")
            .replace("lat;lon", "lat;lon;alter_von;alter_bis")
            .replace("13,000\n", "13,000;0;5\n"),
    );
    for (rules, expected) in [
        ("[[reach]]\nreach = \"800 m\"\n", BY_METRES),
        (
            "[[reach]]\ntopic = \"Bildung\"\nages = \"0-5\"\nreach = \"800 m\"\n",
            BY_METRES,
        ),
        (
            "[[reach]]\nages = \"0-2\"\nreach = \"800 m\"\n",
            BY_DISTRICTS,
        ),
        (
            "[[reach]]\nages = \"6+\"\nreach = \"2 km\"\n[[reach]]\nages = \"0-10\"\nreach = \"0,8 km\"\n",
            BY_METRES,
        ),
    ] {
        folder.save("lueckenlos.toml", format!("{SETTINGS}{rules}"));
        assert_eq!(covered(&folder, &[]), expected, "{rules}");
    }
    folder.save(
        "lueckenlos.toml",
        format!("{SETTINGS}[[reach]]\ntopic = \"Bildng\"\nreach = \"800 m\"\n"),
    );
    folder.stopped().says("L121", &["Bildng", "Bildung"]);
    folder.save(
        "lueckenlos.toml",
        format!("{SETTINGS}[[reach]]\nreach = \"weit\"\n"),
    );
    folder.stopped().says("L341", &["weit"]);
}

#[test]
fn where_metres_are_the_report_says_that_they_are_a_straight_line_and_how_much_longer_the_way_is() {
    let folder = two_houses(BLOCKS);
    folder.analysed_with(&["--out", "out"]);
    let report = folder.read("out/public/report.html");
    assert!(
        report.contains("Luftlinie") && report.contains("1,3-mal"),
        "{report}"
    );
    let settings = format!("detour = 1.24\ndetour_source = \"Fußwegenetz <2024>\"\n{SETTINGS}");
    folder.save("lueckenlos.toml", settings);
    folder.analysed_with(&["--out", "out"]);
    let report = folder.read("out/public/report.html");
    assert!(
        report.contains("1,24-mal so lang (Fußwegenetz &lt;2024&gt;)"),
        "{report}"
    );
    folder.save("lueckenlos.toml", format!("detour = 0.9\n{SETTINGS}"));
    folder.stopped().says("L120", &["1 <= detour < 10"]);
    folder.save(
        "angebote.csv",
        OFFERS.replace("800 m", "").replace("0,8 km", ""),
    );
    folder.save("lueckenlos.toml", SETTINGS);
    folder.analysed_with(&["--out", "out"]);
    assert!(!folder.read("out/public/report.html").contains("Luftlinie"));
}
