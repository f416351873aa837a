//! How a cell of the workbook looks: what it holds, and which role its row has.

use std::collections::HashMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::tables::RowRole;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    Title,
    Quiet,
    Link,
    InnerLink,
    WordHead,
    /// Words behind another column.
    InnerHead,
    NumberHead,
    /// The head of a part of the notes.
    Section,
    Word,
    /// A word of a deeper level.
    Indented(u8),
    /// `–`, `.`, `x`: text where a number would stand.
    Sign,
    Whole,
    Decimal,
    Share,
    WholeShare,
    Euro,
    Cents,
}

/// The rows that look different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Weight {
    Plain,
    Rest,
    Total,
}

/// The report's accent, and its paler kin.
const ACCENT: Color = Color::RGB(0x12546B);
const ACCENT_PALE: Color = Color::RGB(0xE7F0F3);
const QUIET: Color = Color::RGB(0x545C64);

/// Every format is made once.
#[derive(Default)]
pub struct Styles {
    made: HashMap<(Look, Weight), Format>,
}

impl Styles {
    pub fn plain(&mut self, look: Look) -> &Format {
        self.get(look, Weight::Plain)
    }

    pub fn of_row(&mut self, look: Look, role: RowRole) -> &Format {
        let weight = match role {
            RowRole::Item { .. } => Weight::Plain,
            RowRole::NotBrokenDown | RowRole::Unknown | RowRole::View => Weight::Rest,
            RowRole::Total => Weight::Total,
        };
        self.get(look, weight)
    }

    fn get(&mut self, look: Look, weight: Weight) -> &Format {
        let made = self.made.entry((look, weight));
        made.or_insert_with(|| weighted(format(look), weight))
    }
}

fn weighted(format: Format, weight: Weight) -> Format {
    match weight {
        Weight::Plain => format,
        Weight::Rest => format.set_italic(),
        Weight::Total => format
            .set_bold()
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(ACCENT),
    }
}

fn format(look: Look) -> Format {
    let top = Format::new().set_align(FormatAlign::Top);
    let word = top.clone().set_text_wrap();
    let right = top.set_align(FormatAlign::Right);
    let head = word
        .clone()
        .set_bold()
        .set_background_color(ACCENT_PALE)
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(ACCENT)
        .set_align(FormatAlign::Bottom);
    match look {
        Look::Title => Format::new()
            .set_bold()
            .set_font_size(14)
            .set_font_color(ACCENT),
        Look::Quiet => Format::new().set_font_color(QUIET),
        Look::Link | Look::InnerLink => word
            .set_align(FormatAlign::Left)
            .set_indent(u8::from(look == Look::InnerLink))
            .set_font_color(ACCENT)
            .set_underline(FormatUnderline::Single),
        Look::WordHead => head,
        Look::InnerHead => head.set_align(FormatAlign::Left).set_indent(1),
        Look::NumberHead => head.set_align(FormatAlign::Right),
        Look::Section => word.set_bold().set_font_color(ACCENT),
        Look::Word => word,
        Look::Indented(depth) => word.set_align(FormatAlign::Left).set_indent(depth),
        Look::Sign => right.set_font_color(QUIET),
        Look::Whole => right.set_num_format("#,##0"),
        Look::Decimal => right.set_num_format("#,##0.0"),
        Look::Share => right.set_num_format("0.0 %"),
        Look::WholeShare => right.set_num_format("0 %"),
        Look::Euro => right.set_num_format("#,##0 \"€\""),
        Look::Cents => right.set_num_format("#,##0.00 \"€\""),
    }
}
