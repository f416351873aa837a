//! Settings into which somebody pasted the lines of several findings: TOML knows each part and each key once.
//!
//! Only the parts about files are put together, `[files]` and `[files.reading."..."]`: those are the ones that findings
//! print. What was pasted later holds; lists of words are joined.

use toml::{Table, Value};

/// Lists to which each finding adds its own words.
const JOINED: [&str; 4] = ["sums", "no_sums", "sheets", "fill_down"];

/// All that the settings say, the lines about each file put together; none if it is no TOML for another reason.
pub(super) fn with_pasted_lines(text: &str) -> Option<Table> {
    let mut parts = Parts::of(text);
    let mut all: Table = parts.others.parse().ok()?;
    for part in parts.of_files.drain(..) {
        join(&mut all, part.parse().ok()?);
    }
    Some(all)
}

/// The parts about files, each so that it can be read by itself, and everything else.
#[derive(Debug, Default)]
struct Parts {
    others: String,
    of_files: Vec<String>,
}

impl Parts {
    fn of(text: &str) -> Parts {
        let mut parts = Parts::default();
        let mut head: Option<&str> = None;
        let mut keys: Vec<&str> = Vec::new();
        for line in text.lines() {
            let trimmed = line.trim();
            if trimmed.starts_with('[') {
                let is_of_file = trimmed.starts_with("[files]") || trimmed.starts_with("[files.");
                head = is_of_file.then_some(line);
                keys.clear();
                if is_of_file {
                    parts.of_files.push(String::new());
                }
            } else if let (Some(head), Some(key)) = (head, key_of(line)) {
                if keys.contains(&key) {
                    parts.of_files.push(format!("{head}\n"));
                    keys.clear();
                }
                keys.push(key);
            }
            let part = match head {
                Some(_) => parts.of_files.last_mut(),
                None => None,
            };
            let part = part.unwrap_or(&mut parts.others);
            part.push_str(line);
            part.push('\n');
        }
        parts
    }
}

/// The key that a line sets, as it is written.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim();
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    (!key.is_empty() && key.chars().all(is_key)).then_some(key)
}

/// Adds what a part says.
fn join(all: &mut Table, part: Table) {
    for (key, value) in part {
        let said = all.get_mut(&key);
        match (said, value) {
            (Some(Value::Table(all)), Value::Table(part)) => join(all, part),
            (Some(Value::Array(words)), Value::Array(more)) if JOINED.contains(&key.as_str()) => {
                for word in more {
                    if !words.contains(&word) {
                        words.push(word);
                    }
                }
            }
            (_, value) => {
                all.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_several_findings_say_together_what_they_say_one_by_one() {
        let text = "name = \"Stadt\"\n\n[files.reading.\"a.csv\"]\nsums = [\"Summe\"]\ntopic = \"Kita\"\n\n\
            [[dimension]]\nid = \"lage\"\n\n[files.reading.\"a.csv\"]\nsums = [\n  \"Altstadt\",\n]\n\
            columns.persons = \"zahl\"\ntopic = \"Hort\"\nsums = [\"Nord\"]\n";
        let read = with_pasted_lines(text).unwrap();
        let of_file = &read["files"]["reading"]["a.csv"];
        let sums: Vec<&str> = of_file["sums"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(Value::as_str)
            .collect();
        assert_eq!(sums, ["Summe", "Altstadt", "Nord"]);
        assert_eq!(of_file["topic"].as_str(), Some("Hort"));
        assert_eq!(of_file["columns"]["persons"].as_str(), Some("zahl"));
        assert_eq!(read["dimension"][0]["id"].as_str(), Some("lage"));
        assert_eq!(read["name"].as_str(), Some("Stadt"));
    }

    #[test]
    fn lines_may_be_pasted_beside_a_file_that_is_told_in_one_line() {
        let text = "[files.reading]\n\"a.csv\" = { topic = \"Kita\" }\n[files.reading.\"a.csv\"]\nyear = 2024\n";
        let read = with_pasted_lines(text).unwrap();
        let of_file = &read["files"]["reading"]["a.csv"];
        assert_eq!(of_file["topic"].as_str(), Some("Kita"));
        assert_eq!(of_file["year"].as_integer(), Some(2024));
    }

    /// What is no TOML for another reason stays none; what is TOML says the same put together.
    #[test]
    fn settings_without_pasted_lines_say_the_same() {
        assert_eq!(with_pasted_lines("name = Stadt"), None);
        let text = include_str!("../../../data/musterstadt/lueckenlos.toml");
        assert_eq!(
            with_pasted_lines(text).unwrap(),
            text.parse::<Table>().unwrap()
        );
    }
}
