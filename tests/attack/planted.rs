//! One exact number of a withheld row, planted in one format alone: does the reader of that format notice it?

use std::sync::LazyLock;

use lueckenlos::language::{Label, Language};
use lueckenlos::protect::{Profile, Protected, protect};
use lueckenlos::render::pdf::pdf;
use lueckenlos::render::public::FormatName;
use lueckenlos::render::report::report;
use lueckenlos::tables::{Axis, ColumnId, Edition, TableId, Value};

use super::folder::{Folder, Line, lines, published_as};
use super::formats::disagreements;
use super::office::with_part;
use super::printed::printed;
use super::towns::{random, told};
use super::{CONSTANT, RULE};

/// A town with two years, and a row that is withheld.
const SEED: u64 = 5;

struct Town {
    folder: Folder,
    protected: Protected,
    /// What stands in its report before protection.
    told: Edition,
}

static TOWN: LazyLock<Town> = LazyLock::new(|| {
    let told = told(&random(SEED)).edition;
    let protected = protect(told.clone(), Profile::Threshold(RULE)).expect("a report");
    Town {
        folder: published_as(&protected, &FormatName::ALL),
        protected,
        told,
    }
});

/// What the readers say of a folder in which one file is another one.
fn noticed(path: &str, bytes: Vec<u8>) -> Vec<String> {
    let mut changed = TOWN.folder.clone();
    assert!(changed.insert(path.to_string(), bytes).is_some(), "{path}");
    disagreements(&changed, &CONSTANT)
}

/// The same for a text in which one piece is another one.
fn notices(path: &str, from: &str, to: &str) {
    let text = String::from_utf8(TOWN.folder[path].clone()).expect("text");
    assert!(text.contains(from), "{path} has no {from:?}");
    let found = noticed(path, text.replacen(from, to, 1).into_bytes());
    assert!(
        found
            .iter()
            .any(|one| one.contains(path.trim_start_matches("report.")) || one.contains("page")),
        "{path}: {to:?} is not noticed, but {found:?}"
    );
}

/// The withheld lines with two keys, each with its true need and the words for its keys.
fn withheld() -> Vec<(Line, i64, [String; 2])> {
    let table = TOWN
        .told
        .table(&TableId::By(vec![Axis::LifePhase, Axis::District]))
        .expect("a table");
    let withheld = lines(&TOWN.folder).into_iter();
    let withheld = withheld.filter(|line| line.table == table.name && line.withholds("need"));
    let withheld = withheld.filter(|line| !line.keys.contains(&"total".to_string()));
    let need = table.column(ColumnId::Need).expect("a column");
    let with_truth = withheld.filter_map(|line| {
        let is_own =
            |value: &Value, key: &String| matches!(value, Value::Category { id, .. } if id == key);
        let mut rows = table.rows.iter();
        let row = rows.find(|row| {
            row.values
                .iter()
                .zip(&line.keys)
                .all(|(value, key)| is_own(value, key))
        })?;
        let words = [0, 1].map(|at| match &row.values[at] {
            Value::Category { label, .. } => label.de.clone(),
            _ => String::new(),
        });
        let need = row.values[need].number()? as i64;
        Some((line, need, words))
    });
    with_truth.collect()
}

#[test]
fn the_same_report_in_all_formats_says_the_same() {
    let found = disagreements(&TOWN.folder, &CONSTANT);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_sentence_about_any_withheld_group_is_noticed_on_the_page_and_in_the_paper() {
    let all = withheld();
    assert!(all.len() > 3, "{}", all.len());
    for (_, need, [one, other]) in all {
        let sentence = format!("In {other} haben {need} Kinder von {one} Bedarf.");
        notices(
            "report.html",
            "</main>",
            &format!("<p>{sentence}</p></main>"),
        );
        let bytes = with_part(&TOWN.folder["summary.docx"], "word/document.xml", |part| {
            let paragraph = format!("<w:p><w:r><w:t>{sentence}</w:t></w:r></w:p><w:sectPr");
            part.replacen("<w:sectPr", &paragraph, 1)
        });
        let found = noticed("summary.docx", bytes);
        assert!(
            found.iter().any(|one| one.starts_with("summary.docx")),
            "{sentence} {found:?}"
        );
    }
}

#[test]
fn a_number_in_a_field_of_the_page_is_noticed() {
    notices("report.html", ">x<", ">1<");
}

#[test]
fn a_number_in_what_only_screen_readers_say_is_noticed() {
    let (_, need, [one, other]) = withheld().remove(0);
    let said = format!("{one}, {other}: {need}");
    notices(
        "report.html",
        "role=\"region\"",
        &format!("role=\"region\" title=\"{said}\""),
    );
    notices("report.html", "</desc>", &format!(" {said}</desc>"));
    notices(
        "report.html",
        "<text ",
        &format!("<title>{said}</title><text "),
    );
}

#[test]
fn a_number_in_a_picture_is_noticed_wherever_it_stands() {
    let path = "charts/coverage.svg";
    let (_, need, [one, other]) = withheld().remove(0);
    for (from, to) in [
        ("\nx\n", "\n37,1\u{a0}%\n".to_string()),
        (
            "</svg>",
            format!("<title>{one}, {other}: {need}</title></svg>"),
        ),
        ("</svg>", format!("<!-- {need} --></svg>")),
        ("<rect ", format!("<rect data-need=\"{need}\" ")),
        ("</svg>", format!("{need}</svg>")),
    ] {
        notices(path, from, &to);
    }
}

#[test]
fn a_withheld_field_with_a_colour_is_noticed() {
    let path = "charts/coverage.svg";
    let svg = String::from_utf8(TOWN.folder[path].clone()).expect("text");
    let found = noticed(path, svg.replace("#F0F1F2", "#FCE0B2").into_bytes());
    assert!(!found.is_empty());
    let found = noticed(path, svg.replace("#8C9399", "#1B1F23").into_bytes());
    assert!(!found.is_empty());
}

#[test]
fn a_number_that_only_programs_read_is_noticed() {
    let path = "results.json";
    let (_, need, [one, other]) = withheld().remove(0);
    for (from, to) in [
        ("\"need\": \"x\"", "\"need\": 1".to_string()),
        (
            "\"role\": \"item\"",
            format!("\"role\": \"item\", \"truth\": {need}"),
        ),
        ("\"signs\":", format!("\"hidden\": [{need}], \"signs\":")),
        (
            "\"notes\": []",
            format!("\"notes\": [{{\"de\": \"{one}, {other}: {need}\"}}]"),
        ),
        (
            "\"id\": \"gap\",",
            "\"id\": \"gap\", \"truth\": 1,".to_string(),
        ),
    ] {
        notices(path, from, &to);
    }
    let base = "\"need\": 75,\n        \"not_assessable\"";
    notices(path, base, "\"need\": 71,\n        \"not_assessable\"");
    let path = "protection.json";
    notices(path, "\"withheld\":", "\"narrowest\": 2, \"withheld\":");
    notices(path, "\"rows\": ", "\"rows\": 1");
}

#[test]
fn a_number_in_the_explorer_is_noticed() {
    let path = "explorer.html";
    notices(path, "\"x\"", "\"1\"");
    notices(path, "\"mode\":", "\"truth\":[1],\"mode\":");
    notices(path, "\"numbers\":[null", "\"numbers\":[1");
}

#[test]
fn a_number_in_the_workbook_is_noticed_in_fields_heads_and_parts() {
    let path = "tables.xlsx";
    let book = &TOWN.folder[path];
    // a withheld field is a word of the shared strings
    let planted =
        |part: &str, change: &dyn Fn(&str) -> String| noticed(path, with_part(book, part, change));
    let strings = super::office::parts(book);
    let strings = strings
        .iter()
        .find(|(name, _)| name == "xl/sharedStrings.xml");
    let strings = String::from_utf8_lossy(&strings.expect("words").1).into_owned();
    let words: Vec<&str> = strings.split("<si>").skip(1).collect();
    let sign = words.iter().position(|word| word.starts_with("<t>x</t>"));
    let sign = format!("t=\"s\"><v>{}</v>", sign.expect("a sign"));
    for sheet in 3..8 {
        let part = format!("xl/worksheets/sheet{sheet}.xml");
        let has_sign = super::office::parts(book)
            .iter()
            .any(|(name, bytes)| *name == part && String::from_utf8_lossy(bytes).contains(&sign));
        if has_sign {
            let found = planted(&part, &|text| text.replacen(&sign, "><v>1</v>", 1));
            assert!(
                found.iter().any(|one| one.starts_with(path)),
                "{part} {found:?}"
            );
        }
    }
    let (_, need, [one, other]) = withheld().remove(0);
    let title = "<dc:title>";
    let found = planted("docProps/core.xml", &|text| {
        text.replacen(title, &format!("{title}{one}, {other}: {need} "), 1)
    });
    assert!(found.iter().any(|one| one.starts_with(path)), "{found:?}");
    let found = planted("xl/sharedStrings.xml", &|text| {
        text.replacen("n = ", &format!("{one}, {other}: {need}; n = "), 1)
    });
    assert!(!found.is_empty());
}

#[test]
fn a_number_in_a_line_of_the_paper_s_table_is_noticed() {
    let bytes = with_part(&TOWN.folder["summary.docx"], "word/document.xml", |part| {
        let fields = part.split('>').filter_map(|field| field.split_once('<'));
        let mut withheld = fields.map(|(field, _)| field).filter(|field| {
            let ends: Vec<&str> = field.split('\u{2013}').collect();
            *field == "x" || ends.len() == 2 && ends.iter().all(|end| end.parse::<u32>().is_ok())
        });
        let field = withheld.next().expect("a withheld field");
        part.replacen(&format!(">{field}<"), ">1<", 1)
    });
    let found = noticed("summary.docx", bytes);
    assert!(
        found.iter().any(|one| one.starts_with("summary.docx")),
        "{found:?}"
    );
}

/// A report that says one number more than it may.
fn with_a_number() -> Edition {
    let mut edition = TOWN.protected.edition().clone();
    let values = edition.tables.iter_mut().flat_map(|table| &mut table.rows);
    let mut values = values.flat_map(|row| &mut row.values);
    let withheld = values.find(|value| **value == Value::Withheld);
    *withheld.expect("a withheld number") = Value::Number(1.0);
    edition
}

#[test]
fn a_number_on_paper_is_noticed() {
    let open = protect(with_a_number(), Profile::None).expect("a report");
    let bytes = pdf(&report(&open, Language::German)).expect("a paper");
    if printed(&bytes).is_none() {
        return;
    }
    let found = noticed("report.pdf", bytes);
    assert!(
        found.iter().any(|one| one.starts_with("report.pdf")),
        "{found:?}"
    );
    let (_, need, [one, other]) = withheld().remove(0);
    let mut edition = TOWN.protected.edition().clone();
    let sentence = format!("In {other} haben {need} Kinder von {one} Bedarf.");
    edition.tables[0].notes.push(Label::plain(&sentence));
    let open = protect(edition, Profile::None).expect("a report");
    let bytes = pdf(&report(&open, Language::German)).expect("a paper");
    let found = noticed("report.pdf", bytes);
    assert!(
        found.iter().any(|one| one.starts_with("report.pdf")),
        "{sentence} {found:?}"
    );
}

#[test]
fn pixels_alone_are_in_a_png() {
    let path = "charts/coverage.png";
    let mut png = TOWN.folder[path].clone();
    let text = b"tEXtneed\x001";
    let mut chunk = ((text.len() - 4) as u32).to_be_bytes().to_vec();
    chunk.extend(text);
    chunk.extend([0; 4]);
    // behind the head
    png.splice(33..33, chunk);
    let found = noticed(path, png);
    assert!(found.iter().any(|one| one.contains("tEXt")), "{found:?}");
}
