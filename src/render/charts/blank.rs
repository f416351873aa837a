//! Fields without a number: each reason has its own sign and its own ground, the same in every picture.

use crate::language::Language;
use crate::render::charts::frame::Frame;
use crate::render::charts::ink::{DOTTED, EMPTY, GREY, HATCH, Ink, PAPER};
use crate::render::charts::pattern::Pattern;
use crate::render::charts::picture::{Anchor, BODY, Font};
use crate::render::values::{NOT_APPLICABLE, NOT_RECORDED, WITHHELD};
use crate::tables::{ColumnId, Row, Table, Value};

/// Why a field has no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blank {
    NoNeed,
    NotAssessable,
    NotRecorded,
    Withheld,
}

/// Pixels between the lines of a withheld field.
pub const HATCHED: usize = 7;

impl Blank {
    /// What a value says that is no number.
    pub fn of(value: &Value) -> Blank {
        match value {
            Value::Withheld | Value::Range { .. } => Blank::Withheld,
            Value::NotRecorded => Blank::NotRecorded,
            _ => Blank::NoNeed,
        }
    }

    /// Why a row has no coverage; none if it has one.
    pub fn of_coverage(table: &Table, row: &Row) -> Option<Blank> {
        let value = |id: ColumnId| table.column(id).and_then(|column| row.values.get(column));
        Blank::without_coverage(value(ColumnId::Coverage)?, value(ColumnId::NotAssessable))
    }

    /// The same from the coverage itself and the need beside it that cannot be assessed.
    pub fn without_coverage(coverage: &Value, not_assessable: Option<&Value>) -> Option<Blank> {
        // withheld is a need of which there is some: without any there is nothing to withhold
        let unsure = not_assessable.is_some_and(|value| match value.number() {
            Some(cases) => cases > 0.0,
            None => value.is_withheld(),
        });
        match (coverage.number(), Blank::of(coverage)) {
            (Some(_), _) => None,
            (None, Blank::NoNeed) if unsure => Some(Blank::NotAssessable),
            (None, blank) => Some(blank),
        }
    }

    pub fn sign(self) -> &'static str {
        match self {
            Blank::NoNeed | Blank::NotAssessable => NOT_APPLICABLE,
            Blank::NotRecorded => NOT_RECORDED,
            Blank::Withheld => WITHHELD,
        }
    }

    /// The reason as a word.
    pub fn word(self, language: Language) -> String {
        let name = match self {
            Blank::NoNeed => "chart-legend-no-need",
            Blank::NotAssessable => "chart-legend-not-assessable",
            Blank::NotRecorded => "chart-legend-not-recorded",
            Blank::Withheld => "chart-legend-withheld",
        };
        language.texts().get(name)
    }

    /// Its ground.
    pub fn ink(self) -> Ink {
        match self {
            Blank::NoNeed => PAPER,
            Blank::NotAssessable => DOTTED,
            Blank::NotRecorded | Blank::Withheld => EMPTY,
        }
    }
}

impl Frame {
    /// A field with its ground, without a sign.
    pub fn ground(&mut self, from: (i32, i32), to: (i32, i32), blank: Blank) {
        match blank {
            Blank::NoNeed | Blank::NotRecorded => self.boxed(from, to, blank.ink()),
            Blank::NotAssessable => self.patterned(from, to, blank.ink(), Pattern::Dotted),
            Blank::Withheld => {
                self.boxed(from, to, blank.ink());
                self.hatch(from, to, HATCHED, HATCH);
            }
        }
        self.outline(from, to, HATCH);
    }

    /// A field of which a range is told: hatched, with the range on it.
    pub fn ranged(&mut self, from: (i32, i32), to: (i32, i32), range: &str, font: Font) {
        self.ground(from, to, Blank::Withheld);
        let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
        let range = font.fit(range, to.0 - from.0 - 4);
        self.told(&range, middle, font);
    }

    /// Words on a ground of lines.
    pub fn told(&mut self, words: &str, middle: (i32, i32), font: Font) {
        let half = (font.width(words) / 2 + 2, font.em / 2 + 1);
        let (from, to) = (
            (middle.0 - half.0, middle.1 - half.1),
            (middle.0 + half.0, middle.1 + half.1),
        );
        self.boxed(from, to, EMPTY);
        self.label(words, middle, Anchor::Middle, font, GREY);
    }

    /// A field with its ground and its sign.
    pub fn blank(&mut self, from: (i32, i32), to: (i32, i32), blank: Blank) {
        self.ground(from, to, blank);
        let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
        let half = (5, (BODY.em / 2).min((to.1 - from.1) / 2 - 1));
        self.boxed(
            (middle.0 - half.0, middle.1 - half.1),
            (middle.0 + half.0, middle.1 + half.1),
            blank.ink(),
        );
        self.label(blank.sign(), middle, Anchor::Middle, BODY, GREY);
    }
}
