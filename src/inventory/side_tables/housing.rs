//! New homes: where, when and how many, and how many of some ages move in.

use std::path::Path;

use super::row_reader::RowReader;
use crate::inventory::columns::named::NamedTable;
use crate::inventory::files::source::FileSettings;
use crate::inventory::findings::{Findings, Problem};
use crate::inventory::values;
use crate::model::finding::Code;
use crate::model::housing::MovingIn;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::{Age, AgeBand};
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

const YEAR: [&str; 3] = ["jahr", "bezugsjahr", "year"];
const UNITS: [&str; 4] = ["wohneinheiten", "wohnungen", "we", "housing_units"];
const PERSONS_PER_UNIT: [&str; 3] = [
    "personen_je_we",
    "personen_je_wohneinheit",
    "persons_per_unit",
];
const AGE_FROM: [&str; 3] = ["alter_von", "alter von", "age_from"];
const AGE_TO: [&str; 3] = ["alter_bis", "alter bis", "age_to"];
const SHARE: [&str; 2] = ["anteil", "share"];

/// Reads a file; a row with an error is left out.
pub fn read(
    path: &Path,
    reading: &FileSettings,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) -> Vec<MovingIn> {
    let Some(table) = findings.unless_stopped(NamedTable::open(path, reading)) else {
        return Vec::new();
    };
    let mut moving_in = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut reader = RowReader {
            table: &table,
            row,
            findings: &mut *findings,
            readable: true,
        };
        let own = people(&mut reader, vocabulary);
        moving_in.extend(own.filter(|_| reader.readable));
    }
    moving_in
}

fn people(reader: &mut RowReader, vocabulary: &Vocabulary) -> Option<MovingIn> {
    let year = stated(reader, &YEAR, "year", |reader| {
        match reader.text(&YEAR).as_str() {
            "" => None,
            cell => reader.unless_wrong(values::year(cell), &YEAR),
        }
    });
    let units = stated(reader, &UNITS, "units", |reader| reader.number(&UNITS));
    let each = stated(reader, &PERSONS_PER_UNIT, "persons", |reader| {
        reader.number(&PERSONS_PER_UNIT)
    });
    let share = match reader.text(&SHARE).as_str() {
        "" => Some(Quantity::ONE),
        _ => reader.share(&SHARE),
    };
    let ages = ages(reader, vocabulary);
    let district = match vocabulary.with_role(Role::District) {
        None => Some(Node::NOT_BROKEN_DOWN),
        Some(position) => {
            let dimension = &vocabulary.dimensions[position];
            let names: Vec<&str> = dimension.names().collect();
            stated(reader, &names, "district", |reader| {
                reader.category(dimension)
            })
        }
    };
    Some(MovingIn {
        year: year?,
        district: district?,
        ages: ages?,
        persons: units?.product(each?).product(share?),
    })
}

/// Their ages: from and to in years, or a life phase.
fn ages(reader: &mut RowReader, vocabulary: &Vocabulary) -> Option<AgeBand> {
    if let Some(position) = vocabulary.with_role(Role::LifePhase) {
        let phases = &vocabulary.dimensions[position];
        let phase = reader.category(phases);
        if let Some(ages) = phase.and_then(|phase| phases.category(phase)?.ages) {
            return Some(ages);
        }
    }
    let from = stated(reader, &AGE_FROM, "ages", |reader| reader.number(&AGE_FROM))?;
    let years = |age: Quantity| Age::years(age.as_f64().max(0.0) as u32);
    let to = reader.number(&AGE_TO);
    if to.is_some_and(|to| to < from) {
        reader.note(
            &Problem::new(Code::AgesReversed),
            reader.table.column(&AGE_TO),
        );
        return None;
    }
    Some(AgeBand {
        from: years(from),
        to: to.map(|to| years(to + Quantity::ONE)),
    })
}

/// What a row has to say; a finding names the column where it does not.
fn stated<T>(
    reader: &mut RowReader,
    names: &[&str],
    missing: &'static str,
    read: impl Fn(&mut RowReader) -> Option<T>,
) -> Option<T> {
    let found = read(reader);
    if found.is_none() && reader.readable {
        let problem = Problem::new(Code::HousingIncomplete).detail("missing", missing);
        let column = reader.table.column(names);
        reader.note(&problem, column);
    }
    found
}
