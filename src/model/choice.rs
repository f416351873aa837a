//! What a council could decide for money.

use super::offer::{Offer, Target};
use crate::vocabulary::quantity::Quantity;

/// Something that could be decided, once or several times.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Unique among the choices.
    pub id: String,
    /// As the council reads it.
    pub name: String,
    /// What is done if it is decided.
    pub act: Act,
    /// In euros a year, each time; of a closing, what it saves. None: nobody said, and nothing tells.
    pub cost: Option<Quantity>,
    /// How often at most.
    pub most: u32,
    /// Of all choices with this word only one can be decided; blank: it stands for itself.
    pub one_of: String,
    /// The choices that it needs, by id.
    pub requires: Vec<String>,
}

/// What is done. An offer is meant by its id.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// An offer that ends goes on.
    Renew(String),
    /// An offer gets so many places more, each time.
    Places(String, Quantity),
    /// An offer also takes these categories: one target per dimension.
    Open(String, Vec<Target>),
    /// A new offer.
    New(Box<Offer>),
    /// An offer is given up.
    Close(String),
}

/// The kinds of acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// See [`Act::Renew`].
    Renew,
    /// See [`Act::Places`].
    Places,
    /// See [`Act::Open`].
    Open,
    /// See [`Act::New`].
    New,
    /// See [`Act::Close`].
    Close,
}

impl ActKind {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            ActKind::Renew => "renew",
            ActKind::Places => "places",
            ActKind::Open => "open",
            ActKind::New => "new",
            ActKind::Close => "close",
        }
    }
}

impl Act {
    /// Without what it is done to.
    pub fn kind(&self) -> ActKind {
        match self {
            Act::Renew(_) => ActKind::Renew,
            Act::Places(..) => ActKind::Places,
            Act::Open(..) => ActKind::Open,
            Act::New(_) => ActKind::New,
            Act::Close(_) => ActKind::Close,
        }
    }

    /// The id of the offer that it is about; that of a new one is its own.
    pub fn offer(&self) -> &str {
        match self {
            Act::Renew(id) | Act::Places(id, _) | Act::Open(id, _) | Act::Close(id) => id,
            Act::New(offer) => &offer.id,
        }
    }
}
