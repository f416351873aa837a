//! Where the districts lie.

/// Longitude and latitude in degrees.
pub type Point = [f64; 2];

/// A closed line: the last point is joined to the first.
pub type Ring = Vec<Point>;

/// The areas of a town's districts.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// In the order of the file; a district of several features stands in several areas.
    pub areas: Vec<Area>,
}

/// Where a district lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// The id of its category.
    pub district: String,
    /// Each an outer ring with its holes behind it.
    pub polygons: Vec<Vec<Ring>>,
}
