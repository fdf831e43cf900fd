//! The known libraries: stubs, lowered like any other source.

use std::sync::Arc;

use conc_link::{Library, LibraryCrate};
use conc_lower::LowerOptions;
use conc_model::{Edition, Interner};
use conc_source::{FileId, SourceText};
use rayon::prelude::*;

/// Lowers all stubs. Call it on a thread of the pool.
pub(crate) fn library() -> Arc<Library> {
    let interner = Interner::default();
    let options = LowerOptions {
        edition: Edition::E2024,
        ..LowerOptions::default()
    };
    let crates = conc_apis::STUBS
        .par_iter()
        .enumerate()
        .map(|(index, stub)| {
            let text = SourceText::new(stub.text.to_owned());
            LibraryCrate {
                name: stub.krate.to_owned(),
                aliases: stub
                    .aliases
                    .iter()
                    .map(|alias| (*alias).to_owned())
                    .collect(),
                model: conc_lower::lower(stub_id(index), &text, &options, &interner),
            }
        });
    let crates = crates.collect();
    Arc::new(Library::new(interner, crates))
}

/// Stubs are numbered from the end, so that they are never mistaken for a file of the run.
fn stub_id(index: usize) -> FileId {
    FileId(u32::MAX - u32::try_from(index).expect("a handful of stubs"))
}
