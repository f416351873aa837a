//! Findings drawn like a compiler's messages: what, where, the line with the value underlined, advice.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::language::{Language, count, text};
use crate::model::finding::{Excerpt, Finding, Lines, Severity, by_kind};
use crate::render::findings::{severity_label, tally};
use crate::render::values::{cut, visible};

/// How findings are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Drawing {
    pub language: Language,
    /// Whether the terminal takes colours.
    pub colour: bool,
    /// Characters in a line.
    pub width: usize,
}

/// The findings from a severity on, one below the other, and how many of each severity there are in all.
pub fn messages(findings: &[Finding], least: Severity, drawing: Drawing) -> String {
    let findings = by_kind(findings);
    let mut drawn = String::new();
    for finding in findings
        .iter()
        .filter(|finding| finding.code.severity() <= least)
    {
        drawn.push_str(&message(finding, drawing));
        drawn.push_str("\n\n");
    }
    drawn.push_str(&tally(&findings, drawing.language));
    drawn.push('\n');
    drawn
}

/// Warnings and errors with a line each, and how many findings there are in all.
pub fn brief(findings: &[Finding], drawing: Drawing) -> String {
    let language = drawing.language;
    let findings = by_kind(findings);
    let mut drawn = String::new();
    let weighty = |finding: &&Finding| finding.code.severity() <= Severity::Warning;
    for finding in findings.iter().filter(weighty) {
        let name = severity_label(finding.code.severity(), language);
        let message = visible(&finding.message(language)).replace('\n', " ");
        let line = format!("{name}[{}]: {}", finding.code.id(), message.trim());
        drawn.push_str(&cut(&line, drawing.width));
        drawn.push('\n');
    }
    if findings.iter().any(|finding| weighty(&finding)) {
        let tally = [("tally", text(tally(&findings, language)))];
        drawn.push_str(&language.texts().with("report-findings-brief", &tally));
        drawn.push('\n');
    }
    drawn
}

/// One finding.
pub fn message(finding: &Finding, drawing: Drawing) -> String {
    let language = drawing.language;
    let name = severity_label(finding.code.severity(), language);
    let level = match finding.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .with_name(name)
        .primary_title(visible(&finding.message(language)))
        .id(finding.code.id());
    let group: Group = title
        .element(place(finding))
        .elements(also(finding, language));
    let group = group.elements(advice(finding, language));
    let renderer = if drawing.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer
        .decor_style(DecorStyle::Unicode)
        .term_width(drawing.width);
    renderer.render(&[group])
}

/// The line, with the value underlined; without one, where it is.
fn place(finding: &Finding) -> Element<'static> {
    let path = match &finding.place.sheet {
        Some(sheet) => format!("{} [{}]", visible(&finding.place.file), visible(sheet)),
        None => visible(&finding.place.file),
    };
    let line = finding.place.lines.first.first().map(|line| *line as usize);
    match (&finding.excerpt, line) {
        (Some(excerpt), Some(line)) => {
            let (source, span) = window(excerpt);
            Snippet::source(source)
                .path(path)
                .line_start(line)
                .annotation(AnnotationKind::Primary.span(span))
                .into()
        }
        (_, Some(line)) => Origin::path(path).line(line).into(),
        (_, None) => Origin::path(path).into(),
    }
}

/// The column, as the table calls it, and the further lines.
fn also(finding: &Finding, language: Language) -> Option<Element<'static>> {
    let lines = &finding.place.lines;
    let named = lines.first.iter().take(Lines::NAMED);
    let further: Vec<String> = named.skip(1).map(u64::to_string).collect();
    let mut parts = Vec::new();
    if let Some(column) = &finding.place.column {
        let column = [("column", text(cut(&visible(column), VALUE)))];
        parts.push(language.texts().with("report-place-column", &column));
    }
    if !further.is_empty() {
        let named = further.len() as u64 + 1;
        let arguments = [
            ("lines", text(further.join(", "))),
            ("count", count(lines.total.saturating_sub(1))),
            ("more", count(lines.total.saturating_sub(named))),
        ];
        parts.push(language.texts().with("report-also-lines", &arguments));
    }
    let level = Level::NOTE.with_name(language.texts().get("report-where"));
    (!parts.is_empty()).then(|| level.message(parts.join(", ")).into())
}

fn advice(finding: &Finding, language: Language) -> Option<Element<'static>> {
    let advice = finding.advice(language)?;
    let level = Level::HELP.with_name(language.texts().get("report-help"));
    let lines = finding.lines_to_paste().into_iter();
    let lines: Vec<String> = std::iter::once(advice)
        .chain(lines)
        .map(|line| visible(&line))
        .collect();
    Some(level.message(lines.join("\n")).into())
}

/// How much of a line is shown before the value, of the value, and after it, in characters.
const BEFORE: usize = 60;
const VALUE: usize = 60;
const AFTER: usize = 30;

/// The part of a long line around its value, and where the value is in it.
fn window(excerpt: &Excerpt) -> (String, std::ops::Range<usize>) {
    let line = excerpt.line.as_str();
    let start = boundary(line, excerpt.span.start);
    let end = boundary(line, excerpt.span.end).max(start);
    let before = visible(&line[..start]);
    let skipped = before.chars().count().saturating_sub(BEFORE);
    let mut source = String::new();
    if skipped > 0 {
        source.push('…');
    }
    source.extend(before.chars().skip(skipped));
    let value = cut(&visible(&line[start..end]), VALUE);
    let span = source.len()..source.len() + value.len();
    source.push_str(&value);
    source.push_str(&cut(&visible(&line[end..]), AFTER));
    (source, span)
}

/// The nearest place at or before `position` where a text can be cut.
fn boundary(text: &str, position: usize) -> usize {
    let mut at = position.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
