//! Fact sheets: a page for each area, after one that shows them all beside each other.
//!
//! A sheet is made of the rows of the area in the tables of the report ([`crate::tables::fact_sheets`]); the whole
//! tables stand in the workbook and as CSV.

use super::proposals::step;
use super::summary::{missing_rows, protection, whom};
use super::{Line, cases};
use crate::language::{Language, count, text};
use crate::protect::Protected;
use crate::render::cross::cross;
use crate::render::document::{Block, FigureLine};
use crate::render::grid::{Grid, anchor, excerpt, few};
use crate::render::values::{shown, visible};
use crate::tables::{Axis, ColumnId, Edition, Kind, RowRole, TableId, Value};

/// So many offers are listed on a sheet, those first that reach the fewest other areas.
const OFFERS: usize = 9;

/// So many steps are proposed on a sheet, and so many endings named.
const STEPS: usize = 4;
const ENDINGS: usize = 4;

/// All sheets of a report of areas along this axis.
pub fn fact_sheets(protected: &Protected, axis: Axis, language: Language) -> Vec<Block<'_>> {
    let edition = protected.edition();
    let mut blocks = overview(protected, axis, language);
    let lines = Line::all(edition, &TableId::By(vec![axis])).into_iter();
    let areas = lines.filter(|line| matches!(line.row.role, RowRole::Item { .. }));
    for (number, line) in areas.enumerate() {
        let Some(area) = line.value(ColumnId::Dimension(axis)) else {
            continue;
        };
        let sheet = Sheet {
            edition,
            axis,
            area,
            number,
            language,
        };
        blocks.push(Block::PageBreak);
        blocks.extend(sheet.blocks(line));
    }
    blocks
}

/// What the sheets show, all areas beside each other, and how small numbers are kept back.
fn overview(protected: &Protected, axis: Axis, language: Language) -> Vec<Block<'_>> {
    let edition = protected.edition();
    let texts = language.texts();
    let mut blocks: Vec<Block> = whom(edition, language)
        .map(Block::Paragraph)
        .into_iter()
        .collect();
    blocks.push(heading("overview", language));
    blocks.push(Block::Paragraph(texts.get("sheet-lead")));
    blocks.extend(missing_rows(edition, language).map(Block::Notice));
    blocks.push(heading("all", language));
    if let Some(table) = edition.table(&TableId::By(vec![axis])) {
        let columns = [
            ColumnId::Need,
            ColumnId::Covered,
            ColumnId::Gap,
            ColumnId::Coverage,
            ColumnId::NotAssessable,
            ColumnId::Offers,
        ];
        blocks.push(Block::Table(few(table, &columns, language)));
    }
    blocks.push(Block::Notice(protection(protected, "report", language)));
    blocks
}

fn heading(name: &str, language: Language) -> Block<'static> {
    Block::Heading {
        level: 2,
        anchor: anchor("sheets", name),
        text: language.texts().get(&format!("sheet-{name}")),
    }
}

/// One area of a report.
struct Sheet<'a> {
    edition: &'a Edition,
    axis: Axis,
    area: &'a Value,
    /// Which of the sheets it is: tells the anchors of their tables apart.
    number: usize,
    language: Language,
}

impl<'a> Sheet<'a> {
    fn blocks(&self, line: Line<'a>) -> Vec<Block<'a>> {
        let texts = self.language.texts();
        let mut blocks = vec![Block::Heading {
            level: 2,
            anchor: anchor("sheet", &self.number.to_string()),
            text: shown(self.area, Kind::Category, self.language),
        }];
        blocks.push(Block::KeyFigures(self.figures(line)));
        let topics = TableId::By(vec![self.axis, Axis::Topic]);
        let columns = [
            ColumnId::Dimension(Axis::Topic),
            ColumnId::Need,
            ColumnId::Gap,
            ColumnId::Coverage,
            ColumnId::NotAssessable,
            ColumnId::Offers,
        ];
        blocks.extend(
            self.excerpt(&topics, &columns, usize::MAX)
                .map(Block::Table),
        );
        blocks.extend(self.chain().map(Block::Table));
        blocks.extend(self.reasons().map(Block::Paragraph));
        let columns = [
            ColumnId::Offer,
            ColumnId::Provider,
            ColumnId::Topics,
            ColumnId::Ages,
            ColumnId::Places,
            ColumnId::LastDay,
        ];
        blocks.extend(
            self.excerpt(&TableId::AreaOffers, &columns, OFFERS)
                .map(Block::Table),
        );
        blocks.extend(self.further_offers().map(Block::Paragraph));
        blocks.extend(self.endings().map(Block::Paragraph));
        let steps = self.steps();
        if !steps.is_empty() {
            blocks.push(Block::Paragraph(texts.get("sheet-proposals")));
            blocks.push(Block::List(steps));
        }
        blocks.extend(self.similar().map(Block::Paragraph));
        blocks
    }

    /// Inhabitants, as far as they were counted, need, gap and coverage.
    fn figures(&self, line: Line) -> Vec<FigureLine> {
        let rates = self.lines(&TableId::Rates(self.axis)).into_iter().next();
        let inhabitants = rates.map(|rates| (rates, ColumnId::Population));
        let own = [ColumnId::Need, ColumnId::Gap, ColumnId::Coverage];
        let own = own.into_iter().map(|id| (line, id));
        let figures = inhabitants.into_iter().chain(own);
        let figure = |(line, id): (Line, ColumnId)| {
            let position = line.table.column(id)?;
            let label = line.table.columns[position]
                .label
                .in_language(self.language);
            Some(FigureLine {
                label: visible(label),
                value: line.shown(id, self.language)?,
                range: None,
            })
        };
        figures.filter_map(figure).collect()
    }

    /// The area's rows of a table.
    fn lines(&self, id: &TableId) -> Vec<Line<'a>> {
        let mut lines = Line::all(self.edition, id);
        lines.retain(|line| line.value(ColumnId::Dimension(self.axis)) == Some(self.area));
        lines
    }

    /// These columns of the area's first rows of a table; none without any.
    fn excerpt(&self, id: &TableId, columns: &[ColumnId], most: usize) -> Option<Grid<'a>> {
        let table = self.edition.table(id)?;
        let is_own = |row: &crate::tables::Row| {
            let key = table.column(ColumnId::Dimension(self.axis));
            key.is_some_and(|key| row.values[key] == *self.area)
        };
        let mut grid = excerpt(table, columns, is_own, self.language);
        grid.lines.truncate(most);
        self.named(&mut grid);
        (!grid.lines.is_empty()).then_some(grid)
    }

    /// How much is covered in each life phase, in the area and everywhere.
    fn chain(&self) -> Option<Grid<'a>> {
        let table = self.edition.table(&TableId::AreaChain)?;
        let mut grid = cross(table, ColumnId::Coverage, self.language)?;
        let area = shown(self.area, Kind::Category, self.language);
        grid.lines.retain(|line| {
            let own = line.fields[0].text(self.language);
            line.role == RowRole::Total || own == area
        });
        self.named(&mut grid);
        Some(grid)
    }

    /// The base is that of the whole report, and what belongs under the table stands in the workbook.
    fn named(&self, grid: &mut Grid) {
        grid.anchor = format!("{}--{}", grid.anchor, self.number);
        grid.base.clear();
        grid.notes.clear();
    }

    /// "Warum etwas fehlt: zu wenige Plätze (120 Fälle), …", the most first.
    fn reasons(&self) -> Option<String> {
        let texts = self.language.texts();
        let mut found: Vec<(f64, String)> = Vec::new();
        for line in self.lines(&TableId::AreaGapTypes) {
            let gap = line.number(ColumnId::Gap).filter(|gap| *gap > 0.0);
            let reason = line.shown(ColumnId::GapType, self.language);
            found.extend(gap.zip(reason));
        }
        found.sort_by(|one, other| other.0.total_cmp(&one.0));
        let words = found.into_iter().map(|(gap, reason)| {
            let arguments = [("reason", text(reason)), ("gap", cases(gap))];
            texts.with("report-reason", &arguments)
        });
        let words: Vec<String> = words.collect();
        let arguments = [
            (
                "area",
                text(shown(self.area, Kind::Category, self.language)),
            ),
            ("reasons", text(words.join(", "))),
        ];
        (!words.is_empty()).then(|| texts.with("sheet-reasons", &arguments))
    }

    /// How many offers reach the area beside those that are listed.
    fn further_offers(&self) -> Option<String> {
        let all = self.lines(&TableId::AreaOffers).len();
        let arguments = [("offers", count(all.saturating_sub(OFFERS) as u64))];
        let texts = self.language.texts();
        (all > OFFERS).then(|| texts.with("sheet-further-offers", &arguments))
    }

    /// The next offers that end, the first first.
    fn endings(&self) -> Option<String> {
        let lines = self.lines(&TableId::AreaOffers).into_iter();
        let mut ends: Vec<(&str, String)> = lines
            .filter_map(|line| {
                let day = line.id(ColumnId::LastDay)?;
                let arguments = [
                    ("offer", text(line.shown(ColumnId::Offer, self.language)?)),
                    ("date", text(line.shown(ColumnId::LastDay, self.language)?)),
                ];
                let words = self.language.texts().with("sheet-ending", &arguments);
                Some((day, words))
            })
            .collect();
        ends.sort();
        let all = ends.len();
        let named: Vec<String> = ends.into_iter().take(ENDINGS).map(|one| one.1).collect();
        let arguments = [
            ("endings", text(named.join("; "))),
            ("more", count(all.saturating_sub(ENDINGS) as u64)),
        ];
        let texts = self.language.texts();
        (all > 0).then(|| texts.with("sheet-endings", &arguments))
    }

    /// What is proposed, the largest effect in the area first.
    fn steps(&self) -> Vec<String> {
        let lines = self.lines(&TableId::AreaProposals).into_iter();
        let changes = lines.filter(|line| line.number(ColumnId::Relief) != Some(0.0));
        let steps = changes.filter_map(|line| step(line, self.language));
        steps.take(STEPS).collect()
    }

    /// The most similar areas, the most similar first.
    fn similar(&self) -> Option<String> {
        let lines = self.lines(&TableId::AreaSimilar).into_iter();
        let named = lines.filter(|line| line.id(ColumnId::SimilarArea).is_some());
        let named = named.filter_map(|line| line.shown(ColumnId::SimilarArea, self.language));
        let named: Vec<String> = named.collect();
        let arguments = [("areas", text(named.join(", ")))];
        let texts = self.language.texts();
        (!named.is_empty()).then(|| texts.with("sheet-similar", &arguments))
    }
}
