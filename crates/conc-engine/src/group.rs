//! One group: linked, looked at by all lints, and dropped but for what the report needs.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use conc_check::{Finding, Lint, Sink};
use conc_link::{BodyRef, Group, GroupFile, Library, Package, Target, World};
use conc_model::{Problem, Suppression};
use conc_policy::FileSuppressions;
use conc_project::{Project, TargetKind};
use conc_source::{FileId, SourceText};
use rayon::prelude::*;

use crate::fence::fenced;
use crate::lower_stage::LoweredGroup;
use crate::statistics::GroupStatistics;
use crate::stopwatch::timed;

/// A linked group together with its texts.
#[derive(Debug)]
pub struct Linked<'p> {
    /// The project that it is a part of; `FileModel::file` indexes its files.
    pub project: &'p Project,
    /// The linked models.
    pub world: World,
    texts: Vec<(FileId, Option<SourceText>)>,
}

impl Linked<'_> {
    /// The text of a file of the group, if it could be read.
    #[must_use]
    pub fn text(&self, file: FileId) -> Option<&SourceText> {
        let at = self.texts.binary_search_by_key(&file, |(id, _)| *id).ok()?;
        self.texts[at].1.as_ref()
    }
}

/// What is kept of a group.
#[derive(Debug, Default)]
pub(crate) struct GroupOutcome {
    pub(crate) findings: Vec<Finding>,
    pub(crate) suppressions: Vec<OwnedSuppressions>,
    pub(crate) problems: Vec<(FileId, Problem)>,
    pub(crate) texts: Vec<(FileId, SourceText)>,
    pub(crate) statistics: GroupStatistics,
}

/// The suppressions of one file, kept beyond its model.
#[derive(Debug)]
pub(crate) struct OwnedSuppressions {
    file: FileId,
    list: Vec<Suppression>,
    complete: bool,
}

impl OwnedSuppressions {
    pub(crate) fn borrow(&self) -> FileSuppressions<'_> {
        FileSuppressions {
            file: self.file,
            suppressions: &self.list,
            complete: self.complete,
        }
    }
}

/// Links a group.
///
/// # Errors
/// The problem, when the linker panics; the problems of the files then come with it.
pub(crate) fn link<'p>(
    project: &'p Project,
    group: usize,
    lowered: LoweredGroup,
    library: &Arc<Library>,
) -> Result<Linked<'p>, Vec<(FileId, Problem)>> {
    let group = &project.groups[group];
    let mut linked = Group::default();
    let LoweredGroup { files, names } = lowered;
    let mut texts = Vec::with_capacity(files.len());
    let mut problems = Vec::new();
    for (member, lowered) in group.files.iter().zip(files) {
        let id = lowered.model.file;
        problems.extend(
            lowered
                .model
                .problems
                .iter()
                .map(|problem| (id, problem.clone())),
        );
        texts.push((id, lowered.text));
        linked.files.push(GroupFile {
            model: lowered.model,
            path: link_path(project, member.file),
            package: member.package,
        });
    }
    linked.packages = group.packages.iter().map(package).collect();
    let world = fenced("linking the package", || {
        World::link(Arc::clone(library), linked, names)
    });
    match world {
        Ok(world) => Ok(Linked {
            project,
            world,
            texts,
        }),
        Err(problem) => {
            problems.extend(texts.first().map(|(id, _)| (*id, problem)));
            Err(problems)
        }
    }
}

fn link_path(project: &Project, file: usize) -> String {
    let path = project.files[file].absolute.to_string_lossy();
    path.replace(std::path::MAIN_SEPARATOR, "/")
}

fn package(package: &conc_project::Package) -> Package {
    let targets = package.targets.iter().map(|target| Target {
        name: target.name.clone(),
        is_library: target.kind == TargetKind::Library,
        root: target.root,
    });
    Package {
        name: package.name.clone(),
        targets: targets.collect(),
        dependencies: package.dependencies.clone(),
        features: package.features.clone(),
    }
}

/// Runs the lints over a linked group and keeps what the report needs; `linking` took that long.
pub(crate) fn check(linked: Linked<'_>, lints: &[&dyn Lint], linking: Duration) -> GroupOutcome {
    let (mut outcome, linting) = timed(|| look(linked, lints));
    outcome.statistics.linking = linking;
    outcome.statistics.linting = linting;
    outcome
}

fn look(linked: Linked<'_>, lints: &[&dyn Lint]) -> GroupOutcome {
    let is_reported = |file: FileId| linked.project.files[file.0 as usize].is_reported;
    let mut outcome = GroupOutcome::default();
    let world = &linked.world;
    let models = || {
        world
            .universe()
            .group()
            .files
            .iter()
            .map(|file| &file.model)
    };
    for model in models() {
        outcome.problems.extend(
            model
                .problems
                .iter()
                .map(|problem| (model.file, problem.clone())),
        );
        if !model.suppressions.is_empty() && is_reported(model.file) {
            let complete = FileSuppressions::from(model).complete;
            let list = model.suppressions.clone();
            outcome.suppressions.push(OwnedSuppressions {
                file: model.file,
                list,
                complete,
            });
        }
    }
    let (findings, problems) = run_lints(world, lints);
    outcome.findings = findings;
    outcome
        .findings
        .retain(|finding| is_reported(finding.primary.file));
    outcome.problems.extend(problems);
    outcome.statistics = GroupStatistics::of(&linked);
    outcome.texts = kept_texts(linked, &outcome);
    outcome
}

fn run_lints(world: &World, lints: &[&dyn Lint]) -> (Vec<Finding>, Vec<(FileId, Problem)>) {
    let is_read = |body: &BodyRef| !world.universe().body(*body).is_sketch;
    let bodies: Vec<_> = world.bodies().filter(is_read).collect();
    let per_body = bodies.par_iter().map(|body| {
        let file = world.universe().model(body.file).file;
        run_each(lints, file, |lint, sink| {
            lint.check_body(world, *body, sink)
        })
    });
    let mut results: Vec<_> = per_body.collect();
    if let Some(file) = world.universe().group().files.first() {
        let per_lint = lints.par_iter().map(|lint| {
            run_each(&[*lint], file.model.file, |lint, sink| {
                lint.check_world(world, sink)
            })
        });
        results.extend(per_lint.collect::<Vec<_>>());
    }
    let (findings, problems): (Vec<_>, Vec<_>) = results.into_iter().unzip();
    (
        findings.into_iter().flatten().collect(),
        problems.into_iter().flatten().collect(),
    )
}

/// Fences each lint on its own, so that the bug of one hides nothing that the others find.
fn run_each(
    lints: &[&dyn Lint],
    file: FileId,
    run: impl Fn(&dyn Lint, &mut Sink),
) -> (Vec<Finding>, Vec<(FileId, Problem)>) {
    let mut findings = Vec::new();
    let mut problems = Vec::new();
    for lint in lints {
        let found = fenced(format_args!("lint `{}`", lint.meta().name), || {
            let mut sink = Sink::default();
            run(*lint, &mut sink);
            sink.into_findings()
        });
        match found {
            Ok(found) => findings.extend(found),
            Err(problem) => problems.push((file, problem)),
        }
    }
    (findings, problems)
}

/// The texts into which a finding, problem or suppression points.
fn kept_texts(linked: Linked<'_>, outcome: &GroupOutcome) -> Vec<(FileId, SourceText)> {
    let mut wanted: BTreeSet<FileId> = outcome.problems.iter().map(|(file, _)| *file).collect();
    wanted.extend(outcome.suppressions.iter().map(|file| file.file));
    for finding in &outcome.findings {
        wanted.insert(finding.primary.file);
        wanted.extend(finding.labels.iter().map(|label| label.file));
        let edits = finding
            .suggestions
            .iter()
            .flat_map(|suggestion| &suggestion.edits);
        wanted.extend(edits.map(|edit| edit.file));
    }
    let texts = linked
        .texts
        .into_iter()
        .filter(|(file, _)| wanted.contains(file));
    texts
        .filter_map(|(file, text)| Some((file, text?)))
        .collect()
}
