//! The house is as `crates/README.md` draws it: arrows, homes of names, sizes, and the same facts in every text.
//!
//! What the compiler or Clippy can check is left to them.

mod arrows;
mod code;
mod functions;
mod homes;
mod sizes;
mod sources;
mod texts;
