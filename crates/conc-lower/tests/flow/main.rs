//! Flow bodies from the outside: drop schedules that rustc measured, and dumps per topic.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod drops;
mod dumps;
mod interpreter;
mod sketches;
mod toy;

use conc_lower::{LowerOptions, STACK_SIZE, lower};
use conc_model::{Edition, FileModel, Interner, Names};
use conc_source::{FileId, SourceText};

/// Lowers a text on a stack that is large enough.
fn lowered(text: &str, edition: Edition) -> (FileModel, Names) {
    let text = text.to_owned();
    let thread = std::thread::Builder::new().stack_size(STACK_SIZE);
    let run = move || {
        let interner = Interner::default();
        let options = LowerOptions {
            edition,
            ..LowerOptions::default()
        };
        let model = lower(FileId(0), &SourceText::new(text), &options, &interner);
        (model, interner.freeze())
    };
    thread.spawn(run).unwrap().join().unwrap()
}
