//! A dimension's categories from a CSV: id, label, level, parent, order, aliases, ages.

use crate::model::finding::Stopped;
use std::path::Path;

use crate::inventory::columns;
use crate::inventory::coordinates::point_columns::PointColumns;
use crate::inventory::files::lines::Row;
use crate::inventory::files::source::{FileSettings, Source};
use crate::language::Label;
use crate::vocabulary::position::Position;
use crate::vocabulary::settings::CategorySettings;
use crate::vocabulary::words::normalised;

/// The categories of a file, by the column `order` where it has one, else in the order of its rows.
pub fn read(path: &Path, reading: &FileSettings) -> Result<Vec<CategorySettings>, Stopped> {
    let source = Source::open(path, reading)?;
    let column = |names: &[&str]| {
        let wanted = |name: &String| names.contains(&normalised(name).as_str());
        source.header.iter().position(wanted)
    };
    let Some(id) = column(&["id", "kennung", "schluessel"]) else {
        let names = vec!["id".to_string(), "kennung".to_string()];
        return Err(Box::new(columns::missing(&source, &names)));
    };
    let label = column(&["label", "label de", "name", "bezeichnung"]);
    let english = column(&["label en"]);
    let level = column(&["level", "ebene"]);
    let parent = column(&["parent", "gehoert zu", "ueber"]);
    let order = column(&["order", "reihenfolge"]);
    let aliases = column(&["aliases", "auch"]);
    let ages = column(&["ages", "alter"]);
    let rows = source.rows()?.collect::<Result<Vec<Row>, Stopped>>()?;
    let positions = PointColumns::of(&source.header).positions(&rows, None);
    let mut categories: Vec<(f64, CategorySettings)> = rows
        .into_iter()
        .zip(positions)
        .map(|(row, position)| {
            let cell = |column: Option<usize>| -> Option<String> {
                let cell = row.fields.get(column?)?.trim();
                (!cell.is_empty()).then(|| cell.to_string())
            };
            let place = cell(order).and_then(|order| order.parse().ok());
            let listed = cell(aliases).unwrap_or_default();
            let category = CategorySettings {
                id: cell(Some(id)).unwrap_or_default(),
                label: cell(label).map(|de| Label {
                    de,
                    en: cell(english),
                }),
                aliases: listed
                    .split('|')
                    .map(|alias| alias.trim().to_string())
                    .collect(),
                level: cell(level),
                parent: cell(parent),
                ages: cell(ages),
                definition: None,
                source: None,
                inventory: None,
                lat: position.map(Position::lat),
                lon: position.map(Position::lon),
            };
            (place.unwrap_or(f64::MAX), category)
        })
        .filter(|(_, category)| !category.id.is_empty())
        .collect();
    categories
        .iter_mut()
        .for_each(|(_, c)| c.aliases.retain(|alias| !alias.is_empty()));
    categories.sort_by(|one, other| one.0.total_cmp(&other.0));
    Ok(categories
        .into_iter()
        .map(|(_, category)| category)
        .collect())
}
