//! Staff ratios: for a topic and a kind of offer, what a full-time post stands for.

use std::path::Path;

use super::row_reader::RowReader;
use crate::inventory::columns::named::NamedTable;
use crate::inventory::files::source::FileSettings;
use crate::inventory::findings::Findings;
use crate::model::need::Amount;
use crate::model::staff_ratio::StaffRatio;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::Role;
use crate::vocabulary::quantity::Quantity;

/// Reads a file; a row with an error is left out.
pub fn read(
    path: &Path,
    reading: &FileSettings,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) -> Vec<StaffRatio> {
    let Some(table) = findings.unless_stopped(NamedTable::open(path, reading)) else {
        return Vec::new();
    };
    let mut ratios = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut reader = RowReader {
            table: &table,
            row,
            findings: &mut *findings,
            readable: true,
        };
        let own = ratio(&mut reader, vocabulary);
        ratios.extend(Some(own).filter(|_| reader.readable));
    }
    ratios
}

fn ratio(reader: &mut RowReader, vocabulary: &Vocabulary) -> StaffRatio {
    let size = amount(reader, ["gruppengröße", "group_size"], None);
    let topic = vocabulary.with_role(Role::Topic);
    StaffRatio {
        topic: topic.and_then(|topic| reader.category(&vocabulary.dimensions[topic])),
        kind: reader.text(&["art", "kind"]),
        places_per_post: amount(
            reader,
            ["plätze_je_stelle", "places_per_post"],
            Some(["plätze_je_stelle_bis", "places_per_post_high"]),
        ),
        group_size: size
            .map(|size| size.high)
            .filter(|size| *size > Quantity::ZERO),
        posts_per_group: amount(
            reader,
            ["stellen_je_gruppe", "posts_per_group"],
            Some(["stellen_je_gruppe_bis", "posts_per_group_high"]),
        ),
        cost_per_place: amount(
            reader,
            ["kosten_je_platz", "cost_per_place"],
            Some(["kosten_je_platz_bis", "cost_per_place_high"]),
        ),
        source: reader.text(&["quelle", "source"]),
        file: reader.table.source.name.clone(),
        line: reader.row.line,
    }
}

/// A number, with a second one where it is a range.
fn amount(reader: &mut RowReader, low: [&str; 2], high: Option<[&str; 2]>) -> Option<Amount> {
    let low = reader.number(&low)?;
    let high = high.and_then(|names| reader.number(&names)).unwrap_or(low);
    Some(Amount {
        low: low.min(high),
        high: low.max(high),
    })
}
