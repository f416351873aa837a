//! Reads HTML and SVG as far as our own pages go: tables, lines of text, and lettering with its place.

/// A table of a page.
#[derive(Debug)]
pub struct Grid {
    pub anchor: String,
    pub head: Vec<String>,
    pub lines: Vec<Vec<String>>,
}

/// All tables of a page.
pub fn grids(page: &str) -> Vec<Grid> {
    elements(page, "table")
        .map(|(opening, inside)| {
            let mut lines = elements(inside, "tr").map(|(_, line)| fields(line));
            Grid {
                anchor: attribute(opening, "id").unwrap_or_default(),
                head: lines.next().unwrap_or_default(),
                lines: lines.collect(),
            }
        })
        .collect()
}

/// Everything of a page that people read outside of tables and pictures.
pub fn sentences(page: &str) -> Vec<String> {
    let body = page.split_once("</style>").map_or(page, |(_, body)| body);
    let mut rest = body.to_string();
    for name in ["table", "svg", "script"] {
        while let Some((from, to)) = span(&rest, name) {
            rest.replace_range(from..to, "\n");
        }
    }
    let lines = rest
        .replace("</p>", "\n")
        .replace("</li>", "\n")
        .replace("</d", "\n</d");
    lines
        .split('\n')
        .map(text)
        .filter(|line| !line.is_empty())
        .collect()
}

/// What a page says to those who do not see it, and to programs: attributes and descriptions.
pub fn unseen(page: &str) -> Vec<String> {
    const SAID: [&str; 7] = [
        "alt",
        "title",
        "aria-label",
        "summary",
        "value",
        "placeholder",
        "aria-description",
    ];
    let tags = page.split('<').filter_map(|tag| tag.split_once('>'));
    let attributes = tags.flat_map(|(opening, _)| {
        SAID.into_iter()
            .filter_map(move |name| attribute(opening, name))
    });
    let named = ["title", "desc", "caption"];
    let elements = named
        .into_iter()
        .flat_map(|name| elements(page, name).map(|(_, inside)| text(inside)));
    attributes.chain(elements).collect()
}

/// The pictures of a page.
pub fn pictures(page: &str) -> Vec<&str> {
    elements(page, "svg").map(|(_, inside)| inside).collect()
}

/// What stands in a picture beside its marks: other elements, comments, texts outside of letterings.
pub fn beside_marks(svg: &str) -> Vec<String> {
    const MARKS: [&str; 5] = ["svg", "rect", "polyline", "polygon", "text"];
    const LOOK: [&str; 25] = [
        "width",
        "height",
        "viewBox",
        "xmlns",
        "x",
        "y",
        "dy",
        "dx",
        "opacity",
        "fill",
        "stroke",
        "stroke-width",
        "points",
        "text-anchor",
        "font-family",
        "font-size",
        "font-weight",
        "transform",
        "role",
        "id",
        "class",
        "fill-opacity",
        "fill-rule",
        "aria-labelledby",
        "aria-describedby",
    ];
    let mut found = Vec::new();
    for tag in svg.split('<').skip(1) {
        let (opening, after) = tag.split_once('>').unwrap_or((tag, ""));
        let name = opening.split([' ', '/']).find(|word| !word.is_empty());
        let name = name.unwrap_or_default();
        if !MARKS.contains(&name) {
            found.push(format!("<{opening}>"));
        }
        let strings = opening
            .split('"')
            .step_by(2)
            .flat_map(str::split_whitespace);
        let attributes = strings.filter_map(|word| word.strip_suffix('='));
        found.extend(
            attributes
                .filter(|attribute| !LOOK.contains(attribute))
                .map(str::to_string),
        );
        let is_lettering = opening.starts_with("text");
        if !is_lettering && !after.trim().is_empty() {
            found.push(after.trim().to_string());
        }
    }
    found
}

/// The lines of a colour: how far above or below a point the nearest end of one is.
pub fn nearest_line(svg: &str, ink: &str, (_, y): (f64, f64)) -> f64 {
    let lines = svg.split("<polyline ").skip(1);
    let lines = lines.filter(|line| attribute(line, "stroke").as_deref() == Some(ink));
    let points = lines.flat_map(|line| {
        let points = attribute(line, "points").unwrap_or_default();
        let points = points.split_whitespace().filter_map(|point| {
            let (_, y) = point.split_once(',')?;
            y.parse::<f64>().ok()
        });
        points.collect::<Vec<_>>()
    });
    let far = points.map(|own| (own - y).abs());
    far.fold(f64::INFINITY, f64::min)
}

/// A label of a picture: where its middle or end stands, and its colour.
#[derive(Debug)]
pub struct Lettering {
    pub at: (f64, f64),
    pub ink: String,
    pub text: String,
}

pub fn letterings(svg: &str) -> Vec<Lettering> {
    let number = |opening: &str, name| attribute(opening, name).and_then(|n| n.parse().ok());
    elements(svg, "text")
        .filter_map(|(opening, inside)| {
            Some(Lettering {
                at: (number(opening, "x")?, number(opening, "y")?),
                ink: attribute(opening, "fill")?,
                text: text(inside),
            })
        })
        .filter(|lettering| !lettering.text.is_empty())
        .collect()
}

/// The colour of the smallest box around a point.
pub fn ground(svg: &str, (x, y): (f64, f64)) -> Option<String> {
    let boxes = svg.split("<rect ").skip(1).filter_map(|opening| {
        let number = |name| attribute(opening, name)?.parse::<f64>().ok();
        let (left, top) = (number("x")?, number("y")?);
        let (width, height) = (number("width")?, number("height")?);
        let inside = (left..left + width).contains(&x) && (top..top + height).contains(&y);
        inside.then_some((width * height, attribute(opening, "fill")?))
    });
    let smallest = boxes.min_by(|one, other| one.0.total_cmp(&other.0));
    smallest.map(|(_, ink)| ink)
}

/// What a field says as a number: `1 204`, `58,3 %`, `–12,5`.
pub fn number(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '%' | '€'))
        .map(|c| match c {
            ',' => '.',
            '\u{2212}' => '-',
            other => other,
        })
        .collect();
    plain.parse().ok()
}

/// All numbers in a sentence, as they are read.
pub fn numbers(sentence: &str) -> Vec<f64> {
    let joined = sentence.replace(['\u{a0}', '\u{202f}'], "");
    let kept = |c: char| c.is_ascii_digit() || c == ',';
    let words = joined
        .split(|c: char| !kept(c))
        .map(|word| word.trim_matches(','));
    words.filter_map(number).collect()
}

fn span(text: &str, name: &str) -> Option<(usize, usize)> {
    let from = text.find(&format!("<{name} "))?;
    let close = format!("</{name}>");
    let to = text[from..].find(&close)? + from + close.len();
    Some((from, to))
}

/// Elements of a name one after the other, none within another: opening tag and inside.
pub fn elements<'a>(text: &'a str, name: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let (plain, spaced, close) = (
        format!("<{name}>"),
        format!("<{name} "),
        format!("</{name}>"),
    );
    let mut rest = text;
    std::iter::from_fn(move || {
        let starts = [&plain, &spaced].map(|open| rest.find(open.as_str()));
        let from = starts.into_iter().flatten().min()?;
        let (opening, after) = rest[from..].split_once('>')?;
        let (inside, next) = after.split_once(close.as_str())?;
        rest = next;
        Some((opening, inside))
    })
}

fn fields(line: &str) -> Vec<String> {
    let line = line.replace("<th", "<td").replace("</th>", "</td>");
    elements(&line, "td")
        .map(|(_, inside)| text(inside))
        .collect()
}

fn attribute(opening: &str, name: &str) -> Option<String> {
    let (_, rest) = format!(" {opening}")
        .split_once(&format!(" {name}=\""))
        .map(|(before, rest)| (before.to_string(), rest.to_string()))?;
    rest.split('"').next().map(str::to_string)
}

/// Without tags, and with its special characters.
pub fn text(markup: &str) -> String {
    let mut plain = String::new();
    let mut is_tag = false;
    for c in markup.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            _ if is_tag => {}
            other => plain.push(other),
        }
    }
    let plain = plain
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    plain.replace("&amp;", "&").trim().to_string()
}
