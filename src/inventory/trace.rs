//! Back from statements to the lines of the files that they came from.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::count_file::CountFile;
use crate::model::finding::{Lines, Place, Stopped};
use crate::model::inventory::Inventory;
use crate::model::need::Trace;

/// Where these needs (by position) stand: a place for each file.
pub fn lines_of_needs(
    inventory: &Inventory,
    files: &[CountFile],
    needs: &BTreeSet<u32>,
) -> Result<Vec<Place>, Stopped> {
    let mut groups: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for need in needs {
        if let Trace::Counted { file, group } = inventory.needs[*need as usize].trace {
            groups.entry(file).or_default().insert(group);
        }
    }
    let mut places = Vec::new();
    for (position, groups) in groups {
        let file = &files[position];
        let wanted = groups.into_iter().map(|group| file.tuple(group)).collect();
        let located = file.source.locate(&file.grouped, &wanted)?;
        let mut numbers: Vec<u64> = located
            .values()
            .flat_map(|found| found.lines.first.iter().copied())
            .collect();
        numbers.sort_unstable();
        let mut lines = Lines::default();
        numbers.into_iter().for_each(|line| lines.add(line));
        places.push(Place {
            lines,
            ..file.source.place(None)
        });
    }
    Ok(places)
}
