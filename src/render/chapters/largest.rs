//! The largest certain gaps in sentences. Where small counts are withheld, the largest may be missing: then that is
//! said, and which gap is the largest where more is counted together.

use super::{Line, cases, large_gap};
use crate::language::{Language, text};
use crate::protect::Protected;
use crate::render::values::visible;
use crate::tables::{Axis, ColumnId, Edition, FigureId, Row, RowRole, Table, TableId};

/// So many gaps are named one by one: the first page has room for three findings.
const FINDINGS: usize = 3;

/// By what the listed gaps are told apart.
const KEYS: [Axis; 3] = [Axis::Topic, Axis::LifePhase, Axis::District];

/// The largest by what is certain of them; before them, where some may be withheld, the largest in a coarser table.
pub fn largest_certain(protected: &Protected, language: Language) -> Vec<String> {
    let edition = protected.edition();
    let lines = Line::all(edition, &TableId::LargestGaps).into_iter();
    let certain = lines.filter(|line| line.id(ColumnId::Certainty) == Some("certain"));
    let sized = |line| Some((gap_low(&line)?, line));
    let mut found: Vec<(f64, Line)> = certain.filter_map(sized).collect();
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    let largest = found.first().map_or(0.0, |(gap, _)| *gap);
    let listed = found
        .into_iter()
        .filter_map(|(_, line)| large_gap(line, language));
    let coarser = coarser(edition, largest, language).filter(|_| protected.may_lack());
    coarser.into_iter().chain(listed.take(FINDINGS)).collect()
}

/// That others may be withheld, larger ones as well; nothing where there is no gap.
pub fn others_withheld(protected: &Protected, language: Language) -> Option<String> {
    let edition = protected.edition();
    let figure = edition.figure(FigureId::Gap);
    let is_none = figure.is_some_and(|figure| figure.value.number() == Some(0.0));
    let listed = match edition.table(&TableId::LargestGaps) {
        Some(_) => "some",
        None => "none",
    };
    let sentence = || {
        let listed = [("listed", text(listed))];
        language.texts().with("report-largest-withheld", &listed)
    };
    (protected.may_lack() && !is_none).then(sentence)
}

fn gap_low(line: &Line) -> Option<f64> {
    line.number(ColumnId::GapLow).filter(|gap| *gap > 0.0)
}

/// The largest gap where listed ones are counted together, if it is larger than these: as little as possible
/// together, and by topic rather than over all of them.
fn coarser(edition: &Edition, largest: f64, language: Language) -> Option<String> {
    let all = || edition.tables.iter().filter(|table| is_coarser(table));
    let levels = [false, true].into_iter().flat_map(|areas| {
        let of_keys = [2, 1].into_iter();
        of_keys.flat_map(move |keys| [true, false].map(|topic| (areas, keys, topic)))
    });
    let mut found = levels.filter_map(|(areas, keys, topic)| {
        let is_meant = |table: &&Table| {
            table.keys() == keys
                && table.column(ColumnId::Dimension(Axis::Topic)).is_some() == topic
        };
        let lines = all().filter(is_meant).flat_map(groups);
        let lines = lines.filter(|line| areas || !is_area(edition, line));
        let sized = lines.filter_map(|line| Some((gap_low(&line)?, line)));
        sized.reduce(|best, next| if next.0 > best.0 { next } else { best })
    });
    let (gap, line) = found.find(|(gap, _)| *gap > largest)?;
    let all = line.number(ColumnId::Gap)?;
    let least = match gap < all {
        true => cases(gap),
        false => text("all"),
    };
    let arguments = [
        ("by", text(by(line.table, language))),
        ("group", text(line.about(language))),
        ("gap", cases(all)),
        ("need", cases(line.number(ColumnId::Need)?)),
        ("least", least),
    ];
    Some(language.texts().with("report-largest-together", &arguments))
}

/// By what a cross-table is broken down, in words.
fn by(table: &Table, language: Language) -> String {
    let keys = table.columns.iter().take(table.keys());
    let labels: Vec<String> = keys
        .map(|column| visible(column.label.in_language(language)))
        .collect();
    match labels.as_slice() {
        [first, last] => {
            let names = [("first", text(first.clone())), ("last", text(last.clone()))];
            language.texts().with("and", &names)
        }
        _ => labels.concat(),
    }
}

/// Whether a table is a cross-table by one or two of what tells the listed gaps apart.
fn is_coarser(table: &Table) -> bool {
    match &table.id {
        TableId::By(axes) => axes.len() < KEYS.len() && axes.iter().all(|axis| KEYS.contains(axis)),
        _ => false,
    }
}

/// The rows of a table that count one group each.
fn groups(table: &Table) -> impl Iterator<Item = Line<'_>> {
    let rows = table.rows.iter();
    let groups = rows.filter(|row| matches!(row.role, RowRole::Item { .. }));
    groups.map(move |row| Line { table, row })
}

/// Whether a key of a row has categories below it, as the table by this key alone shows them.
fn is_area(edition: &Edition, line: &Line) -> bool {
    KEYS.iter().any(|key| {
        let table = edition.table(&TableId::By(vec![*key]));
        let rows = table.map_or(&[][..], |table| &table.rows);
        let mut pairs = rows.windows(2).map(|pair| (&pair[0], &pair[1]));
        let depth = |row: &Row| match row.role {
            RowRole::Item { depth } => depth,
            _ => 0,
        };
        pairs.any(|(own, next)| {
            depth(own) < depth(next) && own.values.first() == line.value(ColumnId::Dimension(*key))
        })
    })
}
