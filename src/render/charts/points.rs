//! Offers where they are, each topic in a shape of its own.

use std::collections::BTreeMap;

use crate::language::{Language, count};
use crate::render::charts::frame::Frame;
use crate::render::charts::legend::{Entry, Swatch};
use crate::render::charts::shape::Projection;
use crate::render::charts::symbol::Symbol;
use crate::render::values::shown;
use crate::tables::{Kind, OfferPoint, Value};

/// More than these are dots without a shape: symbols would cover the map.
const MANY: usize = 200;

/// How far from the middle of a symbol a label has to stay, in pixels.
pub const RIM: i32 = 6;

/// The shapes of single topics; a town with more of them has its topics told apart on small maps.
const OF_TOPICS: [Symbol; 6] = [
    Symbol::Disc,
    Symbol::Square,
    Symbol::Triangle,
    Symbol::Diamond,
    Symbol::Cross,
    Symbol::Wedge,
];

/// Offers in the pixels of a map.
#[derive(Debug, Default)]
pub struct Points {
    /// Those in one pixel are one symbol.
    symbols: BTreeMap<(i32, i32), Symbol>,
    /// The topics that have a symbol of their own, and whether there are others.
    topics: Vec<Value>,
    has_ring: bool,
    /// Offers on the map, and beside it.
    inside: usize,
    beside: usize,
}

impl Points {
    /// The points of a map with its corner here.
    pub fn of<'a>(
        points: impl IntoIterator<Item = &'a OfferPoint>,
        projection: &Projection,
        corner: (i32, i32),
    ) -> Points {
        let mut by_pixel: BTreeMap<(i32, i32), Vec<Option<&Value>>> = BTreeMap::new();
        let mut found = Points::default();
        for point in points {
            let at = projection.pixel(&[point.position.lon(), point.position.lat()], corner);
            let inside = (at.0 - corner.0, at.1 - corner.1);
            if (0..=projection.size.0).contains(&inside.0)
                && (0..=projection.size.1).contains(&inside.1)
            {
                by_pixel
                    .entry(at)
                    .or_default()
                    .push(point.only_topic.as_ref());
                found.inside += 1;
                let topic = point.only_topic.as_ref();
                let is_new = |topic: &&Value| !found.topics.contains(topic);
                let new = topic.filter(is_new).cloned();
                found.topics.extend(new);
            } else {
                found.beside += 1;
            }
        }
        if found.topics.len() > OF_TOPICS.len() || by_pixel.len() > MANY {
            found.topics.clear();
        }
        let without = match by_pixel.len() > MANY {
            true => Symbol::Dot,
            false => Symbol::Disc,
        };
        let symbols = by_pixel.into_iter();
        found.symbols = symbols
            .map(|(at, topics)| {
                (
                    at,
                    match found.topics.is_empty() {
                        true => without,
                        false => symbol(&found.topics, &topics),
                    },
                )
            })
            .collect();
        found.has_ring = found.symbols.values().any(|symbol| *symbol == Symbol::Ring);
        found
    }

    /// The same as dots, as on the map of a single topic.
    pub fn into_dots(mut self) -> Points {
        self.topics.clear();
        self.symbols.values_mut().for_each(|own| *own = Symbol::Dot);
        self
    }

    pub fn draw(&self, frame: &mut Frame) {
        for (at, symbol) in &self.symbols {
            symbol.draw(frame, *at);
        }
    }

    /// Where labels have to keep away.
    pub fn pixels(&self) -> Vec<(i32, i32)> {
        self.symbols.keys().copied().collect()
    }

    /// How many offers are drawn.
    pub fn shown(&self) -> usize {
        self.inside
    }

    /// A symbol and a word for each kind.
    pub fn legend(&self, language: Language) -> Vec<Entry> {
        let texts = language.texts();
        let entry = |symbol: Symbol, text: String| Entry {
            swatch: Swatch::Symbol(symbol),
            text,
        };
        if self.topics.is_empty() {
            let symbol = self.symbols.values().next().copied();
            let entry = |symbol| entry(symbol, texts.get("chart-legend-offer"));
            return symbol.map(entry).into_iter().collect();
        }
        let name = |topic: &Value| shown(topic, Kind::Category, language);
        let own = OF_TOPICS.into_iter().zip(&self.topics);
        let own = own.map(|(symbol, topic)| entry(symbol, name(topic)));
        let ring = self
            .has_ring
            .then(|| entry(Symbol::Ring, texts.get("chart-legend-several-topics")));
        own.chain(ring).collect()
    }

    /// How many of the offers are drawn nowhere.
    pub fn note(&self, language: Language) -> Option<String> {
        let arguments = [("count", count(self.beside as u64))];
        (self.beside > 0).then(|| language.texts().with("chart-rest-points", &arguments))
    }
}

/// What stands for the offers of a pixel, where these topics have shapes.
fn symbol(topics: &[Value], own: &[Option<&Value>]) -> Symbol {
    let first = own.first().copied().flatten();
    let is_one = own.iter().all(|topic| *topic == first);
    let place = first.and_then(|first| topics.iter().position(|topic| topic == first));
    match place.filter(|_| is_one) {
        Some(place) => OF_TOPICS[place],
        None => Symbol::Ring,
    }
}
