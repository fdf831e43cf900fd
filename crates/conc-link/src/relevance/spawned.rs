//! Functions that a new task or thread may run: what they do matters even when they mention nothing, as when they never
//! end or when their result is an error that nobody sees.

use conc_model::{FunctionId, Names};
use rustc_hash::{FxHashMap, FxHashSet};

use super::UnreadFile;
use super::words::{Words, mentions};

/// Adds them, and what they call in turn.
pub(super) fn add(
    files: &[UnreadFile<'_>],
    words: &Words,
    names: &Names,
    found: &mut [FxHashSet<FunctionId>],
) {
    let mut by_name = by_name(files, words, names);
    let mut work: Vec<&str> = Vec::new();
    for (file, known) in files.iter().zip(found.iter()) {
        let read = file.bodies.iter().filter(|(id, _)| known.contains(id));
        work.extend(
            read.map(|(_, text)| *text)
                .filter(|text| words.spawns(text)),
        );
    }
    while let Some(text) = work.pop() {
        for mention in mentions(text).filter(|mention| mention.is_called()) {
            for (file, id, text) in by_name.remove(mention.word).unwrap_or_default() {
                if found[file].insert(id) {
                    work.push(text);
                }
            }
        }
    }
}

type Candidate<'d> = (usize, FunctionId, &'d str);

/// The functions that may go on for long: async ones, those with loops, those that wait.
fn by_name<'n>(
    files: &[UnreadFile<'n>],
    words: &Words,
    names: &'n Names,
) -> FxHashMap<&'n str, Vec<Candidate<'n>>> {
    let mut by_name: FxHashMap<&str, Vec<Candidate<'_>>> = FxHashMap::default();
    for (index, file) in files.iter().enumerate() {
        for (id, text) in &file.bodies {
            let function = &file.model.functions[*id];
            if function.is_async || has_loop(text) || words.waits(text) {
                let named = by_name.entry(names.text(function.name));
                named.or_default().push((index, *id, text));
            }
        }
    }
    by_name
}

fn has_loop(text: &str) -> bool {
    mentions(text).any(|mention| matches!(mention.word, "loop" | "while"))
}
