//! A document as data for the template: what is set, in which order, and on which sheets.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::language::{Language, text};
use crate::render::charts::DrawError;
use crate::render::document::{Document, Figure, FigureLine, FindingGroup, Format, Term, walk};
use crate::render::grid::Grid;
use crate::render::pdf::columns::{MARGIN, setting};
use crate::render::pdf::fields::Texts;
use crate::render::pdf::letters::{STAND_IN, drawable, settable};
use crate::render::pdf::syllables::breakable;
use crate::render::values::cut;

/// The longest text in a field, in characters; the CSV has it whole.
const LONGEST: usize = 160;

/// The longest title that stands at the foot of a page.
const LONGEST_RUNNING: usize = 90;

/// Points for a pixel of a chart: its smallest letters, 12 pixels high, are then printed with 7.2 points.
const CHART_SCALE: f64 = 0.6;

/// The widest and the highest picture that an upright page has room for, with its caption, in points.
const CHART_ROOM: (f64, f64) = (499.0, 620.0);

/// A picture stays where it is spoken of, so one that is higher than this may leave much of a page empty: it is
/// made smaller, as far as no letter has less than 7 points.
const CHART_HEIGHT: f64 = 300.0;
const CHART_LEAST: f64 = 0.585;

/// The document as the template's data.
pub fn content(document: &Document) -> Result<Value, DrawError> {
    let mut format = Sheets::new(document);
    walk(document, &mut format);
    let texts = document.language.texts();
    if format.stood_in {
        let sign = [("sign", text(STAND_IN.to_string()))];
        format.push(json!({"kind": "small", "text": texts.with("pdf-letters-missing", &sign)}));
    }
    if let Some(error) = format.undrawn {
        return Err(error);
    }
    link_known_tables(&mut format.sheets);
    let page = [("page", text("{page}")), ("pages", text("{pages}"))];
    Ok(json!({
        "language": document.language.tag(),
        "title": format.title,
        "subtitle": format.subtitle,
        "running": cut(&format.title, LONGEST_RUNNING),
        "contents": texts.get("report-contents"),
        "page": texts.with("pdf-page", &page),
        "page-of": texts.with("pdf-page-of", &page),
        "margin": MARGIN,
        "sheets": format.sheets.into_iter().map(Sheet::data).collect::<Vec<_>>(),
    }))
}

/// Pages of one orientation.
struct Sheet {
    landscape: bool,
    blocks: Vec<Value>,
}

impl Sheet {
    fn data(self) -> Value {
        json!({"landscape": self.landscape, "blocks": self.blocks})
    }
}

struct Sheets {
    language: Language,
    title: String,
    subtitle: String,
    sheets: Vec<Sheet>,
    /// The chapters so far, and whether their list has a place: it stands behind the first one.
    chapters: usize,
    /// Of the last heading: PDF/UA forbids to skip a level.
    level: u8,
    /// The last heading, until something stands below it.
    heading: Option<String>,
    anchors: HashSet<String>,
    /// Whether a letter had to be replaced.
    stood_in: bool,
    /// Why a chart is missing.
    undrawn: Option<DrawError>,
}

impl Sheets {
    fn new(document: &Document) -> Sheets {
        Sheets {
            language: document.language,
            title: String::new(),
            subtitle: String::new(),
            sheets: Vec::new(),
            chapters: 0,
            level: 0,
            heading: None,
            anchors: HashSet::new(),
            stood_in: false,
            undrawn: None,
        }
    }

    fn push(&mut self, block: Value) {
        self.push_on(false, block);
    }

    fn push_on(&mut self, landscape: bool, block: Value) {
        match self.sheets.last_mut() {
            Some(sheet) if sheet.landscape == landscape => sheet.blocks.push(block),
            last => {
                // a heading goes with what it is about
                let blocks = last.map(|sheet| &mut sheet.blocks);
                let mut moved = blocks.map(closing_headings).unwrap_or_default();
                moved.push(block);
                let blocks = moved;
                self.sheets.push(Sheet { landscape, blocks });
            }
        }
    }

    /// Text as it can be set.
    fn set(&mut self, text: &str) -> String {
        let settable = settable(text);
        self.stood_in |= settable.contains(STAND_IN) && !text.contains(STAND_IN);
        breakable(&settable, self.language)
    }

    fn set_short(&mut self, text: &str) -> String {
        self.set(&cut(text, LONGEST))
    }

    fn set_some(&mut self, text: Option<&String>) -> Option<String> {
        text.map(|text| self.set(text))
    }
}

/// The headings at the end, taken away.
fn closing_headings(blocks: &mut Vec<Value>) -> Vec<Value> {
    let headings = blocks.iter().rev();
    let headings = headings.take_while(|block| block["kind"] == "heading");
    let start = blocks.len() - headings.count();
    blocks.split_off(start)
}

/// A figure may only point to a table that there is.
fn link_known_tables(sheets: &mut [Sheet]) {
    let blocks = sheets.iter().flat_map(|sheet| &sheet.blocks);
    let anchors = blocks.filter_map(|block| Some(block.get("anchor")?.as_str()?.to_string()));
    let known: HashSet<String> = anchors.collect();
    let blocks = sheets.iter_mut().flat_map(|sheet| &mut sheet.blocks);
    for block in blocks.filter(|block| block["kind"] == "figure") {
        let table = block["table"].as_str().unwrap_or_default();
        if !known.contains(table) {
            block["table"] = Value::Null;
        }
    }
}

impl Format for Sheets {
    fn title(&mut self, title: &str, subtitle: &str) {
        self.title = self.set_short(title);
        self.subtitle = self.set(subtitle);
    }

    fn heading(&mut self, level: u8, _anchor: &str, text: &str) {
        let chapter = level <= 2;
        self.chapters += usize::from(chapter);
        let contents = chapter && self.chapters == 2;
        let text = self.set_short(text);
        // the title of the document is no heading on paper
        self.level = level.saturating_sub(1).clamp(1, self.level + 1);
        self.push(
            json!({"kind": "heading", "level": self.level, "text": text, "contents": contents}),
        );
        self.heading = Some(text);
    }

    fn paragraph(&mut self, text: &str) {
        let text = self.set(text);
        self.push(json!({"kind": "paragraph", "text": text}));
    }

    fn notice(&mut self, text: &str) {
        let text = self.set(text);
        self.push(json!({"kind": "notice", "text": text}));
    }

    fn list(&mut self, items: &[String]) {
        let items: Vec<String> = items.iter().map(|item| self.set(item)).collect();
        self.push(json!({"kind": "list", "items": items}));
    }

    fn key_figures(&mut self, figures: &[FigureLine]) {
        let figures: Vec<Value> = figures
            .iter()
            .map(|figure| {
                json!({
                    "label": self.set(&figure.label),
                    "value": self.set(&figure.value),
                    "range": self.set_some(figure.range.as_ref()),
                })
            })
            .collect();
        self.push(json!({"kind": "figures", "figures": figures}));
    }

    fn table(&mut self, grid: &Grid) {
        let texts = Texts::of(grid, self.language, |text| self.set_short(text));
        let setting = setting(&texts.content(grid), self.language);
        let count = setting.parts.len();
        for (position, part) in setting.parts.iter().enumerate() {
            let numbered = (count > 1).then(|| format!(" ({}/{count})", position + 1));
            let first = position == 0 && self.anchors.insert(grid.anchor.clone());
            let title = self.set_short(&grid.title);
            // what a table is called is not said twice
            let title = match self.heading.take() {
                Some(heading) if heading == title && count == 1 => String::new(),
                _ => title,
            };
            let notes = if position + 1 == count {
                &grid.notes[..]
            } else {
                &[]
            };
            let notes: Vec<String> = notes.iter().map(|note| self.set(note)).collect();
            let block = json!({
                "kind": "table",
                "anchor": first.then_some(&grid.anchor),
                "title": title + &numbered.unwrap_or_default(),
                "base": self.set_short(&grid.base),
                "size": setting.size,
                "padding": setting.padding(),
                "keys": grid.keys,
                "widths": part.widths,
                "head": texts.head(grid, part),
                "lines": texts.lines(grid, part),
                "notes": notes,
            });
            self.push_on(setting.landscape, block);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let picture = &figure.picture;
        match picture.svg() {
            Ok(svg) => {
                let (width, height) = (f64::from(picture.width), f64::from(picture.height));
                let (widest, highest) = CHART_ROOM;
                let lower = (CHART_HEIGHT / height).max(CHART_LEAST);
                let scale = CHART_SCALE.min(lower);
                let scale = scale.min(widest / width).min(highest / height);
                let description = format!("{}. {}", figure.caption, picture.description);
                let block = json!({
                    "kind": "figure",
                    "svg": drawable(&svg),
                    "width": width * scale,
                    "alternative": description,
                    // what can be seen is not said twice
                    "caption": self.set(&figure.numbers),
                    "table": figure.table,
                });
                self.push(block);
            }
            Err(error) => self.undrawn = Some(error),
        }
    }

    fn terms(&mut self, terms: &[Term]) {
        let terms: Vec<Value> = terms
            .iter()
            .map(|one| json!({"term": self.set(&one.term), "meaning": self.set(&one.meaning)}))
            .collect();
        self.push(json!({"kind": "terms", "terms": terms}));
    }

    fn findings(&mut self, groups: &[FindingGroup]) {
        let groups: Vec<Value> = groups
            .iter()
            .map(|group| {
                let entries: Vec<Value> = group
                    .entries
                    .iter()
                    .map(|entry| {
                        json!({
                            "message": self.set(&entry.message),
                            "place": self.set(&entry.place),
                            "advice": self.set_some(entry.advice.as_ref()),
                        })
                    })
                    .collect();
                json!({
                    "label": group.label,
                    "code": group.code,
                    "entries": entries,
                    "more": self.set_some(group.more.as_ref()),
                })
            })
            .collect();
        self.push(json!({"kind": "findings", "level": self.level + 1, "groups": groups}));
    }

    fn page_break(&mut self) {
        self.push(json!({"kind": "break"}));
    }
}
