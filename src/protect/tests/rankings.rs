//! The order in which lists are published.

use super::table;
use crate::language::Label;
use crate::protect::write::last_if_withheld;
use crate::tables::{Column, Kind, Value};

#[test]
fn ten_places_more_are_ranked_by_what_they_bring_and_not_by_the_number_of_the_bottleneck() {
    let column = |id: &str, kind: Kind| Column {
        id: id.to_string(),
        label: Label::plain(id),
        kind,
    };
    let mut places = table("more_places", &[("", &[][..]); 5]);
    places.columns = vec![
        column("offer", Kind::Text),
        column("bottleneck", Kind::Count),
        column("relief_of_ten", Kind::Cases),
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
    last_if_withheld(&mut places, "relief_of_ten");
    let names = places.rows.iter().map(|row| match &row.values[0] {
        Value::Text(name) => name.as_str(),
        _ => "",
    });
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["Kita", "Treff", "Kurs", "Bad", "Hort"]
    );
}
