//! Does the model drop what rustc drops, when rustc drops it?
//!
//! Some 400 generated shapes are compiled and run by the installed rustc under editions 2021 and 2024; each logs the
//! births and drops of its values. The same text is lowered and linked; an interpreter of flow bodies must give the
//! same log, and the value flow must name the same values alive at each await point.

mod interpreter;
mod shapes;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use conc_link::{
    BodyRef, Group, GroupFile, Library, LibraryCrate, Origin, Package, Target, ValueKind, World,
};
use conc_lower::{LowerOptions, STACK_SIZE, lower};
use conc_model::{BodyOwner, Edition, GuardKind, Interner, Literal, Operand};
use conc_source::{FileId, SourceText};

const TRACKED: &str = include_str!("tracked.rs");
const PRELUDE: &str = "#![allow(warnings)]\nuse tracked::*;\nstruct Pair<'a> { a: &'a D, b: D }\n";

/// Shapes whose may-alive set is larger than what one run shows, with the reason.
const MAY_BE_ALIVE: &[&str] = &[
    // One of two temporaries is made, by a condition that the flow does not evaluate.
    "r19", "r20",
];

#[test]
fn drops_happen_where_rustc_puts_them() {
    let run = || {
        for edition in ["2021", "2024"] {
            compare(edition);
        }
    };
    let thread = std::thread::Builder::new()
        .stack_size(STACK_SIZE)
        .spawn(run);
    let outcome = thread.expect("a thread can be started").join();
    assert!(outcome.is_ok(), "see above");
}

#[expect(clippy::print_stdout, reason = "the figures of a test run")]
fn compare(edition: &str) {
    let shapes = shapes::all();
    let text: String = std::iter::once(PRELUDE)
        .chain(shapes.iter().map(|(_, text)| text.as_str()))
        .collect();
    let expected = run_with_rustc(edition, &text, &shapes);
    let world = link(edition, &text);
    let bodies = bodies(&world);
    let mut wrong = Vec::new();
    let mut inexact = Vec::new();
    let mut not_compared = 0;
    for (name, shape) in &shapes {
        let truth = &expected[name];
        let body = bodies[name];
        let mut interpreter = interpreter::Interpreter::new(&world);
        let outcome = interpreter.run(body, Vec::new(), Vec::new());
        if outcome.is_err() || interpreter.log != *truth {
            wrong.push(format!(
                "{name}: {shape}  rustc {truth:?}\n  model {:?} {outcome:?}",
                interpreter.log
            ));
        }
        match compare_alive(&world, body, truth) {
            Alive::Same => {}
            Alive::NotCompared => not_compared += 1,
            Alive::More => inexact.push(name.as_str()),
            Alive::Wrong(why) => wrong.push(format!("{name}: {shape}  {why}")),
        }
    }
    println!(
        "edition {edition}: {} shapes, {} inexact, {not_compared} with nested bodies compared by drop order only",
        shapes.len(),
        inexact.len()
    );
    assert!(
        wrong.is_empty(),
        "edition {edition}: {} of {} differ\n{}",
        wrong.len(),
        shapes.len(),
        wrong.join("\n")
    );
    let unexplained: Vec<_> = inexact
        .iter()
        .filter(|name| !MAY_BE_ALIVE.contains(name))
        .collect();
    assert!(
        unexplained.is_empty(),
        "edition {edition}: alive in the model only: {unexplained:?}"
    );
}

/// Compiles `tracked.rs` and the shapes, runs them, and reads the logs.
fn run_with_rustc(
    edition: &str,
    text: &str,
    shapes: &[(String, String)],
) -> BTreeMap<String, Vec<i32>> {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let tracked: String = TRACKED
        .lines()
        .filter(|line| !line.starts_with("#[conc("))
        .map(|line| format!("{line}\n"))
        .collect();
    let calls = shapes
        .iter()
        .map(|(name, _)| format!("    run(\"{name}\", {name}());\n"));
    let main = format!("{text}\nfn main() {{\n{}}}\n", calls.collect::<String>());
    std::fs::write(dir.path().join("tracked.rs"), tracked).expect("writable");
    std::fs::write(dir.path().join("shapes.rs"), main).expect("writable");
    rustc(
        dir.path(),
        &["--edition", "2024", "--crate-type", "rlib", "tracked.rs"],
    );
    rustc(
        dir.path(),
        &[
            "--edition",
            edition,
            "--extern",
            "tracked=libtracked.rlib",
            "shapes.rs",
        ],
    );
    let output = Command::new(dir.path().join("shapes"))
        .output()
        .expect("the shapes run");
    let lines = String::from_utf8(output.stdout).expect("numbers are UTF-8");
    let entry = |line: &str| {
        let (name, log) = line.split_once(' ').expect("name and log");
        let log = log
            .trim_matches(['[', ']'])
            .split(", ")
            .filter(|number| !number.is_empty());
        (
            name.to_owned(),
            log.map(|number| number.parse().expect("a number"))
                .collect(),
        )
    };
    lines.lines().map(entry).collect()
}

fn rustc(dir: &Path, args: &[&str]) {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(args)
        .current_dir(dir)
        .output()
        .expect("rustc runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn link(edition: &str, text: &str) -> World {
    let interner = Interner::default();
    let mut stubs: Vec<(String, &str)> = conc_apis::STUBS
        .iter()
        .map(|stub| (stub.krate.to_owned(), stub.text))
        .collect();
    stubs.push(("tracked".to_owned(), TRACKED));
    let crates = stubs.into_iter().map(|(name, text)| {
        let source = SourceText::new(text.to_owned());
        let model = lower(FileId(0), &source, &LowerOptions::default(), &interner);
        LibraryCrate {
            name,
            aliases: Vec::new(),
            model,
        }
    });
    let crates = crates.collect();
    let library = Arc::new(Library::new(interner, crates));
    let interner = Interner::seeded(library.names());
    let options = LowerOptions {
        edition: Edition::parse(edition).expect("a known edition"),
        ..LowerOptions::default()
    };
    let model = lower(
        FileId(0),
        &SourceText::new(text.to_owned()),
        &options,
        &interner,
    );
    assert_eq!(model.problems, [], "the shapes lower without a problem");
    let group = Group {
        packages: vec![Package {
            name: "shapes".to_owned(),
            targets: vec![Target {
                name: "shapes".to_owned(),
                is_library: true,
                root: 0,
            }],
            dependencies: Vec::new(),
            features: Vec::new(),
        }],
        files: vec![GroupFile {
            model,
            path: "src/lib.rs".to_owned(),
            package: 0,
        }],
    };
    World::link(library, group, interner.freeze())
}

fn bodies(world: &World) -> BTreeMap<String, BodyRef> {
    let own = world.bodies().filter_map(|at| {
        let body = world.universe().body(at);
        let BodyOwner::Function(function) = body.owner else {
            return None;
        };
        let name = world.universe().model(at.file).functions[function].name;
        body.parent
            .is_none()
            .then(|| (world.universe().text(name).to_owned(), at))
    });
    own.collect()
}

enum Alive {
    Same,
    NotCompared,
    More,
    Wrong(String),
}

/// Compares who is alive at the markers of a run with the value flow.
fn compare_alive(world: &World, at: BodyRef, truth: &[i32]) -> Alive {
    let has_nested = world
        .universe()
        .model(at.file)
        .bodies
        .iter()
        .any(|body| body.parent == Some(at.id));
    if has_nested {
        // A closure or future may hold a value out of this body's sight.
        return Alive::NotCompared;
    }
    let model = alive_in_model(world, at);
    let mut alive = BTreeSet::new();
    let mut verdict = Alive::Same;
    for event in truth {
        match event {
            2000.. => {
                let marker = event - 2000;
                let claimed = model.get(&marker).cloned().unwrap_or_default();
                if !alive.is_subset(&claimed) {
                    return Alive::Wrong(format!(
                        "alive at marker {marker}: rustc {alive:?}, model {claimed:?}"
                    ));
                }
                if alive != claimed {
                    verdict = Alive::More;
                }
            }
            1000.. => {
                alive.insert(event - 1000);
            }
            dropped => {
                alive.remove(&-dropped);
            }
        }
    }
    verdict
}

/// For each marker, the numbers of the values that the flow holds alive there.
fn alive_in_model(world: &World, at: BodyRef) -> BTreeMap<i32, BTreeSet<i32>> {
    let body = world.universe().body(at);
    let flow = world.flow(at);
    let mut markers: BTreeMap<i32, BTreeSet<i32>> = BTreeMap::new();
    let literal = |call: conc_model::CallId| match body.calls[call].args.first() {
        Some(Operand::Literal(Literal::Int(value))) => i32::try_from(*value).ok(),
        _ => None,
    };
    for (point, held) in flow.held_across_awaits() {
        let future = body.awaits[point].futures[0]
            .place()
            .and_then(conc_model::Place::as_local);
        let call = body
            .calls
            .ids()
            .find(|call| Some(body.calls[*call].dest) == future);
        let Some(marker) = call.and_then(literal) else {
            continue;
        };
        let values = held.iter().map(|(value, _)| flow.value(*value));
        let guards = values.filter(|value| value.kind == ValueKind::Guard(GuardKind::Lock));
        let numbers = guards.filter_map(|value| match value.origin {
            Origin::Call(call) => literal(call),
            _ => None,
        });
        markers.entry(marker).or_default().extend(numbers);
    }
    markers
}
