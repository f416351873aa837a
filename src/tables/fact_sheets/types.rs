//! Why something is missing in each area: the gap by its types, in steps.
//!
//! Every type has its row in every area, so that no row tells by being there. The need behind a type is not told: to keep
//! it beside the needs by topic cost 65 further rows of Musterstadt's report.

use crate::analysis::picture::GapType;
use crate::tables::areas::Areas;
use crate::tables::column_id::ColumnId;
use crate::tables::disclosure::Disclosure;
use crate::tables::labels::column;
use crate::tables::lists::{gap_code, item, list, whole};
use crate::tables::spec::TableId;
use crate::tables::table::{Kind, Row, Table, Value};

/// The column of the gap.
const GAP: usize = 2;

/// The gap of each type in each area; what cannot be assessed is none.
pub(super) fn table(areas: &Areas) -> Table {
    let (year, picture) = (areas.year, areas.year.headline());
    let columns = vec![
        areas.column(),
        column(ColumnId::GapType, Kind::Code, Disclosure::Key),
        column(ColumnId::Gap, Kind::Cases, Disclosure::Linear),
    ];
    let types = GapType::ALL.into_iter();
    let types: Vec<GapType> = types
        .filter(|gap_type| *gap_type != GapType::NotAssessable)
        .collect();
    let mut rows: Vec<Row> = Vec::new();
    for (node, area) in areas.named() {
        let cells = areas.within(node).cells(year, picture);
        rows.extend(types.iter().map(|gap_type| {
            let own = cells.iter().filter_map(|cell| {
                let result = &picture.results[*cell as usize];
                let covered = result.cautious;
                let is_own = result.gap_type == Some(*gap_type);
                is_own.then(|| (*cell, covered.gap().as_f64(), covered.need.as_f64()))
            });
            let own: Vec<(u32, f64, f64)> = own.collect();
            let gap: f64 = own.iter().map(|(_, gap, _)| gap).sum();
            let weights = own.iter().map(|(cell, gap, need)| (*cell, gap / need));
            let values = vec![area.clone(), gap_code(year, *gap_type), Value::Number(gap)];
            item(values).telling(GAP, weights)
        }));
    }
    list(
        TableId::AreaGapTypes,
        whole(year, picture, areas.scope),
        columns,
        rows,
    )
}
