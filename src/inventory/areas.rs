//! Several columns of areas in one table are levels of one dimension: each Stadtteil lies in one Sozialraum.
//!
//! Which column is the finer one is decided by the data of all tables together, not by the names: in one town a
//! Sozialraum holds several Stadtteile, in another it is the other way round.

use std::collections::{BTreeMap, BTreeSet};

use super::columns;
use super::columns::headings;
use super::files::groups::Groups;
use super::files::source::Source;
use super::findings::Findings;
use crate::language::Label;
use crate::model::finding::{Code, Finding, Stopped};
use crate::vocabulary::settings::{CategorySettings, DimensionSettings, LevelSettings};
use crate::vocabulary::words::normalised;

/// A table's columns of areas, and what stands in them side by side.
struct Areas {
    /// Positions in the header.
    columns: Vec<usize>,
    /// Their names, as they are compared.
    names: Vec<String>,
    groups: Groups,
}

/// Which area lies in which, by the names of the two columns.
#[derive(Default)]
struct Relation {
    within: BTreeMap<String, BTreeSet<String>>,
}

impl Relation {
    /// Whether each area of the one column lies in one of the other.
    fn is_unique(&self) -> bool {
        self.within.values().all(|areas| areas.len() == 1)
    }
}

/// Finds out which columns are levels: the finest is read, and what it lies in goes to the outlines.
pub fn settle(
    tables: &mut [&mut Vec<Source>],
    outlines: &mut [(DimensionSettings, bool)],
    findings: &mut Findings,
) -> Result<(), Stopped> {
    let Some(position) = outlines
        .iter()
        .position(|(outline, _)| outline.id == "district")
    else {
        return Ok(());
    };
    let outline = outlines[position].0.clone();
    let mut found: Vec<(&mut Source, Areas)> = Vec::new();
    for source in tables.iter_mut().flat_map(|sources| sources.iter_mut()) {
        if let Some(areas) = Areas::of(source, &outline)? {
            found.push((source, areas));
        }
    }
    let mut relations: BTreeMap<(String, String), Relation> = BTreeMap::new();
    found
        .iter()
        .for_each(|(_, areas)| areas.relate(&mut relations));
    // by the compared names of two columns, as they are written
    let mut levels: BTreeMap<(String, String), (String, String)> = BTreeMap::new();
    for (source, areas) in &mut found {
        let Some(finest) = areas.finest(&relations, &outline) else {
            continue;
        };
        let fine = source.header[areas.columns[finest]].clone();
        source.assigned.insert(outline.id.clone(), fine.clone());
        for (column, name) in areas.columns.iter().zip(&areas.names) {
            let coarse = source.header[*column].clone();
            if *name == areas.names[finest] {
                continue;
            }
            source.levels.push(coarse.clone());
            findings.add(
                Finding::new(Code::AreasAreLevels, source.place(None))
                    .detail("coarse", coarse.as_str())
                    .detail("fine", fine.as_str()),
            );
            let key = (areas.names[finest].clone(), name.clone());
            levels.insert(key, (fine.clone(), coarse));
        }
        fill(source, areas, finest)?;
    }
    if !outlines[position].1 {
        for (key, names) in &levels {
            if let Some(relation) = relations.get(key) {
                add_level(&mut outlines[position].0, names, relation);
            }
        }
    }
    Ok(())
}

impl Areas {
    /// The columns of areas of a table, if it has several and the town does not say which is meant.
    fn of(source: &Source, outline: &DimensionSettings) -> Result<Option<Areas>, Stopped> {
        if source.assigned.contains_key(&outline.id) {
            return Ok(None);
        }
        let names = columns::dimension_names(outline).into_iter().flatten();
        let names: Vec<String> = names.map(|name| normalised(&name)).collect();
        let columns: Vec<usize> = (0..source.header.len())
            .filter(|column| headings::closeness(&source.header[*column], &names) == Some(0))
            .filter(|column| !columns::is_row_number(&source.header[*column]))
            .collect();
        if columns.len() < 2 {
            return Ok(None);
        }
        Ok(Some(Areas {
            names: columns
                .iter()
                .map(|column| normalised(&source.header[*column]))
                .collect(),
            groups: source.distinct(&columns)?,
            columns,
        }))
    }

    fn relate(&self, relations: &mut BTreeMap<(String, String), Relation>) {
        for one in 0..self.columns.len() {
            for other in (0..self.columns.len()).filter(|other| *other != one) {
                let key = (self.names[one].clone(), self.names[other].clone());
                let relation = relations.entry(key).or_default();
                for group in 0..self.groups.len() {
                    let (fine, coarse) = (
                        self.groups.value(group, one).trim(),
                        self.groups.value(group, other).trim(),
                    );
                    let is_area = |area: &str| !area.is_empty() && !area.contains(['|', ';']);
                    if is_area(fine) && is_area(coarse) {
                        let areas = relation.within.entry(fine.to_string()).or_default();
                        areas.insert(coarse.to_string());
                    }
                }
            }
        }
    }

    /// The column whose areas each lie in one of every other column. Where two columns name the same areas, the
    /// clearer name is taken.
    fn finest(
        &self,
        relations: &BTreeMap<(String, String), Relation>,
        outline: &DimensionSettings,
    ) -> Option<usize> {
        let [clear, _] = columns::dimension_names(outline);
        let clear: Vec<String> = clear.iter().map(|name| normalised(name)).collect();
        let determines = |one: usize| {
            let mut others = (0..self.names.len()).filter(|other| *other != one);
            others.all(|other| {
                let key = (self.names[one].clone(), self.names[other].clone());
                relations.get(&key).is_none_or(Relation::is_unique)
            })
        };
        let distinct = |one: usize| self.groups.values.get(one).map_or(0, Vec::len);
        let mut candidates: Vec<usize> = (0..self.names.len())
            .filter(|one| determines(*one))
            .collect();
        candidates.sort_by_key(|one| {
            let place = clear.iter().position(|name| *name == self.names[*one]);
            (
                std::cmp::Reverse(distinct(*one)),
                place.unwrap_or(usize::MAX),
            )
        });
        candidates.first().copied()
    }
}

/// A row that names no area of the finest level is about the whole area of the level above.
fn fill(source: &mut Source, areas: &Areas, finest: usize) -> Result<(), Stopped> {
    let blank = |group: usize, slot: usize| areas.groups.value(group, slot).trim().is_empty();
    let others = || (0..areas.columns.len()).filter(|other| *other != finest);
    let has_gaps = (0..areas.groups.len())
        .any(|group| blank(group, finest) && others().any(|other| !blank(group, other)));
    if has_gaps {
        let others: Vec<usize> = others().map(|other| areas.columns[other]).collect();
        source.fill_from(areas.columns[finest], &others)?;
    }
    Ok(())
}

/// Adds what lies in what to the categories that are known so far.
fn add_level(
    outline: &mut DimensionSettings,
    (fine, coarse): &(String, String),
    relation: &Relation,
) {
    for name in [coarse, fine] {
        if outline
            .levels
            .iter()
            .all(|level| normalised(&level.id) != normalised(name))
        {
            outline.levels.push(LevelSettings {
                id: normalised(name),
                label: Some(Label::plain(name)),
            });
        }
    }
    let mut add = |id: &str, level: &str, parent: Option<&String>| {
        let same = |known: &&mut CategorySettings| normalised(&known.id) == normalised(id);
        match outline.categories.iter_mut().find(same) {
            Some(known) => known.parent = known.parent.take().or(parent.cloned()),
            None => outline.categories.push(CategorySettings {
                lat: None,
                lon: None,
                id: id.to_string(),
                label: Some(Label::plain(id)),
                aliases: Vec::new(),
                level: Some(normalised(level)),
                parent: parent.cloned(),
                ages: None,
                definition: None,
                source: None,
                inventory: None,
            }),
        }
    };
    for (area, within) in &relation.within {
        let Some(whole) = within.first() else {
            continue;
        };
        // Where an area of the finer level bears the name of the whole, a word does not say which of both is meant:
        // then nothing is said to lie in it.
        let is_clear = relation
            .within
            .keys()
            .all(|area| normalised(area) != normalised(whole));
        if is_clear {
            add(whole, coarse, None);
            add(area, fine, Some(whole));
        }
    }
}
