//! What can be seen in the pictures of inhabitants, places, years, endings and topics.

use lueckenlos::language::{Label, Language};
use lueckenlos::model::map::{Area, Map};
use lueckenlos::render::charts::{self, Picture};
use lueckenlos::tables::{
    Axis, ChartKind, ColumnId, Edition, Kind, Row, RowRole, Shape, Table, TableId, Value,
};

use crate::edition::{DISTRICTS, base, both, by_dimension, category, column, measured, measures};
use crate::labels_apart;
use crate::pictures::{count, draw, texts, with};

const TOPICS: [&str; 4] = [
    "Bildung",
    "Medien/Digitalisierung",
    "Pflege und Teilhabe im höheren Lebensalter",
    "Wohnungslosigkeit",
];

fn item(values: Vec<Value>) -> Row {
    Row {
        role: RowRole::Item { depth: 0 },
        values,
        cells: [].into(),
        tells: Vec::new(),
    }
}

fn listed(id: TableId, columns: Vec<lueckenlos::tables::Column>, rows: Vec<Row>) -> Table {
    Table {
        id,
        name: "picture".to_string(),
        title: both("Eine Tabelle", "A table"),
        base: base(),
        columns,
        rows,
        shape: Shape::List,
        notes: Vec::new(),
    }
}

/// Need and inhabitants of districts in four topics; in one of them nobody needs anything.
fn rates() -> Table {
    let columns = vec![
        column(
            ColumnId::Dimension(Axis::Topic),
            "Handlungsfeld",
            "Topic",
            Kind::Category,
        ),
        column(
            ColumnId::Dimension(Axis::District),
            "Stadtteil",
            "District",
            Kind::Category,
        ),
        column(ColumnId::Need, "Bedarf", "Need", Kind::Cases),
        column(
            ColumnId::Population,
            "Einwohner",
            "Inhabitants",
            Kind::Count,
        ),
    ];
    let mut rows = Vec::new();
    for (topic, name) in TOPICS.iter().enumerate() {
        for (position, district) in DISTRICTS.iter().enumerate() {
            let need = match (topic, position) {
                (3, _) => Value::Number(0.0),
                (0, 2) => Value::Range {
                    low: 175.0,
                    high: 530.0,
                },
                (0, 3) => Value::Withheld,
                _ => Value::Number((topic * 311 + position * 53 + 17) as f64),
            };
            let people = match position {
                4 => Value::NotRecorded,
                _ => Value::Number((4000 + position * 617) as f64),
            };
            rows.push(item(vec![category(name), category(district), need, people]));
        }
    }
    listed(TableId::Rates(Axis::District), columns, rows)
}

fn series(years: usize) -> Table {
    let columns = vec![
        column(ColumnId::Year, "Jahr", "Year", Kind::Text),
        column(ColumnId::Need, "Bedarf", "Need", Kind::Cases),
        column(ColumnId::Gap, "Lücke", "Gap", Kind::Cases),
        column(
            ColumnId::GapLow,
            "Lücke, mindestens",
            "Gap, low",
            Kind::Cases,
        ),
        column(
            ColumnId::GapHigh,
            "Lücke, höchstens",
            "Gap, high",
            Kind::Cases,
        ),
        column(ColumnId::Places, "Plätze", "Places", Kind::Places),
    ];
    let row = |year: usize| {
        let number = |number: usize| Value::Number(number as f64);
        let need = match year {
            1 => Value::Range {
                low: 900.0,
                high: 11_000.0,
            },
            _ => number(10_000 + 211 * year),
        };
        let year_of = Value::Text((2020 + year).to_string());
        let (gap, low) = (number(4000 + 97 * year), number(3000 + 97 * year));
        item(vec![
            year_of,
            need,
            gap.clone(),
            low,
            gap,
            number(8000 + 13 * year),
        ])
    };
    listed(
        TableId::ReviewSeries,
        columns,
        (0..years).map(row).collect(),
    )
}

fn directory(offers: usize) -> Table {
    let columns = vec![
        column(ColumnId::Offer, "Angebot", "Offer", Kind::Text),
        column(ColumnId::Places, "Plätze", "Places", Kind::Places),
        column(ColumnId::LastDay, "Ende", "Ends", Kind::Category),
    ];
    let row = |offer: usize| {
        let day = format!("20{}-{:02}-28", 26 + offer % 9, 1 + offer % 12);
        let last_day = match offer % 3 {
            0 => Value::NotApplicable,
            _ => category(&day),
        };
        let places = match offer % 5 {
            1 => Value::NotRecorded,
            _ => Value::Number((1 + offer * 7) as f64),
        };
        let name = match offer % 4 {
            2 => format!("Willkommensbesuche für geflüchtete Familien und Kinder (MU{offer:03})"),
            _ => format!("Angebot (MU{offer:03})"),
        };
        item(vec![Value::Text(name), places, last_day])
    };
    listed(TableId::Directory, columns, (0..offers).map(row).collect())
}

fn squares() -> Map {
    let area = |(position, name): (usize, &&str)| {
        let (west, south) = (
            13.0 + (position % 4) as f64 * 0.02,
            52.0 + (position / 4) as f64 * 0.012,
        );
        let (east, north) = (west + 0.02, south + 0.012);
        let corners = [[west, south], [east, south], [east, north], [west, north]];
        Area {
            district: name.to_lowercase(),
            polygons: vec![vec![corners.to_vec()]],
        }
    };
    Map {
        areas: DISTRICTS.iter().enumerate().map(area).collect(),
    }
}

fn topics_by_district() -> Table {
    let mut columns = vec![
        column(
            ColumnId::Dimension(Axis::District),
            "Stadtteil",
            "District",
            Kind::Category,
        ),
        column(
            ColumnId::Dimension(Axis::Topic),
            "Handlungsfeld",
            "Topic",
            Kind::Category,
        ),
    ];
    columns.extend(measures());
    let mut rows = Vec::new();
    for (down, district) in DISTRICTS.iter().enumerate() {
        for (across, topic) in TOPICS.iter().enumerate() {
            let mut values = vec![category(district), category(topic)];
            values.extend(measured(down * 5 + across * 11 + 3));
            if across == 3 {
                values[5] = Value::NotApplicable;
            }
            if (down, across) == (2, 1) {
                values[5] = Value::Withheld;
            }
            rows.push(item(values));
        }
    }
    listed(
        TableId::By(vec![Axis::District, Axis::Topic]),
        columns,
        rows,
    )
}

fn with_id(kind: ChartKind, table: Table, map: Option<Map>) -> Edition {
    let id = table.id.clone();
    let mut edition = with(kind, table, map);
    edition.charts[0].table = id;
    edition
}

fn all() -> Vec<Edition> {
    let names = DISTRICTS.map(String::from);
    let districts = by_dimension("district", both("Stadtteil", "District"), &names);
    vec![
        with_id(ChartKind::PlacesAgainstNeed, districts, None),
        with_id(ChartKind::Inhabitants, rates(), None),
        with_id(ChartKind::Series, series(5), None),
        with_id(ChartKind::Series, series(30), None),
        with_id(ChartKind::Endings, directory(200), None),
        with_id(ChartKind::Endings, directory(3), None),
        with_id(ChartKind::TopicMaps, topics_by_district(), Some(squares())),
    ]
}

fn none(edition: &Edition) -> bool {
    charts::draw(edition, &edition.charts[0], Language::German).is_none()
}

#[test]
fn no_label_of_the_pictures_that_people_look_for_is_cut_off_or_lies_on_another() {
    for edition in all() {
        for language in [Language::German, Language::English] {
            let picture = draw(&edition, language);
            labels_apart(&picture);
            let points = 12.0 * 482.0 / f64::from(picture.width);
            assert!(points >= 8.0 - 0.05, "{}: {points:.1} pt", picture.title);
            assert!(picture.description.chars().count() > 60);
            assert!(!picture.description.contains('⟨'));
        }
    }
}

/// Texts that begin so.
fn beginning(picture: &Picture, start: &str) -> usize {
    texts(picture)
        .iter()
        .filter(|text| text.starts_with(start))
        .count()
}

#[test]
fn inhabitants_stand_beside_the_need_of_every_topic_that_has_any() {
    let picture = draw(
        &with_id(ChartKind::Inhabitants, rates(), None),
        Language::German,
    );
    // once for the inhabitants, once for each of three topics
    assert_eq!(count(&picture, "Nordstadt"), 4);
    assert_eq!(beginning(&picture, "Wohnungslosigkeit"), 0);
    assert_eq!(
        count(&picture, "Ein Handlungsfeld ohne belegbaren Bedarf fehlt."),
        1
    );
    assert_eq!(count(&picture, "4\u{a0}000"), 1);
    // what is withheld is hatched, and its range is told
    assert_eq!(count(&picture, "175–530"), 1);
    assert_eq!(count(&picture, "x"), 3);
    let mut nobody = rates();
    nobody
        .rows
        .iter_mut()
        .for_each(|row| row.values[3] = Value::NotRecorded);
    assert!(none(&with_id(ChartKind::Inhabitants, nobody, None)));
}

#[test]
fn a_long_name_of_a_group_stands_on_two_lines_beside_its_bar() {
    let mut table = rates();
    for row in &mut table.rows {
        if let Value::Category { id, label } = &mut row.values[1]
            && label.in_language(Language::German) == "Nordstadt"
        {
            *id = "long".to_string();
            *label = Label::plain("Schwangerschaft, Geburt und Wochenbett");
        }
    }
    let edition = with_id(ChartKind::Inhabitants, table, None);
    let picture = draw(&edition, Language::German);
    assert_eq!(beginning(&picture, "Schwangerschaft, Geburt"), 4);
    assert!(texts(&picture).iter().all(|text| !text.ends_with('…')));
    labels_apart(&picture);
}

#[test]
fn years_stand_below_one_another_and_one_year_is_no_series() {
    let picture = draw(
        &with_id(ChartKind::Series, series(3), None),
        Language::German,
    );
    for year in ["2020", "2021", "2022"] {
        assert_eq!(count(&picture, year), 3, "{year}");
    }
    for number in ["10\u{a0}000", "900–11\u{a0}000", "8\u{a0}013", "4\u{a0}194"] {
        assert!(count(&picture, number) >= 1, "{number}");
    }
    assert!(none(&with_id(ChartKind::Series, series(1), None)));
}

#[test]
fn offers_that_end_stand_on_a_time_line_the_next_first() {
    let picture = draw(
        &with_id(ChartKind::Endings, directory(30), None),
        Language::German,
    );
    let days: Vec<String> = directory(30)
        .rows
        .iter()
        .filter_map(|row| match &row.values[2] {
            Value::Category { id, .. } => Some(id.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(days.len(), 20);
    let lines = texts(&picture);
    let drawn: Vec<&str> = days
        .iter()
        .filter_map(|day| {
            lines
                .iter()
                .find(|line| line.starts_with(day.as_str()))
                .copied()
        })
        .collect();
    assert_eq!(drawn.len(), 20);
    let mut shown: Vec<&str> = lines
        .iter()
        .filter(|line| days.iter().any(|day| line.starts_with(day.as_str())))
        .copied()
        .collect();
    let in_order = shown.clone();
    shown.sort_by_key(|line| line.get(..10).map(str::to_string));
    assert_eq!(shown, in_order);
    let mut endless = directory(30);
    endless
        .rows
        .iter_mut()
        .for_each(|row| row.values[2] = Value::NotApplicable);
    assert!(none(&with_id(ChartKind::Endings, endless, None)));
}

#[test]
fn every_topic_with_coverage_has_its_map_and_a_single_one_has_that_of_the_town() {
    let edition = with_id(ChartKind::TopicMaps, topics_by_district(), Some(squares()));
    let picture = draw(&edition, Language::German);
    assert_eq!(count(&picture, "Bildung"), 1);
    assert_eq!(count(&picture, "Wohnungslosigkeit"), 0);
    let mut single = topics_by_district();
    single
        .rows
        .retain(|row| row.values[1] == category("Bildung"));
    assert!(none(&with_id(
        ChartKind::TopicMaps,
        single,
        Some(squares())
    )));
    assert!(none(&with_id(
        ChartKind::TopicMaps,
        topics_by_district(),
        None
    )));
}

#[test]
fn places_stand_between_the_need_and_what_is_covered_of_it() {
    let edition = all().remove(0);
    let picture = draw(&edition, Language::German);
    for word in ["Bedarf", "Plätze in Angeboten, die offenstehen", "gedeckt"] {
        assert_eq!(count(&picture, word), 1, "{word}");
    }
}
