//! Two real cities: figures that are known from elsewhere. Skipped where the inventories are not at hand:
//! `LUECKENLOS_REAL` names their folder, else it is `../shared/real` beside this project.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::util::{Folder, Rows};

/// The folder of a city; none, said aloud, if it is not there.
fn city(name: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/real");
    let folder = std::env::var_os("LUECKENLOS_REAL")
        .map_or_else(beside, PathBuf::from)
        .join(name);
    if !folder.is_dir() {
        eprintln!("skipped: {} is not here", folder.display());
        return None;
    }
    Some(folder)
}

/// A fresh folder with copies of these files.
fn copied(city: &std::path::Path, files: &[&str]) -> Folder {
    let folder = Folder::new();
    for name in files {
        folder.save(name, fs::read(city.join(name)).unwrap());
    }
    folder
}

const BERLIN: &str = r#"
name = "Berlin"
year = 2024
reference_date = 2024-12-31

[[dimension]]
id = "district"
label = { de = "Planungsraum", en = "Planning area" }
file = "districts.csv"
"#;

#[test]
fn berlin_without_settings_meets_its_need_and_its_places() {
    let Some(city) = city("berlin") else {
        return;
    };
    let folder = copied(&city, &["needs.csv", "offers-2026-07.csv"]);
    let table = folder.table(&[".", "--rows", "district"]);
    let figures = table.at(
        &[("district", "total")],
        ["need", "nominal_capacity", "offers"],
    );
    assert_eq!(figures, ["208938", "199851", "2893"]);
    let origin = folder.table(&[".", "--rows", "origin"]);
    assert_eq!(
        origin.at(&[("origin", "with_migration_background")], ["need"]),
        ["128537"]
    );
}

#[test]
fn berlin_has_22_planning_areas_without_a_kita() {
    let Some(city) = city("berlin") else {
        return;
    };
    let folder = copied(&city, &["needs.csv", "offers-2026-07.csv"]);
    let table = folder.table(&[".", "--rows", "district"]);
    let without = table
        .column("offers")
        .iter()
        .filter(|offers| **offers == "0")
        .count();
    assert_eq!(without, 22);
    let ran = folder.run(&["table", ".", "--rows", "topic"]);
    ran.says("L502", &["22 Ausprägungen"]);
}

#[test]
fn berlin_by_borough_has_from_83_to_111_places_for_a_hundred_children() {
    let Some(city) = city("berlin") else {
        return;
    };
    let folder = copied(&city, &["needs.csv", "offers-2026-07.csv", "districts.csv"])
        .file("lueckenlos.toml", BERLIN);
    let table = folder.table(&[".", "--rows", "district"]);
    let places_per_need = |borough: &str| {
        let figures = table.at(&[("district", borough)], ["nominal_capacity", "need"]);
        let [places, need] = figures.map(|figure| figure.parse::<f64>().unwrap());
        (places / need * 1000.0).round() / 1000.0
    };
    let mut boroughs: Vec<(f64, String)> = (1..=12)
        .map(|number| format!("{number:02}"))
        .map(|id| (places_per_need(&id), id))
        .collect();
    boroughs.sort_by(|one, other| one.0.total_cmp(&other.0));
    assert_eq!(
        boroughs.first().unwrap(),
        &(0.834, "05".to_string()),
        "Spandau"
    );
    assert_eq!(
        boroughs.last().unwrap(),
        &(1.105, "03".to_string()),
        "Pankow"
    );
    assert_eq!(
        table.at(&[("district", "total")], ["need", "nominal_capacity"]),
        ["208938", "199851"]
    );
}

#[test]
fn berlin_is_better_covered_the_further_parents_go() {
    let Some(city) = city("berlin") else {
        return;
    };
    let folder = copied(&city, &["needs.csv", "offers-2026-07.csv", "districts.csv"])
        .file("lueckenlos.toml", BERLIN);
    let covered = |reach: &str| {
        let table = folder.table(&[".", "--rows", "topic", "--reach", reach]);
        table.at(&[("topic", "total")], ["covered"])[0]
            .parse::<f64>()
            .unwrap()
    };
    let by_reach = ["own", "Bezirksregion", "Bezirk", "all"].map(covered);
    assert!(
        by_reach.is_sorted() && by_reach[0] < by_reach[3],
        "{by_reach:?}"
    );
    assert_eq!(by_reach[3], 199_851.0);
}

#[test]
fn berlins_report_is_protected_though_nobody_asked_for_it() {
    let Some(city) = city("berlin") else {
        return;
    };
    let folder = copied(&city, &["needs.csv", "offers-2026-07.csv", "districts.csv"])
        .file("lueckenlos.toml", BERLIN);
    folder.protected_with(&["--out", "bericht"]);
    let page = folder.read("bericht/public/report.html");
    assert!(page.contains("Schutzprofil: Schwellenwert"));
    let districts = Rows::of(&folder.read("bericht/public/tables/district.csv"));
    let small = ["1", "2"];
    for measure in ["need", "covered", "gap", "not_assessable"] {
        let shown = districts.column(measure);
        assert!(
            !shown.iter().any(|count| small.contains(count)),
            "{measure}"
        );
    }
}

#[test]
fn berlin_knows_planning_areas_by_name_and_says_which_names_stand_twice() {
    let Some(city) = city("berlin") else {
        return;
    };
    let needs =
        "year,district,topic,persons\n2024,Grünau,childcare,5\n2024,Stülerstraße,childcare,7\n";
    let folder = copied(&city, &["offers-2026-07.csv", "districts.csv"])
        .file("lueckenlos.toml", BERLIN)
        .file("needs.csv", needs);
    folder
        .stopped()
        .says("L302", &["needs.csv:2", "„Grünau“", "Nummer"]);
}

#[test]
fn two_editions_of_berlins_kitas_have_to_be_chosen_from() {
    let Some(city) = city("berlin") else {
        return;
    };
    let folder = copied(
        &city,
        &["needs.csv", "offers-2025-10.csv", "offers-2026-07.csv"],
    );
    folder
        .stopped()
        .says("L130", &["offers-2025-10.csv", "offers-2026-07.csv"]);
}

#[test]
fn flensburg_is_read_as_its_office_exported_it() {
    let Some(city) = city("flensburg") else {
        return;
    };
    let folder = copied(&city, &["bedarfe.csv", "angebote.csv", "einwohner.csv"]);
    let ran = folder.analysed();
    ran.says("L402", &["„FL023“", "„FL022“"]);
    assert_eq!(ran.findings("L504").len(), 4, "{}", ran.err);
    let districts = folder.table(&[".", "--rows", "stadtteil"]);
    assert_eq!(districts.len(), 13 + 1, "thirteen and the total");
    assert!(districts.column("district").contains(&"Westliche Höhe"));
    assert_eq!(
        districts.at(&[("district", "total")], ["offers", "nominal_capacity"]),
        ["70", "4475"]
    );
}

#[test]
fn four_topics_of_flensburg_are_not_assessable_and_in_no_gap() {
    let Some(city) = city("flensburg") else {
        return;
    };
    let folder = copied(&city, &["bedarfe.csv", "angebote.csv", "einwohner.csv"]);
    let table = folder.table(&[".", "--rows", "handlungsfeld"]);
    let topics = table.column("not_assessable");
    let unclear = topics.iter().filter(|need| **need != "0").count();
    assert_eq!(unclear, 4 + 1, "four and the total");
    let [need, covered, gap] = table
        .at(&[("topic", "total")], ["need", "covered", "gap"])
        .map(|cell| cell.parse::<f64>().unwrap());
    assert_eq!(need, covered + gap);
}

/// Computed apart: in Berlin each planning area has its own children and its own places, so its gap is the
/// one minus the other, and the two orders of change can be gone through by hand for all 542.
#[test]
fn berlins_gap_fell_by_fewer_children_and_by_more_places() {
    let Some(city) = city("berlin") else {
        return;
    };
    let folder = Folder::new();
    for (year, offers) in [("2023", "2025-10"), ("2024", "2026-07")] {
        for name in ["needs.csv", "population.csv", "districts.csv"] {
            folder.save(
                &format!("{year}/{name}"),
                fs::read(city.join(name)).unwrap(),
            );
        }
        let offers = fs::read(city.join(format!("offers-{offers}.csv"))).unwrap();
        folder.save(&format!("{year}/offers.csv"), offers);
        let settings = BERLIN.replace("2024", year);
        folder.save(&format!("{year}/lueckenlos.toml"), settings);
    }
    let ran = folder.run(&["review", "2023/", "2024/", "--out", "bericht"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let summary = Rows::of(&folder.read("bericht/internal/review_summary.csv"));
    let columns = [
        "gap_before",
        "gap_after",
        "by_need",
        "by_supply",
        "by_knowledge",
    ];
    let total = summary.at(&[("category", "total")], columns);
    assert_eq!(total, ["47771", "43343", "-3390", "-1038", "0"]);
    let cells = Rows::of(&folder.read("bericht/internal/review_cells.csv"));
    assert!(!cells.column("status").contains(&"not_comparable"));
}

#[test]
fn flensburgs_years_cannot_be_compared_as_their_needs_are_about_other_things() {
    let Some(city) = city("flensburg") else {
        return;
    };
    let folder = copied(&city, &["bedarfe.csv", "angebote.csv", "einwohner.csv"]);
    let ran = folder.run(&["review", "2021", "2022", ".", "--out", "bericht"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let summary = Rows::of(&folder.read("bericht/internal/review_summary.csv"));
    let total = summary.at(&[("category", "total")], ["status", "left_out_after"]);
    assert_eq!(total, ["not_comparable", "14918"]);
    let reasons = Rows::of(&folder.read("bericht/internal/review_not_comparable.csv"));
    assert_eq!(
        reasons.column("reason"),
        ["topic_only_after", "never_assessable"]
    );
    assert!(
        ran.out.contains("Bedarf im Handlungsfeld nur im"),
        "{}",
        ran.out
    );
}

/// The children of Flensburg by births, as inhabitants, and two shares that were published for 2023.
#[test]
fn flensburg_from_inhabitants_and_two_shares_needs_1360_7_and_2744_1_places() {
    let Some(city) = city("flensburg") else {
        return;
    };
    let needs = fs::read(city.join("bedarfe.csv")).unwrap();
    let needs: String = needs.iter().map(|byte| char::from(*byte)).collect();
    let mut people = String::from("jahr;stadtteil;lebensphase;personen\n");
    for line in needs
        .lines()
        .filter(|line| line.starts_with("2022;") && line.contains(";Kindertagesbetreuung;"))
    {
        let cells: Vec<&str> = line.split(';').collect();
        people.push_str(&format!("2022;{};{};{}\n", cells[1], cells[2], cells[7]));
    }
    let folder = copied(&city, &["angebote.csv"])
        .file("einwohner.csv", people)
        .file(
            "bedarfsquoten.csv",
            "handlungsfeld;alter_von;alter_bis;quote;art;jahr;quelle\n\
             Kindertagesbetreuung;0;2;51 %;Elternwunsch;2022;BMFSFJ\n\
             Kindertagesbetreuung;3;5;97 %;Elternwunsch;2022;BMFSFJ\n",
        );
    let phases = folder.table(&[".", "--rows", "lebensphase"]);
    assert_eq!(phases.at(&[("life_phase", "0-2")], ["need"]), ["1360.68"]);
    assert_eq!(phases.at(&[("life_phase", "3-5")], ["need"]), ["2744.13"]);
}

/// Berlin's inhabitants by area, age and migration background are known. Their joint counts are hidden, and estimated from
/// tables of two groups each: how far off that is stands in docs/verfahren.md.
#[test]
fn berlins_hidden_counts_come_back_as_far_off_as_the_page_says() {
    let Some(city) = city("berlin") else {
        return;
    };
    let joint = fs::read_to_string(city.join("population.csv")).unwrap();
    let of_2024 = joint.lines().filter(|line| line.starts_with("2024,"));
    let rows: Vec<Vec<&str>> = of_2024.map(|line| line.split(',').collect()).collect();
    let summed = |columns: &[usize], names: &str| -> String {
        let mut sums: BTreeMap<Vec<&str>, u64> = BTreeMap::new();
        for row in &rows {
            let key = columns.iter().map(|column| row[*column]).collect();
            *sums.entry(key).or_default() += row[5].parse::<u64>().unwrap();
        }
        let lines = sums.iter();
        let lines = lines.map(|(key, sum)| format!("{},{sum}\n", key.join(",")));
        format!("{names},persons\n{}", lines.collect::<String>())
    };
    let by_age = summed(&[0, 1, 2, 3], "year,district,age_from,age_to");
    let by_origin = summed(&[0, 1, 4], "year,district,origin");
    let of_town = summed(&[0, 2, 3, 4], "year,age_from,age_to,origin");
    let folder = copied(&city, &["offers-2026-07.csv"])
        .file("population-age.csv", by_age)
        .file("population-origin.csv", by_origin)
        .file(
            "need_rates.csv",
            "topic,age_from,age_to,share,source\nchildcare,0,5,1,all of them\n",
        );
    let two = off(&folder, &rows);
    let three = off(&folder.file("population-town.csv", of_town), &rows);
    assert!((two - 0.397).abs() < 0.001, "{two}");
    assert!((three - 0.094).abs() < 0.001, "{three}");
}

/// How far the needs of children under 6 by area and origin are from what was counted, as a share of it.
fn off(folder: &Folder, rows: &[Vec<&str>]) -> f64 {
    let ran = folder.run(&[
        "table", ".", "--rows", "district", "--cols", "origin", "--format", "csv",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let table = Rows::of(&ran.out);
    let columns = ["district", "origin", "need"].map(|name| table.column(name));
    let found: BTreeMap<(&str, &str), f64> = (0..table.len())
        .filter_map(|place| {
            let need = columns[2][place].parse().ok()?;
            Some(((columns[0][place], columns[1][place]), need))
        })
        .collect();
    let (mut off, mut all) = (0.0, 0.0);
    for row in rows.iter().filter(|row| row[2] == "0") {
        let truth: f64 = row[5].parse().unwrap();
        let estimate = found.get(&(row[1], row[4])).copied().unwrap_or_default();
        off += (estimate - truth).abs();
        all += truth;
    }
    off / all
}
