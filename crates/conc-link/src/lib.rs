//! From models to a linked world: names, types, calls, and flow analyses on top of them.
//!
//! Built in two steps. [`Library`] is made once per run from the stub models of the known libraries.
//! [`World`] is made per package group (a package, or all packages of a workspace) and answers questions:
//! what is this call, what type has this local, which guards are alive at this point.

mod flow;
mod infer;
mod locks;
mod mentions;
mod parts;
mod refs;
mod relevance;
mod resolve;
mod ty;
mod universe;
mod world;

pub use flow::*;
pub use infer::CallRecord;
pub use locks::*;
pub use refs::*;
pub use relevance::{Relevant, UnreadFile, relevant_bodies, test_matters};
pub use resolve::*;
pub use ty::*;
pub use universe::Universe;
pub use world::*;
