//! Findings as people read them: by code, with the places where they were seen.

use crate::language::{Language, count, text};
use crate::model::finding::{Code, Finding, Lines, Place, Severity, by_kind};
use crate::render::document::{FindingEntry, FindingGroup};
use crate::render::values::{self, visible};

/// The findings by code, the gravest first.
pub fn groups(findings: &[Finding], language: Language) -> Vec<FindingGroup> {
    let findings = by_kind(findings);
    let groups = Code::ALL.iter().filter_map(|code| {
        let found: Vec<&Finding> = findings.iter().filter(|one| one.code == *code).collect();
        (!found.is_empty()).then(|| group(*code, &found, language))
    });
    let mut groups: Vec<FindingGroup> = groups.collect();
    groups.sort_by_key(|group| group.severity);
    groups
}

/// A report lists this many findings of one code; the CSV copies of `check` have all.
const LISTED: usize = 50;

fn group(code: Code, found: &[&Finding], language: Language) -> FindingGroup {
    let entry = |finding: &&Finding| FindingEntry {
        message: visible(&finding.message(language)),
        place: place(&finding.place, language),
        advice: finding
            .whole_advice(" ", language)
            .map(|advice| visible(&advice)),
    };
    let more = found.len().saturating_sub(LISTED);
    let arguments = [("count", count(more as u64))];
    FindingGroup {
        severity: code.severity(),
        label: severity_label(code.severity(), language),
        code: code.id(),
        entries: found.iter().take(LISTED).map(entry).collect(),
        more: (more > 0).then(|| language.texts().with("report-findings-more", &arguments)),
    }
}

/// "Fehler", "Warnung", "Hinweis".
pub fn severity_label(severity: Severity, language: Language) -> String {
    language.texts().get(match severity {
        Severity::Error => "report-severity-error",
        Severity::Warning => "report-severity-warning",
        Severity::Note => "report-severity-note",
    })
}

/// "3 Fehler, 2 Warnungen, 5 Hinweise".
pub fn tally(findings: &[Finding], language: Language) -> String {
    let of = |severity: Severity| {
        let same = |finding: &&Finding| finding.code.severity() == severity;
        count(findings.iter().filter(same).count() as u64)
    };
    let arguments = [
        ("errors", of(Severity::Error)),
        ("warnings", of(Severity::Warning)),
        ("notes", of(Severity::Note)),
    ];
    language.texts().with("report-findings-tally", &arguments)
}

/// "bedarfe.csv, Zeilen 3, 7, 9 und 12 weitere, Spalte Stadtteil".
pub fn place(place: &Place, language: Language) -> String {
    let texts = language.texts();
    let mut parts = vec![visible(&place.file)];
    if let Some(sheet) = &place.sheet {
        let arguments = [("sheet", text(visible(sheet)))];
        parts.push(texts.with("report-place-sheet", &arguments));
    }
    if !place.lines.first.is_empty() {
        let named = place.lines.first.iter().take(Lines::NAMED);
        let first: Vec<String> = named.map(u64::to_string).collect();
        let named = first.len() as u64;
        let arguments = [
            ("lines", text(first.join(", "))),
            ("count", count(place.lines.total.max(named))),
            ("more", count(place.lines.total.saturating_sub(named))),
        ];
        parts.push(texts.with("report-place-lines", &arguments));
    }
    if let Some(column) = &place.column {
        let column = values::cut(&visible(column), 60);
        parts.push(texts.with("report-place-column", &[("column", text(column))]));
    }
    parts.join(", ")
}
