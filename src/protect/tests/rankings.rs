//! The order in which lists are published.

use super::table;
use crate::protect::publish::last_if_withheld;
use crate::tables::labels::column;
use crate::tables::{ColumnId, Disclosure, Kind, Value};

#[test]
fn ten_places_more_are_ranked_by_what_they_bring_and_not_by_the_number_of_the_bottleneck() {
    let mut places = table("more_places", &[("", &[][..]); 5]);
    places.columns = vec![
        column(ColumnId::Offer, Kind::Text, Disclosure::Key),
        column(ColumnId::Bottleneck, Kind::Count, Disclosure::Key),
        column(ColumnId::ReliefOfTen, Kind::Cases, Disclosure::Linear),
    ];
    let number = Value::Number;
    let effects = [
        ("Treff", 1.0, number(10.0)),
        ("Kita", 2.0, number(10.0)),
        ("Hort", 9.0, Value::Withheld),
        ("Kurs", 8.0, number(5.0)),
        ("Bad", 7.0, number(0.0)),
    ];
    for (row, (offer, bottleneck, relief)) in places.rows.iter_mut().zip(effects) {
        row.values = vec![Value::Text(offer.to_string()), number(bottleneck), relief];
    }
    last_if_withheld(&mut places, ColumnId::ReliefOfTen);
    let names = places.rows.iter().map(|row| match &row.values[0] {
        Value::Text(name) => name.as_str(),
        _ => "",
    });
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["Kita", "Treff", "Kurs", "Bad", "Hort"]
    );
}
