//! What stands in the fields of a table, as data for the template.

use serde_json::{Value, json};

use crate::language::Language;
use crate::render::charts::coverage_class;
use crate::render::grid::{Field, Grid, Head, Line};
use crate::render::pdf::columns::{Column, Content, Part};
use crate::tables::{Kind, RowRole};

/// How far each level of a hierarchy is indented, in em.
const INDENT: f64 = 0.8;

/// What stands in the fields of a table.
pub struct Texts {
    head: Vec<String>,
    lines: Vec<Vec<String>>,
}

impl Texts {
    /// The words as `set` prepares them, numbers as they are.
    pub fn of(grid: &Grid, language: Language, mut set: impl FnMut(&str) -> String) -> Texts {
        let head = grid.head.iter().map(|head| set(&head.text)).collect();
        let mut field = |field: &Field| match (field.kind.is_number(), field.text(language)) {
            (true, number) => number,
            (false, words) => set(&words),
        };
        let lines = grid.lines.iter();
        let lines = lines.map(|line| line.fields.iter().map(&mut field).collect());
        Texts {
            head,
            lines: lines.collect(),
        }
    }

    pub fn content(&self, grid: &Grid) -> Content<'_> {
        let deepest = grid.lines.iter().map(|line| depth(line.role)).max();
        let column = |(position, head): (usize, &Head)| Column {
            head: &self.head[position],
            number: head.is_numeric(),
            fields: self
                .lines
                .iter()
                .filter_map(|line| line.get(position).map(String::as_str))
                .collect(),
            indent: match position {
                0 => f64::from(deepest.unwrap_or(0)) * INDENT,
                _ => 0.0,
            },
        };
        Content {
            keys: grid.keys,
            columns: grid.head.iter().enumerate().map(column).collect(),
        }
    }

    pub fn head(&self, grid: &Grid, part: &Part) -> Vec<Value> {
        let head = |column: &usize| {
            let head = &grid.head[*column];
            json!({"text": self.head[*column], "number": head.is_numeric(), "role": role(head.role)})
        };
        part.columns.iter().map(head).collect()
    }

    pub fn lines(&self, grid: &Grid, part: &Part) -> Vec<Value> {
        let line = |(line, texts): (&Line, &Vec<String>)| {
            let text = |column: &usize| texts.get(*column).map_or("", String::as_str);
            let fields: Vec<&str> = part.columns.iter().map(text).collect();
            let tint = |column: &usize| line.fields.get(*column).and_then(tint);
            let tints: Vec<Option<usize>> = part.columns.iter().map(tint).collect();
            let (role, depth) = (role(line.role), f64::from(depth(line.role)) * INDENT);
            json!({"role": role, "indent": depth, "fields": fields, "tints": tints})
        };
        grid.lines.iter().zip(&self.lines).map(line).collect()
    }
}

/// A coverage has a tint for its class, beside its number.
fn tint(field: &Field) -> Option<usize> {
    match field.kind {
        Kind::Share => field.number().map(coverage_class),
        _ => None,
    }
}

fn depth(role: RowRole) -> u8 {
    match role {
        RowRole::Item { depth } => depth,
        _ => 0,
    }
}

fn role(role: RowRole) -> &'static str {
    match role {
        RowRole::Item { .. } => "item",
        RowRole::NotBrokenDown | RowRole::Unknown => "rest",
        RowRole::Total => "total",
        RowRole::View => "view",
    }
}
