//! `[[report]]`: several reports of one run, each with its own readers.

use crate::util::{Folder, Rows, SETTINGS, town, town_of};

/// The town with these reports.
fn with_reports(reports: &str) -> Folder {
    town().file("lueckenlos.toml", format!("{SETTINGS}\n{reports}"))
}

fn page(folder: &Folder, path: &str) -> String {
    folder.read(format!("bericht/public/{path}"))
}

const OUT: [&str; 2] = ["--out", "bericht"];

#[test]
fn a_town_that_asks_for_no_report_gets_one_in_all_chapters() {
    let folder = town();
    folder.analysed_with(&OUT);
    let page = page(&folder, "report.html");
    for chapter in ["summary", "inventory", "gaps", "levers", "limits", "method"] {
        assert!(
            page.contains(&format!("id=\"chapter-{chapter}\"")),
            "{chapter}"
        );
    }
    let folders = folder.names("bericht/public");
    let folders: Vec<&String> = folders.iter().filter(|name| !name.contains('.')).collect();
    assert_eq!(folders, ["charts", "tables"]);
}

#[test]
fn a_dimension_category_table_or_chapter_that_does_not_exist_gets_a_suggestion() {
    let unknown = [
        (
            "filter = { distrct = [\"nord\"] }",
            "„distrct“",
            "Meinten Sie „district“?",
        ),
        (
            "filter = { district = [\"nrod\"] }",
            "„nrod“",
            "Meinten Sie „nord“?",
        ),
        (
            "tables = [\"topic\", \"topic-distric\"]",
            "„distric“",
            "Meinten Sie „district“?",
        ),
        (
            "chapters = [\"sumary\"]",
            "„sumary“",
            "Meinten Sie „summary“?",
        ),
    ];
    for (line, seen, advice) in unknown {
        let folder = with_reports(&format!("[[report]]\nname = \"rat\"\n{line}\n"));
        folder.stopped().says("L121", &["„rat“", seen, advice]);
    }
}

#[test]
fn two_reports_of_one_name_would_overwrite_each_other() {
    let folder = with_reports("[[report]]\nname = \"rat\"\n\n[[report]]\nname = \"rat\"\n");
    folder.stopped().says("L122", &["„rat“", "Ordner"]);
}

/// 60 girls and 40 boys, 50 places for both: half of them find a place, so 30 girls do.
#[test]
fn a_filter_shows_only_its_people_and_places_are_still_shared_with_everybody() {
    let needs = "jahr;stadtteil;alter_von;alter_bis;handlungsfeld;geschlecht;personen
2025;Nordstadt;3;5;Bildung;weiblich;60
2025;Nordstadt;3;5;Bildung;männlich;40
";
    let offers = "kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;geschlecht;plätze
K1;Kita Nord;Nordstadt;3;5;Bildung;alle;50
";
    let reports = "[[report]]\nname = \"alle\"\n
[[report]]\nname = \"maedchen\"\nfilter = { gender = [\"weiblich\"] }\n";
    let folder = town_of(needs, offers).file("lueckenlos.toml", format!("{SETTINGS}\n{reports}"));
    folder.analysed_with(&OUT);
    let numbers = ["need", "covered", "gap", "coverage"];
    let everybody = Rows::of(&page(&folder, "tables/topic.csv"));
    let total = [("topic", "total")];
    assert_eq!(everybody.at(&total, numbers), ["100", "50", "50", "50.0"]);
    let girls = Rows::of(&page(&folder, "maedchen/tables/topic.csv"));
    assert_eq!(girls.at(&total, numbers), ["60", "30", "30", "50.0"]);
    let gender = Rows::of(&page(&folder, "maedchen/tables/gender.csv"));
    assert_eq!(gender.column("gender"), ["female", "total"]);
    let page = page(&folder, "maedchen/report.html");
    assert!(
        page.contains("Geschlecht: weiblich"),
        "says whom it looks at"
    );
}

#[test]
fn every_report_speaks_its_own_language_and_the_command_line_wins() {
    let reports =
        "[[report]]\nname = \"rat\"\n\n[[report]]\nname = \"partner\"\nlanguage = \"en\"\n";
    let folder = with_reports(reports);
    let languages = |further: &[&str]| {
        folder.analysed_with(&[&OUT, further].concat());
        ["report.html", "partner/report.html"].map(|path| {
            let page = page(&folder, path);
            let (_, rest) = page.split_once("<html lang=\"").unwrap();
            rest[..2].to_string()
        })
    };
    assert_eq!(languages(&[]), ["de", "en"]);
    assert_eq!(languages(&["--lang", "en"]), ["en", "en"]);
    assert_eq!(languages(&["--lang", "de"]), ["de", "de"]);
}

#[test]
fn a_report_has_the_chapters_tables_title_and_committee_that_it_asks_for() {
    let folder = with_reports(
        "[[report]]\nname = \"rat\"\ntitle = \"Kitas in Musterdorf\"\ncommittee = \"Schulausschuss\"
tables = [\"district\"]\nchapters = [\"gaps\", \"summary\"]\n",
    );
    folder.analysed_with(&OUT);
    let page = page(&folder, "report.html");
    assert!(page.contains("<title>Kitas in Musterdorf</title>"));
    assert!(page.contains("Für: Schulausschuss"));
    let summary = page.find("id=\"chapter-summary\"").unwrap();
    let gaps = page.find("id=\"chapter-gaps\"").unwrap();
    assert!(summary < gaps, "chapters stand in their usual order");
    assert_eq!(page.matches("id=\"chapter-").count(), 2);
    assert!(folder.has("bericht/public/tables/district.csv"));
    assert!(!folder.has("bericht/public/tables/topic.csv"));
}
