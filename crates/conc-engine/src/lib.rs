//! The machine that runs everything: from a [`Request`] and a list of lints to a `conc_policy::Report`.
//!
//! It knows no lint by name, prints nothing and keeps no global state; what it keeps between runs is in [`Engine`].

mod engine;
mod fence;
mod gather;
mod group;
mod levels;
mod library;
mod lower_stage;
mod pipeline;
mod request;
mod source;
mod statistics;
mod stopwatch;

pub use conc_project::{DEFAULT_MAX_FILE_BYTES, Overlay};
pub use engine::Engine;
pub use fence::{last_panic, record_panics};
pub use group::Linked;
pub use levels::{LevelPlan, Settings};
pub use request::{EngineError, Progress, Request, TextOptions};
