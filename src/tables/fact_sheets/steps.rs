//! What is proposed for each area, with its effect on the people there.
//!
//! Which steps concern an area is read from what is public: where a step is proposed, and whom an offer reaches.

use crate::analysis::outlook::renewals::Renewal;
use crate::analysis::proposals::{Inquiry, Measure, Proposal, Proposals};
use crate::tables::areas::Areas;
use crate::tables::column_id::ColumnId;
use crate::tables::labels::both;
use crate::tables::lists::{list, whole};
use crate::tables::proposals::Writer;
use crate::tables::spec::TableId;
use crate::tables::table::{Row, Table, Value};
use crate::vocabulary::dimension::{Node, Role};

/// A row for each step and each area that it concerns.
pub(super) fn table(areas: &Areas, found: &Proposals) -> Table {
    let year = areas.year;
    let mut columns = vec![areas.column()];
    columns.extend(Writer::new(year, areas.scope).columns());
    let told = columns.iter().map(|column| column.id);
    let kept = told.map(|id| ![ColumnId::Gained, ColumnId::Lost].contains(&id));
    let kept: Vec<bool> = kept.collect();
    let mut rows = Vec::new();
    let concerned = Concerned(areas);
    for (node, area) in areas.named() {
        let scope = areas.within(node);
        let writer = Writer::new(year, &scope);
        let measures = found.measures.iter();
        let measures = measures.filter(|one| concerned.is_of_measure(one, node));
        let renewals = found.renewals.iter();
        let renewals = renewals.filter(|one| concerned.is_of_renewal(one, node));
        let inquiries = found.inquiries.iter();
        let inquiries = inquiries.filter(|one| concerned.is_of_inquiry(one, node));
        let own = measures.map(|one| writer.measure(one));
        let own = own.chain(renewals.map(|one| writer.renewal(one)));
        let own = own.chain(inquiries.map(|one| writer.inquiry(one)));
        rows.extend(own.map(|row| of_area(row, area.clone(), &kept)));
    }
    let mut kept = kept.iter();
    columns.retain(|_| kept.next().copied().unwrap_or(false));
    let base = whole(year, year.headline(), areas.scope);
    let mut table = list(TableId::AreaProposals, base, columns, rows);
    table.notes.push(both("note-area-proposals", &[]));
    table
}

/// The row with its area before it, and of its effects only how many more cases are covered in all.
fn of_area(mut row: Row, area: Value, kept: &[bool]) -> Row {
    row.values.insert(0, area);
    let before = |column: usize| kept[..column].iter().filter(|kept| **kept).count();
    row.tells.retain(|told| kept[told.column + 1]);
    for told in &mut row.tells {
        told.column = before(told.column + 1);
    }
    let mut stays = kept.iter();
    row.values
        .retain(|_| stays.next().copied().unwrap_or(false));
    row
}

/// Which steps concern an area.
struct Concerned<'a>(&'a Areas<'a>);

impl Concerned<'_> {
    fn is_of_measure(&self, proposal: &Proposal, node: Node) -> bool {
        let group = &proposal.group;
        let named = match self.0.dimension().role {
            Role::Topic => group.topic,
            Role::LifePhase => group.life_phase,
            Role::District => group.district,
            Role::Group => None,
        };
        let dimension = self.0.dimension();
        let is_category = |named: &Node| dimension.category(*named).is_some();
        match (named.filter(is_category), &proposal.measure) {
            (Some(named), _) => {
                dimension.is_within(named, node) || dimension.is_within(node, named)
            }
            (None, Measure::Open { offer, .. } | Measure::MorePlaces { offer, .. }) => {
                self.is_reached(*offer, node)
            }
            (None, Measure::NewOffer { .. }) => true,
        }
    }

    fn is_of_renewal(&self, renewal: &Renewal, node: Node) -> bool {
        let mut offers = self.0.year.offers.iter();
        let same = offers.position(|offer| *offer == renewal.offer);
        same.is_some_and(|offer| self.is_reached(offer, node))
    }

    /// A question about the needs is one for the whole town.
    fn is_of_inquiry(&self, inquiry: &Inquiry, node: Node) -> bool {
        let mut offers = inquiry.offers.iter();
        offers.any(|offer| self.is_reached(*offer, node))
    }

    fn is_reached(&self, offer: usize, node: Node) -> bool {
        self.0.year.reaches(offer, &[(self.0.position, node)])
    }
}
