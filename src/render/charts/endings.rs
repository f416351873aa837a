//! Offers by name on a time line: how long each is still known to last.

use chrono::{Datelike, Months, NaiveDate};

use crate::language::{Language, count, number, text};
use crate::render::charts::ROWS;
use crate::render::charts::bars::written;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{GREY, GRID, Ink, PLACES};
use crate::render::charts::picture::{Anchor, BODY, Picture, SMALL};
use crate::render::grid::base_line;
use crate::render::values::{shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, Table, Value};

const LONGEST_LABEL: i32 = 240;
const PLOT: i32 = 260;
/// The day and the places behind a line.
const BEHIND: i32 = 160;
const ROW: i32 = 36;
/// Months between two marks of the scale; the first that leaves room for all marks is taken.
const MONTHS: [u32; 6] = [3, 6, 12, 24, 60, 120];
const MARKS: usize = 4;

/// An offer that ends.
struct Ending<'a> {
    name: String,
    day: NaiveDate,
    last_day: &'a Value,
    places: &'a Value,
}

/// The offers whose last day is known, the next first; none if no end is known.
pub fn endings(
    chart: &Chart,
    table: &Table,
    from: NaiveDate,
    language: Language,
) -> Option<Picture> {
    let columns = [ColumnId::Offer, ColumnId::LastDay, ColumnId::Places];
    let [name, day, places] = columns.map(|id| table.column(id));
    let (name, day, places) = (name?, day?, places?);
    let ending = |row: &'_ Row| -> Option<(NaiveDate, String)> {
        let Value::Category { id, .. } = &row.values[day] else {
            return None;
        };
        let ends = id.parse().ok()?;
        Some((ends, shown(&row.values[name], Kind::Text, language)))
    };
    let mut found: Vec<Ending> = table
        .rows
        .iter()
        .filter_map(|row| {
            let (ends, name) = ending(row)?;
            Some(Ending {
                name,
                day: ends,
                last_day: &row.values[day],
                places: &row.values[places],
            })
        })
        .collect();
    found.sort_by(|one, other| (one.day, &one.name).cmp(&(other.day, &other.name)));
    let all = found.len();
    found.truncate(ROWS);
    let scale = Scale::of(from, found.last()?.day);
    let title = visible(chart.title.in_language(language));
    let labels: Vec<Vec<String>> = found
        .iter()
        .map(|ending| BODY.wrap(&ending.name, LONGEST_LABEL, 2))
        .collect();
    let widths = labels.iter().flatten().map(|line| BODY.width(line));
    let origin = MARGIN + widths.max().unwrap_or(0) + 12;
    let width = origin + PLOT + BEHIND + MARGIN;
    let mut frame = Frame::new(&title, &base_line(&table.base, language), width.max(560));
    scale.draw(&mut frame, origin, ROW * found.len() as i32, language);
    for (ending, label) in found.iter().zip(&labels) {
        let middle = frame.bottom + ROW / 2;
        frame.block(label, (MARGIN, middle), Anchor::Start, BODY);
        let end = origin + scale.pixels(ending.day);
        frame.boxed((origin, middle - 4), (end, middle + 4), PLACES);
        frame.boxed((end - 2, middle - 8), (end + 1, middle + 8), Ink::BLACK);
        let words = behind(ending, language);
        written(&mut frame, &words, (end + 8, middle), Ink::BLACK);
        frame.bottom += ROW;
    }
    let texts = language.texts();
    let mut notes = vec![texts.get("chart-note-endings")];
    if found.len() < all {
        let arguments = [
            ("shown", count(found.len() as u64)),
            ("all", count(all as u64)),
        ];
        notes.push(texts.with("chart-rest-endings", &arguments));
    }
    frame.notes(&notes);
    Some(frame.finish(description(&found, all, language)))
}

/// `31.07.2026 · 64 Plätze`
fn behind(ending: &Ending, language: Language) -> String {
    let day = shown(ending.last_day, Kind::Category, language);
    match ending.places.number() {
        Some(places) => {
            let arguments = [("day", text(day)), ("count", number(places))];
            language.texts().with("chart-ending", &arguments)
        }
        None => day,
    }
}

fn description(shown_endings: &[Ending], all: usize, language: Language) -> String {
    let named = |ending: Option<&Ending>| {
        text(ending.map_or(String::new(), |ending| {
            let day = shown(ending.last_day, Kind::Category, language);
            format!("{}, {day}", ending.name)
        }))
    };
    let arguments = [
        ("count", count(all as u64)),
        ("first", named(shown_endings.first())),
        ("last", named(shown_endings.last())),
    ];
    language.texts().with("chart-describe-endings", &arguments)
}

/// Time from left to right.
struct Scale {
    from: NaiveDate,
    days: i64,
    marks: Vec<NaiveDate>,
}

impl Scale {
    fn of(from: NaiveDate, to: NaiveDate) -> Scale {
        let tries = MONTHS.map(|step| marks(from, to, step));
        let [.., coarsest] = &tries;
        let fits = tries.iter().find(|marks| marks.len() <= MARKS);
        Scale {
            from,
            days: (to - from).num_days().max(1),
            marks: fits.unwrap_or(coarsest).clone(),
        }
    }

    fn pixels(&self, day: NaiveDate) -> i32 {
        let days = (day - self.from).num_days().clamp(0, self.days);
        (days * i64::from(PLOT) / self.days) as i32
    }

    /// Marks above the lines, with lines through them.
    fn draw(&self, frame: &mut Frame, origin: i32, height: i32, language: Language) {
        let middle = frame.bottom + SMALL.line_height() / 2;
        let top = middle + 11;
        let mut free = MARGIN;
        for day in [self.from].iter().chain(&self.marks) {
            let x = origin + self.pixels(*day);
            let label = match *day == self.from {
                true => language.date(*day),
                false => format!("{:02}/{}", day.month(), day.year()),
            };
            frame.path(vec![(x, top), (x, top + height)], 1, GRID);
            let half = SMALL.width(&label) / 2;
            if x - half >= free {
                frame.label(&label, (x, middle), Anchor::Middle, SMALL, GREY);
                free = x + half + 3;
            }
        }
        frame.bottom = top;
    }
}

/// First days of months within the time, so many months apart, counted from January.
fn marks(from: NaiveDate, to: NaiveDate, step: u32) -> Vec<NaiveDate> {
    let years = (step / 12).max(1) as i32;
    let first = NaiveDate::from_ymd_opt(from.year() - from.year().rem_euclid(years), 1, 1);
    let all = std::iter::successors(first, |day| day.checked_add_months(Months::new(step)));
    all.take_while(|day| *day <= to)
        .filter(|day| *day > from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_scale_has_a_handful_of_round_marks_for_a_year_and_for_a_century() {
        let scale = |to: &str| Scale::of(day("2025-12-31"), day(to)).marks;
        let year = ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"].map(day);
        assert_eq!(scale("2026-12-31"), year);
        let decade = ["2030-01-01", "2035-01-01"].map(day);
        assert_eq!(scale("2037-06-30"), decade);
        assert!(scale("2126-01-01").len() > 2);
        assert!(scale("2025-12-31").is_empty());
    }

    #[test]
    fn the_last_day_stands_at_the_end_of_the_scale_and_nothing_leaves_it() {
        let scale = Scale::of(day("2025-12-31"), day("2027-06-30"));
        assert_eq!(scale.pixels(day("2027-06-30")), PLOT);
        assert_eq!(scale.pixels(day("2025-12-31")), 0);
        assert_eq!(scale.pixels(day("2024-01-01")), 0);
        let today = Scale::of(day("2025-12-31"), day("2025-12-31"));
        assert_eq!(today.pixels(day("2025-12-31")), 0);
    }
}
