//! What lowering makes of source texts, seen from outside: items, spans, suppressions, bad input.

mod dump;
mod expansions;
mod items;
mod recovery;
mod robustness;
mod spans;
mod suppressions;
mod test_code;

use conc_lower::{LowerOptions, STACK_SIZE, lower};
use conc_model::{FileModel, Interner, Names};
use conc_source::{FileId, SourceText};

/// A text, its model and its names.
struct Lowered {
    source: SourceText,
    model: FileModel,
    names: Names,
}

/// Lowers a text as edition 2021 library code.
fn lowered(text: &str) -> Lowered {
    lowered_with(text, LowerOptions::default())
}

/// Lowers a text on a thread with the stack that lowering asks for.
fn lowered_with(text: &str, options: LowerOptions<'_>) -> Lowered {
    let source = SourceText::new(text.to_owned());
    let interner = Interner::default();
    let model = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_SIZE);
        let run = || lower(FileId(0), &source, &options, &interner);
        let running = thread.spawn_scoped(scope, run).expect("a thread starts");
        running.join().expect("lowering does not panic")
    });
    let names = interner.freeze();
    Lowered {
        source,
        model,
        names,
    }
}

impl Lowered {
    /// The problems as `line:column kind message`.
    fn problems(&self) -> Vec<String> {
        let problems = self.model.problems.iter();
        let show = problems.map(|problem| {
            let at = self.source.line_col(problem.span.start);
            format!(
                "{}:{} {:?} {}",
                at.line, at.column, problem.kind, problem.message
            )
        });
        show.collect()
    }
}
