//! From a file to a model, in two steps: the items of all files of a group, and then those function bodies that can matter
//! to a lint, which only the items of the whole group can tell.
//!
//! What runs per file calls nothing of rayon: a stolen task would run on the same thread between the
//! parsing of a file and the end of its spans, which are thread-local.

use conc_link::{Library, UnreadFile};
use conc_lower::{Draft, LowerOptions, PackageMacros, Reading, Tests};
use conc_model::{
    FileModel, FunctionId, Interner, Name, Names, Problem, Suppression, SuppressionOrigin,
};
use conc_project::{PackageGroup, Project, ProjectFile};
use conc_source::{FileId, SourceText};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::fence::fenced;
use crate::request::Progress;
use crate::source::Source;

/// A file after lowering. A file that could not be read has an empty model with the problem in it.
#[derive(Debug)]
pub(crate) struct Lowered {
    pub(crate) model: FileModel,
    pub(crate) text: Option<SourceText>,
}

/// A group after lowering, its files in the order of the group.
#[derive(Debug)]
pub(crate) struct LoweredGroup {
    pub(crate) files: Vec<Lowered>,
    pub(crate) names: Names,
}

/// What lowering needs to know of the run.
pub(crate) struct LowerStage<'r> {
    pub(crate) project: &'r Project,
    pub(crate) source: &'r Source,
    pub(crate) progress: &'r Progress,
    pub(crate) library: &'r Library,
    /// Which bodies are read.
    pub(crate) bodies: Bodies,
    /// As in [`LowerOptions`].
    pub(crate) clippy_names: Option<&'r [&'static str]>,
}

/// Which function bodies are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bodies {
    /// All of them.
    All,
    /// Those that can matter to a lint.
    Relevant,
    /// Those among them that are not test code, and tests that start threads or tasks: nothing would be reported elsewhere.
    RelevantSpawningTests,
    /// Those among them that are not test code: nothing would be reported there.
    RelevantUntested,
}

/// A file between the two steps.
pub(crate) struct HalfRead {
    index: usize,
    text: Option<SourceText>,
    draft: Result<Draft, Problem>,
}

/// A group between the two steps.
pub(crate) struct HalfReadGroup {
    pub(crate) interner: Interner,
    /// Without, all bodies are read.
    relevant: Option<RelevantFiles>,
    /// The macros of each package.
    macros: Vec<PackageMacros>,
    /// The package of each file.
    packages: FxHashMap<FileId, usize>,
}

/// What matters, by file.
struct RelevantFiles {
    /// Functions whose bodies are read, and those of which calls are told.
    functions: FxHashMap<FileId, (FxHashSet<FunctionId>, FxHashSet<FunctionId>)>,
    /// Which calls.
    leading: FxHashSet<Name>,
}

impl RelevantFiles {
    fn reading(&self, file: FileId, function: FunctionId) -> Reading<'_> {
        match self.functions.get(&file) {
            Some((read, _)) if read.contains(&function) => Reading::Whole,
            Some((_, told)) if !told.contains(&function) => Reading::Skip,
            Some(_) => Reading::Sketch(&self.leading),
            None => Reading::Whole,
        }
    }
}

impl LowerStage<'_> {
    /// Reads the items of the file with this index.
    pub(crate) fn draft(&self, index: usize, interner: &Interner) -> HalfRead {
        let file = &self.project.files[index];
        let read = self.source.read(index, file);
        self.progress.advance();
        match read {
            Ok(text) => HalfRead {
                index,
                draft: self.draft_of(index, &text, interner),
                text: Some(text),
            },
            Err(problem) => HalfRead {
                index,
                draft: Err(problem),
                text: None,
            },
        }
    }

    fn draft_of(
        &self,
        index: usize,
        text: &SourceText,
        interner: &Interner,
    ) -> Result<Draft, Problem> {
        let file = &self.project.files[index];
        let matters = |test: &str| {
            self.bodies == Bodies::RelevantSpawningTests
                && conc_link::test_matters(self.library, test)
        };
        let options = LowerOptions {
            edition: file.edition,
            is_test: file.context.is_test(),
            tests: match self.bodies {
                Bodies::All | Bodies::Relevant => Tests::All,
                Bodies::RelevantSpawningTests | Bodies::RelevantUntested => Tests::Where(&matters),
            },
            clippy_names: self.clippy_names,
            ..LowerOptions::default()
        };
        fenced("reading the file", || {
            Draft::read(file_id(index), text, &options, interner)
        })
    }

    /// Which bodies of a group matter?
    pub(crate) fn decide(
        &self,
        group: &PackageGroup,
        files: &[HalfRead],
        interner: Interner,
    ) -> HalfReadGroup {
        let (macros, packages) = macros_of(group, files);
        if self.bodies == Bodies::All {
            return HalfReadGroup {
                interner,
                relevant: None,
                macros,
                packages,
            };
        }
        let names = interner.freeze();
        let drafts = files.iter().filter_map(|file| file.draft.as_ref().ok());
        let unread: Vec<UnreadFile<'_>> = drafts.map(|draft| self.unread(draft)).collect();
        // Without an answer everything is read.
        let relevant = fenced("looking for what matters", || {
            conc_link::relevant_bodies(self.library, &unread, &names)
        });
        let files = unread.iter().map(|file| file.model.file);
        let relevant = relevant.ok().map(|found| RelevantFiles {
            functions: files.zip(found.read.into_iter().zip(found.told)).collect(),
            leading: found.leading,
        });
        HalfReadGroup {
            relevant,
            interner: Interner::resumed(names),
            macros,
            packages,
        }
    }

    fn unread<'d>(&self, draft: &'d Draft) -> UnreadFile<'d> {
        let model = draft.model();
        let (tests, bodies): (Vec<_>, Vec<_>) = draft
            .unread()
            .map(|body| (body.function, body.text))
            .partition(|(function, _)| self.is_left_out(model, *function));
        let with_tests = self.bodies == Bodies::RelevantSpawningTests;
        UnreadFile {
            model,
            macros: draft.macro_definitions().collect(),
            bodies,
            tests: if with_tests { tests } else { Vec::new() },
        }
    }

    /// Is it a test, and are tests of no interest? In a file with suppressions they are: what is found there is not
    /// reported, but says which suppressions have a use. Whether Clippy's have one is never said.
    fn is_left_out(&self, model: &FileModel, function: FunctionId) -> bool {
        matches!(
            self.bodies,
            Bodies::RelevantUntested | Bodies::RelevantSpawningTests
        ) && model.functions[function].attrs.is_test
            && model.suppressions.iter().all(is_for_clippy)
    }

    /// Reads those bodies of a file that matter.
    pub(crate) fn finish(&self, half: HalfRead, group: &HalfReadGroup) -> Lowered {
        let file = &self.project.files[half.index];
        let id = file_id(half.index);
        let model = match (half.draft, &half.text) {
            (Ok(draft), Some(text)) => fenced("reading the file", || {
                let relevant = group.relevant.as_ref();
                let package = group.packages.get(&id);
                let macros = package.and_then(|package| group.macros.get(*package));
                draft.finish(text, &group.interner, macros, &|body| {
                    relevant.map_or(Reading::Whole, |relevant| {
                        relevant.reading(id, body.function)
                    })
                })
            }),
            (Ok(draft), None) => Ok(draft.model().clone()),
            (Err(problem), _) => Err(problem),
        };
        Lowered {
            model: model.unwrap_or_else(|problem| unusable(id, file, problem)),
            text: half.text,
        }
    }
}

impl HalfRead {
    /// Which file of the project.
    pub(crate) fn file(&self) -> usize {
        self.index
    }
}

/// The macros of each package of a group, and the package of each file.
fn macros_of(
    group: &PackageGroup,
    files: &[HalfRead],
) -> (Vec<PackageMacros>, FxHashMap<FileId, usize>) {
    let mut macros: Vec<PackageMacros> =
        group.packages.iter().map(|_| Default::default()).collect();
    let mut packages = FxHashMap::default();
    for (member, half) in group.files.iter().zip(files) {
        packages.insert(file_id(member.file), member.package);
        if let (Ok(draft), Some(macros)) = (&half.draft, macros.get_mut(member.package)) {
            draft.macro_definitions().for_each(|text| macros.add(text));
        }
    }
    (macros, packages)
}

fn is_for_clippy(suppression: &Suppression) -> bool {
    suppression.origin == SuppressionOrigin::Clippy
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
