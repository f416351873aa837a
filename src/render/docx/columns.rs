//! How wide the columns of a table are on paper, and how many of them fit.

use crate::language::Language;
use crate::render::grid::Grid;

/// The width of the text on A4 with margins of 2 cm, in twentieths of a point.
const TEXT_WIDTH: usize = 9638;

/// About the width of a character of a table and of what stands between two columns.
const CHARACTER: usize = 108;
const BETWEEN: usize = 190;

/// Longer words may be broken.
const LONGEST_WORD: usize = 18;

/// No column asks for more characters than this.
const WIDEST: usize = 40;

/// How wide a column must and would like to be, in twentieths of a point.
struct Room {
    least: usize,
    wanted: usize,
}

impl Room {
    fn of(grid: &Grid, column: usize, language: Language) -> Room {
        let fields = grid.lines.iter().filter_map(|line| line.fields.get(column));
        let fields = fields.map(|field| field.text(language));
        let texts: Vec<String> = fields.chain([grid.head[column].text.clone()]).collect();
        let length = |text: &str| text.chars().count();
        // a number's spaces do not break
        let words = texts.iter().flat_map(|text| text.split(' ')).map(length);
        let (word, text) = (words.max(), texts.iter().map(|text| length(text)).max());
        let room = |characters: Option<usize>, most: usize| {
            characters.unwrap_or(0).min(most) * CHARACTER + BETWEEN
        };
        Room {
            least: room(word, LONGEST_WORD),
            wanted: room(text, WIDEST),
        }
    }
}

/// The columns of a table with their widths, in as many parts as the page needs; all have the keys.
pub fn parts(grid: &Grid, language: Language) -> Vec<Vec<(usize, usize)>> {
    let rooms = (0..grid.head.len()).map(|column| Room::of(grid, column, language));
    let rooms: Vec<Room> = rooms.collect();
    let least = |columns: &[usize]| columns.iter().map(|one| rooms[*one].least).sum::<usize>();
    let keys: Vec<usize> = (0..grid.keys.min(rooms.len())).collect();
    let mut parts = vec![keys.clone()];
    for (column, room) in rooms.iter().enumerate().skip(keys.len()) {
        match parts.last_mut() {
            Some(part) if part.len() == keys.len() || least(part) + room.least <= TEXT_WIDTH => {
                part.push(column);
            }
            _ => parts.push([keys.as_slice(), &[column]].concat()),
        }
    }
    parts.iter().map(|part| shared_out(part, &rooms)).collect()
}

/// The text's width: first what each column must have, the rest by what each would like beyond that.
fn shared_out(columns: &[usize], rooms: &[Room]) -> Vec<(usize, usize)> {
    let least: usize = columns.iter().map(|one| rooms[*one].least).sum();
    let more = |room: &Room| room.wanted.saturating_sub(room.least);
    let wanted: usize = columns.iter().map(|one| more(&rooms[*one])).sum();
    let left = TEXT_WIDTH.saturating_sub(least).min(wanted);
    let width = |column: &usize| {
        let room = &rooms[*column];
        match left {
            0 => room.least * TEXT_WIDTH.min(least) / least.max(1),
            _ => room.least + more(room) * left / wanted.max(1),
        }
    };
    columns
        .iter()
        .map(|column| (*column, width(column)))
        .collect()
}
