//! What the heading of a column can mean: offices write units, notes and alternatives into it.

use crate::vocabulary::words::normalised;

/// The forms in which a heading may name something, the closest to what stands there first.
pub fn forms(heading: &str) -> Vec<Vec<String>> {
    let joined = joined(heading);
    let joined = of_pivot(&joined);
    let bare = without_remarks(joined);
    let alternatives: Vec<String> = bare
        .split(['/', '|'])
        .flat_map(|part| part.split(" bzw. "))
        .flat_map(|part| part.split(" oder "))
        .map(normalised)
        .filter(|part| !part.is_empty())
        .collect();
    let mut forms = vec![vec![normalised(heading)]];
    for form in [
        vec![normalised(joined)],
        vec![normalised(&bare)],
        alternatives,
    ] {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// How closely a heading names one of these (normalised) names; 0 is the closest.
pub fn closeness(heading: &str, names: &[String]) -> Option<usize> {
    let forms = forms(heading);
    forms
        .iter()
        .position(|form| form.iter().any(|word| names.contains(word)))
}

/// A heading without what a pivot table puts before the name of a column that it adds up.
fn of_pivot(heading: &str) -> &str {
    const LEADS: [&str; 3] = ["Summe von ", "Sum of ", "Anzahl von "];
    let rest = LEADS.iter().find_map(|lead| heading.strip_prefix(lead));
    rest.unwrap_or(heading)
}

/// A heading on one line: a word that was divided at its end is one word again.
pub fn joined(heading: &str) -> String {
    let mut text = String::with_capacity(heading.len());
    for line in heading.lines().map(str::trim) {
        match text.strip_suffix('-') {
            // `ins-` and `gesamt` are one word, `Alter 0-` and `3` are not
            Some(before)
                if before.ends_with(char::is_alphabetic)
                    && line.starts_with(char::is_lowercase) =>
            {
                text.truncate(text.len() - 1);
            }
            _ if text.is_empty() => {}
            _ => text.push(' '),
        }
        text.push_str(line);
    }
    text
}

/// A heading without what stands in brackets, without the mark of a footnote and without a unit behind `in`.
pub fn without_remarks(heading: &str) -> String {
    let mut plain = String::with_capacity(heading.len());
    let mut depth = 0_usize;
    for c in heading.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            '*' | '¹' | '²' | '³' => {}
            other => plain.push(other),
        }
    }
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    // `Plätze 1)`: the mark of a footnote
    if words.len() > 1 && words.last().is_some_and(|word| is_note_mark(word)) {
        words.pop();
    }
    // `Alter in 10 Gruppen`
    if let [.., "in", number, groups] = words[..]
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && normalised(groups).ends_with("gruppen")
    {
        words.truncate(words.len() - 3);
    }
    let unit = words.iter().rposition(|word| *word == "in");
    if let Some(unit) = unit
        && unit > 0
        && words.len() == unit + 2
        && UNITS.contains(&normalised(words[unit + 1]).as_str())
    {
        words.truncate(unit);
    }
    words.join(" ").trim_end_matches([':', '.']).to_string()
}

/// Units behind `in` that say nothing else than what the column is expected to hold.
const UNITS: [&str; 5] = ["jahren", "euro", "eur", "personen", "years"];

fn is_note_mark(word: &str) -> bool {
    let digits = word.trim_end_matches(')');
    digits.len() < word.len() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(heading: &str, name: &str) -> Option<usize> {
        closeness(heading, &[name.to_string()])
    }

    #[test]
    fn units_notes_and_alternatives_in_a_heading_do_not_hide_its_name() {
        assert_eq!(names("Plätze", "plaetze"), Some(0));
        for heading in [
            "Plätze (Stand 1.10.)",
            "Plätze*",
            "Plätze 1)",
            "Plätze\n(genehmigt)",
            "Anzahl / Plätze",
            "Summe von Plätze",
            "Plätze:",
        ] {
            assert!(names(heading, "plaetze").is_some(), "{heading}");
        }
        assert!(names("Ortsteil/Stadtteil", "stadtteil").is_some());
        assert!(names("ins-\ngesamt", "insgesamt").is_some());
        assert!(names("Alter in Jahren", "alter").is_some());
        assert!(names("Alter in 10 Gruppen", "alter").is_some());
        assert_eq!(names("Stellplätze", "plaetze"), None);
    }
}
