//! Editions built by hand: a town, a city with a hierarchy, a town with nasty names.

use chrono::NaiveDate;
use lueckenlos::language::Label;
use lueckenlos::model::finding::{Code, Excerpt, Finding, Lines, Place};
use lueckenlos::tables::{
    Axis, Base, Chart, ChartKind, Column, ColumnId, Disclosure, Edition, FigureId, KeyFigure, Kind,
    Notice, Report, Row, RowRole, Shape, Table, TableId, Value,
};

pub const PHASES: [&str; 10] = [
    "Schwangerschaft und Geburt",
    "0–2",
    "3–5",
    "6–9",
    "10–15",
    "16–20",
    "21–26",
    "27–64",
    "65–79",
    "80+",
];

pub const DISTRICTS: [&str; 8] = [
    "Nordstadt",
    "Südstadt",
    "Innenstadt",
    "Westend",
    "Hafen",
    "Am Kiefernwäldchen",
    "Ostheim",
    "Neubaugebiet Ziegelei",
];

pub fn nasty() -> Vec<String> {
    vec![
        "=cmd()".to_string(),
        "<script>alert(1)</script>".to_string(),
        "#{typst}".to_string(),
        "\"Anführung\" & 'Zeichen'".to_string(),
        "Kita 🧸 Bärenhöhle".to_string(),
        "\u{202e}verkehrt herum\u{200f}".to_string(),
        "\u{1b}[31mrot\u{0}".to_string(),
        "x".repeat(10_000),
    ]
}

pub fn both(de: &str, en: &str) -> Label {
    Label {
        de: de.to_string(),
        en: Some(en.to_string()),
    }
}

pub fn category(name: &str) -> Value {
    let (id, label) = match name {
        "total" => ("total".to_string(), both("insgesamt", "total")),
        "unknown" => ("unknown".to_string(), both("unbekannt", "unknown")),
        "not_broken_down" => (
            name.to_string(),
            both("nicht aufgeschlüsselt", "not broken down"),
        ),
        other => (other.to_lowercase(), Label::plain(other)),
    };
    Value::Category { id, label }
}

pub fn role(name: &str, depth: u8) -> RowRole {
    match name {
        "total" => RowRole::Total,
        "unknown" => RowRole::Unknown,
        "not_broken_down" => RowRole::NotBrokenDown,
        _ => RowRole::Item { depth },
    }
}

pub fn column(id: ColumnId, de: &str, en: &str, kind: Kind) -> Column {
    let name = match id {
        ColumnId::Dimension(Axis::LifePhase) => "life_phase",
        ColumnId::Dimension(Axis::District) => "district",
        ColumnId::Dimension(Axis::Topic) => "topic",
        other => other.name().unwrap_or("origin"),
    };
    Column {
        id,
        name: name.to_string(),
        renamed_from: None,
        label: both(de, en),
        kind,
        disclosure: Disclosure::Record,
    }
}

/// The dimension of this name.
pub fn axis(name: &str) -> Axis {
    match name {
        "life_phase" => Axis::LifePhase,
        "district" => Axis::District,
        "topic" => Axis::Topic,
        _ => Axis::Group(3),
    }
}

/// A table by the dimensions that its name says.
pub fn by(name: &str) -> TableId {
    match name {
        "gaps" => TableId::LargestGaps,
        _ => TableId::By(name.split('-').map(axis).collect()),
    }
}

pub fn measures() -> Vec<Column> {
    vec![
        column(ColumnId::Need, "Bedarf", "Need", Kind::Cases),
        column(ColumnId::Covered, "gedeckt", "Covered", Kind::Cases),
        column(ColumnId::Gap, "Lücke", "Gap", Kind::Cases),
        column(ColumnId::Coverage, "Deckungsgrad", "Coverage", Kind::Share),
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
        column(
            ColumnId::CoverageLow,
            "Deckungsgrad, mindestens",
            "Coverage, low",
            Kind::Share,
        ),
        column(
            ColumnId::CoverageHigh,
            "Deckungsgrad, höchstens",
            "Coverage, high",
            Kind::Share,
        ),
        column(ColumnId::Offers, "Angebote", "Offers", Kind::Count),
        column(
            ColumnId::NominalCapacity,
            "Plätze (nominell)",
            "Places (nominal)",
            Kind::Places,
        ),
        column(
            ColumnId::NotAssessable,
            "nicht belegbar",
            "Not assessable",
            Kind::Cases,
        ),
    ]
}

/// Numbers that look like real ones and are the same in every run.
pub fn measured(seed: usize) -> Vec<Value> {
    let number = Value::Number;
    let need = ((seed * 7919 + 13) % 900) as f64;
    if need < 60.0 {
        let mut values = vec![number(0.0), number(0.0), number(0.0), Value::NotApplicable];
        values.extend([
            number(0.0),
            number(0.0),
            Value::NotApplicable,
            Value::NotApplicable,
        ]);
        values.extend([number(0.0), Value::NotRecorded, number(0.0)]);
        return values;
    }
    let share = ((seed * 104_729) % 130) as f64 / 100.0;
    let covered = need * share.min(1.0);
    let (gap, wide) = (need - covered, (seed % 3) as f64 * 0.1);
    vec![
        number(need),
        number(covered),
        number(gap),
        number(covered / need),
        number(gap * (1.0 - wide)),
        number(gap),
        number(covered / need),
        number((covered + gap * wide) / need),
        number((seed % 14) as f64),
        number(covered * 1.7),
        number((seed % 5) as f64),
    ]
}

pub fn base() -> Base {
    Base {
        year: 2025,
        need: Value::Number(11_204.0),
        not_assessable: Value::Number(0.0),
        persons: false,
        filter: Vec::new(),
    }
}

pub fn table(
    name: &str,
    title: Label,
    columns: Vec<Column>,
    rows: Vec<Row>,
    shape: Shape,
) -> Table {
    Table {
        id: by(name),
        name: name.to_string(),
        title,
        base: base(),
        columns,
        rows,
        shape,
        notes: vec![both(
            "Ein Angebot kann mehrere Gruppen erreichen.",
            "An offer may reach several groups.",
        )],
    }
}

pub fn by_dimension(name: &str, label: Label, categories: &[String]) -> Table {
    let mut columns = vec![Column {
        label: label.clone(),
        ..column(ColumnId::Dimension(axis(name)), "", "", Kind::Category)
    }];
    columns.extend(measures());
    let margins = ["not_broken_down", "unknown", "total"].map(String::from);
    let rows = categories
        .iter()
        .chain(&margins)
        .enumerate()
        .map(|(seed, category_name)| {
            let mut values = vec![category(category_name)];
            values.extend(measured(seed + name.len()));
            Row {
                role: role(category_name, 0),
                values,
                cells: [].into(),
                tells: Vec::new(),
            }
        });
    table(name, label, columns, rows.collect(), Shape::List)
}

pub fn crossed(name: &str, first: &[String], second: &[(String, u8)]) -> Table {
    let mut columns = vec![
        column(
            ColumnId::Dimension(Axis::LifePhase),
            "Lebensphase",
            "Life phase",
            Kind::Category,
        ),
        column(
            ColumnId::Dimension(Axis::District),
            "Stadtteil",
            "District",
            Kind::Category,
        ),
    ];
    columns.extend(measures());
    let mut rows = Vec::new();
    let total = ("total".to_string(), 0);
    for (index, down) in first.iter().chain([&"total".to_string()]).enumerate() {
        for (position, (across, depth)) in second.iter().chain([&total]).enumerate() {
            let mut values = vec![category(down), category(across)];
            values.extend(measured(index * 31 + position * 7));
            let margin = down == "total" || across == "total";
            let role = if margin {
                RowRole::Total
            } else {
                RowRole::Item { depth: *depth }
            };
            rows.push(Row {
                role,
                values,
                cells: [].into(),
                tells: Vec::new(),
            });
        }
    }
    let shown = vec![ColumnId::Coverage, ColumnId::Gap];
    let title = both("Lebensphase und Stadtteil", "Life phase and district");
    table(name, title, columns, rows, Shape::Cross { shown })
}

pub fn gaps(names: &[String]) -> Table {
    let columns = vec![
        column(
            ColumnId::Dimension(Axis::LifePhase),
            "Lebensphase",
            "Life phase",
            Kind::Category,
        ),
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
        column(ColumnId::Certainty, "Sicherheit", "Certainty", Kind::Code),
        column(ColumnId::OfferNames, "Angebote", "Offers", Kind::Text),
    ];
    let row = |(seed, name): (usize, &String)| {
        let gap = 400.0 / (seed + 1) as f64 + 12.5;
        Row {
            role: RowRole::Item { depth: 0 },
            values: vec![
                category(PHASES[seed % 10]),
                category(name),
                category("Medien/Digitalisierung"),
                Value::Number(gap),
                Value::Number(gap * 0.6),
                Value::Number(gap * if seed % 2 == 0 { 1.2 } else { 0.6 }),
                Value::Code {
                    id: "certain",
                    label: both("gesichert", "certain"),
                },
                Value::List(vec!["Stadtteilhaus Nord".to_string(), name.clone()]),
            ],
            cells: [].into(),
            tells: Vec::new(),
        }
    };
    let rows = names.iter().enumerate().map(row).collect();
    let title = both("Die größten Lücken", "The largest gaps");
    table("gaps", title, columns, rows, Shape::List)
}

pub fn chart(name: &str, de: &str, kind: ChartKind, table: &str) -> Chart {
    Chart {
        name: name.to_string(),
        title: both(de, "A chart"),
        kind,
        table: by(table),
    }
}

pub fn finding(code: Code, line: &str, seen: &str) -> Finding {
    let mut lines = Lines::one(17);
    lines.add(23);
    let start = line.find(seen).unwrap_or(0);
    let place = Place {
        file: "bedarfe.csv".to_string(),
        lines,
        column: Some("Stadtteil".to_string()),
        ..Place::default()
    };
    Finding::new(code, place).seen(seen).excerpt(Some(Excerpt {
        line: line.to_string(),
        span: start..start + seen.len(),
    }))
}

pub fn edition(districts: &[(String, u8)]) -> Edition {
    let phases: Vec<String> = PHASES.iter().map(|name| name.to_string()).collect();
    let names: Vec<String> = districts.iter().map(|(name, _)| name.clone()).collect();
    let figure = |id, de: &str, kind, value| KeyFigure {
        id,
        label: both(de, de),
        kind,
        value: Value::Number(value),
        range: None,
    };
    let mut gap = figure(FigureId::Gap, "Lücke", Kind::Cases, 3_120.0);
    gap.range = Some((Value::Number(2_480.0), Value::Number(3_120.0)));
    Edition {
        town: "Musterstadt".to_string(),
        year: 2025,
        served: Default::default(),
        reference_date: NaiveDate::from_ymd_opt(2025, 12, 31).unwrap(),
        figures: vec![
            figure(FigureId::Need, "Bedarf", Kind::Cases, 11_204.0),
            figure(FigureId::Covered, "gedeckt", Kind::Cases, 8_084.0),
            gap,
            figure(FigureId::Coverage, "Deckungsgrad", Kind::Share, 0.7215),
            figure(
                FigureId::NotAssessable,
                "nicht belegbarer Bedarf",
                Kind::Cases,
                210.0,
            ),
            figure(FigureId::Offers, "Angebote", Kind::Count, 148.0),
            figure(
                FigureId::UnknownCapacities,
                "Angebote mit unbekannter Kapazität",
                Kind::Count,
                12.0,
            ),
        ],
        tables: vec![
            gaps(&names.iter().chain(&nasty()).cloned().collect::<Vec<_>>()),
            by_dimension("life_phase", both("Lebensphase", "Life phase"), &phases),
            by_dimension("district", both("Stadtteil", "District"), &names),
            by_dimension(
                "origin",
                both("Herkunft", "Origin"),
                &[
                    "Menschen mit Einwanderungsgeschichte".to_string(),
                    "Menschen ohne Einwanderungsgeschichte".to_string(),
                ],
            ),
            crossed("life_phase-district", &phases, districts),
        ],
        charts: vec![
            chart("gaps", "Die größten Lücken", ChartKind::LargestGaps, "gaps"),
            chart(
                "need-life_phase",
                "Bedarf und gedeckt nach Lebensphase",
                ChartKind::NeedAgainstCovered,
                "life_phase",
            ),
            chart(
                "need-district",
                "Bedarf und gedeckt nach Stadtteil",
                ChartKind::NeedAgainstCovered,
                "district",
            ),
            chart(
                "need-origin",
                "Bedarf und gedeckt nach Herkunft",
                ChartKind::NeedAgainstCovered,
                "origin",
            ),
            chart(
                "coverage",
                "Deckungsgrad nach Lebensphase und Stadtteil",
                ChartKind::HeatMap,
                "life_phase-district",
            ),
            chart(
                "offers",
                "Angebote nach Lebensphase und Stadtteil",
                ChartKind::OffersGrid,
                "life_phase-district",
            ),
        ],
        map: None,
        points: Vec::new(),
        notices: vec![Notice {
            id: "vocabulary",
            text: both(
                "Die Stadtteile wurden den Daten entnommen.",
                "Districts were taken from the data.",
            ),
            public: None,
        }],
        unread: None,
        findings: vec![
            finding(Code::OfferAlike, "2025;Nordstat;12", "Nordstat"),
            finding(
                Code::CategoryUnknown,
                "2025;Nordstat;3-6;Bildung;12",
                "Nordstat",
            ),
            Finding::new(Code::ColumnMissing, Place::file("angebote.csv")),
        ],
        public_files: Vec::new(),
        cells: Vec::new(),
        inhabitants: Vec::new(),
        report: Report::default(),
        whole: std::sync::Arc::from([]),
    }
}

pub fn town() -> Edition {
    let named = |name: &&str| (name.to_string(), 0);
    edition(&DISTRICTS.iter().map(named).collect::<Vec<_>>())
}

pub fn town_of(names: Vec<String>) -> Edition {
    edition(&names.into_iter().map(|name| (name, 0)).collect::<Vec<_>>())
}

pub fn berlin() -> Edition {
    let mut areas = Vec::new();
    for district in 0..12 {
        areas.push((format!("Bezirk {district:02}"), 0));
        for region in 0..12 {
            areas.push((format!("Region {district:02}{region:02}"), 1));
            areas.extend(
                (0..4).map(|area| (format!("Planungsraum {district:02}{region:02}{area}"), 2)),
            );
        }
    }
    edition(&areas)
}
