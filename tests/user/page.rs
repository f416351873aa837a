//! What the committee reads first: the largest gaps, and how many cases all numbers are about.

use crate::util::{Folder, town_of};

const PUBLIC: &str = "reports/musterdorf-2025/public";

/// Two children in the west take a larger district with them.
const NEEDS: &str = "\
jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen
2025;Nordstadt;3;5;Bildung;120
2025;Südstadt;3;5;Bildung;40
2025;Weststadt;3;5;Bildung;2
2025;Oststadt;3;5;Bildung;30
2025;Nordstadt;3;5;Medien;20
";

const OFFERS: &str = "\
kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze
K1;Kita Nord;Nordstadt;3;5;Bildung;85
K2;Kita Süd;Südstadt;3;5;Bildung;40
";

const OTHERS: &str =
    "Weitere, auch größere Lücken können zurückgehalten sein, damit niemand erkannt wird.";

const MORE_ROWS: &str = "Weitere Zeilen, auch mit größeren Zahlen, können zurückgehalten sein";

fn page(folder: &Folder) -> String {
    folder.read(format!("{PUBLIC}/report.html"))
}

/// The page before its first table.
fn summary(page: &str) -> &str {
    let (summary, _) = page.split_once("<table").unwrap();
    summary
}

#[test]
fn the_committee_is_told_that_a_larger_gap_than_those_listed_may_be_withheld() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected();
    let page = page(&folder);
    assert!(summary(&page).contains(OTHERS), "{}", summary(&page));
    assert!(page.contains(MORE_ROWS));
}

#[test]
fn the_largest_gap_that_may_be_named_stands_first_if_those_below_it_are_withheld() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected();
    let page = page(&folder);
    let topics = folder.read(format!("{PUBLIC}/tables/topic.csv"));
    let summary = summary(&page);
    let (_, list) = summary
        .split_once("Die größten gesicherten Lücken")
        .unwrap();
    let (_, first) = list.split_once("<li>").unwrap();
    let (first, _) = first.split_once("</li>").unwrap();
    assert!(
        first.contains(" ist die Lücke am größten in „Bildung, 3–5 Jahre“: 65 von 192 Fällen"),
        "{first}\n{topics}"
    );
}

#[test]
fn where_nothing_is_withheld_nobody_is_told_so() {
    let folder = town_of(NEEDS, OFFERS);
    folder.analysed();
    let page = page(&folder);
    assert!(!page.contains(OTHERS));
    assert!(!page.contains(MORE_ROWS));
    assert!(!page.contains("Zusammengefasst"));
}

#[test]
fn need_of_192_and_n_of_212_are_no_contradiction_as_20_cannot_be_assessed() {
    let folder = town_of(NEEDS, OFFERS);
    folder.analysed();
    let n = "n = 212 Bedarfsfälle, davon 20 nicht belegbar, 2025";
    assert!(page(&folder).contains(n));
    let results = folder.read(format!("{PUBLIC}/results.json"));
    assert!(results.contains("\"not_assessable\": 20"), "{results}");
}

#[test]
fn tables_about_one_cell_count_from_that_cell_and_not_from_the_town() {
    let folder = town_of(NEEDS, OFFERS);
    let ran = folder.run(&["explain", ".", "--cell", "stadtteil=Nordstadt"]);
    let n = "n = 140 Bedarfsfälle, davon 20 nicht belegbar, 2025; Stadtteil: Nordstadt";
    assert!(ran.out.contains(n), "{}", ran.out);
    assert!(!ran.out.contains("n = 212"), "{}", ran.out);
    let ran = folder.run(&["explain", ".", "--bottleneck", "1"]);
    assert!(ran.out.contains("n = 120 Personen, 2025"), "{}", ran.out);
}
