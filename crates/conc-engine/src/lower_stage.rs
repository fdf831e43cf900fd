//! From files to models, all files of a batch in parallel.
//!
//! The closure that runs per file calls nothing of rayon: a stolen task would run on the same thread between the
//! parsing of a file and the end of its spans, which are thread-local.

use conc_lower::LowerOptions;
use conc_model::{FileModel, Interner, Problem};
use conc_project::{Project, ProjectFile};
use conc_source::{FileId, SourceText};
use rayon::prelude::*;

use crate::fence::fenced;
use crate::request::Progress;
use crate::source::Source;

/// A file after lowering. A file that could not be read has an empty model with the problem in it.
#[derive(Debug)]
pub(crate) struct Lowered {
    pub(crate) model: FileModel,
    pub(crate) text: Option<SourceText>,
}

/// What lowering needs to know of the run.
pub(crate) struct LowerStage<'r> {
    pub(crate) project: &'r Project,
    pub(crate) source: &'r Source,
    pub(crate) progress: &'r Progress,
}

impl LowerStage<'_> {
    /// Lowers the files of these groups; `interners` has one per group. The answer has one entry per group, with its
    /// files in the order of the group.
    pub(crate) fn run(
        &self,
        groups: std::ops::Range<usize>,
        interners: &[Interner],
    ) -> Vec<Vec<Lowered>> {
        let mut work = Vec::new();
        for (slot, group) in self.project.groups[groups.clone()].iter().enumerate() {
            work.extend(
                group
                    .files
                    .iter()
                    .enumerate()
                    .map(|(at, member)| (slot, at, member.file)),
            );
        }
        // The longest first, so that no thread starts a long file when the others are done.
        work.sort_by_key(|(slot, at, file)| {
            (
                std::cmp::Reverse(self.project.files[*file].bytes),
                *slot,
                *at,
            )
        });
        let mut lowered: Vec<(usize, usize, Lowered)> = work
            .into_par_iter()
            .with_max_len(1)
            .map(|(slot, at, file)| (slot, at, self.lower(file, &interners[slot])))
            .collect();
        lowered.sort_by_key(|(slot, at, _)| (*slot, *at));
        let mut by_group: Vec<Vec<Lowered>> = groups.map(|_| Vec::new()).collect();
        for (slot, _, file) in lowered {
            by_group[slot].push(file);
        }
        by_group
    }

    fn lower(&self, index: usize, interner: &Interner) -> Lowered {
        let file = &self.project.files[index];
        let id = file_id(index);
        let lowered = match self.source.read(index, file) {
            Ok(text) => Lowered {
                model: lower_text(id, file, &text, interner),
                text: Some(text),
            },
            Err(problem) => Lowered {
                model: unusable(id, file, problem),
                text: None,
            },
        };
        self.progress.advance();
        lowered
    }
}

fn lower_text(id: FileId, file: &ProjectFile, text: &SourceText, interner: &Interner) -> FileModel {
    let options = LowerOptions {
        edition: file.edition,
        is_test: file.context.is_test(),
        ..LowerOptions::default()
    };
    let model = fenced("reading the file", || {
        conc_lower::lower(id, text, &options, interner)
    });
    model.unwrap_or_else(|problem| unusable(id, file, problem))
}

fn unusable(id: FileId, file: &ProjectFile, problem: Problem) -> FileModel {
    let mut model = FileModel::empty(id, file.edition);
    model.problems.push(problem);
    model
}

/// The run-wide number of the file with this index.
pub(crate) fn file_id(index: usize) -> FileId {
    FileId(u32::try_from(index).expect("fewer than 2^32 files"))
}
