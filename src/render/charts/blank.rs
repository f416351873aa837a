//! Fields without a number: each reason has its own sign and its own ground, the same in every picture.

use crate::language::Language;
use crate::render::charts::frame::{Entry, Frame, Swatch};
use crate::render::charts::ink::{DOTTED, EMPTY, GREY, HATCH, PAPER};
use crate::render::charts::pattern::Pattern;
use crate::render::charts::picture::{Anchor, BODY};
use crate::render::values::{NOT_APPLICABLE, NOT_RECORDED, WITHHELD};
use crate::tables::Value;

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
            Value::Withheld => Blank::Withheld,
            Value::NotRecorded => Blank::NotRecorded,
            _ => Blank::NoNeed,
        }
    }

    pub fn sign(self) -> &'static str {
        match self {
            Blank::NoNeed | Blank::NotAssessable => NOT_APPLICABLE,
            Blank::NotRecorded => NOT_RECORDED,
            Blank::Withheld => WITHHELD,
        }
    }

    /// What the legend says.
    pub fn entry(self, language: Language) -> Entry {
        let name = match self {
            Blank::NoNeed => "chart-legend-no-need",
            Blank::NotAssessable => "chart-legend-not-assessable",
            Blank::NotRecorded => "chart-legend-not-recorded",
            Blank::Withheld => "chart-legend-withheld",
        };
        Entry {
            swatch: Swatch::Blank(self),
            text: language.texts().get(name),
        }
    }
}

/// The legend of those that are there, each once.
pub fn entries(blanks: impl IntoIterator<Item = Blank>, language: Language) -> Vec<Entry> {
    let found: std::collections::BTreeSet<Blank> = blanks.into_iter().collect();
    let entry = |blank: Blank| blank.entry(language);
    found.into_iter().map(entry).collect()
}

impl Frame {
    /// A field with its ground, and its sign where it has room.
    pub fn blank(&mut self, from: (i32, i32), to: (i32, i32), blank: Blank) {
        match blank {
            Blank::NoNeed => self.boxed(from, to, PAPER),
            Blank::NotAssessable => self.patterned(from, to, DOTTED, Pattern::Dotted),
            Blank::NotRecorded => self.boxed(from, to, EMPTY),
            Blank::Withheld => {
                self.boxed(from, to, EMPTY);
                self.hatch(from, to, HATCHED, HATCH);
            }
        }
        self.outline(from, to, HATCH);
        let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
        let ground = match blank {
            Blank::NoNeed => PAPER,
            Blank::NotAssessable => DOTTED,
            Blank::NotRecorded | Blank::Withheld => EMPTY,
        };
        let half = (5, (BODY.em / 2).min((to.1 - from.1) / 2 - 1));
        self.boxed(
            (middle.0 - half.0, middle.1 - half.1),
            (middle.0 + half.0, middle.1 + half.1),
            ground,
        );
        self.label(blank.sign(), middle, Anchor::Middle, BODY, GREY);
    }
}
