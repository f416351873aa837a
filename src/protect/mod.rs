//! Tables become protected tables: the only ones that `render` can publish.
//!
//! Everything that the reports of a run say is protected together: they are published together, and count
//! the same cells. Rows are groups of cells, all that is printed of a group follows from a few whole
//! counts, and these are linear forms of the needs of the cells, as are single numbers told beside them ([`statistics`]).
//! Small counts are withheld ([`primary`]), and so many more ([`secondary`]) that no attacker ([`attacker`]) narrows a
//! withheld count too far: other whole needs would have given the same report. They are counted again at the end
//! ([`audit`]). A row is shown or withheld component by component. Of what is withheld, the range is told that
//! everybody can compute anyway ([`feasibility`]). What cannot be made safe falls away table by table ([`fallback`]).
//!
//! Terms as in Willenborg & de Waal, "Elements of statistical disclosure control" (2001), and Hundepool et al.,
//! "Statistical disclosure control" (2012): *primary* components are withheld for their own count, *secondary* ones for
//! that of others.

#![warn(missing_docs)]

pub mod attacker;
pub mod audit;
mod chain_breaks;
mod disclosure_report;
mod fallback;
mod feasibility;
mod inhabitants;
pub mod primary;
mod profile;
mod publish;
pub mod secondary;
pub mod statistics;
#[cfg(test)]
mod tests;
mod users;

pub use disclosure_report::{Loss, Reason, Reasons, Record};
pub use profile::{Profile, Threshold, Zeros};
pub use statistics::prior_knowledge::{
    KnownComponent, KnownNumber, Numbering, PriorKnowledge, World,
};

use crate::tables::recomputed::derive;
use crate::tables::{Cell, Edition, Table, TableId, Value};
use attacker::constraints::Constraints;
use audit::{Certificate, certify, worlds};
use feasibility::Ranges;
use inhabitants::{Changes, Inhabitants};
use primary::{Kept, ProtectionLevel};
use publish::{PublishedCounts, RowGroups, note_rankings, write};
use secondary::SuppressionPattern;
use statistics::cell_groups::{CellGroups, Rests};
use statistics::component::Component;
use statistics::counts::{Counts, is_small};
use statistics::linear_form::View;
use statistics::{Number, Statistic, Statistics};
use users::guard;

/// An edition that may be published. Only [`protect`] and its like make one.
#[derive(Debug, Clone)]
pub struct Protected {
    edition: Edition,
    profile: Profile,
    record: Record,
    reasons: Option<Reasons>,
    may_lack: bool,
}

impl Protected {
    /// What may be published, as it is told.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The rule by which it was protected.
    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// What everybody may know of what was withheld.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Whether rankings may lack rows: so wherever anything is withheld, so that it does not tell whether one does.
    pub fn may_lack(&self) -> bool {
        self.may_lack
    }

    /// Which row of all reports was withheld for which reason: for the planner only.
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
    let protected = protect_all(vec![edition], profile)?;
    protected.into_iter().next().ok_or(Unsafe)
}

/// Protects everything that several reports say, together: what one of them withholds, no other tells.
/// They have to be made from the same cells.
pub fn protect_all(editions: Vec<Edition>, profile: Profile) -> Result<Vec<Protected>, Unsafe> {
    protect_beside(editions, profile, &PriorKnowledge::default())
}

/// The same where reports are out already: what they say is known, and everything else has to be safe in
/// spite of it.
pub fn protect_beside(
    editions: Vec<Edition>,
    profile: Profile,
    known: &PriorKnowledge,
) -> Result<Vec<Protected>, Unsafe> {
    let mut all = editions.iter().map(|edition| &edition.cells);
    if let Some(first) = all.next()
        && all.any(|cells| cells != first)
    {
        return Err(Unsafe);
    }
    match profile {
        Profile::Threshold(rule) => {
            let protect = |editions: Vec<Edition>| threshold(editions, rule, known);
            let found = fallback::with_fewer_tables(editions.clone(), protect);
            Ok(found.unwrap_or_else(|Unsafe| nothing_told(&editions, rule, known)))
        }
        Profile::Round(base) => {
            let protect = |editions: Vec<Edition>| rounded(editions, base, known);
            fallback::with_fewer_tables(editions, protect)
        }
        Profile::None => Ok(editions.into_iter().map(unprotected).collect()),
    }
}

fn unprotected(edition: Edition) -> Protected {
    Protected {
        record: Record::of(Profile::None, &edition, &[], None),
        edition,
        profile: Profile::None,
        reasons: None,
        may_lack: false,
    }
}

/// Editions with all that they speak of.
struct Together {
    editions: Vec<Edition>,
    groups: CellGroups,
    statistics: Statistics,
    constraints: Constraints,
    profile: Profile,
    /// Per statistic: whether it is withheld although it is known.
    hidden: Vec<bool>,
}

/// Withholds small counts and so many more that no withheld need can be computed. Where that cannot be had
/// for every withheld row, it is had for those that are withheld for their own sake.
fn threshold(
    editions: Vec<Edition>,
    rule: Threshold,
    known: &PriorKnowledge,
) -> Result<Vec<Protected>, Unsafe> {
    let (together, pattern, certificate) = chosen(editions, rule, known)?;
    Ok(together.published(&pattern, certificate))
}

/// Other counts that editions leave possible together; none if they cannot be made safe. Whatever is published beside
/// them later is kept safe with the least search if it begins there.
pub fn left_possible(editions: Vec<Edition>, rule: Threshold) -> Vec<World> {
    let chosen = chosen(editions, rule, &PriorKnowledge::default());
    chosen.map_or_else(
        |Unsafe| Vec::new(),
        |(together, pattern, _)| {
            audit::changed_cells(together.cells(), &together.constraints, &pattern)
        },
    )
}

/// What is withheld, and the proof that it is enough.
fn chosen(
    editions: Vec<Edition>,
    rule: Threshold,
    known: &PriorKnowledge,
) -> Result<(Together, SuppressionPattern, Certificate), Unsafe> {
    let (together, first) = Together::under(editions, rule, known);
    let view = View::Steps(rule.steps());
    let constraints = &together.constraints;
    let level = ProtectionLevel {
        kept: Kept::Small,
        minimum: rule.minimum,
        width: rule.width,
    };
    let (statistics, cells) = (&together.statistics, together.cells());
    let pattern = secondary::search(constraints, statistics, level, first, &known.worlds)
        .map_err(|secondary::Exposed| Unsafe)?;
    let certificate =
        certify(cells, statistics, constraints, &pattern, level, view).ok_or(Unsafe)?;
    Ok((together, pattern, certificate))
}

/// The editions without any number of cases: what little could be computed follows from reports published before.
fn nothing_told(editions: &[Edition], rule: Threshold, known: &PriorKnowledge) -> Vec<Protected> {
    let (together, _) = Together::under(fallback::totals_alone(editions), rule, known);
    let withheld = vec![true; together.statistics.all.len()];
    let written = together.written(&withheld, &[], None).into_iter();
    let protected = written.map(|written| Protected {
        edition: written.edition,
        profile: Profile::Threshold(rule),
        record: written.record,
        reasons: None,
        may_lack: written.may_lack,
    });
    protected.collect()
}

/// An edition in which small counts are withheld, and nothing else: the first step of the profile
/// `threshold`, and by itself no protection. What is withheld can often be computed from the margins.
pub fn without_small_counts(edition: Edition, rule: Threshold) -> Edition {
    let whole = edition.clone();
    let (together, first) = Together::under(vec![edition], rule, &PriorKnowledge::default());
    let written = together.written(&first, &[], None).into_iter().next();
    written.map_or(whole, |written| written.edition)
}

/// Rounds every count, and withholds those that all rounded numbers together tell more of than rounding
/// should.
fn rounded(
    editions: Vec<Edition>,
    base: u32,
    known: &PriorKnowledge,
) -> Result<Vec<Protected>, Unsafe> {
    let cells = cells(&editions);
    let groups = CellGroups::of(cells, &editions, (Zeros::Show, Rests::Told), known);
    let statistics = Statistics::of(cells, &editions, &groups, known);
    let view = View::Rounded(base);
    let constraints = Constraints::of(cells, &statistics, view);
    let level = ProtectionLevel {
        kept: Kept::All,
        minimum: 0,
        width: base,
    };
    let is_withheld = |statistic: &Statistic| statistic.is_implicit() && !statistic.is_known();
    let first = statistics.all.iter().map(is_withheld).collect();
    let pattern = secondary::search(&constraints, &statistics, level, first, &known.worlds)
        .map_err(|secondary::Exposed| Unsafe)?;
    let certificate =
        certify(cells, &statistics, &constraints, &pattern, level, view).ok_or(Unsafe)?;
    let together = Together {
        hidden: vec![false; statistics.all.len()],
        editions,
        groups,
        statistics,
        constraints,
        profile: Profile::Round(base),
    };
    Ok(together.published(&pattern, certificate))
}

/// An edition as it may be published, and what is missing in it.
struct Written {
    edition: Edition,
    record: Record,
    may_lack: bool,
}

/// What all editions are made from.
fn cells(editions: &[Edition]) -> &[Cell] {
    editions.first().map_or(&[], |edition| &edition.cells)
}

impl Together {
    /// Editions under the rule `threshold`, and what is withheld for its own sake.
    fn under(
        mut editions: Vec<Edition>,
        rule: Threshold,
        known: &PriorKnowledge,
    ) -> (Together, Vec<bool>) {
        for edition in &mut editions {
            without_small_effects(edition, rule.minimum);
        }
        let cells = cells(&editions);
        let groups = CellGroups::of(
            cells,
            &editions,
            (rule.zeros, Rests::Below(rule.minimum)),
            known,
        );
        let statistics = Statistics::of(cells, &editions, &groups, known);
        let constraints = Constraints::of(cells, &statistics, View::Steps(rule.steps()));
        let mut small = primary::primary(&constraints, &statistics, rule.minimum);
        if rule.zeros == Zeros::Sensitive {
            for (statistic, small) in statistics.all.iter().zip(&mut small) {
                *small |= statistic.is_zero();
            }
        }
        let of_known = |known: bool| {
            let all = statistics.all.iter().zip(&small);
            all.map(move |(statistic, small)| *small && statistic.is_known() == known)
        };
        let hidden = statistics.with_carried(&of_known(true).collect::<Vec<bool>>());
        let first = of_known(false).collect();
        let profile = Profile::Threshold(rule);
        let together = Together {
            editions,
            groups,
            statistics,
            constraints,
            profile,
            hidden,
        };
        (together, first)
    }

    fn cells(&self) -> &[Cell] {
        cells(&self.editions)
    }

    /// Each edition with what it speaks of.
    fn spoken(&self) -> Vec<RowGroups<'_>> {
        let mut first = 0;
        let wholes = self.editions.iter().zip(&self.groups.wholes);
        let spoken = wholes.map(|(edition, whole)| {
            let own = first..first + edition.tables.len();
            first = own.end;
            RowGroups {
                whole: *whole,
                rows: &self.groups.rows[own.clone()],
                told: &self.statistics.told[own],
            }
        });
        spoken.collect()
    }

    /// The editions as they may be published, with the reasons of all of them.
    fn published(self, pattern: &SuppressionPattern, certificate: Certificate) -> Vec<Protected> {
        let editions = self.editions.iter().zip(self.spoken());
        let worlds = worlds(&self.constraints, pattern);
        let inhabitants = Inhabitants::of(self.cells(), &self.editions, &worlds);
        let mut reasons = Reasons::of(editions, pattern, &self.hidden, certificate);
        reasons.add_inhabitants(&self.editions, &inhabitants, self.profile);
        let profile = self.profile;
        let written = self
            .written(&pattern.withheld, &worlds, Some(pattern.kept))
            .into_iter();
        let protected = written.map(|written| Protected {
            edition: written.edition,
            profile,
            record: written.record,
            reasons: Some(reasons.clone()),
            may_lack: written.may_lack,
        });
        protected.collect()
    }

    /// What may be said of a group; of nobody, that it is nobody.
    fn said(&self, withheld: &[bool], ranges: &Ranges, group: Option<usize>) -> PublishedCounts {
        let Some(group) = group else {
            let is_shown = !matches!(
                self.profile,
                Profile::Threshold(Threshold {
                    zeros: Zeros::Sensitive,
                    ..
                })
            );
            return match is_shown {
                true => PublishedCounts::all(Counts::default()),
                false => PublishedCounts::default(),
            };
        };
        let own = &self.groups.all[group];
        let counts = own.counts;
        let counts = match self.profile {
            Profile::Round(base) => counts.rounded(base),
            Profile::Threshold(rule) => own.in_steps(counts, rule.steps()),
            Profile::None => counts,
        };
        let is_shown = |component: &Component| !withheld[Statistics::position(group, *component)];
        let shown = Component::ALL.into_iter().filter(is_shown).collect();
        PublishedCounts {
            counts,
            shown,
            ranges: ranges.group(group),
            in_steps: self.profile != Profile::None,
        }
    }

    /// Writes what may be said into the editions, and says how much of each is missing.
    fn written(&self, withheld: &[bool], worlds: &[Changes], kept: Option<Kept>) -> Vec<Written> {
        let inhabitants = Inhabitants::of(self.cells(), &self.editions, worlds);
        let without = inhabitants.withheld(self.profile);
        let withheld = withheld.iter().zip(&self.hidden);
        let withheld: Vec<bool> = withheld.map(|(one, hidden)| *one || *hidden).collect();
        let ranges = match self.profile {
            Profile::Threshold(rule) => {
                Ranges::of(&self.editions, &self.groups, &withheld, rule.steps())
            }
            Profile::Round(_) | Profile::None => Ranges::default(),
        };
        let said = |group| self.said(&withheld, &ranges, group);
        let told = |count: i64| match self.profile {
            Profile::Threshold(rule) => Number::in_steps(count, rule.steps()),
            Profile::Round(base) => Number::rounded(count, base),
            Profile::None => count,
        };
        let editions = self.editions.iter().zip(self.spoken());
        let written = editions.map(|(edition, spoken)| {
            let mut edition = edition.clone();
            let inner = InnerRows::of(&edition);
            let has_lost = write(
                &mut edition,
                spoken,
                &self.statistics,
                &withheld,
                told,
                said,
            );
            guard(&mut edition, self.profile);
            inhabitants.write(&mut edition, &without, self.profile);
            derive(&mut edition.tables);
            let record = Record::of(self.profile, &edition, &inner.left(&edition), kept);
            let may_lack = has_lost || record.withheld + record.withheld_in_part > 0;
            if may_lack {
                note_rankings(&mut edition);
            }
            Written {
                edition,
                record,
                may_lack,
            }
        });
        written.collect()
    }
}

/// Takes out what changes for few. An effect that nobody has brought about yet counts no persons, and it is
/// made of the needs of many cells: so it is not said, but it need not stay wide as a small need must. To keep
/// two such numbers of Musterstadt wide cost 121 further rows.
fn without_small_effects(edition: &mut Edition, minimum: u32) {
    let cells = &edition.cells;
    let tables = edition.tables.iter_mut();
    for table in tables.filter(|table| table.id.lists_proposals()) {
        for row in &mut table.rows {
            row.tells.retain(|told| {
                let is_small = is_small(Number::of(cells, &told.weights).count, minimum);
                if is_small {
                    row.values[told.column] = Value::Withheld;
                }
                !is_small
            });
        }
    }
}

/// Per table: which rows count nobody whom another row of it counts.
struct InnerRows(Vec<(TableId, Vec<bool>)>);

impl InnerRows {
    fn of(edition: &Edition) -> InnerRows {
        let of_table = |table: &Table| (table.id.clone(), disclosure_report::inner_rows(table));
        InnerRows(edition.tables.iter().map(of_table).collect())
    }

    /// The same for the tables as they are published: rankings have lost rows, and have no inner ones.
    fn left(&self, published: &Edition) -> Vec<Vec<bool>> {
        let tables = published.tables.iter();
        let left = tables.map(|table| {
            let own = self.0.iter().find(|(id, _)| *id == table.id);
            let same = own.filter(|(_, rows)| rows.len() == table.rows.len());
            same.map_or(vec![false; table.rows.len()], |(_, rows)| rows.clone())
        });
        left.collect()
    }
}
