//! What the list of breaks says of links that are published, and of links that are not.

use super::{edition, table};
use crate::analysis::chain::{BreakKind, LinkState};
use crate::language::Label;
use crate::protect::chain_breaks::judge;
use crate::tables::{Axis, Column, ColumnId, Disclosure, Kind, Table, TableId, Value};

const PHASES: [&str; 5] = ["0-2", "3-5", "6-9", "10-15", "16-20"];

fn category(id: &str) -> Value {
    Value::Category {
        id: id.to_string(),
        label: Label::plain(id),
    }
}

fn code(id: &'static str) -> Value {
    let label = Label::plain(id);
    Value::Code { id, label }
}

fn column(id: ColumnId) -> Column {
    let name = match id {
        ColumnId::Dimension(Axis::Topic) => "topic",
        other => other.name().unwrap_or_default(),
    };
    Column {
        id,
        name: name.to_string(),
        renamed_from: None,
        label: Label::plain(name),
        kind: Kind::Category,
        disclosure: Disclosure::Key,
    }
}

/// The chain of a topic as it is published: s served, n not served, - without need, x withheld.
fn chain(links: &str) -> Table {
    let mut chain = table("chain_topic", &[("bildung", &[][..]); 5]);
    chain.id = TableId::ChainTopic;
    let columns = [
        ColumnId::Dimension(Axis::Topic),
        ColumnId::Dimension(Axis::LifePhase),
        ColumnId::Link,
    ];
    chain.columns = columns.map(column).to_vec();
    for ((row, phase), link) in chain.rows.iter_mut().zip(PHASES).zip(links.chars()) {
        let link = match link {
            's' => code(LinkState::Served.id()),
            'n' => code(LinkState::NotServed.id()),
            '-' => code(LinkState::NoNeed.id()),
            _ => Value::Withheld,
        };
        row.values = vec![category("bildung"), category(phase), link];
    }
    chain
}

/// What is left of a break: served before, and broken until; none if it is not told.
fn judged(links: &str, kind: BreakKind, phase: &str) -> Option<[String; 2]> {
    let mut breaks = table("chain_breaks", &[("topic=bildung", &[])]);
    breaks.id = TableId::ChainBreaks;
    let columns = [
        ColumnId::Where,
        ColumnId::Dimension(Axis::LifePhase),
        ColumnId::Break,
        ColumnId::ServedBefore,
        ColumnId::BrokenUntil,
    ];
    breaks.columns = columns.map(column).to_vec();
    let [before, until] = [category("true"), category("true")];
    breaks.rows[0].values = vec![
        category("topic=bildung"),
        category(phase),
        code(kind.id()),
        before,
        until,
    ];
    let mut edition = edition(Vec::new(), vec![chain(links), breaks]);
    judge(&mut edition);
    let row = edition.tables[1].rows.first()?;
    let word = |value: &Value| match value {
        Value::Category { id, .. } => id.clone(),
        Value::Withheld => "x".to_string(),
        _ => "–".to_string(),
    };
    Some([word(&row.values[3]), word(&row.values[4])])
}

#[test]
fn a_break_is_told_from_published_links_alone() {
    let link = |links: &str, phase: &str| judged(links, BreakKind::LinkNotServed, phase);
    let says = |before: &str, until: &str| Some([before.to_string(), until.to_string()]);
    assert_eq!(link("snnss", "3-5"), says("0-2", "6-9"));
    assert_eq!(link("n-nss", "0-2"), says("–", "6-9"));
    // How far it goes is not said where a withheld link would be told.
    assert_eq!(link("snxss", "3-5"), says("0-2", "x"));
    assert_eq!(link("snsxx", "3-5"), says("0-2", "3-5"));
    // That it begins here would say that the link before is served.
    assert_eq!(link("sxnss", "6-9"), None);
    assert_eq!(link("x-nss", "6-9"), None);
    // By published numbers it is no break, or not the first link of one.
    assert_eq!(link("sssss", "3-5"), None);
    assert_eq!(link("snnss", "6-9"), None);
    assert_eq!(link("sxsss", "3-5"), None);
}

#[test]
fn an_open_transition_is_told_between_links_that_are_published_as_served() {
    let open = |links: &str| judged(links, BreakKind::OpenTransition, "6-9");
    let said = Some(["3-5".to_string(), "6-9".to_string()]);
    assert_eq!(open("xssxx"), said);
    assert_eq!(open("sxsss"), None);
    assert_eq!(open("ssxss"), None);
    assert_eq!(open("s-sss"), None);
}
