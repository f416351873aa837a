//! Small counts: what the committee sees of them if nobody asked for anything, and what the planner is told.

use std::path::Path;

use crate::util::{Folder, Rows, town_of};

const PUBLIC: &str = "reports/musterdorf-2025/public";
const INTERNAL: &str = "reports/musterdorf-2025/internal";

/// Four districts, one of them with two children.
const NEEDS: &str = "\
jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen
2025;Nordstadt;3;5;Bildung;120
2025;Südstadt;3;5;Bildung;40
2025;Weststadt;3;5;Bildung;2
2025;Oststadt;3;5;Bildung;30
";

const OFFERS: &str = "\
kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze
K1;Kita Nord;Nordstadt;3;5;Bildung;85
K2;Kita Süd;Südstadt;3;5;Bildung;40
";

fn districts(folder: &Folder) -> Rows {
    Rows::of(&folder.read(format!("{PUBLIC}/tables/district.csv")))
}

#[test]
fn a_count_of_two_children_is_withheld_though_nobody_asked_for_it() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected();
    let rows = districts(&folder);
    let measures = ["need", "covered", "gap", "coverage"];
    assert_eq!(rows.at(&[("district", "Weststadt")], measures), ["x"; 4]);
    // And another row with it, or the total would give it away; but never the total.
    let withheld = rows
        .column("need")
        .iter()
        .filter(|need| **need == "x")
        .count();
    assert!(withheld >= 2, "{:?}", rows.column("need"));
    assert_eq!(rows.at(&[("district", "total")], ["need"]), ["192"]);
}

#[test]
fn the_report_says_the_rule_by_which_counts_are_withheld() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected();
    let rule = "Schutzprofil: Schwellenwert. Eine Anzahl";
    let page = folder.read(format!("{PUBLIC}/report.html"));
    assert!(page.contains(rule), "{page}");
    assert!(page.contains("kleiner als 3 ist"));
    assert!(
        folder
            .read(format!("{PUBLIC}/datapackage.json"))
            .contains(rule)
    );
    for file in ["results.json", "protection.json"] {
        let text = folder.read(format!("{PUBLIC}/{file}"));
        assert!(text.contains("\"threshold\""), "{file}");
    }
}

#[test]
fn a_report_without_protection_says_so_at_its_top() {
    let folder = town_of(NEEDS, OFFERS);
    folder.analysed();
    let page = folder.read(format!("{PUBLIC}/report.html"));
    let banner = page.find("<p class=\"notice\">Schutzprofil: keines.");
    assert!(banner.is_some_and(|banner| banner < page.find("<table").unwrap()));
    let rows = districts(&folder);
    assert_eq!(rows.at(&[("district", "Weststadt")], ["need"]), ["2"]);
}

#[test]
fn the_settings_choose_the_protection_and_the_command_line_comes_before_them() {
    let folder = town_of(NEEDS, OFFERS).file(
        "lueckenlos.toml",
        "name = \"Musterdorf\"\n[protection]\nprofile = \"round\"\nbase = 10\n",
    );
    folder.protected();
    let need = |folder: &Folder, district: &str| {
        let rows = districts(folder);
        rows.at(&[("district", district)], ["need"])[0].to_string()
    };
    // 192 persons
    assert_eq!(need(&folder, "total"), "190");
    folder.protected_with(&["--protect", "threshold"]);
    assert_eq!(need(&folder, "total"), "192");
    assert_eq!(need(&folder, "Weststadt"), "x");
}

#[test]
fn a_table_in_which_nothing_can_hide_a_small_count_falls_away_and_is_named() {
    let needs = NEEDS.lines().take(2).collect::<Vec<_>>().join("\n");
    let needs = format!("{needs}\n2025;Weststadt;3;5;Bildung;2\n");
    let folder = town_of(needs, OFFERS);
    let ran = folder.run(&["analyse", "."]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    match folder.has(&format!("{PUBLIC}/tables/district.csv")) {
        true => assert_eq!(
            districts(&folder).at(&[("district", "Weststadt")], ["need"]),
            ["x"]
        ),
        false => {
            let page = folder.read(Path::new(PUBLIC).join("report.html"));
            assert!(page.contains("fehlen Tabellen, die sich nicht sicher machen ließen"));
        }
    }
}

#[test]
fn every_file_of_the_internal_folder_says_that_it_is_not_protected() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected();
    let json = |name: &Path| -> serde_json::Value {
        let text = folder.read(Path::new(INTERNAL).join(name));
        serde_json::from_str(&text).unwrap()
    };
    let says = |text: &serde_json::Value| {
        let text = text.as_str().unwrap_or_default();
        text.starts_with("Ungeschützt, nicht zur Weitergabe")
    };
    let package = json(Path::new("datapackage.json"));
    let files = folder.all(INTERNAL);
    assert!(files.len() > 6, "{:?}", files.keys());
    // the copies of the inputs are as they were read
    let written = files.keys().filter(|name| !name.starts_with("inputs"));
    for name in written {
        let said = match name.extension().and_then(|ending| ending.to_str()) {
            Some("txt") => {
                let text = folder.read(Path::new(INTERNAL).join(name));
                let first = text.lines().next().unwrap_or_default();
                first.contains("ungeschützt, nicht zur Weitergabe")
            }
            Some("csv") => {
                let resources = package["resources"].as_array().unwrap().iter();
                let mut own = resources.filter(|one| one["path"] == name.to_str().unwrap());
                own.any(|resource| says(&resource["description"]))
            }
            Some("html") => {
                let page = folder.read(Path::new(INTERNAL).join(name));
                page.contains("Ungeschützt, nicht zur Weitergabe")
            }
            Some("json") => {
                let content = json(name);
                content["protected"] == false || says(&content["description"])
            }
            _ => false,
        };
        assert!(said, "{} does not say it", name.display());
    }
}

#[test]
fn the_same_rows_are_withheld_on_one_processor_and_on_four() {
    let folder = town_of(NEEDS, OFFERS);
    for (threads, out) in [("1", "eins"), ("4", "vier")] {
        let variables = [("RAYON_NUM_THREADS", threads)];
        let ran = folder.run_with(&variables, &["analyse", ".", "--out", out]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    assert!(folder.all("eins") == folder.all("vier"));
}

/// Children by origin: those who fled are few in one district.
const ORIGINS: &str = "\
jahr;stadtteil;herkunft;alter_von;alter_bis;handlungsfeld;personen
2025;Nordstadt;geflüchtet;3;5;Bildung;12
2025;Nordstadt;ohne Migrationshintergrund;3;5;Bildung;108
2025;Südstadt;geflüchtet;3;5;Bildung;9
2025;Südstadt;ohne Migrationshintergrund;3;5;Bildung;31
2025;Weststadt;geflüchtet;3;5;Bildung;2
2025;Weststadt;ohne Migrationshintergrund;3;5;Bildung;40
2025;Oststadt;geflüchtet;3;5;Bildung;14
2025;Oststadt;ohne Migrationshintergrund;3;5;Bildung;30
";

const TWO_REPORTS: &str = "\
name = \"Musterdorf\"

[[report]]
name = \"rat\"
tables = [\"district\", \"origin\", \"origin-district\"]

[[report]]
name = \"integrationsrat\"
filter = { origin = [\"geflüchtet\"] }
tables = [\"district\"]
";

#[test]
fn two_reports_of_one_run_show_the_same_numbers_or_withhold_them() {
    let folder = town_of(ORIGINS, OFFERS).file("lueckenlos.toml", TWO_REPORTS);
    folder.protected();
    let council = Rows::of(&folder.read(format!("{PUBLIC}/tables/district-origin.csv")));
    let focus = Rows::of(&folder.read(format!("{PUBLIC}/integrationsrat/tables/district.csv")));
    let mut compared = 0;
    for district in ["Nordstadt", "Südstadt", "Weststadt", "Oststadt", "total"] {
        let measures = ["need", "covered", "gap", "coverage"];
        let own = focus.at(&[("district", district)], measures);
        let keys = [("origin", "geflüchtet"), ("district", district)];
        assert_eq!(council.at(&keys, measures), own, "{district}");
        compared += usize::from(own[0] != "x");
    }
    assert!(compared > 0);
    let west = focus.at(&[("district", "Weststadt")], ["need"]);
    assert_eq!(west, ["x"]);
    for record in ["protection.json", "integrationsrat/protection.json"] {
        let record: serde_json::Value =
            serde_json::from_str(&folder.read(format!("{PUBLIC}/{record}"))).unwrap();
        assert!(record["withheld"].as_u64() > Some(0), "{record}");
        assert!(
            record["cases_not_shown_percent"].as_f64() > Some(0.0),
            "{record}"
        );
    }
}

/// Last month's report was written for a town that thought its data public.
fn with_last_month() -> Folder {
    let folder = town_of(NEEDS, OFFERS);
    folder.analysed_with(&["--out", "vormonat"]);
    folder
}

#[test]
fn what_last_month_s_report_said_exactly_hides_nothing_this_month() {
    let folder = with_last_month();
    let schoolchildren = "\
2025;Nordstadt;6;9;Bildung;14
2025;Südstadt;6;9;Bildung;11
2025;Weststadt;6;9;Bildung;1
2025;Oststadt;6;9;Bildung;12
";
    folder.save("bedarfe.csv", format!("{NEEDS}{schoolchildren}"));
    let ran = folder.protected_with(&["--earlier", "vormonat/public"]);
    assert!(ran.out.contains("schon mit derselben Zahl"), "{}", ran.out);
    let record = folder.read(format!("{INTERNAL}/protection.json"));
    let record: serde_json::Value = serde_json::from_str(&record).unwrap();
    let reason = |row: &str| {
        let mut rows = record["rows"].as_array().unwrap().iter();
        let own = rows.find(|one| one["table"] == "district-life_phase" && one["row"] == row);
        own.map(|one| one["reason"].as_str().unwrap().to_string())
    };
    // The two children are out, and are not said once more. The one child is not, and needs others to hide
    // behind: not those whose number is out.
    assert_eq!(reason("Weststadt | 3-5").as_deref(), Some("known"));
    assert_eq!(reason("Weststadt | 6-9").as_deref(), Some("primary"));
    for district in ["Nordstadt", "Südstadt", "Oststadt"] {
        assert_eq!(reason(&format!("{district} | 3-5")), None);
    }
    assert_eq!(
        districts(&folder).at(&[("district", "total")], ["need"]),
        ["230"]
    );
}

const ONE_FOR_ALL: &str = "\
name = \"Musterdorf\"

[[report]]
name = \"rat\"
tables = [\"district\"]
";

const ON_REFUGEES: &str = "\
name = \"Musterdorf\"

[[report]]
name = \"integrationsrat\"
filter = { origin = [\"geflüchtet\"] }
tables = [\"district\"]
";

/// The report on refugees is out, without protection.
fn with_report_on_refugees() -> Folder {
    let folder = town_of(ORIGINS, OFFERS).file("lueckenlos.toml", ON_REFUGEES);
    folder.analysed_with(&["--out", "vormonat"]);
    folder.save("lueckenlos.toml", ONE_FOR_ALL);
    folder
}

/// What the message on earlier reports says.
fn said_of_earlier(out: &str) -> &str {
    let mut lines = out.lines();
    lines
        .find(|line| line.starts_with("Frühere Berichte"))
        .unwrap_or_default()
}

#[test]
fn a_report_on_refugees_that_is_out_is_made_again_to_see_what_it_tells_of_today() {
    let folder = with_report_on_refugees();
    let ran = folder.protected_with(&["--earlier", "vormonat/public"]);
    let said = said_of_earlier(&ran.out).to_string();
    assert!(said.contains("schon mit derselben Zahl"), "{}", ran.out);
    let results = folder.read("vormonat/public/results.json");
    let report = "\"report\": {
    \"name\": \"integrationsrat\",
    \"filter\": {
      \"origin\": [
        \"geflüchtet\"
      ]
    }
  },
  ";
    let before = results.replace(report, "");
    assert_ne!(before, results);
    // reports of former times say in words alone whom they look at
    folder.save("vormonat/public/results.json", before);
    let ran = folder.protected_with(&["--earlier", "vormonat/public"]);
    assert_eq!(said_of_earlier(&ran.out), said);
    // of everybody the same rows would say something else
    let all = results.replace(report, "\"report\": { \"name\": \"\", \"filter\": {} },");
    folder.save("vormonat/public/results.json", all);
    let ran = folder.protected_with(&["--earlier", "vormonat/public"]);
    assert_ne!(said_of_earlier(&ran.out), said);
}

#[test]
fn a_report_on_somebody_who_is_not_known_any_more_stops_the_run() {
    let folder = with_report_on_refugees();
    let results = folder.read("vormonat/public/results.json");
    let others = results.replace("\"geflüchtet\"\n      ]", "\"verzogen\"\n      ]");
    assert_ne!(others, results);
    folder.save("vormonat/public/results.json", others);
    let ran = folder.run(&["analyse", ".", "--earlier", "vormonat/public"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("origin: verzogen"), "{}", ran.err);
    assert!(!folder.has("reports"));
}

#[test]
fn the_same_report_can_be_written_again_beside_itself() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected_with(&["--out", "vormonat"]);
    let ran = folder.protected_with(&["--earlier", "vormonat/public"]);
    let said = said_of_earlier(&ran.out);
    assert!(said.contains("0 Zeilen haben"), "{said}");
    let same = |file: &str| {
        let before = folder.read(format!("vormonat/public/{file}"));
        assert_eq!(before, folder.read(format!("{PUBLIC}/{file}")), "{file}");
    };
    same("tables/district.csv");
    same("results.json");
}

#[test]
fn one_child_more_than_last_month_cannot_hide_behind_what_is_out() {
    let folder = with_last_month();
    folder.save(
        "bedarfe.csv",
        format!("{NEEDS}2025;Oststadt;6;9;Bildung;1\n"),
    );
    let ran = folder.run(&["analyse", ".", "--earlier", "vormonat/public"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    // one child in the east would follow from the report that is out
    let page = folder.read(Path::new(PUBLIC).join("report.html"));
    assert!(page.contains("fehlen Tabellen, die sich nicht sicher machen ließen"));
    assert!(!folder.has(&format!("{PUBLIC}/tables/district.csv")));
}

#[test]
fn a_report_of_another_year_tells_nothing_of_this_one() {
    let folder = town_of(NEEDS.replace("2025", "2024"), OFFERS);
    folder.analysed_with(&["--out", "vorjahr"]);
    folder.save("bedarfe.csv", NEEDS);
    folder.protected();
    let before = folder.all(PUBLIC);
    folder.protected_with(&["--earlier", "vorjahr/public"]);
    assert!(before == folder.all(PUBLIC));
}

#[test]
fn a_damaged_earlier_report_stops_the_run_with_advice() {
    let folder = with_last_month();
    let results = folder.read("vormonat/public/results.json");
    let half = &results[..results.len() / 2];
    let broken = ["", "{}", "[1]", "\u{feff}", half, "{\"year\": \"x\"}"];
    for content in broken {
        folder.save("vormonat/public/results.json", content);
        let ran = folder.run(&["analyse", ".", "--earlier", "vormonat/public"]);
        assert_eq!(ran.code, Some(2), "{content:?}: {}", ran.err);
        assert!(ran.err.contains("results.json"), "{}", ran.err);
        assert!(ran.err.contains("ohne --earlier"), "{}", ran.err);
        assert!(!folder.has("reports"));
    }
    let ran = folder.run(&["analyse", ".", "--earlier", "gibt-es-nicht"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("gibt-es-nicht"), "{}", ran.err);
}

#[test]
fn a_rounded_earlier_report_asks_for_the_same_rounding() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected_with(&["--protect", "round", "--out", "vormonat"]);
    let earlier = ["--earlier", "vormonat/public"];
    let ran = folder.run(&[&["analyse", "."][..], &earlier].concat());
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("--protect round"), "{}", ran.err);
    let alike = folder.protected_with(&["--protect", "round", "--earlier", "vormonat/public"]);
    assert!(!alike.out.contains("der frühere nicht"), "{}", alike.out);
}

#[test]
fn a_rounded_report_after_one_that_is_not_says_what_holds() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected_with(&["--out", "vormonat"]);
    let ran = folder.protected_with(&["--protect", "round", "--earlier", "vormonat/public"]);
    assert!(ran.out.contains("der frühere nicht"), "{}", ran.out);
}

#[test]
fn zeros_are_withheld_where_the_settings_call_them_sensitive() {
    let settings = "name = \"Musterdorf\"\n[protection]\nzeros = \"sensitive\"\n";
    let needs = format!("{NEEDS}2025;Nordstadt;6;9;Bildung;0\n2025;Nordstadt;10;15;Bildung;50\n");
    let folder =
        town_of(&needs, OFFERS).file("lueckenlos.toml", settings.replace("sensitive", "show"));
    // nobody was counted between 6 and 9, and nobody was asked from 80 on
    let phases = |folder: &Folder| {
        let rows = Rows::of(&folder.read(format!("{PUBLIC}/tables/chain_district.csv")));
        let need = |(district, phase): (&str, &str)| {
            let keys = [("district", district), ("life_phase", phase)];
            rows.at(&keys, ["need"])[0].to_string()
        };
        [("total", "6-9"), ("total", "80+")].map(need)
    };
    folder.protected();
    assert_eq!(phases(&folder), ["0", "0"]);
    let folder = folder.file("lueckenlos.toml", settings);
    folder.protected();
    assert_eq!(phases(&folder), ["x", "x"]);
    assert_eq!(
        districts(&folder).at(&[("district", "total")], ["need"]),
        ["242"]
    );
    let page = folder.read(format!("{PUBLIC}/report.html"));
    assert!(page.contains("ebenso wo niemand Bedarf hat"));
    let folder = folder.file("lueckenlos.toml", settings.replace("sensitive", "hide"));
    assert_ne!(folder.run(&["analyse", "."]).code, Some(0));
}

#[test]
fn what_is_wrong_with_offers_alone_is_said_in_public_and_nothing_about_needs() {
    let needs = NEEDS.replace("Südstadt;3;5", "Südstadt;3,5;6");
    let offers = format!("{OFFERS}K3;Kita Ost;Oststadt;3;5;Bildung;\n");
    let folder = town_of(needs, offers);
    folder.protected();
    let results = folder.read(format!("{PUBLIC}/results.json"));
    let results: serde_json::Value = serde_json::from_str(&results).unwrap();
    let found = results["findings"].as_array().unwrap();
    assert!(found.iter().any(|one| one["code"] == "L405"), "{found:?}");
    assert!(
        found
            .iter()
            .all(|one| one["place"]["file"] == "angebote.csv"),
        "{found:?}"
    );
    let page = folder.read(format!("{PUBLIC}/report.html"));
    assert!(page.contains("die nur die Angebote betreffen"));
    assert!(!page.contains("bedarfe.csv"));
}

#[test]
fn how_many_rows_a_count_was_written_in_is_told_to_nobody() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected();
    let before = folder.all(PUBLIC);
    let two = "2025;Weststadt;3;5;Bildung;2\n";
    let one = "2025;Weststadt;3;5;Bildung;1\n";
    assert!(NEEDS.contains(two));
    folder.save("bedarfe.csv", NEEDS.replace(two, &one.repeat(2)));
    folder.protected();
    let after = folder.all(PUBLIC);
    for (path, bytes) in &before {
        assert!(after.get(path) == Some(bytes), "{}", path.display());
    }
    assert_eq!(before.len(), after.len());
}
