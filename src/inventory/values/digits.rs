//! What the marks between the digits of a number mean.

use super::numbers::{DecimalMark, NumberProblem};

/// Digits with points, commas and spaces between them.
pub(in crate::inventory) struct Digits {
    /// Without spaces and apostrophes, which only ever group.
    text: String,
    spaced: bool,
}

impl Digits {
    /// The digits of a cell, if it holds nothing else but the marks between them.
    pub fn of(text: &str) -> Option<Digits> {
        let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
        let text = text.trim();
        let spaced = text.contains(is_space);
        let whole = text.split(['.', ',']).next().unwrap_or_default();
        let after = text.get(whole.len()..)?;
        let groups_fit = !spaced || in_threes(whole.split(is_space)) && !after.contains(is_space);
        let plain: String = text.chars().filter(|c| !is_space(*c)).collect();
        let is_number = plain.starts_with(|c: char| c.is_ascii_digit())
            && plain.ends_with(|c: char| c.is_ascii_digit())
            && plain
                .chars()
                .all(|c| c.is_ascii_digit() || c == '.' || c == ',');
        (is_number && groups_fit).then_some(Digits {
            text: plain,
            spaced,
        })
    }

    /// The mark before the decimals, where the number can be read in one way only.
    pub fn decimal_mark(&self) -> Option<char> {
        let last = self.text.rfind(['.', ','])?;
        let mark = self.text[last..].chars().next()?;
        let other = if mark == '.' { ',' } else { '.' };
        let once = self.text.matches(mark).count() == 1;
        let certain = self.text.contains(other) || self.spaced || !self.could_be_thousands(last);
        (once && certain).then_some(mark)
    }

    /// Whether points part these digits.
    pub fn is_pointed(&self) -> bool {
        self.text.contains('.')
    }

    /// `1.234`, `12,345`: the part before the mark at `at` and the three digits behind it.
    fn could_be_thousands(&self, at: usize) -> bool {
        self.text.len() - at - 1 == 3 && (1..=3).contains(&at) && !self.text.starts_with('0')
    }

    /// The number with a point before its decimals and nothing else, and whether groups were marked.
    pub fn plain(&self, mark: DecimalMark) -> Result<(String, bool), NumberProblem> {
        let marks = self.text.matches(['.', ',']).count();
        let decimal = match (self.decimal_mark(), mark) {
            (Some(decimal), _) => Some(decimal),
            (None, _) if marks != 1 => None,
            (None, DecimalMark::Comma) => Some(','),
            (None, DecimalMark::Point) => Some('.'),
            (None, DecimalMark::Contradictory) => return Err(NumberProblem::Ambiguous),
            (None, DecimalMark::Unknown) if self.text.contains('.') => None,
            (None, DecimalMark::Unknown) => return Err(NumberProblem::Ambiguous),
        };
        let (whole, fraction) = match decimal {
            Some(decimal) => self.text.split_once(decimal).unwrap_or((&self.text, "")),
            None => (self.text.as_str(), ""),
        };
        let grouped = whole.contains(['.', ',']);
        let one_kind = !(whole.contains('.') && whole.contains(','));
        if fraction.contains(['.', ','])
            || !one_kind
            || grouped && !in_threes(whole.split(['.', ',']))
        {
            return Err(NumberProblem::NotANumber);
        }
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        let plain = match fraction {
            "" => whole,
            _ => format!("{whole}.{fraction}"),
        };
        Ok((plain, grouped || self.spaced))
    }
}

/// Whether these are groups of a thousand: one to three digits, then three each.
fn in_threes<'a>(mut groups: impl Iterator<Item = &'a str>) -> bool {
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

impl DecimalMark {
    /// What the values of a column that can only be read one way show. Where some show a decimal point and
    /// others could be thousands, nothing can be said of these.
    pub fn of<'a>(values: impl IntoIterator<Item = &'a str>) -> DecimalMark {
        let (mut comma, mut point, mut thousands) = (false, false, false);
        for value in values {
            let Some(digits) = Digits::of(value) else {
                continue;
            };
            match digits.decimal_mark() {
                Some(',') => comma = true,
                Some('.') => point = true,
                _ => thousands |= digits.is_pointed(),
            }
        }
        match (comma, point) {
            (true, true) => DecimalMark::Contradictory,
            (false, true) if thousands => DecimalMark::Contradictory,
            (true, false) => DecimalMark::Comma,
            (false, true) => DecimalMark::Point,
            (false, false) => DecimalMark::Unknown,
        }
    }

    /// The same in a file whose cells are parted by commas: there the point is the decimal mark, unless the
    /// column shows commas.
    pub fn of_column<'a>(
        values: impl IntoIterator<Item = &'a str>,
        parted_by_commas: bool,
    ) -> DecimalMark {
        let values: Vec<&str> = values.into_iter().collect();
        let marks = || {
            values
                .iter()
                .filter_map(|value| Digits::of(value)?.decimal_mark())
        };
        match parted_by_commas && marks().all(|mark| mark == '.') {
            true => DecimalMark::Point,
            false => DecimalMark::of(values),
        }
    }
}
