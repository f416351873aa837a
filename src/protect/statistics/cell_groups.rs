//! The groups of cells that editions speak of. Rows that count the same cells say the same, in whichever
//! table of whichever report they stand: they are one group, shown or withheld together.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::settings::Zeros;
use crate::protect::statistics::component::Component;
use crate::protect::statistics::counts::{Counts, Steps};
use crate::protect::statistics::linear_form::View;
use crate::protect::statistics::prior_knowledge::PriorKnowledge;
use crate::tables::{Cell, Edition, Row, RowRole, Table, TableId};

/// Cells that are counted together somewhere.
#[derive(Debug, Clone)]
pub struct CellGroup {
    /// By number, ascending; only those with need, unless zeros are sensitive.
    pub cells: Vec<u32>,
    /// The exact counts of its cells.
    pub counts: Counts,
    /// How often it is a margin: more than 0 makes it dear.
    pub margins: u32,
    /// By how many categories its rows tell it apart, in the table where these are fewest: 1 for the total of a
    /// category.
    pub keys: usize,
    /// Whether it is everybody: withheld only if it is small itself.
    pub everybody: bool,
    /// What reports published before already say of it, and how: nothing protects it any more.
    pub known: BTreeMap<Component, Vec<View>>,
    /// Whether its covered need are the places of a bottleneck: places are public, and told exactly.
    pub is_bottleneck: bool,
    /// Whether no row of these editions speaks of it: it is what is left of one row without another, or only a
    /// report that is out speaks of it. What is not known of it is withheld.
    pub is_implicit: bool,
    /// The figures of everybody, if its cells are among them.
    pub everybody_figures: Option<Counts>,
}

/// All groups of some editions, and which row speaks of which.
#[derive(Debug, Clone)]
pub struct CellGroups {
    /// Each set of cells once.
    pub all: Vec<Arc<CellGroup>>,
    /// Per table of all editions, one edition after the other, per row: the position of its group; none
    /// where nothing is needed.
    pub rows: Vec<Vec<Option<usize>>>,
    /// Per edition: the group that its key figures count.
    pub wholes: Vec<Option<usize>>,
}

/// Which groups are there although no row counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rests {
    /// What is left of one row without another, where it counts fewer than this.
    Below(u32),
    /// Those of whom a row tells what would change for them.
    Told,
}

/// The groups while they are collected.
struct Collected<'a> {
    cells: &'a [Cell],
    zeros: Zeros,
    positions: BTreeMap<Vec<u32>, usize>,
    all: Vec<CellGroup>,
}

impl CellGroups {
    /// Collects them from the tables whose rows are to be counted, and from the key figures. All editions
    /// are made from these cells.
    pub fn of(
        cells: &[Cell],
        editions: &[Edition],
        (zeros, rests): (Zeros, Rests),
        known: &PriorKnowledge,
    ) -> CellGroups {
        let mut collected = Collected {
            cells,
            zeros,
            positions: BTreeMap::new(),
            all: Vec::new(),
        };
        let whole = |edition: &Edition| {
            let group = collected.spoken(&edition.whole)?;
            let own = &mut collected.all[group];
            match edition.report.filter.is_empty() {
                true => own.everybody = true,
                false => own.margins += 1,
            }
            Some(group)
        };
        let wholes = editions.iter().map(whole).collect();
        let tables = editions.iter().flat_map(|edition| &edition.tables);
        let rows = tables.clone().map(|table| collected.table(table)).collect();
        collected.know(known);
        match rests {
            Rests::Below(minimum) => collected.rests(minimum),
            Rests::Told => tables.for_each(|table| collected.told_of(table)),
        }
        collected.within_everybody();
        CellGroups {
            all: collected.all.into_iter().map(Arc::new).collect(),
            rows,
            wholes,
        }
    }
}

impl Collected<'_> {
    fn table(&mut self, table: &Table) -> Vec<Option<usize>> {
        let mut of_row = |row: &Row| {
            let group = self.spoken(&row.cells)?;
            let own = &mut self.all[group];
            let is_total = row.role == RowRole::Total;
            own.margins += u32::from(is_total);
            own.keys = own.keys.min(table.keys().max(1) - usize::from(is_total));
            own.is_bottleneck |= table.id == TableId::Bottlenecks;
            Some(group)
        };
        let rows = table.rows.iter();
        match table.is_counted() {
            true => rows.map(&mut of_row).collect(),
            false => vec![None; table.rows.len()],
        }
    }

    /// Adds what is left of one group without another where it is small: nobody says it, and everybody can
    /// compute it who knows the two. The two kinds of need are separate counts, so each is looked at by itself.
    fn rests(&mut self, minimum: u32) {
        let kinds = [(Component::Need, true), (Component::NotAssessable, false)];
        let rests = kinds.map(|(component, assessable)| {
            let counted = self.counted_alone(component, assessable);
            small_rests(&counted, i64::from(minimum))
        });
        for rest in rests.iter().flatten() {
            self.add(rest);
        }
    }

    /// The groups by their cells of one kind of need, each once, the smallest count first.
    fn counted_alone(&self, component: Component, assessable: bool) -> Vec<Counted> {
        let is_of_kind = |cell: &&u32| self.cells[**cell as usize].assessable == assessable;
        let mut alone: BTreeMap<Vec<u32>, Counted> = BTreeMap::new();
        for group in &self.all {
            let cells: Vec<u32> = group.cells.iter().filter(is_of_kind).copied().collect();
            let count = match component {
                Component::NotAssessable => group.counts.not_assessable,
                _ => group.counts.need,
            };
            let is_out = group.known.contains_key(&component);
            let own = alone.entry(cells).or_insert_with_key(|cells| Counted {
                cells: cells.clone(),
                count,
                is_out,
            });
            own.is_out |= is_out;
        }
        let mut counted: Vec<Counted> = alone.into_values().collect();
        counted.sort_by_key(|one| one.count);
        counted
    }

    /// Adds those of whom the rows of a table tell something, and do not say how many they are.
    fn told_of(&mut self, table: &Table) {
        let telling = table.rows.iter().filter(|row| !row.tells.is_empty());
        for row in telling.filter(|_| !table.is_counted()) {
            self.add(&row.cells);
        }
    }

    /// Adds what is known, and what reports published before withhold: also of cells that no row of these editions
    /// counts.
    fn know(&mut self, known: &PriorKnowledge) {
        for one in &known.components {
            if let Some(group) = self.add(&one.cells) {
                let views = self.all[group].known.entry(one.component).or_default();
                if !views.contains(&one.view) {
                    views.push(one.view);
                }
            }
        }
        for cells in &known.withheld {
            self.add(cells);
        }
    }

    /// Tells the groups that are a part of everybody what everybody's figures are.
    fn within_everybody(&mut self) {
        let Some(everybody) = self.all.iter().find(|group| group.everybody).cloned() else {
            return;
        };
        let is_in = |cell: &u32| everybody.cells.binary_search(cell).is_ok();
        for group in &mut self.all {
            let is_within = group.cells.iter().all(is_in);
            group.everybody_figures = is_within.then_some(everybody.counts);
        }
    }

    /// The group that a row, or the key figures, speak of.
    fn spoken(&mut self, cells: &[u32]) -> Option<usize> {
        let group = self.add(cells)?;
        self.all[group].is_implicit = false;
        Some(group)
    }

    /// The group of these cells: a new one if there is none yet.
    fn add(&mut self, cells: &[u32]) -> Option<usize> {
        let counts = |cell: &u32| {
            let cell = self.cells.get(*cell as usize);
            cell.is_some_and(|cell| cell.need > 0 || self.zeros == Zeros::Sensitive)
        };
        let cells: Vec<u32> = cells.iter().copied().filter(counts).collect();
        if cells.is_empty() {
            return None;
        }
        let next = self.all.len();
        let group = *self.positions.entry(cells.clone()).or_insert(next);
        if group == next {
            self.all.push(CellGroup {
                counts: Counts::of(self.cells, &cells),
                cells,
                margins: 0,
                keys: usize::MAX,
                everybody: false,
                known: BTreeMap::new(),
                is_bottleneck: false,
                is_implicit: true,
                everybody_figures: None,
            });
        }
        Some(group)
    }
}

impl CellGroup {
    /// How a component of it is told where counts are told in this way: the places of a bottleneck exactly.
    pub fn view(&self, component: Component, view: View) -> View {
        match view {
            View::Steps(_) if component == Component::Covered && self.is_bottleneck => {
                View::Steps(Steps::EXACT)
            }
            _ => view,
        }
    }

    /// Whether its need is kept where what is covered is small and the same part of every case. Of a group that
    /// no row speaks of only what is small is kept.
    pub fn keeps_need(&self) -> bool {
        !self.is_implicit || self.known.contains_key(&Component::Need)
    }

    /// What is told of it where covered and missing cases are told in steps.
    pub fn in_steps(&self, counts: Counts, steps: Steps) -> Counts {
        let told = counts.in_steps(steps);
        Counts {
            covered: match self.is_bottleneck {
                true => counts.covered,
                false => told.covered,
            },
            ..told
        }
    }
}

/// The cells of a group that have one kind of need, and how many cases these are.
struct Counted {
    cells: Vec<u32>,
    count: i64,
    /// Whether a report published before says the count.
    is_out: bool,
}

/// What is left of one group without another, where it counts from 1 to below the minimum. Groups in ascending
/// order of their counts.
fn small_rests(counted: &[Counted], minimum: i64) -> Vec<Vec<u32>> {
    let mut rests: Vec<Vec<u32>> = Vec::new();
    for (position, component) in counted.iter().enumerate() {
        let larger = counted[position + 1..].iter();
        let larger = larger.take_while(|whole| whole.count < component.count + minimum);
        // what was given away already cannot be protected
        let wholes = larger
            .filter(|whole| whole.count > component.count && !(whole.is_out && component.is_out));
        rests.extend(wholes.filter_map(|whole| without(&whole.cells, &component.cells)));
    }
    rests.sort_unstable();
    rests.dedup();
    rests
}

/// The cells of a whole that are not in a part of it; none if that is no part, or all.
fn without(whole: &[u32], component: &[u32]) -> Option<Vec<u32>> {
    if component.len() >= whole.len() {
        return None;
    }
    let is_part = component
        .iter()
        .all(|cell| whole.binary_search(cell).is_ok());
    let rest = whole
        .iter()
        .filter(|cell| component.binary_search(cell).is_err());
    is_part.then(|| rest.copied().collect())
}
