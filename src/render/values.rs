//! How a value is written: the only place where this is decided.
//!
//! People read [`shown`], programs read [`plain`]. The three signs are the same for both.

use crate::language::{Language, count, text};
use crate::tables::{Kind, Value};

pub use crate::tables::{NOT_APPLICABLE, NOT_RECORDED, WITHHELD};

/// A value as people read it: `1 204`, `58,3 %`.
pub fn shown(value: &Value, kind: Kind, language: Language) -> String {
    match value {
        Value::Category { label, .. } | Value::Code { label, .. } => {
            visible(label.in_language(language))
        }
        Value::Text(text) => visible(text),
        Value::List(texts) => texts
            .iter()
            .map(|text| visible(text))
            .collect::<Vec<_>>()
            .join("; "),
        Value::Number(number) => shown_number(*number, kind, language),
        Value::NotApplicable => NOT_APPLICABLE.to_string(),
        Value::NotRecorded => NOT_RECORDED.to_string(),
        Value::Withheld => WITHHELD.to_string(),
        Value::Range { low, high } => {
            let [low, high] = [*low, *high].map(|end| match kind {
                Kind::Share => language.whole_percent(end),
                _ => shown_number(end, kind, language),
            });
            between(&low, &high)
        }
        Value::WholePercent(share) => language.whole_percent(*share),
    }
}

/// The unit once, behind the upper end.
fn between(low: &str, high: &str) -> String {
    let low = low.trim_end_matches(['%', '€', '\u{a0}']);
    format!("{low}–{high}")
}

fn shown_number(number: f64, kind: Kind, language: Language) -> String {
    match kind {
        Kind::Share => language.percent(number),
        Kind::Count => language.number(number, 0),
        Kind::Euro => format!("{}\u{a0}€", language.number(number, 0)),
        Kind::Number => language.number(number, 1),
        Kind::Index => language.number(number, 3),
        Kind::Category | Kind::Text | Kind::Code | Kind::Cases | Kind::Places => {
            let whole = (number - number.round()).abs() < 0.0005;
            language.number(number, if whole { 0 } else { 1 })
        }
    }
}

/// A value in whole numbers, for a few lines at a glance: `1 204`, `58 %`.
pub fn rounded(value: &Value, kind: Kind, language: Language) -> String {
    match (value, kind) {
        (Value::Number(share), Kind::Share) => language.whole_percent(*share),
        (Value::Number(number), Kind::Cases | Kind::Places) => language.number(number.round(), 0),
        _ => shown(value, kind, language),
    }
}

/// A range: `12–20`; nothing where both ends read the same, because the measure says it already.
pub fn shown_range(low: &Value, high: &Value, kind: Kind, language: Language) -> String {
    let (low, high) = (shown(low, kind, language), shown(high, kind, language));
    if low == high {
        return String::new();
    }
    between(&low, &high)
}

/// A value as programs read it: `1204`, `58.3` (percent), ids instead of labels.
pub fn plain(value: &Value, kind: Kind) -> String {
    match value {
        Value::Category { id, .. } => id.clone(),
        Value::Code { id, .. } => (*id).to_string(),
        Value::Text(text) => text.clone(),
        Value::List(texts) => texts.join(" | "),
        Value::Number(number) => plain_number(*number, kind),
        Value::NotApplicable => NOT_APPLICABLE.to_string(),
        Value::NotRecorded => NOT_RECORDED.to_string(),
        Value::Withheld | Value::Range { .. } => WITHHELD.to_string(),
        Value::WholePercent(share) => format!("{:.0}", share * 100.0),
    }
}

/// The ends of a range that is told of a withheld number, as programs read them: `835`, `33` (percent).
pub fn range_ends(value: &Value, kind: Kind) -> Option<[String; 2]> {
    let Value::Range { low, high } = value else {
        return None;
    };
    Some([*low, *high].map(|end| match kind {
        Kind::Share => format!("{:.0}", end * 100.0),
        _ => plain_number(end, kind),
    }))
}

fn plain_number(number: f64, kind: Kind) -> String {
    let text = match kind {
        Kind::Share => format!("{:.1}", number * 100.0),
        Kind::Count => format!("{number:.0}"),
        Kind::Euro => format!("{number:.2}"),
        Kind::Category
        | Kind::Text
        | Kind::Code
        | Kind::Cases
        | Kind::Places
        | Kind::Number
        | Kind::Index => {
            let exact = format!("{number:.3}");
            exact
                .trim_end_matches('0')
                .trim_end_matches('.')
                .to_string()
        }
    };
    match text.strip_prefix('-') {
        Some(zero) if zero.chars().all(|c| matches!(c, '0' | '.')) => zero.to_string(),
        _ => text,
    }
}

/// Text with control characters and directional marks made visible, so that it can change neither a
/// terminal nor the order of the words around it. Joiners stay: emoji and scripts need them.
pub fn visible(text: &str) -> String {
    let seen = |c: char| match c {
        '\u{200c}' | '\u{200d}' => c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '␣',
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => '␣',
        control if control.is_control() => '␣',
        other => other,
    };
    text.chars().map(seen).collect()
}

/// At most `limit` characters, the last of them `…` where something was left out.
pub fn cut(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_string(),
        Some(_) => {
            let kept: String = text.chars().take(limit.saturating_sub(1)).collect();
            format!("{}…", kept.trim_end())
        }
    }
}

/// The same for a field of a table; where something was left out, it says how long the whole is.
pub fn cut_field(whole: &str, limit: usize, language: Language) -> String {
    let short = cut(whole, limit);
    if short == whole {
        return short;
    }
    let length = count(whole.chars().count() as u64);
    let arguments = [("text", text(short)), ("count", length)];
    language.texts().with("report-cut", &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_the_german_way_for_people_and_plainly_for_programs() {
        let cases = [
            (1204.0, Kind::Cases, "1\u{a0}204", "1204"),
            (12.25, Kind::Cases, "12,2", "12.25"),
            (0.5834, Kind::Share, "58,3\u{a0}%", "58.3"),
            (1.0, Kind::Share, "100\u{a0}%", "100.0"),
            (0.0, Kind::Share, "0\u{a0}%", "0.0"),
            (0.9996, Kind::Share, "100,0\u{a0}%", "100.0"),
            (3.0, Kind::Count, "3", "3"),
            (12500.0, Kind::Euro, "12\u{a0}500\u{a0}€", "12500.00"),
            (-0.0001, Kind::Cases, "0", "0"),
        ];
        for (number, kind, german, program) in cases {
            let value = Value::Number(number);
            assert_eq!(shown(&value, kind, Language::German), german);
            assert_eq!(plain(&value, kind), program);
        }
    }

    #[test]
    fn at_a_glance_cases_and_shares_are_whole() {
        let glance =
            |number: f64, kind: Kind| rounded(&Value::Number(number), kind, Language::German);
        assert_eq!(glance(12_707.75, Kind::Cases), "12\u{a0}708");
        assert_eq!(glance(0.659, Kind::Share), "66\u{a0}%");
        assert_eq!(glance(8648.0, Kind::Places), "8\u{a0}648");
        assert_eq!(
            rounded(&Value::Withheld, Kind::Cases, Language::German),
            "x"
        );
    }

    #[test]
    fn nothing_not_applicable_not_recorded_and_withheld_are_four_different_signs() {
        let values = [
            Value::Number(0.0),
            Value::NotApplicable,
            Value::NotRecorded,
            Value::Withheld,
        ];
        let signs = values.map(|value| shown(&value, Kind::Cases, Language::German));
        assert_eq!(signs, ["0", "–", ".", "x"]);
    }

    #[test]
    fn what_is_withheld_but_known_to_a_range_is_written_as_the_range() {
        let cases = Value::Range {
            low: 835.0,
            high: 1840.0,
        };
        assert_eq!(
            shown(&cases, Kind::Cases, Language::German),
            "835–1\u{a0}840"
        );
        assert_eq!(plain(&cases, Kind::Cases), "x");
        let ends = range_ends(&cases, Kind::Cases);
        assert_eq!(ends, Some(["835", "1840"].map(str::to_string)));
        let share = Value::Range {
            low: 0.33,
            high: 0.4,
        };
        assert_eq!(shown(&share, Kind::Share, Language::German), "33–40\u{a0}%");
        let ends = range_ends(&share, Kind::Share);
        assert_eq!(ends, Some(["33", "40"].map(str::to_string)));
        let coarse = Value::WholePercent(0.76);
        assert_eq!(shown(&coarse, Kind::Share, Language::German), "76\u{a0}%");
        assert_eq!(plain(&coarse, Kind::Share), "76");
    }

    #[test]
    fn a_range_is_printed_only_where_it_is_one() {
        let (low, high) = (Value::Number(0.5), Value::Number(0.75));
        let german = |low, high| shown_range(low, high, Kind::Share, Language::German);
        assert_eq!(german(&low, &low), "");
        assert_eq!(german(&low, &high), "50,0–75,0\u{a0}%");
    }

    #[test]
    fn a_name_cannot_turn_a_line_round_or_colour_a_terminal() {
        assert_eq!(visible("a\u{202e}b\u{1b}[31mc\nd"), "a␣b␣[31mc␣d");
    }

    #[test]
    fn long_text_ends_with_an_ellipsis() {
        assert_eq!(cut("Stadtteilhaus", 6), "Stadt…");
        assert_eq!(cut("kurz", 4), "kurz");
    }
}
