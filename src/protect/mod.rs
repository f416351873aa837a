//! Tables become protected tables: the only ones that `render` can publish.
//!
//! Everything that a report says is protected together. Rows are groups of cells ([`groups`]), all that is
//! printed of a group follows from a few whole counts ([`figures`]), and these are linear statements on the
//! needs of the cells ([`system`]), as are single numbers told beside them ([`items`]). Small counts are withheld,
//! and so many more ([`search`]) that no attack ([`attack`]) narrows a withheld count too far: other whole counts
//! ([`whole`]) would have given the same report, which is proved at the end ([`mod@certify`]). Terms as in Willenborg & de Waal, "Elements of statistical
//! disclosure control" (2001), and Hundepool et al., "Statistical disclosure control" (2012): *primary* rows
//! are withheld for their own count, *secondary* ones for that of others.

pub mod attack;
pub mod certify;
pub mod figures;
pub mod groups;
pub mod items;
mod near;
mod profile;
mod record;
pub mod search;
pub mod system;
#[cfg(test)]
mod tests;
pub mod whole;
mod write;

pub use profile::{Profile, Threshold};
pub use record::{Loss, Reason, Reasons, Record};

use crate::tables::Edition;
use crate::tables::derived::derive;
use attack::Kept;
use certify::certify;
use groups::Groups;
use items::Items;
use search::Goal;
use system::{System, View};
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
        Profile::Round(base) => rounded(edition, base),
        Profile::None => Ok(Protected {
            record: Record::of(profile, &edition, &[], None),
            edition,
            profile,
            reasons: None,
        }),
    }
}

/// Up to so many unknowns every withheld need is kept wide. Beyond, the search takes too long: with the 846
/// unknowns of Musterstadt it gave up.
const STRICT: usize = 400;

/// Withholds small counts and so many more that no withheld need can be computed. Where that cannot be had
/// for every withheld row, it is had for those that are withheld for their own sake.
fn threshold(mut edition: Edition, rule: Threshold) -> Result<Protected, Unsafe> {
    let groups = Groups::of(&edition);
    let items = Items::of(&edition, &groups);
    let system = System::of(&edition.cells, &items, View::Exact);
    let is_small = system.unknowns.len() <= STRICT;
    for kept in [Kept::Withheld, Kept::Small] {
        if kept == Kept::Withheld && !is_small {
            continue;
        }
        let goal = Goal {
            kept,
            minimum: rule.minimum,
            width: rule.width,
        };
        let first = search::primary(&items, rule.minimum);
        let Ok(choice) = search::search(&system, &items, goal, first) else {
            continue;
        };
        let certificate = certify(&edition.cells, &items, &system, &choice, goal, View::Exact);
        let Some(certificate) = certificate else {
            continue;
        };
        let reasons = Reasons::of(&edition, &groups, &items, &choice, certificate);
        let withheld = &choice.withheld;
        let profile = Profile::Threshold(rule);
        let record = written(&mut edition, &groups, &items, withheld, profile, Some(kept));
        return Ok(Protected {
            edition,
            profile,
            record,
            reasons: Some(reasons),
        });
    }
    Err(Unsafe)
}

/// An edition in which small counts are withheld, and nothing else: the first step of the profile
/// `threshold`, and by itself no protection. What is withheld can often be computed from the margins.
pub fn without_small_counts(mut edition: Edition, rule: Threshold) -> Edition {
    let groups = Groups::of(&edition);
    let items = Items::of(&edition, &groups);
    let primary = search::primary(&items, rule.minimum);
    let profile = Profile::Threshold(rule);
    written(&mut edition, &groups, &items, &primary, profile, None);
    edition
}

/// Rounds every count, and withholds those that all rounded numbers together tell more of than rounding
/// should.
fn rounded(mut edition: Edition, base: u32) -> Result<Protected, Unsafe> {
    let groups = Groups::of(&edition);
    let items = Items::of_groups(&edition, &groups);
    let view = View::Rounded(base);
    let system = System::of(&edition.cells, &items, view);
    let goal = Goal {
        kept: Kept::All,
        minimum: 0,
        width: base,
    };
    let first = vec![false; items.all.len()];
    let choice = search::search(&system, &items, goal, first).map_err(|search::Exposed| Unsafe)?;
    let certificate =
        certify(&edition.cells, &items, &system, &choice, goal, view).ok_or(Unsafe)?;
    let reasons = Reasons::of(&edition, &groups, &items, &choice, certificate);
    let profile = Profile::Round(base);
    let record = written(
        &mut edition,
        &groups,
        &items,
        &choice.withheld,
        profile,
        Some(Kept::All),
    );
    Ok(Protected {
        edition,
        profile,
        record,
        reasons: Some(reasons),
    })
}

/// Writes what may be said into the edition, and says how much is missing.
fn written(
    edition: &mut Edition,
    groups: &Groups,
    items: &Items,
    withheld: &[bool],
    profile: Profile,
    kept: Option<Kept>,
) -> Record {
    let figures = |group: usize| match profile {
        Profile::Round(base) => groups.all[group].figures.rounded(base),
        Profile::Threshold(_) | Profile::None => groups.all[group].figures,
    };
    let said = |group: usize| match withheld[group] {
        true => Said::Withheld,
        false => Said::Counts(figures(group)),
    };
    let of_table = |table: &crate::tables::Table| (table.name.clone(), record::inner_rows(table));
    let inner: Vec<(String, Vec<bool>)> = edition.tables.iter().map(of_table).collect();
    write(edition, groups, items, withheld, said);
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
    Record::of(profile, edition, &inner, kept)
}
