//! Columns of counts whose headings are categories: one per age band, gender, year or district. They become rows.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::header::{Header, is_number};
use super::lexicon::{Heading, Lexicon, Target};
use crate::inventory::columns::headings;
use crate::inventory::columns::{self, Field, FileKind};
use crate::inventory::files::grid::{CellType, Grid, GridRow};
use crate::inventory::files::settings::{self, FileSettings, Unpivot};
use crate::inventory::values::dates::parse_date;
use crate::vocabulary::age_reading::Reading;
use crate::vocabulary::ages::{Age, AgeBand, AgeNumber, StatedBand};
use crate::vocabulary::dimension::Role;
use crate::vocabulary::words::normalised;

/// Which columns become rows, and what their headings say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wide {
    /// What the headings name: a new column each.
    pub targets: Vec<Target>,
    /// The columns that become rows, each with what it says in every target.
    pub columns: Vec<(usize, Vec<String>)>,
}

impl Wide {
    /// The columns that say something of their own.
    pub fn parts(&self) -> impl Iterator<Item = usize> {
        let parts = self.columns.iter();
        let parts = parts.filter(|(_, values)| values.iter().any(|value| value != SUM));
        parts.map(|(column, _)| *column)
    }

    /// The columns that are sums of the others.
    pub fn sums(&self) -> impl Iterator<Item = usize> {
        let sums = self.columns.iter();
        let sums = sums.filter(|(_, values)| values.iter().all(|value| value == SUM));
        sums.map(|(column, _)| *column)
    }
}

/// What a column says that is a sum of the others.
pub const SUM: &str = "insgesamt";

/// Which share of a column's filled cells has to be numbers.
const NUMERIC: f64 = 0.8;

/// Whether a column below the header holds numbers, or signs in their place.
pub fn is_numeric(rows: &[&GridRow], column: usize) -> bool {
    let (mut filled, mut numbers, mut digits) = (0_u32, 0_u32, false);
    for row in rows {
        let Some(cell) = row.cells.get(column).filter(|cell| !cell.is_blank()) else {
            continue;
        };
        filled += 1;
        let text = cell.text.trim();
        let is_sign = SIGNS.contains(&text) || text.starts_with('<') || text.starts_with('(');
        let is_typed = matches!(cell.kind, CellType::Number | CellType::Uncalculated);
        let is_number = is_typed || is_number(text);
        numbers += u32::from(is_number || is_sign);
        digits |= is_number && text.bytes().any(|byte| byte.is_ascii_digit()) || is_typed;
    }
    digits && f64::from(numbers) >= NUMERIC * f64::from(filled)
}

/// Signs of official tables that stand where a number would.
const SIGNS: [&str; 12] = [
    "-", "–", "—", ".", "/", "x", "X", "...", "…", "·", "()", "*",
];

/// Decides whether columns become rows.
pub fn find(
    grid: &Grid,
    header: &Header,
    rows: &[&GridRow],
    lexicon: &Lexicon,
    settings: &FileSettings,
) -> Option<Wide> {
    let numeric = |column: usize| is_numeric(rows, column);
    match &settings.unpivot {
        Some(Unpivot::Never(_)) => None,
        Some(Unpivot::Headings(headings)) => by_headings(header, lexicon, headings),
        Some(Unpivot::Dimensions(names)) => by_dimensions(header, lexicon, names, &numeric),
        // a share is no count: it is read where it stands
        None if lexicon.kind == FileKind::Rates => None,
        None => automatically(grid, header, lexicon, &numeric),
    }
}

/// Every heading that the settings name.
fn by_headings(
    header: &Header,
    lexicon: &Lexicon,
    named: &std::collections::BTreeMap<String, settings::Heading>,
) -> Option<Wide> {
    let mut wide = Wide::default();
    let mut said: Vec<(usize, Vec<(Target, String)>)> = Vec::new();
    for (position, column) in header.columns.iter().enumerate() {
        let word = normalised(&column.text);
        let Some((_, means)) = named.iter().find(|(name, _)| normalised(name) == word) else {
            continue;
        };
        let traits: Vec<(Target, String)> = match means {
            settings::Heading::LifePhase(value) => {
                let phase = lexicon.with_role(Role::LifePhase)?;
                vec![(Target::Dimension(phase), value.clone())]
            }
            settings::Heading::Categories(values) => values
                .iter()
                .filter_map(|(name, value)| Some((lexicon.named(name)?, value.clone())))
                .collect(),
        };
        said.push((position, traits));
    }
    for (_, traits) in &said {
        for (target, _) in traits {
            if !wide.targets.contains(target) {
                wide.targets.push(*target);
            }
        }
    }
    wide.columns = said
        .into_iter()
        .map(|(position, traits)| {
            let of = |target: &Target| {
                let found = traits.iter().find(|(named, _)| named == target);
                found.map_or(String::new(), |(_, value)| value.clone())
            };
            (position, wide.targets.iter().map(of).collect())
        })
        .collect();
    (!wide.columns.is_empty()).then_some(wide)
}

/// Every column of numbers that nothing else is known by: its heading names categories of these dimensions.
fn by_dimensions(
    header: &Header,
    lexicon: &Lexicon,
    names: &[String],
    numeric: &dyn Fn(usize) -> bool,
) -> Option<Wide> {
    let targets: Vec<Target> = names
        .iter()
        .filter_map(|name| lexicon.named(name))
        .collect();
    let mut wide = Wide {
        targets: targets.clone(),
        columns: Vec::new(),
    };
    for (position, column) in header.columns.iter().enumerate() {
        let is_other = matches!(column.meaning, Heading::Column(target) if !targets.contains(&target) && target != Target::Field(lexicon.count_field()));
        if is_other || column.text.is_empty() || !numeric(position) || is_key(&column.text) {
            continue;
        }
        let values = match column.meaning {
            Heading::Total | Heading::Column(_) => vec![SUM.to_string(); targets.len()],
            _ => values_of(&column.text, lexicon, &targets),
        };
        wide.columns.push((position, values));
    }
    (!wide.columns.is_empty() && !targets.is_empty()).then_some(wide)
}

/// What a heading says in each of these: a part of it that is known in one, and the rest in the other.
fn values_of(heading: &str, lexicon: &Lexicon, targets: &[Target]) -> Vec<String> {
    let bare = headings::without_remarks(heading);
    let (Some(first), Some(second)) = (targets.first(), targets.get(1)) else {
        return vec![bare];
    };
    let known = |target: &Target, text: &str| match target {
        Target::Dimension(position) => {
            lexicon.names(*position, text)
                || lexicon
                    .category(text)
                    .is_some_and(|one| one.target == *target)
        }
        Target::Field(_) => lexicon
            .category(text)
            .is_some_and(|one| one.target == *target),
    };
    let words: Vec<&str> = bare
        .split([' ', '_', '-'])
        .filter(|word| !word.is_empty())
        .collect();
    let cuts = (1..words.len()).rev();
    for cut in cuts {
        let (before, after) = (words[..cut].join(" "), words[cut..].join(" "));
        if known(first, &before) || known(second, &after) {
            return vec![before, after];
        }
        if known(first, &after) || known(second, &before) {
            return vec![after, before];
        }
    }
    let mut values = vec![String::new(); targets.len()];
    let place = targets
        .iter()
        .position(|target| known(target, &bare))
        .unwrap_or(0);
    values[place] = bare;
    values
}

/// Columns of numbers under headings that name categories, where no other column says how many there are.
fn automatically(
    grid: &Grid,
    header: &Header,
    lexicon: &Lexicon,
    numeric: &dyn Fn(usize) -> bool,
) -> Option<Wide> {
    let count = Target::Field(lexicon.count_field());
    let traits: Vec<usize> = (0..header.columns.len())
        .filter(|column| matches!(header.columns[*column].meaning, Heading::Traits(_)))
        .filter(|column| numeric(*column) || is_empty(grid, header, *column))
        .collect();
    let counted = header
        .columns
        .iter()
        .position(|column| column.meaning == Heading::Column(count));
    let is_clear = |column: usize| {
        let part = &header.columns[column].text;
        lexicon.target(part).is_some_and(|(_, is_vague)| !is_vague)
    };
    let strong = traits
        .iter()
        .any(|column| match &header.columns[*column].meaning {
            Heading::Traits(traits) => traits.iter().any(|one| !one.is_weak),
            _ => false,
        });
    let enough = match counted {
        None => traits.len() >= 2 || traits.len() == 1 && strong,
        Some(column) => {
            traits.len() >= 2 && (!is_clear(column) || is_sum_of(grid, header, column, &traits))
        }
    };
    if !enough || !strong && traits.len() < 2 {
        return None;
    }
    let mut targets: Vec<Target> = Vec::new();
    for column in &traits {
        if let Heading::Traits(named) = &header.columns[*column].meaning {
            for one in named {
                if !targets.contains(&one.target) {
                    targets.push(one.target);
                }
            }
        }
    }
    if let Some(bands) = bands_of_dates(header, &traits, lexicon) {
        return Some(bands);
    }
    // a dimension that has a column of its own is not named by headings, too
    let has_column = |target: &Target| {
        let mut columns = header.columns.iter();
        columns.any(|column| column.meaning == Heading::Column(*target))
    };
    if targets.iter().any(has_column)
        || lexicon.kind == FileKind::Offers && targets.contains(&Target::Field(Field::Year))
    {
        return None;
    }
    // what is added up over years is no count of one of them
    let are_years = targets.contains(&Target::Field(Field::Year));
    let sums = (0..header.columns.len()).filter(|column| {
        let is_total = header.columns[*column].meaning == Heading::Total;
        !are_years && (is_total || Some(*column) == counted) && numeric(*column)
    });
    let sums: Vec<usize> = sums.collect();
    let mut columns: Vec<(usize, Vec<String>)> = Vec::new();
    for column in traits.iter().copied().chain(sums.iter().copied()) {
        let named = match &header.columns[column].meaning {
            Heading::Traits(named) => named.clone(),
            _ => Vec::new(),
        };
        let of = |target: &Target| {
            let found = named.iter().find(|one| one.target == *target);
            found.map_or(SUM.to_string(), |one| one.value.clone())
        };
        columns.push((column, targets.iter().map(of).collect()));
    }
    if let [target] = targets[..]
        && lexicon.is_open(target)
    {
        let is_known = sums
            .iter()
            .any(|sum| is_sum_of(grid, header, *sum, &traits));
        let further = further_words(header, &traits, numeric).into_iter();
        let further = further.filter(|_| !is_known);
        let heading = |column: usize| headings::without_remarks(&header.columns[column].text);
        columns.extend(further.map(|column| (column, vec![heading(column)])));
    }
    columns.sort();
    if let Some(phase) = lexicon.with_role(Role::LifePhase) {
        let phase = Target::Dimension(phase);
        follow_each_other(&targets, phase, &mut columns);
        close_bands(&targets, phase, &mut columns);
    }
    Some(Wide { targets, columns })
}

/// Columns of numbers beside those whose headings are known words of a town: other words of the same kind.
fn further_words(header: &Header, known: &[usize], numeric: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let fits = |column: usize| {
        let heading = &header.columns[column];
        heading.meaning == Heading::Unknown && !is_key(&heading.text) && numeric(column)
    };
    let (mut found, mut run) = (Vec::new(), Vec::new());
    let mut is_known = false;
    for column in 0..=header.columns.len() {
        if known.contains(&column) {
            is_known = true;
        } else if column < header.columns.len() && fits(column) {
            run.push(column);
        } else {
            found.extend(run.drain(..).filter(|_| is_known));
            is_known = false;
        }
    }
    found
}

/// Headings that a spreadsheet has made into days. Years have the same day in each: a table with other days in all
/// of its headings has ages.
fn bands_of_dates(header: &Header, traits: &[usize], lexicon: &Lexicon) -> Option<Wide> {
    let phase = Target::Dimension(lexicon.with_role(Role::LifePhase)?);
    let mut days: BTreeSet<(u32, u32)> = BTreeSet::new();
    for column in traits {
        let heading = &header.columns[*column].text;
        StatedBand::parse(heading).ok()?;
        // other ages beside them need not be such that a spreadsheet took them for days
        if let Ok(Some(day)) = parse_date(heading)
            && !days.insert((day.day(), day.month()))
        {
            return None;
        }
    }
    let column = |column: &usize| (*column, vec![header.columns[*column].text.clone()]);
    (days.len() > 1 || days.len() == 1 && traits.len() > 1).then(|| Wide {
        targets: vec![phase],
        columns: traits.iter().map(column).collect(),
    })
}

/// `bis 18 ; bis 30 ; über 30`: each of them begins where the one before it ends, as nobody is counted twice.
fn follow_each_other(targets: &[Target], phase: Target, columns: &mut [(usize, Vec<String>)]) {
    let [only] = targets else { return };
    let band = |text: &str| StatedBand::parse(text).ok();
    let begins_at_birth = |band: &StatedBand| band.from.age == Age::BIRTH && band.to.is_some();
    let ends: Vec<Option<AgeNumber>> = columns
        .iter()
        .map(|(_, values)| band(&values[0]).filter(begins_at_birth)?.to)
        .collect();
    if *only != phase || ends.iter().flatten().count() < 2 {
        return;
    }
    let mut before: Option<AgeNumber> = None;
    for ((_, values), end) in columns.iter_mut().zip(ends) {
        let Some(end) = end else { continue };
        if let Some(from) = before.filter(|from| from.age < end.age) {
            let (from, to) = (from.age.in_years(), end.age.in_years());
            values[0] = format!("{from}-{to}");
        } else if before.is_none() {
            values[0] = format!("0-{}", end.age.in_years());
        }
        before = Some(end);
    }
}

/// `ab 3` beside `Schulkinder`: a band without an upper end goes up to the next band that begins later.
fn close_bands(targets: &[Target], phase: Target, columns: &mut [(usize, Vec<String>)]) {
    let Some(slot) = targets.iter().position(|target| *target == phase) else {
        return;
    };
    let band = |text: &str| Some(StatedBand::parse(text).ok()?.read(&Reading::default()));
    let begins: Vec<Age> = columns
        .iter()
        .filter_map(|(_, values)| Some(band(&values[slot])?.from))
        .collect();
    for (_, values) in columns {
        let Some(open) = band(&values[slot]).filter(|band| band.to.is_none()) else {
            continue;
        };
        let next = begins
            .iter()
            .copied()
            .filter(|begin| *begin > open.from)
            .min();
        if let Some(next) = next {
            let closed = AgeBand {
                from: open.from,
                to: Some(next),
            };
            values[slot] = closed.to_string();
        }
    }
}

/// Whether a column says nothing at all below the header: it may be one of the bands, in which nobody is.
fn is_empty(grid: &Grid, header: &Header, column: usize) -> bool {
    grid.rows[header.body..]
        .iter()
        .all(|row| row.text(column).is_empty())
}

/// Whether a column is the sum of the others in nearly all rows.
fn is_sum_of(grid: &Grid, header: &Header, sum: usize, parts: &[usize]) -> bool {
    let number =
        |row: &GridRow, column: usize| row.text(column).replace(',', ".").parse::<f64>().ok();
    let (mut same, mut all) = (0, 0);
    for row in &grid.rows[header.body..] {
        if let Some(stated) = number(row, sum) {
            let parts: f64 = parts.iter().filter_map(|part| number(row, *part)).sum();
            all += 1;
            same += usize::from((stated - parts).abs() < 0.5);
        }
    }
    all > 0 && same * 10 >= all * 9
}

/// Endings of columns that hold keys, not counts.
const KEYS: [&str; 10] = [
    "nummer",
    "schluessel",
    "kennziffer",
    "kennung",
    "kennzahl",
    " nr",
    " id",
    " code",
    " key",
    " ags",
];

/// Columns that hold keys or places.
const KEY_COLUMNS: [&str; 7] = ["id", "code", "key", "ags", "lat", "lon", "plz"];

/// Whether a heading is that of a key: `BezirkNummer`, `raum_id`, `PLZ`.
pub fn is_key(heading: &str) -> bool {
    let word = normalised(heading);
    let word = word.trim_end_matches('.');
    columns::is_row_number(heading)
        || KEY_COLUMNS.contains(&word)
        || KEYS.iter().any(|key| word.ends_with(key))
}
