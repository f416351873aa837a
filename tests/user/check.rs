//! `lueckenlos check`: what a clerk gets who has to mend two tables.

use crate::util::Folder;

const NEEDS: &str = "jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen\n\
    2025;Nordstadt;3;5;Bildung;120\n\
    2025;Südstadt;3;5;Bildung;80\n";
const OFFERS: &str = "kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze\n\
    K1;Kita Nord;Nordstadt;3;5;Bildung;85\n\
    K2;Kita Süd;Südstadt;3;5;Bildung;60\n";
const COPIES: &str = "lueckenlos-pruefung";

fn town(needs: &str, offers: &str) -> Folder {
    Folder::new()
        .file("bedarfe.csv", needs)
        .file("angebote.csv", offers)
}

/// The lines of a copy of the offers.
fn offers_of(folder: &Folder) -> Vec<String> {
    let text = folder.read("lueckenlos-pruefung/angebote.csv");
    text.lines().map(str::to_string).collect()
}

#[test]
fn tables_without_errors_are_said_to_have_none() {
    let folder = town(NEEDS, OFFERS);
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let last = ran.out.lines().last().unwrap();
    assert!(last.contains("keine Fehler"), "{last}");
    assert!(last.contains("lueckenlos-pruefung"), "{last}");
    assert_eq!(
        folder.names(COPIES),
        [
            "angebote.csv",
            "bedarfe.csv",
            "pruefbericht.html",
            "pruefsummen.txt"
        ]
    );
    let copy = folder.read("lueckenlos-pruefung/bedarfe.csv");
    assert_eq!(
        copy.lines().next().unwrap(),
        "jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen;Prüfhinweis"
    );
    assert_eq!(
        copy.lines().nth(1).unwrap(),
        "2025;Nordstadt;3;5;Bildung;120;"
    );
    assert!(!folder.path("reports").exists());
}

#[test]
fn every_row_with_an_error_says_what_to_mend_and_all_other_rows_nothing() {
    let offers = OFFERS.to_string() + "K3;Kita West;Südstadt;5;3;Bildung;viele\n";
    let folder = town(NEEDS, &offers);
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains("L310"), "{}", ran.err);
    assert!(
        ran.out.lines().last().unwrap().contains("2 Fehler"),
        "{}",
        ran.out
    );
    let copy = offers_of(&folder);
    let row = &copy[3];
    assert!(
        row.starts_with("K3;Kita West;Südstadt;5;3;Bildung;viele;"),
        "{row}"
    );
    assert!(
        row.contains("plätze: „viele“ ist keine Zahl. Schreiben Sie"),
        "{row}"
    );
    assert!(row.contains(" / "), "{row}");
    assert!(copy[1].ends_with(";85;") && copy[2].ends_with(";60;"));
}

#[test]
fn excel_shows_the_umlauts_of_an_old_file_in_its_copy() {
    let latin: Vec<u8> = NEEDS.chars().map(|c| c as u8).collect();
    let folder = Folder::new()
        .file("bedarfe.csv", latin)
        .file("angebote.csv", OFFERS);
    folder.run(&["check"]);
    let bytes = std::fs::read(folder.path("lueckenlos-pruefung/bedarfe.csv")).unwrap();
    assert!(bytes.starts_with("\u{feff}jahr;".as_bytes()));
    assert!(
        String::from_utf8(bytes)
            .unwrap()
            .contains("2025;Südstadt;3")
    );
}

#[test]
fn rows_that_cannot_be_read_are_in_the_copy_with_all_they_say() {
    let offers = "kennung;angebot;stadtteil;lebensphase;handlungsfeld;plätze\n\
        K1;Kita Nord;Nordstadt;3-5;Bildung;85\n\
        K2;Kita Süd;Südstadt;0-2; 3-5;Bildung;60\n\
        K3;Kita West;Südstadt;0-2; 3-5;Bildung;30\n\
        K4;Kita Ost;Südstadt\n\
        \n\
        K5;\"Kita; \"\"Ost\"\"\nam Park\";Südstadt;3-5;Bildung;30\n";
    let folder = town(NEEDS, offers);
    assert_eq!(folder.run(&["check"]).code, Some(1));
    let copy = offers_of(&folder);
    assert!(
        copy[2].starts_with("K2;Kita Süd;Südstadt;'0-2;' 3-5;Bildung;"),
        "{}",
        copy[2]
    );
    assert!(
        copy[2].ends_with(";60") && copy[2].contains("Zeile 3 hat 7 Spalten"),
        "{}",
        copy[2]
    );
    assert!(
        copy[3].ends_with(";30") && copy[3].contains("Zeile 4 hat 7 Spalten"),
        "{}",
        copy[3]
    );
    assert!(
        copy[4].starts_with("K4;Kita Ost;Südstadt;;;;"),
        "{}",
        copy[4]
    );
    assert!(copy[4].contains("fehlt die Zahl der Plätze"), "{}", copy[4]);
    assert_eq!(copy[5], "", "rows stay on their lines");
    assert_eq!(copy[6], "K5;\"Kita; \"\"Ost\"\"");
    assert_eq!(copy[7], "am Park\";Südstadt;'3-5;Bildung;30;");
}

#[test]
fn text_that_excel_would_run_or_change_comes_back_as_it_was() {
    let offers = "kennung;angebot;stadtteil;lebensphase;handlungsfeld;plätze\n\
        007;\"=HYPERLINK(\"\"x\"\";\"\"y\"\")\";Nordstadt;3-5;Bildung;85\n\
        +8;@Kita;Südstadt;3-5;Bildung;60\n\
        9;'t Huis;Südstadt;3-5;Bildung;-\n";
    let folder = town(NEEDS, offers);
    let first = folder.run(&["check"]);
    assert!(first.out.contains("Apostroph"), "{}", first.out);
    let copy = offers_of(&folder);
    assert!(
        copy[1].starts_with("'007;\"'=HYPERLINK(\"\"x\"\""),
        "{}",
        copy[1]
    );
    assert!(
        copy[2].starts_with("'+8;'@Kita;Südstadt;'3-5;"),
        "{}",
        copy[2]
    );
    assert!(copy[3].starts_with("9;'t Huis;"), "{}", copy[3]);
    let fed_back = folder.run(&[
        "check",
        "--needs",
        "lueckenlos-pruefung/bedarfe.csv",
        "--offers",
        "lueckenlos-pruefung/angebote.csv",
    ]);
    assert_eq!(fed_back.code, first.code, "{fed_back:?}");
    assert_eq!(offers_of(&folder), copy, "a copy of the copy is the same");
    assert!(!fed_back.err.contains("Prüfhinweis"), "{}", fed_back.err);
}

#[test]
fn a_mended_copy_gives_the_same_analysis_as_a_mended_table() {
    let wrong = OFFERS.replace(";60", ";sechzig");
    let folder = town(NEEDS, &wrong);
    assert_eq!(folder.run(&["check"]).code, Some(1));
    let mended = folder
        .read("lueckenlos-pruefung/angebote.csv")
        .replace("sechzig", "60");
    folder.save("lueckenlos-pruefung/angebote.csv", mended);
    let copies = [
        "--needs",
        "lueckenlos-pruefung/bedarfe.csv",
        "--offers",
        "lueckenlos-pruefung/angebote.csv",
    ];
    let table = ["table", "--rows", "stadtteil", "--format", "csv"];
    let of_copies = folder.run(&[&table[..], &copies[..]].concat());
    folder.save("angebote.csv", OFFERS);
    let of_tables = folder.run(&table);
    assert_eq!(of_copies.code, Some(0), "{of_copies:?}");
    assert_eq!(of_copies.out, of_tables.out);
    let again = folder.run(&[&["check"][..], &copies[..]].concat());
    assert_eq!(again.code, Some(0), "{again:?}");
    assert!(
        !folder
            .path("lueckenlos-pruefung/lueckenlos-pruefung")
            .exists()
    );
}

#[test]
fn what_i_have_mended_in_a_copy_is_never_overwritten() {
    let folder = town(NEEDS, &OFFERS.replace(";60", ";sechzig"));
    folder.run(&["check"]);
    assert_eq!(
        folder.run(&["check"]).code,
        Some(1),
        "copies nobody touched are replaced"
    );
    let mended = folder
        .read("lueckenlos-pruefung/angebote.csv")
        .replace("sechzig", "60");
    folder.save("lueckenlos-pruefung/angebote.csv", &mended);
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("„angebote.csv“"), "{}", ran.err);
    assert_eq!(folder.read("lueckenlos-pruefung/angebote.csv"), mended);
}

#[test]
fn copies_go_where_i_say_but_not_among_the_tables_themselves() {
    let folder = town(NEEDS, OFFERS);
    assert_eq!(
        folder.run(&["check", ".", "--out", "zurück an/amt"]).code,
        Some(0)
    );
    assert_eq!(folder.names("zurück an/amt").len(), 4);
    let ran = folder.run(&["check", ".", "--out", "."]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert_eq!(folder.read("angebote.csv"), OFFERS);
    assert_eq!(
        folder.names("."),
        ["angebote.csv", "bedarfe.csv", "zurück an"]
    );
}

#[test]
fn a_file_of_mine_in_the_folder_for_copies_stays() {
    let folder = town(NEEDS, OFFERS).file("amt/angebote.csv", "mein");
    let ran = folder.run(&["check", "--out", "amt"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert_eq!(folder.read("amt/angebote.csv"), "mein");
    assert_eq!(folder.names("amt"), ["angebote.csv"]);
}

#[test]
fn where_there_is_nothing_to_read_nothing_is_written() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["check"]).code, Some(2));
    let folder = town("", "");
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.out.contains("Keine Kopien"), "{}", ran.out);
    assert_eq!(folder.names("."), ["angebote.csv", "bedarfe.csv"]);
}

#[test]
fn a_missing_column_stops_the_reading_but_not_the_copies() {
    let folder = town(&NEEDS.replace("handlungsfeld", "feld"), OFFERS);
    assert_eq!(folder.run(&["check"]).code, Some(1));
    assert_eq!(folder.names(COPIES).len(), 4);
}

#[test]
fn in_english_the_column_is_called_finding() {
    let folder = town(NEEDS, OFFERS);
    let ran = folder.run(&["check", "--lang", "en"]);
    assert!(ran.out.contains("no errors"), "{}", ran.out);
    assert!(offers_of(&folder)[0].ends_with(";plätze;finding"));
}

#[test]
fn a_page_shows_the_wrong_cells_in_their_rows_with_the_advice_beside_them() {
    let offers = OFFERS.replace("85", "<b>viele</b>") + "K3;Kita West;;5;3;Bildung;\n";
    let folder = town(NEEDS, &offers);
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.out.contains("pruefbericht.html"), "{}", ran.out);
    let page = folder.read("lueckenlos-pruefung/pruefbericht.html");
    let row = |line: &str| {
        let start = page.find(&format!("<th scope=\"row\">{line}</th>"));
        let rest = &page[start.unwrap_or_else(|| panic!("no row {line}: {page}"))..];
        rest[..rest.find("</tr>").unwrap()].to_string()
    };
    let wrong = "<td class=\"wrong\"><mark>";
    let second = row("2");
    assert!(
        second.contains(&format!("{wrong}&lt;b&gt;viele&lt;/b&gt;</mark>")),
        "{second}"
    );
    assert!(second.contains("Fehler L310"), "{second}");
    assert!(second.contains("Schreiben Sie nur die Zahl"), "{second}");
    assert!(second.contains("<td>Kita Nord</td>"), "{second}");
    // a blank cell is seen, too
    let fourth = row("4");
    assert!(fourth.contains(&format!("{wrong}5</mark>")), "{fourth}");
    assert!(
        fourth.contains(&format!("{wrong}(leer)</mark>")),
        "{fourth}"
    );
    assert!(
        !page.contains("<th scope=\"row\">3</th>"),
        "a row in order is not shown"
    );
    // nothing is loaded from anywhere
    assert!(
        !page.contains("http:") && !page.contains("https:"),
        "{page}"
    );
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn corrected_copies_are_taken_over_and_the_tables_before_are_kept() {
    let needs = NEEDS.replace(";120", ";viele");
    let folder = town(&needs, OFFERS);
    assert_eq!(folder.run(&["check", "."]).code, Some(1));
    // Nothing was corrected yet.
    let ran = folder.run(&["check", ".", "--apply"]);
    assert!(ran.out.contains("Nichts übernommen"), "{}", ran.out);
    // The advice followed to the letter, in the copy as a spreadsheet saves it.
    let copy = folder.read("lueckenlos-pruefung/bedarfe.csv");
    folder.save(
        "lueckenlos-pruefung/bedarfe.csv",
        copy.replace("viele", "120"),
    );
    let ran = folder.run(&["check", ".", "--apply"]);
    assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
    assert!(ran.out.contains("Übernommen: bedarfe.csv"), "{}", ran.out);
    assert_eq!(folder.read("lueckenlos-pruefung/vorher/bedarfe.csv"), needs);
    assert_eq!(crate::util::figures(&folder), ["200", "145", "55"]);
}

#[test]
fn corrected_copies_of_several_sheets_become_a_workbook_again() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, persons) in [("Nordstadt", "viele"), ("Südstadt", "40")] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        let rows = [
            [
                "jahr",
                "alter_von",
                "alter_bis",
                "handlungsfeld",
                "personen",
            ],
            ["2025", "3", "5", "Bildung", persons],
        ];
        for (row, cells) in (0..).zip(rows) {
            sheet.write_row(row, 0, cells).unwrap();
        }
    }
    let folder = Folder::new()
        .file("bedarfe.xlsx", workbook.save_to_buffer().unwrap())
        .file("angebote.csv", OFFERS);
    assert_eq!(folder.run(&["check", "."]).code, Some(1));
    let copy = folder.read("lueckenlos-pruefung/bedarfe.csv");
    assert!(copy.contains("viele"), "{copy}");
    folder.save(
        "lueckenlos-pruefung/bedarfe.csv",
        copy.replace("viele", "120"),
    );
    let ran = folder.run(&["check", ".", "--apply"]);
    assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
    assert!(folder.has("lueckenlos-pruefung/vorher/bedarfe.xlsx"));
    // The districts that only the names of the sheets say are still there.
    let table = folder.table(&[".", "--rows", "stadtteil"]);
    assert_eq!(table.at(&[("district", "Nordstadt")], ["need"]), ["120"]);
    assert_eq!(table.at(&[("district", "total")], ["need"]), ["160"]);
}
