//! The owned model of Rust source that every analysis reads: plain data, no syntax tree, no lifetimes.
//!
//! [`FileModel`] is what lowering makes of one file: items with their signatures, and one flow
//! [`Body`] per function, closure, async block and constant. Ids are `u32` indices into the arenas of
//! the same file (or the same body); [`Name`]s come from the [`Interner`] of the run.

mod arena;
mod body;
mod configuration;
mod dump;
mod effect;
mod effect_set;
mod file;
mod item;
mod name;
mod pattern;
mod types;
mod value;

pub use arena::{Arena, Id};
pub use body::*;
pub use configuration::*;
pub use dump::BodyDump;
pub use effect::*;
pub use effect_set::EffectSet;
pub use file::*;
pub use item::*;
pub use name::{Interner, Name, Names, known};
pub use pattern::*;
pub use types::*;
pub use value::*;
