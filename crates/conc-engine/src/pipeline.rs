//! The stations between a project and what was found in it: lower, link, look.
//!
//! A group waits for its own files only: when the last one's items are read, it is decided which bodies matter, and when the
//! last one's bodies are read, the group is linked and looked at. Other groups fill the gaps. The answer does not depend
//! on which thread did what.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use conc_link::Library;
use conc_model::{Interner, Problem};
use conc_project::Project;
use conc_source::FileId;
use rayon::Scope;

use crate::gather::Gather;
use crate::group::{Linked, link};
use crate::lower_stage::{Bodies, HalfRead, HalfReadGroup, LowerStage, Lowered, LoweredGroup};
use crate::request::Progress;
use crate::source::Source;
use crate::stopwatch::timed;

/// All that the stations share.
pub(crate) struct Pipeline<'r> {
    pub(crate) project: &'r Project,
    pub(crate) source: &'r Source,
    pub(crate) library: &'r Arc<Library>,
    pub(crate) progress: &'r Progress,
    /// Which bodies are read.
    pub(crate) bodies: Bodies,
    /// As in [`conc_lower::LowerOptions`].
    pub(crate) clippy_names: Option<&'r [&'static str]>,
}

/// Problems of the files of a group that could not be linked.
pub(crate) type LinkProblems = Vec<(FileId, Problem)>;

/// What the stations made of a group.
pub(crate) type LinkResult<'p> = Result<Linked<'p>, LinkProblems>;

/// How long it took: by the clock all in all, and by the sum over the threads for lowering.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Times {
    pub(crate) wall: Duration,
    pub(crate) lowering: Duration,
}

impl<'r> Pipeline<'r> {
    /// Takes every group through the stations and gives it to `look` with the time that linking took; the answers are
    /// in the order of the groups. Call it on a thread of the pool.
    pub(crate) fn run<T: Send>(
        &self,
        look: impl Fn(LinkResult<'r>, Duration) -> T + Sync,
    ) -> (Vec<T>, Times) {
        let start = Instant::now();
        self.progress.expect(self.project.files.len());
        let groups = self.project.groups.len();
        let work = Work {
            pipeline: self,
            stage: LowerStage {
                project: self.project,
                source: self.source,
                progress: self.progress,
                library: self.library,
                bodies: self.bodies,
                clippy_names: self.clippy_names,
            },
            look,
            queue: Mutex::new(self.queue()),
            waiting: AtomicUsize::new(0),
            results: Mutex::new(std::iter::repeat_with(|| None).take(groups).collect()),
            lowering: AtomicU64::new(0),
        };
        rayon::scope(|scope| work.begin_groups(scope));
        let times = Times {
            wall: start.elapsed(),
            lowering: Duration::from_nanos(work.lowering.into_inner()),
        };
        let results = work
            .results
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        (results.into_iter().flatten().collect(), times)
    }

    /// The groups, the one to begin with last: the largest come first, so that no thread begins one when the others are done.
    fn queue(&self) -> Vec<usize> {
        let groups = self.project.groups.iter().enumerate();
        let bytes = groups.map(|(index, group)| {
            let files = group.files.iter();
            let bytes = files.map(|member| self.project.files[member.file].bytes);
            (bytes.sum::<u64>(), std::cmp::Reverse(index))
        });
        let mut waiting: Vec<_> = bytes.collect();
        waiting.sort_unstable();
        waiting.into_iter().map(|(_, group)| group.0).collect()
    }
}

/// A run of the pipeline.
struct Work<'w, 'r, T, L> {
    pipeline: &'w Pipeline<'r>,
    stage: LowerStage<'w>,
    look: L,
    /// The groups that are not begun yet, the next one last.
    queue: Mutex<Vec<usize>>,
    /// Files that no thread has taken up yet, of the groups that are begun.
    waiting: AtomicUsize,
    results: Mutex<Vec<Option<T>>>,
    /// Nanoseconds.
    lowering: AtomicU64,
}

impl<'r, T: Send, L: Fn(LinkResult<'r>, Duration) -> T + Sync> Work<'_, 'r, T, L> {
    /// Begins groups until each thread has a file to take up: no thread is idle, and no more models are kept than it takes.
    fn begin_groups<'s>(&'s self, scope: &Scope<'s>) {
        while self.waiting.load(Ordering::Relaxed) < rayon::current_num_threads() {
            let next = locked(&self.queue).pop();
            let Some(group) = next else { return };
            self.draft(scope, group);
        }
    }

    /// Queues work on a file; whoever takes it up sees to it that other work is left for the others.
    fn spawn<'s>(&'s self, scope: &Scope<'s>, work: impl FnOnce(&Scope<'s>) + Send + 's) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        scope.spawn(move |scope| {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            self.begin_groups(scope);
            work(scope);
        });
    }

    /// Reads the items of a group's files, and goes on behind the last one.
    fn draft<'s>(&'s self, scope: &Scope<'s>, group: usize) {
        let members = &self.pipeline.project.groups[group].files;
        let interner = Arc::new(Interner::seeded(self.pipeline.library.names()));
        let gather = Arc::new(Gather::new(members.len()));
        let files = members.iter().map(|member| member.file).enumerate();
        let files = self.smallest_first(files.collect(), |file| *file);
        for ((place, file), shared) in files.into_iter().zip(shares(interner, members.len())) {
            let gather = Arc::clone(&gather);
            self.spawn(scope, move |scope| {
                let draft = self.lowered(|| self.stage.draft(file, &shared));
                if let Some(drafts) = gather.put(place, (draft, shared)) {
                    self.decide(scope, group, drafts);
                }
            });
        }
    }

    /// Decides which bodies of a group matter, reads them, and goes on behind the last file.
    fn decide<'s>(
        &'s self,
        scope: &Scope<'s>,
        group: usize,
        drafts: Vec<(HalfRead, Arc<Interner>)>,
    ) {
        let (drafts, interners): (Vec<_>, Vec<_>) = drafts.into_iter().unzip();
        let interner = only(interners);
        let members = &self.pipeline.project.groups[group];
        let decided = self.lowered(|| self.stage.decide(members, &drafts, interner));
        let decided = Arc::new(decided);
        let count = drafts.len();
        let gather = Arc::new(Gather::new(count));
        let drafts = self.smallest_first(drafts.into_iter().enumerate().collect(), HalfRead::file);
        for ((place, draft), shared) in drafts.into_iter().zip(shares(decided, count)) {
            let gather = Arc::clone(&gather);
            self.spawn(scope, move |_| {
                let lowered = self.lowered(|| self.stage.finish(draft, &shared));
                if let Some(files) = gather.put(place, (lowered, shared)) {
                    self.finished(group, group_of(files));
                }
            });
        }
    }

    /// Links a group and looks at it.
    fn finished(&self, group: usize, lowered: LoweredGroup) {
        let Pipeline {
            project, library, ..
        } = *self.pipeline;
        let (linked, linking) = timed(|| link(project, group, lowered, library));
        let result = (self.look)(linked, linking);
        locked(&self.results)[group] = Some(result);
    }

    /// A thread begins with the task that it spawned last, and that should be the longest.
    fn smallest_first<F>(
        &self,
        mut files: Vec<(usize, F)>,
        file: impl Fn(&F) -> usize,
    ) -> Vec<(usize, F)> {
        files.sort_by_key(|(_, which)| self.pipeline.project.files[file(which)].bytes);
        files
    }

    fn lowered<R>(&self, work: impl FnOnce() -> R) -> R {
        let (result, time) = timed(work);
        let nanos = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        self.lowering.fetch_add(nanos, Ordering::Relaxed);
        result
    }
}

/// A panic on another thread ends the run by itself.
fn locked<V>(mutex: &Mutex<V>) -> MutexGuard<'_, V> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn group_of(files: Vec<(Lowered, Arc<HalfReadGroup>)>) -> LoweredGroup {
    let (files, shared): (Vec<_>, Vec<_>) = files.into_iter().unzip();
    let names = only(shared).interner.freeze();
    LoweredGroup { files, names }
}

/// What tasks share, once for each of them: none is left when the last task has its own.
fn shares<T>(whole: Arc<T>, count: usize) -> impl Iterator<Item = Arc<T>> {
    std::iter::repeat_n(whole, count)
}

/// What tasks shared, when all of them have given their part back.
fn only<T>(mut shared: Vec<Arc<T>>) -> T {
    let last = shared.pop();
    drop(shared);
    last.and_then(Arc::into_inner)
        .expect("every task gave its part back with its result")
}
