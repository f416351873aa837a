//! Tables as offices keep them, one kind after the other.

use rust_xlsxwriter::{Format, Workbook};

use crate::util::{Folder, NEEDS, OFFERS, figures, town, town_of};

const RIGHT: [&str; 3] = ["160", "125", "35"];

#[test]
fn titles_notes_and_units_around_a_table_do_not_change_what_it_says() {
    let header = "jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen";
    for (above, below) in [
        ("Bedarfe der Stadt;;;;;\n\n", ""),
        (
            "Bedarfe der Stadt\nStand: 1. März\n",
            "\n1) ohne Tagespflege\n",
        ),
        ("", "* geschätzt;;;;;\nQuelle: Jugendamt;;;;;\n"),
        ("\n;;;;;\nAmt 51;;;;;\n", "____________\n"),
        ("", "Zeichenerklärung: x = geheim\n"),
    ] {
        let needs = format!("{above}{NEEDS}{below}");
        assert_eq!(
            figures(&town_of(needs, OFFERS)),
            RIGHT,
            "{above:?} {below:?}"
        );
    }
    for names in [
        "Jahr;Ortsteil/Stadtteil;Alter von (Jahre);Alter bis (Jahre);Handlungsfeld;Personen (Stand 1.10.)",
        "Jahr;Stadtteil 1);alter_von;alter_bis;Themenfeld;Anzahl Kinder",
        "Berichtsjahr;STADTTEIL;alter_von;alter_bis;Handlungsfeld*;Anzahl der Personen",
    ] {
        let needs = NEEDS.replace(header, names);
        assert_eq!(figures(&town_of(needs, OFFERS)), RIGHT, "{names}");
    }
}

#[test]
fn a_line_of_sums_is_no_need_and_no_offer_wherever_its_word_stands() {
    for sum in [
        "2025;Summe;3;5;Bildung;160",
        "2025;Gesamtstadt;3;5;Bildung;160",
        "2025;alle;3;5;Bildung;160",
        "2025;;3;5;Bildung;160",
        "Summe;;;;;160",
        "2025;insgesamt;;;;160",
        "2025;Stadt gesamt;3;5;Bildung;150",
    ] {
        let folder = town_of(format!("{NEEDS}{sum}\n"), OFFERS);
        assert_eq!(figures(&folder), RIGHT, "{sum}");
        let said = folder.run(&["check", "."]).err;
        assert!(
            said.contains("L440") || said.contains("L441"),
            "{sum}\n{said}"
        );
    }
    for sum in [
        "Summe;;;;;;125",
        ";Summe;Gesamtstadt;3;5;Bildung;125",
        ";;;;;;125",
        ";Gesamt;;;;;125",
        "Gesamtergebnis;;;;;;120",
        ";zusammen;alle;;;;125",
    ] {
        let folder = town_of(NEEDS, format!("{OFFERS}{sum}\n"));
        assert_eq!(figures(&folder), RIGHT, "{sum}");
        let said = folder.run(&["check", "."]).err;
        assert!(
            said.contains("L440") || said.contains("L441"),
            "{sum}\n{said}"
        );
    }
}

#[test]
fn an_offer_for_the_whole_town_is_no_sum() {
    let offers = format!("{OFFERS}K3;Mobile Beratung;alle;3;5;Bildung;10\n");
    assert_eq!(figures(&town_of(NEEDS, offers)), ["160", "135", "25"]);
}

#[test]
fn a_row_that_is_for_nobody_is_no_offer_and_somebody_is_told() {
    let offers = format!("{OFFERS}K3;Neuer Treff;;;;;10\n");
    let folder = town_of(NEEDS, offers);
    assert_eq!(figures(&folder), RIGHT);
    folder
        .analysed()
        .says("L444", &["angebote.csv:4", "Neuer Treff"]);
}

#[test]
fn one_column_for_each_band_gender_or_year_is_the_same_as_one_row() {
    let offers = "kennung;stadtteil;handlungsfeld;plätze\nK1;Nord;Kita;40\nK2;Süd;Kita;60\n";
    for needs in [
        "jahr;stadtteil;handlungsfeld;0-2;3-5\n2025;Nord;Kita;40;60\n2025;Süd;Kita;10;20\n",
        "jahr;stadtteil;handlungsfeld;unter 3;3 bis unter 6;insgesamt\n2025;Nord;Kita;40;60;100\n2025;Süd;Kita;10;20;30\n",
        "jahr;stadtteil;handlungsfeld;weiblich;männlich;Summe\n2025;Nord;Kita;40;60;100\n2025;Süd;Kita;10;20;30\n",
        "stadtteil;handlungsfeld;2024;2025\nNord;Kita;7;100\nSüd;Kita;8;30\n",
        ";;Alter in Jahren;;\nstadtteil;handlungsfeld;0-2;3-5;gesamt\nNord;Kita;40;60;100\nSüd;Kita;10;20;30\nStadt gesamt;Kita;50;80;130\n",
        ";;Frauen;;Männer;\nstadtteil;handlungsfeld;0-2;3-5;0-2;3-5\nNord;Kita;10;30;30;30\nSüd;Kita;5;10;5;10\n",
    ] {
        let folder = town_of(needs, offers).file("lueckenlos.toml", "year = 2025\n");
        assert_eq!(figures(&folder)[0], "130", "{needs}");
    }
}

/// A workbook of sheets with rows of cells.
fn workbook(sheets: &[(&str, &str)], merged: &[(u32, u16, u32, u16)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, text) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(';').collect()).collect();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| !cell.is_empty())
            {
                let (row, column) = (row as u32, column as u16);
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number).unwrap(),
                    Err(_) => sheet.write_string(row, column, *cell).unwrap(),
                };
            }
        }
        for (top, left, bottom, right) in merged {
            let text = rows[*top as usize][*left as usize];
            sheet
                .merge_range(*top, *left, *bottom, *right, text, &Format::new())
                .unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn of_workbook(bytes: Vec<u8>) -> Folder {
    Folder::new().file("bedarfe.xlsx", bytes).file(
        "angebote.csv",
        "kennung;stadtteil;handlungsfeld;plätze\nK1;Nord;Kita;40\nK2;Süd;Kita;60\n",
    )
}

#[test]
fn all_sheets_are_read_and_their_names_say_what_no_column_says() {
    let rows = "handlungsfeld;lebensphase;personen\nKita;0-2;40\nKita;3-5;60\n";
    let cover = ("Deckblatt", "Bedarfe der Stadt\n\nStand: 1. März\n");
    for sheets in [
        vec![("Nord", rows), ("Süd", rows)],
        vec![cover, ("Nord", rows), ("Süd", rows)],
        vec![
            ("Nord", rows),
            ("Süd", rows),
            (
                "Gesamt",
                "handlungsfeld;lebensphase;personen\nKita;0-2;80\nKita;3-5;120\n",
            ),
        ],
    ] {
        let folder = of_workbook(workbook(&sheets, &[])).file("lueckenlos.toml", "year = 2025\n");
        assert_eq!(figures(&folder), ["200", "100", "100"], "{sheets:?}");
    }
    let by_year = "stadtteil;handlungsfeld;personen\nNord;Kita;50\nSüd;Kita;70\n";
    let folder = of_workbook(workbook(&[("2024", by_year), ("2025", by_year)], &[]));
    assert_eq!(figures(&folder)[0], "120");
}

#[test]
fn merged_cells_hold_for_all_their_rows() {
    let rows = "jahr;stadtteil;handlungsfeld;lebensphase;personen\n2025;Nord;Kita;0-2;40\n;;;3-5;60\n2025;Süd;Kita;0-2;20\n";
    let merged = [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)];
    let folder = of_workbook(workbook(&[("T", rows)], &merged));
    assert_eq!(figures(&folder), ["120", "60", "60"]);
}

#[test]
fn blanks_below_a_word_in_a_text_file_are_filled_only_if_the_town_says_so() {
    let needs = "jahr;stadtteil;lebensphase;handlungsfeld;personen\n2025;Nord;0-2;Kita;40\n2025;;3-5;Kita;60\n2025;Süd;0-2;Kita;10\n2025;;3-5;Kita;20\n";
    let offers = "kennung;stadtteil;handlungsfeld;plätze\nK1;Nord;Kita;40\nK2;Süd;Kita;60\n";
    let folder = town_of(needs, offers);
    folder
        .run(&["check", "."])
        .says("L216", &["stadtteil", "fill_down = [\"stadtteil\"]"]);
    folder.save(
        "lueckenlos.toml",
        "[files.reading.\"bedarfe.csv\"]\nfill_down = [\"stadtteil\"]\n",
    );
    assert_eq!(figures(&folder), ["130", "70", "60"]);
}

#[test]
fn what_a_file_does_not_say_is_said_once() {
    let needs = "gebiet_id;zahl\nNord;120\nSüd;40\n";
    let offers = "Einrichtung;Ort;TOTSPACE\nKita Nord;Nord;85\nKita Süd;Süd;40\n";
    let settings = "\
[files.reading.\"bedarfe.csv\"]
topic = \"Kita\"
year = 2025
columns = { district = \"gebiet_id\", persons = \"zahl\" }

[files.reading.\"angebote.csv\"]
topic = \"Kita\"
columns = { capacity = \"TOTSPACE\", district = \"Ort\" }
";
    let folder = town_of(needs, offers).file("lueckenlos.toml", settings);
    assert_eq!(figures(&folder), RIGHT);
}

#[test]
fn columns_of_areas_are_levels_of_one_dimension() {
    let needs = "jahr;bezirk;stadtteil;handlungsfeld;personen\n2025;Mitte;Nord;Kita;60\n2025;Mitte;Süd;Kita;40\n2025;West;Hafen;Kita;20\n2025;West;;Kita;5\n";
    let offers = "kennung;bezirk;stadtteil;handlungsfeld;plätze;einzugsbereich\nK1;Mitte;Nord;Kita;70;bezirk\n";
    let folder = town_of(needs, offers);
    assert_eq!(figures(&folder), ["125", "70", "55"]);
    folder.run(&["check", "."]).silent("L202");
}

#[test]
fn a_year_in_the_offers_is_when_they_hold() {
    let offers = OFFERS
        .replace("kennung", "jahr;kennung")
        .replace("K1;", "2025;K1;")
        .replace("K2;", "2024;K2;");
    assert_eq!(figures(&town_of(NEEDS, &offers)), ["160", "85", "75"]);
    let ran = town_of(NEEDS, offers.replace("2025;K1", "2023;K1")).stopped();
    ran.says("L446", &["angebote.csv", "2023, 2024", "--year"]);
}

#[test]
fn a_workbook_with_a_password_is_refused_in_clear_words() {
    // the envelope in which a locked workbook lies begins like this, and holds a stream of this name
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1536, 0);
    let ran = Folder::new()
        .file("bedarfe.xlsx", bytes)
        .file("angebote.csv", OFFERS)
        .refused();
    assert!(ran.err.contains("bedarfe.xlsx"), "{}", ran.err);
}

#[test]
fn check_says_what_was_read_of_each_file() {
    let needs = format!("Bedarfe\n{NEEDS}2025;Summe;3;5;Bildung;160\n* vorläufig\n")
        .replace("personen", "personen;farbe");
    let ran = town_of(needs, OFFERS).run(&["check", "."]);
    for said in [
        "Kopfzeile 2",
        "eine Summe weggelassen",
        "eine Zeile überlesen",
        "benutzt: jahr, stadtteil",
        "nicht benutzt: farbe",
    ] {
        assert!(ran.out.contains(said), "{said}\n{}\n{}", ran.out, ran.err);
    }
}

#[test]
fn init_writes_the_layout_down_and_next_year_another_one_is_noticed() {
    let folder = town();
    let ran = folder.run(&[
        "init",
        "stadt",
        "--needs",
        "bedarfe.csv",
        "--offers",
        "angebote.csv",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let settings = folder.read("stadt/lueckenlos.toml");
    assert!(
        settings.contains("[files.reading.\"bedarfe.csv\"]\nheader_row = 1\nexpected = [\"jahr\""),
        "{settings}"
    );
    folder.run(&["check", "stadt"]).silent("L231");
    folder.save(
        "stadt/bedarfe.csv",
        NEEDS.replace("jahr;stadtteil", "jahr;sozialraum"),
    );
    folder
        .run(&["check", "stadt"])
        .says("L231", &["stadtteil", "sozialraum"]);
}
