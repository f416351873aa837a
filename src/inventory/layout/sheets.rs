//! Which sheets of a workbook hold tables, and what their names say of all rows.

use super::findings::Described;
use super::lexicon::Target;
use super::table::{self, Layout};
use super::wide::SUM;
use super::{Constant, Origin, Reader, Tables, holds_table};
use crate::inventory::columns::{Field, FileKind};
use crate::inventory::files::open::{self, Sheet};
use crate::inventory::values::total_words::{Total, total};
use crate::inventory::values::years;
use crate::model::finding::{Code, Finding, Place, Stopped};
use crate::vocabulary::dimension::Role;

/// A sheet with its layout.
struct Found<'a> {
    sheet: &'a Sheet,
    layout: Layout,
}

/// Reads all sheets that hold a table of this kind, or those that the settings name.
pub fn read(reader: &Reader) -> Result<Tables, Stopped> {
    let all = open::sheets(reader.file)?;
    let sum = open::check_sum(reader.file)?;
    let named = wanted(reader, &all)?;
    let is_named = |sheet: &Sheet| named.contains(&sheet.name);
    let mut findings = Vec::new();
    let mut found: Vec<Found> = Vec::new();
    let mut hidden: Vec<&Sheet> = Vec::new();
    for sheet in &all {
        let Some(layout) = reader.layout(&sheet.grid) else {
            continue;
        };
        let is_table = holds_table(&layout, &sheet.grid, reader);
        if is_named(sheet) || named.is_empty() && is_table && !sheet.is_hidden {
            found.push(Found { sheet, layout });
        } else if named.is_empty() && is_table {
            hidden.push(sheet);
        }
    }
    for sheet in hidden {
        let mut sheets: Vec<String> = found.iter().map(|found| found.sheet.name.clone()).collect();
        sheets.push(sheet.name.clone());
        let finding = about_sheet(reader, sheet, Code::SheetHidden);
        findings.push(finding.detail("wanted", sheets));
    }
    if found.is_empty() {
        // no sheet has the columns that are needed: what is missing is said of the first that says something
        let first = all
            .iter()
            .find(|sheet| !sheet.grid.rows.is_empty() && !sheet.is_hidden);
        let first = first.and_then(|sheet| {
            let layout = reader.layout(&sheet.grid)?;
            Some(Found { sheet, layout })
        });
        found.extend(first);
    }
    let of_sheets = said_by_names(&found, reader);
    let mut tables = Tables {
        sources: Vec::new(),
        described: Vec::new(),
        findings,
    };
    for (Found { sheet, layout }, of_sheet) in found.iter().zip(of_sheets) {
        let constants = reader.constants(&sheet.grid, layout, of_sheet);
        let mut described = Described::of(&sheet.grid, layout, reader.lexicon, &constants);
        let built = table::build(&sheet.grid, layout, reader.lexicon);
        described.note_built(&built);
        let empty = open::sheet(reader.file, &sheet.name, is_named(sheet), &sum);
        let mut source = empty.replaced_by(built.table)?;
        source.assigned = built.assigned;
        reader.complete(&mut source, &constants);
        if sheet.hidden_rows > 0 {
            let hidden =
                about_sheet(reader, sheet, Code::RowsHidden).detail("count", sheet.hidden_rows);
            tables.findings.push(hidden);
        }
        let hidden = layout.read_columns().filter(|column| sheet.hides(*column));
        let hidden: Vec<String> = hidden
            .map(|column| layout.header.columns[column].text.clone())
            .collect();
        if !hidden.is_empty() {
            let finding = about_sheet(reader, sheet, Code::ColumnsHidden);
            tables.findings.push(finding.detail("columns", hidden));
        }
        let said = described.findings(
            &source,
            &sheet.grid,
            layout,
            reader.lexicon,
            reader.settings,
        );
        tables.findings.extend(said);
        tables.sources.push(source);
        tables.described.push(described);
    }
    let unread: Vec<String> = all
        .iter()
        .filter(|sheet| !sheet.grid.rows.is_empty() && !sheet.is_hidden)
        .filter(|sheet| found.iter().all(|found| found.sheet.name != sheet.name))
        .map(|sheet| sheet.name.clone())
        .collect();
    if !unread.is_empty() {
        let place = reader.file.place.clone();
        let read = found.iter().map(|found| found.sheet.name.clone());
        let wanted: Vec<String> = read.chain(unread.iter().cloned()).collect();
        tables.findings.push(
            Finding::new(Code::SheetsPassedOver, place)
                .detail("sheets", unread)
                .detail("wanted", wanted),
        );
    }
    Ok(tables)
}

/// The sheets that the settings name.
fn wanted(reader: &Reader, all: &[Sheet]) -> Result<Vec<String>, Stopped> {
    let settings = reader.settings;
    let named: Vec<String> = settings
        .sheet
        .iter()
        .chain(&settings.sheets)
        .cloned()
        .collect();
    let missing = named
        .iter()
        .find(|name| all.iter().all(|sheet| sheet.name != **name));
    match missing {
        Some(missing) => Err(Box::new(open::sheet_missing(
            reader.file,
            Some(missing),
            all,
        ))),
        None => Ok(named),
    }
}

fn about_sheet(reader: &Reader, sheet: &Sheet, code: Code) -> Finding {
    let place = Place {
        sheet: Some(sheet.name.clone()),
        ..reader.file.place.clone()
    };
    Finding::new(code, place)
        .seen(sheet.name.as_str())
        .detail("file", reader.file.place.file.as_str())
}

/// What each sheet's name says: its year, a category that is known, or, where the tables of several sheets have no
/// column of districts or topics, that.
fn said_by_names(found: &[Found], reader: &Reader) -> Vec<Vec<Constant>> {
    let lexicon = reader.lexicon;
    let names: Vec<&str> = found
        .iter()
        .map(|found| found.sheet.name.as_str())
        .collect();
    let of_sheet = |target: Target, value: String| Constant {
        target,
        value,
        origin: Origin::Sheet,
    };
    let is_sum = |name: &str| matches!(total(name), Some(Total::Everything));
    let lacks = |target: Target| found.iter().all(|found| !found.layout.names(target));
    let year = Target::Field(Field::Year);
    let mut said: Vec<Vec<Constant>> = vec![Vec::new(); found.len()];
    let stated: Vec<Option<String>> = names
        .iter()
        .map(|name| years::year_in(name).map(|stated| stated.year.to_string()))
        .collect();
    if lacks(year) && stated.iter().all(Option::is_some) {
        for (constants, value) in said.iter_mut().zip(stated) {
            constants.extend(value.map(|value| of_sheet(year, value)));
        }
    }
    let known: Vec<Option<(Target, String)>> = names
        .iter()
        .map(|name| {
            let one = lexicon
                .traits(name)
                .into_iter()
                .find(|one| one.target != year && !one.is_weak)?;
            Some((one.target, one.value))
        })
        .collect();
    let target = known.iter().flatten().map(|(target, _)| *target).next();
    let agree = |target: Target| {
        names.iter().zip(&known).all(|(name, known)| {
            is_sum(name) || known.as_ref().is_some_and(|(other, _)| *other == target)
        })
    };
    if let Some(target) = target
        && lacks(target)
        && agree(target)
    {
        for ((constants, known), name) in said.iter_mut().zip(&known).zip(&names) {
            let value = match known {
                Some((_, value)) => value.clone(),
                None if is_sum(name) => SUM.to_string(),
                None => continue,
            };
            constants.push(of_sheet(target, value));
        }
        return said;
    }
    let names_years = names.iter().all(|name| years::year_in(name).is_some());
    if found.len() < 2 || names_years {
        return said;
    }
    let topic_is_needed = matches!(lexicon.kind, FileKind::Needs | FileKind::Offers);
    let has_topic = reader.settings.topic.is_some();
    let unsaid = [Role::District, Role::Topic].into_iter().find_map(|role| {
        let position = lexicon.with_role(role)?;
        let wanted = match role {
            Role::Topic => topic_is_needed && !has_topic,
            _ => true,
        };
        let target = Target::Dimension(position);
        (wanted && lacks(target)).then_some(target)
    });
    if let Some(target) = unsaid {
        for (constants, name) in said.iter_mut().zip(&names) {
            let value = match is_sum(name) {
                true => SUM.to_string(),
                false => name.trim().to_string(),
            };
            constants.push(of_sheet(target, value));
        }
    }
    said
}
