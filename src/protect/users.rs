//! Who uses an offer or waits for it is a person: small numbers of them are withheld.
//!
//! They stand in two tables of everybody: the sums of the topics, and the directory offer by offer. In the directory the
//! offers of all topics that have a small number are withheld together, and of all topics that share an offer with these:
//! then what is withheld in a topic is all that its sum counts, and nothing follows from the sum but itself.

use std::collections::BTreeSet;

use crate::protect::profile::Profile;
use crate::tables::{ColumnId, Disclosure, Edition, Table, TableId, Value};

/// Keeps back how many persons an offer has or lets wait, by the same rule as small needs.
pub fn guard(edition: &mut Edition, profile: Profile) {
    let keep = |count: f64| match profile {
        Profile::Threshold(rule) if count > 0.0 && count < f64::from(rule.minimum) => {
            Value::Withheld
        }
        Profile::Round(base) => {
            let base = f64::from(base);
            Value::Number((count / base).round() * base)
        }
        Profile::Threshold(_) | Profile::None => Value::Number(count),
    };
    for table in &mut edition.tables {
        let columns = table.columns.iter().enumerate();
        let guarded: Vec<usize> = columns
            .filter(|(_, column)| column.disclosure == Disclosure::Users)
            .map(|(position, _)| position)
            .collect();
        for row in &mut table.rows {
            for position in &guarded {
                if let Value::Number(count) = row.values[*position] {
                    row.values[*position] = keep(count);
                }
            }
        }
        if table.id == TableId::Directory {
            withhold_with_topics(table);
        }
    }
}

/// Withholds the users of every offer that shares a topic with one whose users are withheld, and so on.
fn withhold_with_topics(table: &mut Table) {
    let columns = [ColumnId::Topics, ColumnId::Occupied].map(|id| table.column(id));
    let [Some(topics), Some(occupied)] = columns else {
        return;
    };
    let of = |value: &Value| -> Option<BTreeSet<String>> {
        match value {
            Value::Category { id, .. } if id.is_empty() => None,
            Value::Category { id, .. } => Some(id.split('|').map(str::to_string).collect()),
            _ => None,
        }
    };
    // none: it is in all topics
    let mut offers: Vec<(usize, Option<BTreeSet<String>>)> = Vec::new();
    for (position, row) in table.rows.iter().enumerate() {
        if row.values[occupied].number().is_some() || row.values[occupied].is_withheld() {
            offers.push((position, of(&row.values[topics])));
        }
    }
    let mut reached: Option<BTreeSet<String>> = Some(BTreeSet::new());
    loop {
        let is_reached = |own: &Option<BTreeSet<String>>| match (&reached, own) {
            (Some(reached), Some(own)) => !reached.is_disjoint(own),
            (Some(reached), None) => !reached.is_empty(),
            (None, _) => true,
        };
        let mut more = reached.clone();
        for (position, own) in &offers {
            if table.rows[*position].values[occupied].is_withheld() || is_reached(own) {
                table.rows[*position].values[occupied] = Value::Withheld;
                more = match (more, own) {
                    (Some(more), Some(own)) => Some(more.union(own).cloned().collect()),
                    _ => None,
                };
            }
        }
        if more == reached {
            return;
        }
        reached = more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Label;
    use crate::tables::{Base, Column, Kind, Row, RowRole, Shape};

    fn directory(offers: &[(&str, f64)]) -> Table {
        let column = |id: ColumnId, kind, disclosure| Column {
            id,
            name: String::new(),
            renamed_from: None,
            label: Label::plain(""),
            kind,
            disclosure,
        };
        let row = |(topics, users): &(&str, f64)| Row {
            role: RowRole::Item { depth: 0 },
            values: vec![
                Value::Category {
                    id: topics.to_string(),
                    label: Label::plain(topics),
                },
                Value::Number(*users),
            ],
            cells: [].into(),
            tells: Vec::new(),
        };
        Table {
            id: TableId::Directory,
            name: "directory".to_string(),
            title: Label::plain(""),
            base: Base {
                year: 2025,
                need: Value::NotApplicable,
                not_assessable: Value::NotApplicable,
                persons: false,
                filter: Vec::new(),
            },
            columns: vec![
                column(ColumnId::Topics, Kind::Text, Disclosure::Record),
                column(ColumnId::Occupied, Kind::Cases, Disclosure::Users),
            ],
            rows: offers.iter().map(row).collect(),
            shape: Shape::List,
            notes: Vec::new(),
        }
    }

    fn left(offers: &[(&str, f64)]) -> Vec<bool> {
        let mut table = directory(offers);
        for row in &mut table.rows {
            if matches!(row.values[1], Value::Number(users) if (1.0..3.0).contains(&users)) {
                row.values[1] = Value::Withheld;
            }
        }
        withhold_with_topics(&mut table);
        let rows = table.rows.iter();
        rows.map(|row| !row.values[1].is_withheld()).collect()
    }

    #[test]
    fn where_one_offer_has_few_users_all_of_its_topic_are_withheld_with_it() {
        let offers = [("kita", 2.0), ("kita", 40.0), ("sport", 30.0)];
        assert_eq!(left(&offers), [false, false, true]);
    }

    #[test]
    fn an_offer_in_two_topics_takes_the_second_one_along() {
        let offers = [
            ("a", 2.0),
            ("a|b", 9.0),
            ("b|c", 8.0),
            ("c", 7.0),
            ("d", 6.0),
        ];
        assert_eq!(left(&offers), [false, false, false, false, true]);
    }

    #[test]
    fn an_offer_for_all_topics_is_in_every_one() {
        assert_eq!(left(&[("a", 2.0), ("", 9.0), ("b", 8.0)]), [false; 3]);
        assert_eq!(left(&[("a", 3.0), ("", 9.0), ("b", 8.0)]), [true; 3]);
    }
}
