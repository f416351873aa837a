//! Which character stands between two cells.

use super::records::{Record, Records};

/// What German offices and their programs write, the most usual first.
const DELIMITERS: [char; 3] = [';', '\t', ','];

/// Whether a character may stand between cells.
pub(super) fn possible(delimiter: char) -> bool {
    delimiter.is_ascii_punctuation() && delimiter != '"' || delimiter == '\t'
}

/// So many rows are looked at.
const ROWS: usize = 100;

/// The delimiter of a text, judged by its first rows: the one by which most rows have as many cells
/// as the header; among equals, the one with more columns. Where lines stand above or below the table, it is found by
/// the table. A table of one column has none, and is read with `;`.
pub(super) fn detected(text: &[u8]) -> char {
    if let Some(stated) = stated(text) {
        return stated;
    }
    let tables = DELIMITERS.map(|delimiter| (delimiter, widths(text, delimiter)));
    let whole = tables
        .iter()
        .filter_map(|(delimiter, widths)| Some((*delimiter, from_the_first_row(widths)?)))
        .fold(None, better);
    if let Some((delimiter, (1.0, _))) = whole {
        return delimiter;
    }
    let within = tables
        .iter()
        .filter_map(|(delimiter, widths)| Some((*delimiter, block(widths)?)))
        .fold(None, better);
    // No row agrees with another under any of them: the header alone decides.
    let found = within.map(|(delimiter, _)| delimiter);
    found
        .or(whole.map(|(delimiter, _)| delimiter))
        .unwrap_or_else(|| most_frequent(text))
}

/// The first of the best.
fn better<T: PartialOrd>(best: Option<(char, T)>, next: (char, T)) -> Option<(char, T)> {
    match best {
        Some(best) if best.1 >= next.1 => Some(best),
        _ => Some(next),
    }
}

/// The share of the rows that have as many cells as the first, which has several, and how many those are.
fn from_the_first_row(widths: &[usize]) -> Option<(f64, usize)> {
    let (&columns, rows) = widths.split_first()?;
    let fitting = rows.iter().filter(|width| **width == columns).count();
    let share = match (rows.len(), fitting) {
        (0, _) => 1.0,
        (_, 0) => return None,
        (count, fitting) => fitting as f64 / count as f64,
    };
    (columns > 1).then_some((share, columns))
}

/// A table with lines above or below it has at least so many columns: two cells may be a sentence with a comma.
const FEWEST_COLUMNS: usize = 3;

/// How many delimiters the rows have that are as wide as most others of several cells, if they are a table: at least
/// half of what stands between the first of them and the last.
fn block(widths: &[usize]) -> Option<usize> {
    let several = widths.iter().copied().filter(|width| *width > 1);
    let fitting = |columns: usize| widths.iter().filter(move |width| **width == columns);
    let columns = several.max_by_key(|columns| (fitting(*columns).count(), *columns))?;
    let count = fitting(columns).count();
    let is_first = widths.first() == Some(&columns);
    let first = widths.iter().position(|width| *width == columns)?;
    let last = widths.iter().rposition(|width| *width == columns)?;
    let is_table = count >= 2 && count * 2 > last - first;
    (is_table && (is_first || columns >= FEWEST_COLUMNS)).then_some(count * (columns - 1))
}

/// Whether it is a first line such as `sep=;`.
pub(super) fn is_stated_in(record: &Record) -> bool {
    stated(&[record.text(), b"\n"].concat()).is_some()
}

/// The delimiter in a first line such as `sep=;`, which Excel writes and heeds.
pub(super) fn stated(text: &[u8]) -> Option<char> {
    let line = text
        .strip_prefix(b"sep=")
        .or_else(|| text.strip_prefix(b"SEP="))?;
    match line {
        [delimiter @ (b';' | b',' | b'\t'), b'\r' | b'\n', ..] => Some(char::from(*delimiter)),
        _ => None,
    }
}

fn widths(text: &[u8], delimiter: char) -> Vec<usize> {
    let mut records = Records::new(text, delimiter as u8);
    let mut record = Record::default();
    let mut widths = Vec::new();
    while widths.len() <= ROWS && matches!(records.read(&mut record), Ok(true)) {
        widths.push(record.len());
    }
    widths
}

fn most_frequent(text: &[u8]) -> char {
    let header = text
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .find(|line| !line.is_empty());
    let count = |delimiter: char| {
        let found = header
            .unwrap_or_default()
            .iter()
            .filter(|byte| **byte == delimiter as u8);
        found.count()
    };
    // `max_by_key` would take the last of equals.
    DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|delimiter| count(*delimiter))
        .unwrap_or(DELIMITERS[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_by_which_rows_have_as_many_cells_as_the_header() {
        assert_eq!(
            detected("jahr;stadtteil;fälle\n2025;Nord, Mitte;1,5\n".as_bytes()),
            ';'
        );
        assert_eq!(
            detected(b"year,district,persons\n2025,\"North; East\",3\n"),
            ','
        );
        assert_eq!(
            detected(b"year\tdistrict\tnote\n2025\tNorth\ta, b, c\n"),
            '\t'
        );
        assert_eq!(detected(b"name\nOne, two\n"), ';');
        assert_eq!(detected(b"sep=,\r\na;b,c;d\r\n"), ',');
    }

    #[test]
    fn the_delimiter_is_found_by_the_table_and_not_by_the_lines_around_it() {
        let table = "kennung;angebot;stadtteil;plätze\nK1;Kita A;Nord;40\n";
        for (above, below) in [
            ("Kitas in Musterstadt, alle Träger\n", ""),
            (
                "Kitas, 2025\nJugendamt, Planung\nStand 2025, vorläufig\n\n",
                "",
            ),
            (
                "",
                "Quelle: Jugendamt, 2025\nHinweis: ohne Tagespflege, ohne Horte\n",
            ),
        ] {
            let text = format!("{above}{table}{below}");
            assert_eq!(detected(text.as_bytes()), ';', "{text}");
            let tabs = text.replace(';', "\t");
            assert_eq!(detected(tabs.as_bytes()), '\t', "{tabs}");
            let semicolons = text
                .replace(',', "\u{1}")
                .replace(';', ",")
                .replace('\u{1}', ";");
            assert_eq!(detected(semicolons.as_bytes()), ',', "{semicolons}");
        }
    }

    #[test]
    fn rows_with_an_unquoted_list_do_not_change_the_delimiter() {
        assert_eq!(
            detected(b"name;lebensphase;plaetze\nA;0-3; 3-6;12\nB;0-3; 3-6;9\n"),
            ';'
        );
    }
}
