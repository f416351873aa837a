//! How a table gets onto paper: size of its letters, upright or lying page, width of every column.
//!
//! As browsers do it: every column gets what its longest word needs, and what is left goes to those that
//! have more to say. A table that is too wide for every size is set in parts, each with its first columns.

use crate::language::Language;
use crate::render::pdf::letters::width;
use crate::render::pdf::syllables::pieces;

/// Of an A4 page, in points.
const SHORT_SIDE: f64 = 595.28;
const LONG_SIDE: f64 = 841.89;

/// Left and right of the text, in points.
pub const MARGIN: f64 = 45.0;

/// Left and right in a field, in em.
const PADDING: f64 = 0.42;

/// A line that is exactly as wide as its column may be broken for a rounding error.
const SLACK: f64 = 1.01;

/// Columns of text want room for a line of their words divided by this.
const LINES_WANTED: f64 = 2.0;

/// A table that fills more of the width than this is spread over all of it.
const NEARLY_FULL: f64 = 0.7;

/// What the columns of a table hold.
pub struct Content<'a> {
    /// How many leading columns say what a line is about.
    pub keys: usize,
    pub columns: Vec<Column<'a>>,
}

pub struct Column<'a> {
    pub head: &'a str,
    pub number: bool,
    pub fields: Vec<&'a str>,
    /// The deepest indent, in em.
    pub indent: f64,
}

/// How a table is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// In points.
    pub size: f64,
    pub landscape: bool,
    pub parts: Vec<Part>,
}

/// Columns that stand beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub columns: Vec<usize>,
    /// In points, padding included.
    pub widths: Vec<f64>,
}

impl Setting {
    /// In points.
    pub fn padding(&self) -> f64 {
        self.size * PADDING
    }
}

/// What a column must at least have room for.
#[derive(Debug, Clone, Copy)]
enum Least {
    /// Words, and few enough lines.
    Lines,
    Words,
    Syllables,
}

/// Sizes in the order in which they are tried: in points, whether the page lies, and what is kept whole.
const SIZES: [(f64, bool, Least); 7] = [
    (8.5, false, Least::Lines),
    (7.5, false, Least::Lines),
    (7.0, false, Least::Lines),
    (7.0, false, Least::Words),
    (7.0, false, Least::Syllables),
    (7.0, true, Least::Words),
    (6.5, true, Least::Syllables),
];

/// The first size at which everything has room; in parts at the smallest if there is none.
pub fn setting(content: &Content, language: Language) -> Setting {
    let wants: Vec<Want> = content
        .columns
        .iter()
        .map(|column| Want::of(column, language))
        .collect();
    let all: Vec<usize> = (0..wants.len()).collect();
    let fits = |&&(size, landscape, least): &&(f64, bool, Least)| {
        let needed = wants.iter().map(|want| want.least(least));
        needed.sum::<f64>() * size <= room(landscape)
    };
    match SIZES.iter().find(fits) {
        Some(&(size, landscape, least)) => Setting {
            size,
            landscape,
            parts: vec![part(&all, &wants, size, room(landscape), least)],
        },
        None => in_parts(content.keys, &wants),
    }
}

fn room(landscape: bool) -> f64 {
    let side = if landscape { LONG_SIDE } else { SHORT_SIDE };
    side - 2.0 * MARGIN
}

fn in_parts(keys: usize, wants: &[Want]) -> Setting {
    let (size, landscape, least) = SIZES[SIZES.len() - 1];
    let need = |column: usize| wants[column].least(least) * size;
    let keyed: Vec<usize> = (0..keys.min(wants.len())).collect();
    let taken: f64 = keyed.iter().map(|column| need(*column)).sum();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut used = f64::INFINITY;
    for column in keyed.len()..wants.len() {
        if used + need(column) > room(landscape) {
            groups.push(keyed.clone());
            used = taken;
        }
        used += need(column);
        if let Some(group) = groups.last_mut() {
            group.push(column);
        }
    }
    if groups.is_empty() {
        groups.push(keyed);
    }
    let set = |group: &Vec<usize>| part(group, wants, size, room(landscape), least);
    Setting {
        size,
        landscape,
        parts: groups.iter().map(set).collect(),
    }
}

/// What is left goes to the columns that want more, in proportion.
fn part(columns: &[usize], wants: &[Want], size: f64, room: f64, least: Least) -> Part {
    let needed = columns.iter().map(|column| wants[*column].least(least));
    let more = columns.iter().map(|column| wants[*column].more(least));
    let (needed, more): (Vec<f64>, Vec<f64>) = (needed.collect(), more.collect());
    let [taken, wanted] = [&needed, &more].map(|widths| widths.iter().sum::<f64>() * size);
    let left = room - taken;
    let share = if wanted > left { left / wanted } else { 1.0 };
    let set = needed.iter().zip(&more);
    let mut widths: Vec<f64> = set
        .map(|(needed, more)| (needed + more * share) * size)
        .collect();
    let total: f64 = widths.iter().sum();
    if total > room || total > room * NEARLY_FULL {
        widths.iter_mut().for_each(|width| *width *= room / total);
    }
    Part {
        columns: columns.to_vec(),
        widths,
    }
}

/// How much room a column wants, in em.
struct Want {
    /// For the longest syllable.
    syllable: f64,
    /// For the longest word.
    word: f64,
    /// For few enough lines.
    lines: f64,
    /// For everything in one line.
    line: f64,
}

impl Want {
    fn of(column: &Column, language: Language) -> Want {
        let words = |text: &str, bold: bool| {
            let words = text.split(' ').map(|word| width(word, bold));
            words.fold(0.0, f64::max)
        };
        let syllables = |text: &str, bold: bool| {
            let syllables = pieces(text, language).into_iter();
            let widths = syllables.map(|piece| width(piece, bold) + width("-", bold));
            widths.fold(0.0, f64::max)
        };
        let padding = 2.0 * PADDING + column.indent;
        // totals are set bold
        let widest = |measure: &dyn Fn(&str, bool) -> f64| {
            let fields = column.fields.iter().map(|field| measure(field, true));
            fields.fold(0.0, f64::max)
        };
        let head_word = words(column.head, true).min(longest_head());
        let (syllable, word, lines, line) = if column.number {
            let number = widest(&width);
            let word = number.max(head_word);
            (number.max(syllables(column.head, true)), word, word, word)
        } else {
            let line = widest(&width).max(width(column.head, true));
            let syllable = widest(&syllables).max(syllables(column.head, true));
            let word = widest(&words).min(longest_head()).max(head_word);
            (syllable, word, line / LINES_WANTED, line)
        };
        let padded = |width: f64| width * SLACK + padding;
        Want {
            syllable: padded(syllable),
            word: padded(word.max(syllable)),
            lines: padded(lines.max(word).max(syllable)),
            line: padded(line.max(word)),
        }
    }

    fn least(&self, least: Least) -> f64 {
        match least {
            Least::Lines => self.lines,
            Least::Words => self.word,
            Least::Syllables => self.syllable,
        }
    }

    fn more(&self, least: Least) -> f64 {
        (self.line - self.least(least)).max(0.0)
    }
}

/// Longer words may always be hyphenated: as wide as "Handlungsfelder".
fn longest_head() -> f64 {
    width("Handlungsfelder", true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, head: &'static str, field: &'static str) -> Content<'static> {
        let name = Column {
            head: "Stadtteil",
            number: false,
            fields: vec!["Neubaugebiet Ziegelei"],
            indent: 0.0,
        };
        let number = || Column {
            head,
            number: true,
            fields: vec![field],
            indent: 0.0,
        };
        let columns = std::iter::once(name).chain(std::iter::repeat_with(number).take(count));
        Content {
            keys: 1,
            columns: columns.collect(),
        }
    }

    fn set(count: usize) -> Setting {
        setting(
            &numbers(count, "Einwanderungsgeschichte", "11\u{a0}204"),
            Language::German,
        )
    }

    #[test]
    fn the_more_columns_the_smaller_then_the_page_lies_then_there_are_parts() {
        let sizes: Vec<(f64, bool, usize)> = [3, 9, 20, 40]
            .map(set)
            .iter()
            .map(|set| (set.size, set.landscape, set.parts.len()))
            .collect();
        assert_eq!(sizes[0], (8.5, false, 1));
        assert!(sizes[1].0 < 8.5 && !sizes[1].1);
        assert!(sizes[2].1 && sizes[2].2 == 1);
        assert!(sizes[3].1 && sizes[3].2 > 1);
    }

    #[test]
    fn no_table_is_wider_than_its_page_and_no_number_than_its_column() {
        for count in 1..60 {
            let set = set(count);
            for part in &set.parts {
                let total: f64 = part.widths.iter().sum();
                assert!(total <= room(set.landscape) + 1e-6, "{count}: {total}");
                let number = (width("11\u{a0}204", true) + 2.0 * PADDING) * set.size;
                assert!(part.widths.iter().all(|width| *width >= number), "{count}");
            }
        }
    }

    #[test]
    fn every_part_of_a_table_has_its_first_columns_and_every_column_is_set_once() {
        let set = set(50);
        let first = set.parts.iter().map(|part| part.columns[0]);
        assert!(first.eq(std::iter::repeat_n(0, set.parts.len())));
        let others = set.parts.iter().flat_map(|part| &part.columns[1..]);
        assert!(others.copied().eq(1..=50));
    }
}
