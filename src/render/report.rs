//! What a report says, chapter by chapter: from a protected edition to a document.

use crate::inventory::finding::{Code, Finding, Lines, Place, Severity};
use crate::language::{Language, count, text};
use crate::protect::{Profile, Protected, Threshold};
use crate::render::charts;
use crate::render::cross::cross;
use crate::render::document::{
    Block, Document, Figure, FigureLine, FindingEntry, FindingGroup, Term,
};
use crate::render::grid::{self, Grid, grids};
use crate::render::values::{self, shown, visible};
use crate::tables::{Chart, Edition, KeyFigure, Shape, Table};

/// The report of an edition.
pub fn report(protected: &Protected, language: Language) -> Document<'_> {
    let edition = protected.edition();
    let texts = language.texts();
    let town = text(visible(&edition.town));
    let arguments = [("town", town), ("year", text(edition.year.to_string()))];
    let date = text(language.date(edition.reference_date));
    let mut blocks = Vec::new();
    overview(&mut blocks, protected, language);
    results(&mut blocks, edition, language);
    match protected.profile() {
        Profile::None => checks(&mut blocks, &edition.findings, language),
        Profile::Threshold(_) | Profile::Round(_) => {
            blocks.push(chapter("findings", language));
            blocks.push(Block::Paragraph(texts.get("report-findings-internal")));
        }
    }
    method(&mut blocks, language);
    Document {
        title: texts.with("report-title", &arguments),
        subtitle: texts.with("report-subtitle", &[("date", date)]),
        language,
        blocks,
    }
}

/// The rule by which counts are kept back, in a sentence.
pub fn rule(profile: Profile, language: Language) -> String {
    let arguments = match profile {
        Profile::Threshold(Threshold { minimum, width }) => vec![
            ("minimum", count(u64::from(minimum))),
            ("width", count(u64::from(width))),
        ],
        Profile::Round(base) => vec![("base", count(u64::from(base)))],
        Profile::None => Vec::new(),
    };
    language.texts().with(profile.message(), &arguments)
}

fn chapter(name: &str, language: Language) -> Block<'static> {
    Block::Heading {
        level: 2,
        anchor: grid::anchor("chapter", name),
        text: language.texts().get(&format!("report-chapter-{name}")),
    }
}

fn section(name: &str, text: String) -> Block<'static> {
    Block::Heading {
        level: 3,
        anchor: grid::anchor("section", name),
        text,
    }
}

fn overview(blocks: &mut Vec<Block>, protected: &Protected, language: Language) {
    let edition = protected.edition();
    let texts = language.texts();
    blocks.push(chapter("overview", language));
    blocks.push(Block::Notice(rule(protected.profile(), language)));
    let figure = |one: &KeyFigure| figure_line(one, language);
    blocks.push(Block::KeyFigures(
        edition.figures.iter().map(figure).collect(),
    ));
    if !edition.notices.is_empty() {
        blocks.push(section("notices", texts.get("report-section-notices")));
        let notices = edition.notices.iter();
        let sentence = |notice: &crate::tables::Notice| visible(notice.text.in_language(language));
        blocks.push(Block::List(notices.map(sentence).collect()));
    }
}

fn figure_line(figure: &KeyFigure, language: Language) -> FigureLine {
    let range = figure.range.as_ref().and_then(|(low, high)| {
        let [low, high] = [low, high].map(|end| shown(end, figure.kind, language));
        let arguments = [("low", text(low.clone())), ("high", text(high.clone()))];
        (low != high).then(|| language.texts().with("report-figure-range", &arguments))
    });
    FigureLine {
        label: visible(figure.label.in_language(language)),
        value: shown(&figure.value, figure.kind, language),
        range,
    }
}

/// Every table has a section; the charts of a table stand before it.
fn results<'a>(blocks: &mut Vec<Block<'a>>, edition: &'a Edition, language: Language) {
    blocks.push(chapter("results", language));
    blocks.push(Block::Paragraph(
        language.texts().get("report-results-reading"),
    ));
    for table in &edition.tables {
        let title = visible(table.title.in_language(language));
        blocks.push(section(&table.name, title));
        let of_table = |chart: &&Chart| chart.table == table.name;
        let charts: Vec<&Chart> = edition.charts.iter().filter(of_table).collect();
        let grids = grids_with(table, &charts, language);
        for chart in charts {
            blocks.extend(figure(chart, table, &grids, language).map(Block::Figure));
        }
        blocks.extend(grids.into_iter().map(Block::Table));
    }
}

/// The grids of a table, and of every further measure that a chart shows: no picture without its numbers.
fn grids_with<'a>(table: &'a Table, charts: &[&Chart], language: Language) -> Vec<Grid<'a>> {
    let mut grids = grids(table, language);
    if let Shape::Cross { shown } = &table.shape {
        let mut measures: Vec<&str> = charts
            .iter()
            .map(|chart| charts::measure(chart.kind))
            .collect();
        measures.retain(|measure| !shown.contains(measure));
        measures.dedup();
        grids.extend(
            measures
                .iter()
                .filter_map(|measure| cross(table, measure, language)),
        );
    }
    grids
}

fn figure(chart: &Chart, table: &Table, grids: &[Grid], language: Language) -> Option<Figure> {
    let picture = charts::draw(chart, table, language)?;
    let crossed = grid::anchor(
        "table",
        &format!("{}-{}", table.name, charts::measure(chart.kind)),
    );
    let grid = match &table.shape {
        Shape::Cross { .. } => grids.iter().find(|grid| grid.anchor == crossed)?,
        Shape::List => grids.first()?,
    };
    let arguments = [("table", text(grid.title.clone()))];
    let numbers = language.texts().with("chart-numbers-in", &arguments);
    Some(Figure {
        anchor: grid::anchor("chart", &chart.name),
        caption: visible(chart.title.in_language(language)),
        alternative: format!("{} {numbers}", picture.description),
        table: grid.anchor.clone(),
        picture,
    })
}

fn checks(blocks: &mut Vec<Block>, findings: &[Finding], language: Language) {
    let texts = language.texts();
    blocks.push(chapter("findings", language));
    if findings.is_empty() {
        blocks.push(Block::Paragraph(texts.get("report-findings-none")));
        return;
    }
    blocks.push(Block::Paragraph(tally(findings, language)));
    let groups = Code::ALL.iter().filter_map(|code| {
        let found: Vec<&Finding> = findings.iter().filter(|one| one.code == *code).collect();
        (!found.is_empty()).then(|| group(*code, &found, language))
    });
    let mut groups: Vec<FindingGroup> = groups.collect();
    groups.sort_by_key(|group| group.severity);
    blocks.push(Block::Findings(groups));
}

/// A report lists this many findings of one code; the CSV copies of `check` have all.
const LISTED: usize = 50;

fn group(code: Code, found: &[&Finding], language: Language) -> FindingGroup {
    let entry = |finding: &&Finding| FindingEntry {
        message: visible(&finding.message(language)),
        place: place(&finding.place, language),
        advice: finding.advice(language).map(|advice| visible(&advice)),
    };
    let more = found.len().saturating_sub(LISTED);
    let arguments = [("count", count(more as u64))];
    FindingGroup {
        severity: code.severity(),
        label: severity_label(code.severity(), language),
        code: code.id(),
        entries: found.iter().take(LISTED).map(entry).collect(),
        more: (more > 0).then(|| language.texts().with("report-findings-more", &arguments)),
    }
}

/// "Fehler", "Warnung", "Hinweis".
pub fn severity_label(severity: Severity, language: Language) -> String {
    language.texts().get(match severity {
        Severity::Error => "report-severity-error",
        Severity::Warning => "report-severity-warning",
        Severity::Note => "report-severity-note",
    })
}

/// "3 Fehler, 2 Warnungen, 5 Hinweise".
pub fn tally(findings: &[Finding], language: Language) -> String {
    let of = |severity: Severity| {
        let same = |finding: &&Finding| finding.code.severity() == severity;
        count(findings.iter().filter(same).count() as u64)
    };
    let arguments = [
        ("errors", of(Severity::Error)),
        ("warnings", of(Severity::Warning)),
        ("notes", of(Severity::Note)),
    ];
    language.texts().with("report-findings-tally", &arguments)
}

/// "bedarfe.csv, Zeilen 3, 7, 9 und 12 weitere, Spalte Stadtteil".
pub fn place(place: &Place, language: Language) -> String {
    let texts = language.texts();
    let mut parts = vec![visible(&place.file)];
    if let Some(sheet) = &place.sheet {
        let arguments = [("sheet", text(visible(sheet)))];
        parts.push(texts.with("report-place-sheet", &arguments));
    }
    if !place.lines.first.is_empty() {
        let named = place.lines.first.iter().take(Lines::NAMED);
        let first: Vec<String> = named.map(u64::to_string).collect();
        let named = first.len() as u64;
        let arguments = [
            ("lines", text(first.join(", "))),
            ("count", count(place.lines.total.max(named))),
            ("more", count(place.lines.total.saturating_sub(named))),
        ];
        parts.push(texts.with("report-place-lines", &arguments));
    }
    if let Some(column) = &place.column {
        let column = values::cut(&visible(column), 60);
        parts.push(texts.with("report-place-column", &[("column", text(column))]));
    }
    parts.join(", ")
}

const TERMS: &[&str] = &[
    "need",
    "cases",
    "covered",
    "gap",
    "coverage",
    "certain",
    "possible",
    "not-assessable",
    "offers",
    "nominal-capacity",
    "not-broken-down",
    "unknown",
];

const SIGNS: &[(&str, &str)] = &[
    ("0", "nothing"),
    (values::NOT_APPLICABLE, "not-applicable"),
    (values::NOT_RECORDED, "not-recorded"),
    (values::WITHHELD, "withheld"),
];

fn method(blocks: &mut Vec<Block>, language: Language) {
    let texts = language.texts();
    let paragraph = |name: &str| Block::Paragraph(texts.get(name));
    let part = |name: &str| section(name, texts.get(&format!("report-section-{name}")));
    blocks.push(chapter("method", language));
    blocks.push(part("fair-coverage"));
    blocks.push(paragraph("report-method-fair-coverage"));
    blocks.push(paragraph("report-method-who-sits-where"));
    blocks.push(part("scenarios"));
    blocks.push(paragraph("report-method-scenarios"));
    blocks.push(part("signs"));
    let sign = |(sign, name): &(&str, &str)| Term {
        term: (*sign).to_string(),
        meaning: texts.get(&format!("report-sign-{name}")),
    };
    blocks.push(Block::Terms(SIGNS.iter().map(sign).collect()));
    blocks.push(part("terms"));
    let term = |name: &&str| Term {
        term: texts.get(&format!("report-term-{name}")),
        meaning: texts.get(&format!("report-meaning-{name}")),
    };
    blocks.push(Block::Terms(TERMS.iter().map(term).collect()));
}
