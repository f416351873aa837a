//! What follows from numbers that stand in other columns, and is computed anew once those are protected.
//!
//! Rates, utilisation and measures of equity are no sums over cells, so protection can neither withhold
//! nor round them as it does counts. They are therefore made from published numbers alone: an attacker
//! could compute them himself. [`derive()`] overwrites every derived field, so nothing of what stood there
//! before protection is left.

use super::fact_sheets::similar;
use super::spec::TableId;
use super::table::Table;
use super::year_review::{causes, groups, offers};
use super::{equity, rates, usage};

/// Makes everything that is derived from what stands in the tables now. Doing it twice changes nothing.
pub fn derive(tables: &mut [Table]) {
    for table in tables.iter_mut() {
        match table.id {
            TableId::Rates(_) => rates::fill(table),
            TableId::ReviewGroups => groups::fill(table),
            TableId::ReviewMeasures => offers::fill(table),
            _ => {}
        }
    }
    for (id, fill) in [
        (TableId::Usage, usage::fill as fn(&mut Table, &[Table])),
        (TableId::Equity, equity::fill),
        (TableId::AreaSimilar, similar::fill),
        (TableId::ReviewCauses, causes::fill),
    ] {
        if let Some(position) = tables.iter().position(|table| table.id == id) {
            let mut table = tables[position].clone();
            fill(&mut table, tables);
            tables[position] = table;
        }
    }
}
