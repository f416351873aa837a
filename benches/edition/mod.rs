//! Editions made by hand from cells that have a category in every dimension, for benchmarks of protection.

use std::sync::Arc;

use chrono::NaiveDate;
use lueckenlos::language::Label;
use lueckenlos::protect::{Profile, Threshold, Zeros};
use lueckenlos::tables::labels::counted;
use lueckenlos::tables::{
    Axis, Base, Cell, Column, ColumnId, Disclosure, Edition, Kind, Measure, Report, Row, RowRole,
    Shape, Table, TableId, Value,
};

/// What is compared and measured: the program's own default.
pub const RULE: Profile = Profile::Threshold(Threshold {
    minimum: 3,
    width: 3,
    zeros: Zeros::Show,
});

/// Cells, their categories and the tables made of them.
pub struct Made {
    /// Per dimension: how many categories it has.
    pub sizes: Vec<u32>,
    pub cells: Vec<Cell>,
    /// Per cell: its category in every dimension.
    pub categories: Vec<Vec<u32>>,
}

impl Made {
    /// A report with a table for each of these lists of dimensions.
    pub fn edition(self, tables: &[Vec<usize>]) -> Edition {
        Edition {
            town: "Großstadt".to_string(),
            year: 2025,
            reference_date: NaiveDate::MAX,
            figures: Vec::new(),
            tables: tables.iter().map(|by| self.table(by)).collect(),
            charts: Vec::new(),
            notices: Vec::new(),
            unread: None,
            findings: Vec::new(),
            map: None,
            points: Vec::new(),
            report: Report::default(),
            inhabitants: Vec::new(),
            whole: (0..self.cells.len() as u32).collect(),
            served: Default::default(),
            public_files: Vec::new(),
            cells: self.cells,
        }
    }

    /// The counts by some dimensions, with margins.
    fn table(&self, by: &[usize]) -> Table {
        let names = by.iter().map(|dimension| format!("dimension{dimension}"));
        let key = |(dimension, name): (&usize, String)| Column {
            id: ColumnId::Dimension(Axis::Group(*dimension)),
            renamed_from: None,
            label: Label::plain(&name),
            name,
            kind: Kind::Category,
            disclosure: Disclosure::Key,
        };
        let columns = by.iter().zip(names.clone()).map(key);
        let measures = [Measure::Need, Measure::Covered].map(counted);
        Table {
            id: TableId::By(by.iter().map(|one| Axis::Group(*one)).collect()),
            name: names.collect::<Vec<String>>().join("-"),
            title: Label::plain("Tabelle"),
            base: Base {
                year: 2025,
                need: Value::Number(0.0),
                not_assessable: Value::Number(0.0),
                persons: false,
                filter: Vec::new(),
            },
            columns: columns.chain(measures).collect(),
            rows: self.keys(by).iter().map(|key| self.row(by, key)).collect(),
            shape: Shape::List,
            notes: Vec::new(),
        }
    }

    /// The rows of a table by their categories; none is the margin.
    fn keys(&self, by: &[usize]) -> Vec<Vec<Option<u32>>> {
        let mut keys: Vec<Vec<Option<u32>>> = vec![Vec::new()];
        for dimension in by {
            let categories = (0..self.sizes[*dimension]).map(Some);
            let options: Vec<Option<u32>> = categories.chain([None]).collect();
            let longer = keys.iter().flat_map(|key| {
                options.iter().map(move |option| {
                    let mut key = key.clone();
                    key.push(*option);
                    key
                })
            });
            keys = longer.collect();
        }
        keys
    }

    fn row(&self, by: &[usize], key: &[Option<u32>]) -> Row {
        let is_in = |own: &Vec<u32>| {
            let mut pairs = by.iter().zip(key);
            pairs.all(|(dimension, key)| key.is_none_or(|key| key == own[*dimension]))
        };
        let cells = (0u32..).zip(&self.categories);
        let cells = cells.filter(|(_, own)| is_in(own)).map(|(cell, _)| cell);
        let names = key.iter().map(|key| {
            let id = key.map_or("total".to_string(), |key| key.to_string());
            Value::Category {
                label: Label::plain(&id),
                id,
            }
        });
        let measures = [Value::Number(0.0), Value::Number(0.0)];
        Row {
            role: match key.contains(&None) {
                true => RowRole::Total,
                false => RowRole::Item { depth: 0 },
            },
            values: names.chain(measures).collect(),
            cells: cells.collect::<Arc<[u32]>>(),
            tells: Vec::new(),
        }
    }
}

/// The generator of Steele, Lea and Flood 2014 (SplitMix64).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % u64::from(end)) as u32
    }
}
