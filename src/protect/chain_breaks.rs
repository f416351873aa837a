//! Where a chain breaks is a word about its links, so it is told from the links that are published, and not
//! told where it would tell of others.

use crate::analysis::chain::{BreakKind, LinkState};
use crate::tables::{ColumnId, Edition, Row, Table, TableId, Value, keys};

/// A link of a chain as it is published.
struct Link {
    phase: Value,
    /// The id of its state; none where it is withheld.
    state: Option<&'static str>,
}

/// Keeps the breaks that follow from published links, and says with them what was served before and how far
/// the break goes.
pub fn judge(edition: &mut Edition) {
    let is_list = |table: &Table| table.id == TableId::ChainBreaks;
    let Some(position) = edition.tables.iter().position(is_list) else {
        return;
    };
    let mut breaks = edition.tables[position].clone();
    let columns = [
        ColumnId::Break,
        ColumnId::ServedBefore,
        ColumnId::BrokenUntil,
    ]
    .map(|id| breaks.column(id));
    if let [Some(kind), Some(before), Some(until)] = columns {
        breaks.rows.retain_mut(|row| {
            let found = links(edition, row)
                .and_then(|links| Some((at(&links, &row.values[kind], &row.values[1])?, links)));
            let Some((at, links)) = found else {
                return false;
            };
            row.values[before] = served_before(&links, at);
            row.values[until] = match id(&row.values[kind]) {
                Some(kind) if kind == BreakKind::LinkNotServed.id() => broken_until(&links, at),
                _ => links[at].phase.clone(),
            };
            true
        });
    }
    edition.tables[position] = breaks;
}

/// The chain that a break is in, link by link; its first field says `topic=bildung`.
fn links(edition: &Edition, row: &Row) -> Option<Vec<Link>> {
    let place = id(row.values.first()?)?;
    let chains = [TableId::ChainTopic, TableId::ChainDistrict];
    let mut tables = chains.iter().filter_map(|chain| edition.table(chain));
    tables.find_map(|table| links_in(table, place))
}

/// The links of a chain in a table of chains; none if it is not one of them.
fn links_in(table: &Table, place: &str) -> Option<Vec<Link>> {
    let key = &table.columns.first()?.name;
    let link = table.column(ColumnId::Link)?;
    let is_own = |row: &&Row| {
        id(&row.values[0]).is_some_and(|own| keys::place_name(key, own) == place)
            && row.values[link] != Value::NotApplicable
    };
    let mut own = table.rows.iter().filter(is_own).peekable();
    own.peek()?;
    let links = own.map(|row| Link {
        phase: row.values[1].clone(),
        state: state(&row.values[link]),
    });
    Some(links.collect())
}

/// Where the break stands, if published links say that there is one.
fn at(links: &[Link], kind: &Value, phase: &Value) -> Option<usize> {
    let at = links.iter().position(|link| id(&link.phase) == id(phase))?;
    let (served, not_served) = (
        Some(LinkState::Served.id()),
        Some(LinkState::NotServed.id()),
    );
    let is_break = match id(kind) == Some(BreakKind::LinkNotServed.id()) {
        true => {
            let mut before = links[..at].iter().rev();
            let judged = before.find(|link| !is_implicit(link.state));
            links[at].state == not_served && judged.is_none_or(|link| link.state == served)
        }
        false => {
            let before = at.checked_sub(1).map(|before| &links[before]);
            links[at].state == served && before.is_some_and(|link| link.state == served)
        }
    };
    is_break.then_some(at)
}

/// Whether a link neither mends a chain nor breaks it.
fn is_implicit(state: Option<&str>) -> bool {
    let silent = [LinkState::NoNeed, LinkState::NotAssessable].map(LinkState::id);
    state.is_some_and(|state| silent.contains(&state))
}

fn served_before(links: &[Link], at: usize) -> Value {
    let mut before = links[..at].iter().rev();
    let served = before.find(|link| link.state == Some(LinkState::Served.id()));
    served.map_or(Value::NotApplicable, |link| link.phase.clone())
}

fn broken_until(links: &[Link], at: usize) -> Value {
    let mut until = &links[at].phase;
    for link in &links[at..] {
        match link.state {
            None => return Value::Withheld,
            Some(state) if state == LinkState::Served.id() => break,
            Some(state) if state == LinkState::NotServed.id() => until = &link.phase,
            Some(_) => {}
        }
    }
    until.clone()
}

fn state(value: &Value) -> Option<&'static str> {
    match value {
        Value::Code { id, .. } => Some(id),
        _ => None,
    }
}

fn id(value: &Value) -> Option<&str> {
    match value {
        Value::Category { id, .. } => Some(id),
        Value::Code { id, .. } => Some(id),
        _ => None,
    }
}
