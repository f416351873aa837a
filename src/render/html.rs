//! A document as one HTML file: no request to anywhere, escaped by construction, whole without its script.

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use crate::language::Language;
use crate::render::charts::{DrawError, Picture, coverage_class};
use crate::render::document::{
    Block, Document, Figure, FigureLine, FindingGroup, Format, Term, walk,
};
use crate::render::grid::{Field, Grid, Head, Line};
use crate::render::values::{cut, cut_field};
use crate::tables::{Kind, RowRole};

pub(super) const STYLE: &str = include_str!("html.css");

/// Makes tables sortable.
const SCRIPT: &str = include_str!("html.js");

/// Nothing may be loaded, and nothing run but [`SCRIPT`], even if a text got through unescaped. The hash is
/// the script's: a browser refuses any other.
const POLICY: &str = concat!(
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; ",
    "script-src 'sha256-G7lIkTTCjn9/5hLz8Q3jt7P4ySqPXuoxfBWKhFQGo0s='"
);

/// The longest text in a field, in characters; the CSV has it whole.
const LONGEST: usize = 160;

/// Longer words may be broken anywhere.
const LONGEST_WORD: usize = 30;

/// A table that is wider than this, in letters, is set smaller in print.
const WIDE: usize = 100;

/// A still wider one is set as small as can be read.
const WIDEST: usize = 125;

/// How many letters the padding of a column takes.
const PADDING: usize = 2;

/// Tables with more lines than this scroll in their own frame on a screen.
const TALL: usize = 60;

/// The document as a page.
pub fn html(document: &Document) -> Result<String, DrawError> {
    let mut format = Html {
        language: document.language,
        parts: Vec::new(),
        undrawn: None,
    };
    walk(document, &mut format);
    match format.undrawn {
        Some(error) => Err(error),
        None => Ok(page(document, &format.parts).into_string()),
    }
}

fn page(document: &Document, parts: &[Markup]) -> Markup {
    let texts = document.language.texts();
    let (head, body) = parts.split_at(parts.len().min(1));
    markup! {
        (DOCTYPE)
        html lang=(document.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                title { (cut(&document.title, LONGEST)) }
                style { (PreEscaped(STYLE)) }
                (script(document.language))
            }
            body {
                a .skip href="#content" { (texts.get("report-skip")) }
                @for part in head { (part) }
                (contents(document))
                main #content tabindex="-1" { @for part in body { (part) } }
            }
        }
    }
}

/// The script with what it says.
fn script(language: Language) -> Markup {
    let texts = language.texts();
    markup! {
        script
            data-sort=(texts.get("report-sort"))
            data-up=(texts.get("report-sorted-up"))
            data-down=(texts.get("report-sorted-down"))
            data-back=(texts.get("report-sorted-back"))
            { (PreEscaped(SCRIPT)) }
    }
}

/// The chapters; their sections are found from there.
fn contents(document: &Document) -> Markup {
    let chapters = document.blocks.iter().filter_map(|block| match block {
        Block::Heading {
            level: 2,
            anchor,
            text,
        } => Some((anchor, text)),
        _ => None,
    });
    markup! {
        nav aria-labelledby="contents" {
            h2 #contents { (document.language.texts().get("report-contents")) }
            ol {
                @for (anchor, text) in chapters {
                    li { a href={ "#" (anchor) } { bdi { (cut(text, LONGEST)) } } }
                }
            }
        }
    }
}

struct Html {
    language: Language,
    parts: Vec<Markup>,
    /// Why a chart is missing.
    undrawn: Option<DrawError>,
}

impl Format for Html {
    fn title(&mut self, title: &str, subtitle: &str) {
        self.parts.push(markup! {
            header { h1 { bdi { (cut(title, LONGEST)) } } p .subtitle { (subtitle) } }
        });
    }

    fn heading(&mut self, level: u8, anchor: &str, text: &str) {
        let text = cut(text, LONGEST);
        self.parts.push(match level {
            2 => markup! { h2 id=(anchor) { (text) } },
            _ => markup! { h3 id=(anchor) { bdi { (text) } } },
        });
    }

    fn paragraph(&mut self, text: &str) {
        self.parts.push(markup! { p { (text) } });
    }

    fn notice(&mut self, text: &str) {
        self.parts.push(markup! { p .notice { (text) } });
    }

    fn list(&mut self, items: &[String]) {
        self.parts
            .push(markup! { ul { @for item in items { li { bdi { (item) } } } } });
    }

    fn key_figures(&mut self, figures: &[FigureLine]) {
        self.parts.push(markup! {
            dl .figures {
                @for figure in figures {
                    div {
                        dt { (figure.label) }
                        dd {
                            strong { (figure.value) }
                            @if let Some(range) = &figure.range { " " span .range { (range) } }
                        }
                    }
                }
            }
        });
    }

    fn table(&mut self, grid: &Grid) {
        let caption = format!("{}-caption", grid.anchor);
        let letters = least_width(grid, self.language);
        let (wide, widest) = (letters > WIDE, letters > WIDEST);
        let tall = grid.lines.len() > TALL;
        self.parts.push(markup! {
            div .scroll .tall[tall] tabindex="0" role="region" aria-labelledby=(caption) {
                table id=(grid.anchor) .wide[wide] .widest[widest] {
                    caption #(caption) {
                        span .seen {
                            span .what { bdi { (cut(&grid.title, LONGEST)) } }
                            " " span .base { (cut(&grid.base, LONGEST)) }
                        }
                    }
                    thead { tr { @for head in &grid.head { (column(head)) } } }
                    tbody { @for line in &grid.lines { (row(grid, line, self.language)) } }
                }
            }
            @for note in &grid.notes { p .note { (note) } }
        });
    }

    fn figure(&mut self, figure: &Figure) {
        let texts = self.language.texts();
        let svg = match drawn(&figure.picture, &figure.anchor) {
            Ok(svg) => svg,
            Err(error) => {
                self.undrawn = Some(error);
                return;
            }
        };
        let label = format!(
            "{}: {}",
            cut(&figure.caption, LONGEST),
            texts.get("report-scroll-chart")
        );
        self.parts.push(markup! {
            figure id=(figure.anchor) {
                div .scroll .picture tabindex="0" role="region" aria-label=(label) { (svg) }
                figcaption {
                    (figure.alternative())
                    " " a href={ "#" (figure.table) } { (texts.get("report-to-table")) }
                }
            }
        });
    }

    fn terms(&mut self, terms: &[Term]) {
        self.parts.push(markup! {
            dl .terms { @for term in terms {
                div { dt { (term.term) } dd { (term.meaning) } }
            } }
        });
    }

    fn findings(&mut self, groups: &[FindingGroup]) {
        self.parts.push(markup! {
            @for group in groups {
                section .finding {
                    h3 { (group.label) " " span .code { (group.code) } }
                    ul {
                        @for entry in &group.entries {
                            li {
                                bdi { (entry.message) }
                                p .place { bdi { (entry.place) } }
                                @if let Some(advice) = &entry.advice { p .advice { bdi { (advice) } } }
                            }
                        }
                        @if let Some(more) = &group.more { li .more { (more) } }
                    }
                }
            }
        });
    }

    fn page_break(&mut self) {
        self.parts.push(markup! { div .page-break {} });
    }
}

/// How many letters a table needs in a line, if it is broken between words only.
fn least_width(grid: &Grid, language: Language) -> usize {
    let longest = |text: &str| {
        let words = text.split(' ').map(|word| word.chars().count());
        words.max().unwrap_or(0).min(LONGEST_WORD)
    };
    let column = |(position, head): (usize, &Head)| {
        let fields = grid
            .lines
            .iter()
            .filter_map(|line| line.fields.get(position));
        let words = fields.map(|field| longest(&field.text(language)));
        words.max().unwrap_or(0).max(longest(&head.text)) + PADDING
    };
    grid.head.iter().enumerate().map(column).sum()
}

fn column(head: &Head) -> Markup {
    let classes = joined([head.is_numeric().then_some("number"), role_class(head.role)]);
    markup! { th scope="col" class=[classes] { (name(&cut(&head.text, LONGEST))) } }
}

fn row(grid: &Grid, line: &Line, language: Language) -> Markup {
    markup! {
        tr class=[role_class(line.role)] {
            @for (position, field) in line.fields.iter().enumerate() {
                @if position < grid.keys {
                    th scope="row" class=[depth_class(position, line.role)] { (content(field, language)) }
                } @else {
                    td class=[field_class(&grid.head[position], field)] { (content(field, language)) }
                }
            }
        }
    }
}

fn content(field: &Field, language: Language) -> Markup {
    let short = cut_field(&field.text(language), LONGEST, language);
    match field.kind.is_number() {
        true => markup! { (short) },
        false => name(&short),
    }
}

/// Text from the inventories: it can neither turn the line round nor widen the column without end.
fn name(text: &str) -> Markup {
    let long = text
        .split_whitespace()
        .any(|word| word.chars().count() > LONGEST_WORD);
    match long {
        true => markup! { bdi .long { (text) } },
        false => markup! { bdi { (text) } },
    }
}

fn joined<const N: usize>(classes: [Option<&'static str>; N]) -> Option<String> {
    let classes: Vec<&str> = classes.into_iter().flatten().collect();
    (!classes.is_empty()).then(|| classes.join(" "))
}

fn role_class(role: RowRole) -> Option<&'static str> {
    match role {
        RowRole::Item { .. } => None,
        RowRole::NotBrokenDown | RowRole::Unknown => Some("rest"),
        RowRole::Total => Some("total"),
        RowRole::View => Some("view"),
    }
}

/// Deeper levels are indented.
fn depth_class(position: usize, role: RowRole) -> Option<&'static str> {
    match (position, role) {
        (0, RowRole::Item { depth: 1 }) => Some("depth-1"),
        (0, RowRole::Item { depth: 2 }) => Some("depth-2"),
        (0, RowRole::Item { depth: 3.. }) => Some("depth-3"),
        _ => None,
    }
}

/// A coverage has a tint for its class, beside its number.
fn field_class(head: &Head, field: &Field) -> Option<String> {
    const TINTS: [&str; 5] = ["c0", "c1", "c2", "c3", "c4"];
    let tint = match (field.kind, field.number()) {
        (Kind::Share, Some(share)) => TINTS.get(coverage_class(share)).copied(),
        _ => None,
    };
    // most fields are numbers: only the others are marked
    joined([
        (!head.is_numeric()).then_some("word"),
        tint,
        role_class(head.role),
    ])
}

/// The picture as an SVG element with a name and a description.
fn drawn(picture: &Picture, anchor: &str) -> Result<Markup, DrawError> {
    let svg = picture.svg()?;
    let (opening, shapes) = svg.split_once('>').unwrap_or((svg.as_str(), ""));
    let (name, description) = (format!("{anchor}-title"), format!("{anchor}-description"));
    let labels = markup! {
        title #(name) { (cut(&picture.title, LONGEST)) }
        desc #(description) { (picture.description) }
    };
    let labels = labels.into_string();
    Ok(PreEscaped(format!(
        "{opening} role=\"img\" aria-labelledby=\"{name}\" aria-describedby=\"{description}\">{labels}{shapes}"
    )))
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// RFC 4648, section 4.
    fn base64(bytes: &[u8]) -> String {
        const DIGITS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let block = |block: &[u8]| {
            let bits = (0..3).fold(0, |bits, index| {
                bits << 8 | u32::from(block.get(index).copied().unwrap_or(0))
            });
            let digit = move |index: usize| match index <= block.len() {
                true => char::from(DIGITS[(bits >> (18 - 6 * index)) as usize & 63]),
                false => '=',
            };
            (0..4).map(digit).collect::<String>()
        };
        bytes.chunks(3).map(block).collect()
    }

    #[test]
    fn the_browser_runs_the_own_script_and_no_other() {
        let hash = base64(&Sha256::digest(SCRIPT));
        assert!(
            POLICY.ends_with(&format!("script-src 'sha256-{hash}'")),
            "{hash}"
        );
        assert!(!SCRIPT.contains("</"));
    }
}
