//! `conc-lint debug`: what the analysis sees, for the scores and for developers.

use std::sync::Arc;

use conc_check::LintMeta;
use conc_engine::{Engine, LevelPlan, Linked, Progress, Request};
use conc_link::{
    BodyRef, CallRecord, CallTarget, Certainty, EventKind, Origin, Value as Tracked, ValueKind,
};
use conc_model::{BodyDump, Edition, LocalId};
use serde_json::{Value, json};

use crate::cli::{DebugArgs, DebugWhat};
use crate::config::Config;
use crate::error::CliError;
use crate::{exit, output};

/// Prints what was asked for; paths are relative to the given directory.
pub(crate) fn run(args: &DebugArgs) -> Result<u8, CliError> {
    const NO_LINTS: [&LintMeta; 0] = [];
    if !args.directory.is_dir() {
        return Err(CliError::NoDirectory(args.directory.clone()));
    }
    let config = Config::load(&args.directory)?;
    let request = Request {
        paths: vec![".".into()],
        working_directory: args.directory.clone(),
        edition: Edition::default(),
        exclude: config.exclude,
        levels: LevelPlan::new(&NO_LINTS, Vec::new())?,
        include_tests: true,
        all_bodies: true,
        stubs: config.stubs,
        max_file_bytes: conc_engine::DEFAULT_MAX_FILE_BYTES,
        overlays: Vec::new(),
        progress: Arc::new(Progress::default()),
    };
    let show = match args.what {
        DebugWhat::Calls => calls,
        DebugWhat::Guards => guards,
        DebugWhat::Bodies => bodies,
    };
    let texts = Engine::new(None)?.inspect(&request, show)?;
    output::stdout(texts.concat().as_bytes())?;
    Ok(exit::CLEAN)
}

/// Every call by a name that a known library has. Paths of the package's own functions begin with `own::`.
fn calls(linked: &Linked<'_>) -> String {
    let records = linked.world.debug_calls();
    records
        .iter()
        .filter_map(|record| line(&call_entry(linked, record)))
        .collect()
}

fn call_entry(linked: &Linked<'_>, record: &CallRecord) -> Option<Value> {
    let file = linked.world.universe().model(record.file).file;
    let at = linked.text(file)?.line_col(record.name_span.start);
    let certainty = match record.certainty {
        Certainty::Unknown => "unknown",
        Certainty::Likely | Certainty::Presumed => "likely",
        Certainty::Known => "known",
    };
    let path = &linked.project.files[file.0 as usize].path;
    Some(
        json!({"file": path, "line": at.line, "column": at.column, "callee": record.callee, "certainty": certainty}),
    )
}

fn line(entry: &Option<Value>) -> Option<String> {
    entry.as_ref().map(|entry| format!("{entry}\n"))
}

/// Every variable that holds a guard at some time, with where it is bound and where the guard leaves it.
fn guards(linked: &Linked<'_>) -> String {
    let world = &linked.world;
    let mut out = String::new();
    for body in world.bodies() {
        let flow = world.flow(body);
        let guards = flow
            .values()
            .iter()
            .filter(|value| matches!(value.kind, ValueKind::Guard(_)));
        for value in guards {
            for holder in holders(value) {
                out.extend(line(&guard_entry(linked, body, value, holder)));
            }
        }
    }
    out
}

/// All locals that hold the value in turn.
fn holders(value: &Tracked) -> Vec<LocalId> {
    let moved = value.events.iter().filter_map(|event| match event.kind {
        EventKind::Moved(holder) => Some(holder),
        _ => None,
    });
    let mut holders: Vec<LocalId> = std::iter::once(value.first_holder).chain(moved).collect();
    holders.sort_unstable();
    holders.dedup();
    holders
}

fn guard_entry(
    linked: &Linked<'_>,
    body: BodyRef,
    value: &Tracked,
    holder: LocalId,
) -> Option<Value> {
    let world = &linked.world;
    let universe = world.universe();
    let local = &universe.body(body).locals[holder];
    let name = universe.text(local.name?);
    let file = universe.model(body.file).file;
    let text = linked.text(file)?;
    let call = match value.origin {
        Origin::Call(call) => world.facts(body).call(call),
        _ => None,
    };
    let api = call.and_then(|call| match call.target {
        CallTarget::Function(function) => Some(world.index().function_path(universe, function)),
        _ => None,
    });
    let ends = ends(value)
        .into_iter()
        .filter(|(ended, _)| *ended == holder);
    let mut ends: Vec<u32> = ends.map(|(_, offset)| text.line_col(offset).line).collect();
    ends.sort_unstable();
    ends.dedup();
    let path = &linked.project.files[file.0 as usize].path;
    let at = text.line_col(local.span.start);
    Some(json!({"file": path, "line": at.line, "name": name, "api": api, "ends": ends}))
}

/// Who ceases to hold the value, and at which byte offset. A move names the new holder, and a call that takes the value
/// its result: the old one is the last that had it.
fn ends(value: &Tracked) -> Vec<(LocalId, u32)> {
    let mut ends = Vec::new();
    let mut last = value.first_holder;
    for event in &value.events {
        let holder = match event.kind {
            EventKind::Moved(to) => Some(std::mem::replace(&mut last, to)).filter(|old| *old != to),
            EventKind::Passed { .. } => Some(last),
            EventKind::Borrowed { .. }
            | EventKind::BorrowedBy(_)
            | EventKind::Read
            | EventKind::Discarded(_) => None,
            _ => Some(event.holder),
        };
        ends.extend(holder.map(|holder| (holder, event.span.start)));
    }
    ends
}

/// The flow bodies in text form, each below a line that says where it stands.
fn bodies(linked: &Linked<'_>) -> String {
    let world = &linked.world;
    let universe = world.universe();
    let mut out = String::new();
    for body in world.bodies() {
        let model = universe.model(body.file);
        let path = &linked.project.files[model.file.0 as usize].path;
        let owner = world
            .index()
            .owner_path(universe, body.file, universe.body(body).owner);
        let at = linked
            .text(model.file)
            .map_or(0, |text| text.line_col(universe.body(body).span.start).line);
        out.push_str(&format!("{path}:{at} {owner} (body {})\n", body.id.0));
        let dump = BodyDump {
            body: universe.body(body),
            file: model,
            names: universe.names(),
        };
        out.push_str(&format!("{dump}\n\n"));
    }
    out
}
