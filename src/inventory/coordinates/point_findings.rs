//! What is doubtful about the positions that a table states.

use super::point_columns::PointColumns;
use super::recognise::{Frame, Recognised};
use super::systems::System;
use crate::inventory::files::lines::Row;
use crate::inventory::files::source::Source;
use crate::model::finding::{Code, Finding, Lines, Place};

impl PointColumns {
    /// How coordinates were read if not as plain degrees, cells that hold none, and points outside of the town (where
    /// nothing tells where that is: of Germany). At 0/0 there is water.
    pub fn findings(&self, source: &Source, rows: &[Row], town: Option<Frame>) -> Vec<Finding> {
        let (Some(east), Some(north)) = (self.east, self.north) else {
            return Vec::new();
        };
        let reading = self.recognised(rows, town);
        let frame = town.unwrap_or(Frame::GERMANY);
        let mut findings: Vec<Finding> = Vec::new();
        if let Some(read) =
            reading.filter(|read| is_unusual(*read) || self.contradicts(rows, *read))
        {
            let place = Place {
                column: Some(source.header[east].clone()),
                ..source.place(None)
            };
            let finding = Finding::new(Code::PositionsRead, place)
                .detail("system", read.system.name())
                .detail("other", source.header[north].clone())
                .detail("swapped", if read.swapped { "yes" } else { "" });
            findings.push(finding);
        }
        for row in rows {
            let cell = |column: usize| row.fields.get(column).map_or("", |cell| cell.trim());
            if cell(east).is_empty() && cell(north).is_empty() {
                continue;
            }
            let position = reading.and_then(|read| read.position(self.raw(row)?));
            let code = match (self.raw(row), position) {
                (None, _) => Code::PositionInvalid,
                (Some(raw), position)
                    if raw == [0.0, 0.0] || !position.is_some_and(|p| frame.holds(p)) =>
                {
                    Code::PositionOutside
                }
                _ => continue,
            };
            let place = Place {
                lines: Lines::one(row.line),
                column: Some(source.header[north].clone()),
                ..source.place(None)
            };
            let seen = format!("{} / {}", cell(north), cell(east));
            findings.push(
                Finding::new(code, place)
                    .seen(seen)
                    .excerpt(row.excerpt(north)),
            );
        }
        findings
    }

    fn contradicts(&self, rows: &[Row], read: Recognised) -> bool {
        rows.iter()
            .find_map(|row| self.stated(row))
            .is_some_and(|stated| stated != read.system)
    }
}

fn is_unusual(read: Recognised) -> bool {
    read.swapped || read.system != System::Degrees
}
