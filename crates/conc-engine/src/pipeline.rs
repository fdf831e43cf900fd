//! The stations between a project and what was found in it: lower, link, look.
//!
//! Two barriers per batch: all files are lowered before the first group is linked, and a group is linked before
//! lints look at it. The answer does not depend on which thread did what.

use std::sync::Arc;
use std::time::{Duration, Instant};

use conc_link::Library;
use conc_model::Problem;
use conc_project::Project;
use conc_source::FileId;
use rayon::prelude::*;

use crate::batch::batches;
use crate::group::{Linked, link};
use crate::lower_stage::{Bodies, LowerStage, LoweredGroup};
use crate::request::Progress;
use crate::source::Source;

/// All that the stations share.
pub(crate) struct Pipeline<'r> {
    pub(crate) project: &'r Project,
    pub(crate) source: &'r Source,
    pub(crate) library: &'r Arc<Library>,
    pub(crate) progress: &'r Progress,
    /// Which bodies are read.
    pub(crate) bodies: Bodies,
}

/// Problems of the files of a group that could not be linked.
pub(crate) type LinkProblems = Vec<(FileId, Problem)>;

/// What the stations made of a group.
pub(crate) type LinkResult<'p> = Result<Linked<'p>, LinkProblems>;

/// Wall time of the two halves of the pipeline.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Walls {
    pub(crate) lower: Duration,
    pub(crate) look: Duration,
}

impl<'r> Pipeline<'r> {
    /// Takes every group through the stations and gives it to `look` with the time that linking took; the answers are
    /// in the order of the groups. Call it on a thread of the pool.
    pub(crate) fn run<T: Send>(
        &self,
        look: impl Fn(LinkResult<'r>, Duration) -> T + Sync,
    ) -> (Vec<T>, Walls) {
        self.progress.expect(self.project.files.len());
        let stage = LowerStage {
            project: self.project,
            source: self.source,
            progress: self.progress,
            library: self.library,
            bodies: self.bodies,
        };
        let mut results = Vec::with_capacity(self.project.groups.len());
        let mut walls = Walls::default();
        for batch in batches(self.project) {
            let start = Instant::now();
            let lowered = stage.run(batch.clone());
            walls.lower += start.elapsed();

            let start = Instant::now();
            let work: Vec<_> = batch.zip(lowered).collect();
            let done = work
                .into_par_iter()
                .map(|(group, lowered)| self.group(group, lowered, &look));
            results.extend(done.collect::<Vec<T>>());
            walls.look += start.elapsed();
        }
        (results, walls)
    }

    fn group<T>(
        &self,
        group: usize,
        lowered: LoweredGroup,
        look: &impl Fn(LinkResult<'r>, Duration) -> T,
    ) -> T {
        let start = Instant::now();
        let linked = link(self.project, group, lowered, self.library);
        look(linked, start.elapsed())
    }
}
