//! Tables become protected tables: the only ones that `render` can publish.
//!
//! Everything that a report says is protected together. Rows are groups of cells ([`groups`]), all that is
//! printed of a group follows from a few whole counts ([`figures`]), and these are linear statements on the
//! needs of the cells ([`system`]). Small counts are withheld, and so many more ([`search`]) that no attack
//! ([`attack`]) narrows a small count too far. Terms as in Willenborg & de Waal, "Elements of statistical
//! disclosure control" (2001), and Hundepool et al., "Statistical disclosure control" (2012): *primary* rows
//! are withheld for their own count, *secondary* ones for that of others.

pub mod attack;
pub mod figures;
pub mod groups;
mod profile;
mod record;
pub mod search;
pub mod system;
#[cfg(test)]
mod tests;
mod write;

pub use profile::{Profile, Threshold};
pub use record::{Loss, Reason, Reasons, Record};

use crate::tables::Edition;
use crate::tables::derived::derive;
use groups::Groups;
use system::System;
use write::{Said, guard, write};

/// An edition that may be published. Only [`protect`] makes one.
#[derive(Debug, Clone)]
pub struct Protected {
    edition: Edition,
    profile: Profile,
    record: Record,
    reasons: Option<Reasons>,
}

impl Protected {
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// What everybody may know of what was withheld.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Which row was withheld for which reason: for the planner only.
    pub fn reasons(&self) -> Option<&Reasons> {
        self.reasons.as_ref()
    }
}

/// Why an edition cannot be published under a profile: a small count could be computed, whatever else is
/// withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsafe;

/// Protects everything that a report says, together.
pub fn protect(edition: Edition, profile: Profile) -> Result<Protected, Unsafe> {
    match profile {
        Profile::Threshold(rule) => threshold(edition, rule),
        Profile::Round(base) => Ok(rounded(edition, base)),
        Profile::None => Ok(Protected {
            record: Record::of(profile, &edition, &[]),
            edition,
            profile,
            reasons: None,
        }),
    }
}

fn threshold(mut edition: Edition, rule: Threshold) -> Result<Protected, Unsafe> {
    let groups = Groups::of(&edition);
    let system = System::of(&edition.cells, &groups.all);
    let choice = search::search(&system, &groups.all, rule).map_err(|search::Exposed| Unsafe)?;
    let reasons = Reasons::of(&edition, &groups, &choice);
    let record = withhold(
        &mut edition,
        &groups,
        &choice.withheld,
        Profile::Threshold(rule),
    );
    Ok(Protected {
        edition,
        profile: Profile::Threshold(rule),
        record,
        reasons: Some(reasons),
    })
}

/// An edition in which small counts are withheld, and nothing else: the first step of the profile
/// `threshold`, and by itself no protection. What is withheld can often be computed from the margins.
pub fn without_small_counts(mut edition: Edition, rule: Threshold) -> Edition {
    let groups = Groups::of(&edition);
    let primary = search::primary(&groups.all, rule.minimum);
    withhold(&mut edition, &groups, &primary, Profile::Threshold(rule));
    edition
}

fn withhold(edition: &mut Edition, groups: &Groups, withheld: &[bool], profile: Profile) -> Record {
    let said = |group: usize| match withheld[group] {
        true => Said::Withheld,
        false => Said::Counts(groups.all[group].figures),
    };
    written(edition, groups, said, profile)
}

fn rounded(mut edition: Edition, base: u32) -> Protected {
    let groups = Groups::of(&edition);
    let said = |group: usize| Said::Counts(groups.all[group].figures.rounded(base));
    let profile = Profile::Round(base);
    let record = written(&mut edition, &groups, said, profile);
    Protected {
        edition,
        profile,
        record,
        reasons: None,
    }
}

/// Writes what is said into the edition, and says how much is missing.
fn written(
    edition: &mut Edition,
    groups: &Groups,
    said: impl Fn(usize) -> Said,
    profile: Profile,
) -> Record {
    let of_table = |table: &crate::tables::Table| (table.name.clone(), record::inner_rows(table));
    let inner: Vec<(String, Vec<bool>)> = edition.tables.iter().map(of_table).collect();
    write(edition, groups, said);
    guard(edition, profile);
    derive(&mut edition.tables);
    let published = edition.tables.iter();
    let inner: Vec<Vec<bool>> = published
        .filter_map(|table| {
            let (_, rows) = inner.iter().find(|(name, _)| *name == table.name)?;
            // rankings have lost rows: they have no inner ones
            Some(match rows.len() == table.rows.len() {
                true => rows.clone(),
                false => vec![false; table.rows.len()],
            })
        })
        .collect();
    Record::of(profile, edition, &inner)
}
