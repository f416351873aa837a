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
/// as the header; among equals, the one with more columns. A table of one column has none, and is
/// read with `;`.
pub(super) fn detected(text: &[u8]) -> char {
    if let Some(stated) = stated(text) {
        return stated;
    }
    let mut best = (DELIMITERS[0], 0.0, 1);
    for delimiter in DELIMITERS {
        let widths = widths(text, delimiter);
        let Some((&columns, rows)) = widths.split_first() else {
            continue;
        };
        let fitting = rows.iter().filter(|width| **width == columns).count();
        let share = match rows.len() {
            0 => 1.0,
            count => fitting as f64 / count as f64,
        };
        if columns > 1 && (share, columns) > (best.1, best.2) {
            best = (delimiter, share, columns);
        }
    }
    match best.2 {
        // No row agrees with the header under any of them: the header alone decides.
        1 => most_frequent(text),
        _ => best.0,
    }
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
    fn rows_with_an_unquoted_list_do_not_change_the_delimiter() {
        assert_eq!(
            detected(b"name;lebensphase;plaetze\nA;0-3; 3-6;12\nB;0-3; 3-6;9\n"),
            ';'
        );
    }
}
