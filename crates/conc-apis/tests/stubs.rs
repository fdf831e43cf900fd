//! What must hold for every declaration file: it lowers without a problem, every fact is known, every name in it
//! means something, and nothing is declared twice.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use conc_apis::STUBS;
use conc_link::{FunctionRef, Group, GroupFile, Library, LibraryCrate, Package, Target, Ty, World};
use conc_lower::{LowerOptions, STACK_SIZE, lower};
use conc_model::{Effect, FileModel, Interner, Names, Parent};
use conc_source::{FileId, SourceText};

/// Crates that the lints rely on; losing one would silently lose findings.
const EXPECTED: &[&str] = &[
    "actix_rt",
    "actix_web",
    "anyhow",
    "arc_swap",
    "async_broadcast",
    "async_channel",
    "async_executor",
    "async_io",
    "async_lock",
    "async_std",
    "async_task",
    "bb8",
    "blocking",
    "byteorder",
    "color_eyre",
    "crossbeam",
    "crossbeam_channel",
    "crossbeam_epoch",
    "crossbeam_utils",
    "dashmap",
    "deadpool",
    "diesel",
    "event_listener",
    "eyre",
    "flume",
    "futures",
    "futures_channel",
    "futures_executor",
    "futures_util",
    "kanal",
    "lock_api",
    "minreq",
    "moka",
    "once_cell",
    "parking_lot",
    "pollster",
    "postgres",
    "r2d2",
    "rayon",
    "redis",
    "reqwest",
    "rusqlite",
    "smol",
    "spin",
    "std",
    "tokio",
    "tokio_stream",
    "tokio_util",
    "tracing",
    "ureq",
];

/// Lowers all stubs on a thread with a stack for it; gives the models and how many milliseconds they took.
fn lowered() -> (Vec<(&'static str, FileModel)>, Names, u128) {
    let work = || {
        let interner = Interner::default();
        let start = Instant::now();
        let models = STUBS.iter().enumerate().map(|(index, stub)| {
            let file = FileId(u32::try_from(index).expect("few stubs"));
            let source = SourceText::new(stub.text.to_owned());
            (
                stub.krate,
                lower(file, &source, &LowerOptions::default(), &interner),
            )
        });
        let models: Vec<_> = models.collect();
        let elapsed = start.elapsed().as_millis();
        (models, interner.freeze(), elapsed)
    };
    let thread = std::thread::Builder::new()
        .stack_size(STACK_SIZE)
        .spawn(work);
    thread
        .expect("a thread")
        .join()
        .expect("lowering does not panic")
}

#[test]
fn stubs_are_sorted_and_complete() {
    let names: Vec<_> = STUBS.iter().map(|stub| stub.krate).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted);
    for expected in EXPECTED {
        assert!(names.contains(expected), "no stub for {expected}");
    }
    let std = STUBS.iter().find(|stub| stub.krate == "std").expect("std");
    assert_eq!(std.aliases, ["alloc", "core"]);
}

#[test]
fn every_stub_says_what_it_describes() {
    for stub in STUBS {
        let mut lines = stub.text.lines().take_while(|line| line.starts_with("//!"));
        let versions = lines.find_map(|line| line.strip_prefix("//! Version: "));
        let versions = versions.unwrap_or_else(|| panic!("{}: no version", stub.krate));
        let packages = versions.split(", ").map(|version| {
            let (package, number) = version.split_once(' ').expect("package and number");
            assert_eq!(number.split('.').count(), 3, "{}: {number}", stub.krate);
            package.replace('-', "_")
        });
        let packages: Vec<String> = packages.collect();
        assert!(packages.contains(&stub.krate.to_owned()), "{}", stub.krate);
    }
}

#[test]
fn every_stub_lowers_without_problem() {
    let (models, _, elapsed) = lowered();
    let bytes: usize = STUBS.iter().map(|stub| stub.text.len()).sum();
    // Shown by `cargo test -- --nocapture`; the time matters in release only.
    #[expect(
        clippy::print_stdout,
        reason = "a measurement for whoever runs the test by hand"
    )]
    {
        println!(
            "{} stubs, {bytes} bytes, lowered in {elapsed} ms",
            models.len()
        );
    }
    for (krate, model) in &models {
        assert!(model.problems.is_empty(), "{krate}: {:?}", model.problems);
        let items =
            model.adts.len() + model.functions.len() + model.traits.len() + model.uses.len();
        assert!(items > 0, "{krate} declares nothing");
    }
}

#[test]
fn every_fact_is_in_the_vocabulary() {
    let mut facts = 0;
    for stub in STUBS {
        for (line, text) in stub.text.lines().enumerate() {
            for part in text.split("#[conc(").skip(1) {
                let end = part.find(")]").expect("the attribute ends on its line");
                for fact in part[..end].split(", ") {
                    let (word, arg) = match fact.split_once('(') {
                        Some((word, arg)) => (word, Some(arg.trim_end_matches(')'))),
                        None => (fact, None),
                    };
                    let known = Effect::parse(word, arg).is_some();
                    assert!(known, "{}:{}: unknown fact {fact}", stub.krate, line + 1);
                    facts += 1;
                }
            }
        }
    }
    let (models, _, _) = lowered();
    let lowered: usize = models.iter().map(|(_, model)| count_facts(model)).sum();
    assert_eq!(facts, lowered, "facts stand at items that keep them");
}

fn count_facts(model: &FileModel) -> usize {
    let functions = model.functions.iter().map(|item| item.attrs.effects.len());
    let adts = model.adts.iter().map(|item| item.attrs.effects.len());
    let variants = model.adts.iter().flat_map(|item| &item.variants);
    let variants = variants.map(|variant| variant.effects.len());
    functions.chain(adts).chain(variants).sum()
}

#[test]
fn nothing_is_declared_twice() {
    let (models, names, _) = lowered();
    for (krate, model) in &models {
        let mut seen: BTreeMap<(u32, bool, &str), usize> = BTreeMap::new();
        for adt in model.adts.iter() {
            *seen
                .entry((adt.module.0, true, names.text(adt.name)))
                .or_default() += 1;
        }
        for item in model.traits.iter() {
            *seen
                .entry((item.module.0, true, names.text(item.name)))
                .or_default() += 1;
        }
        for alias in model.aliases.iter() {
            *seen
                .entry((alias.module.0, true, names.text(alias.name)))
                .or_default() += 1;
        }
        for function in model.functions.iter() {
            if let Parent::Module(module) = function.parent {
                *seen
                    .entry((module.0, false, names.text(function.name)))
                    .or_default() += 1;
            }
        }
        for ((_, is_type, name), count) in seen {
            assert_eq!(
                count, 1,
                "{krate}: {name} (type: {is_type}) is declared {count} times in one module"
            );
        }
    }
}

#[test]
fn every_signature_is_understood() {
    let (models, names, _) = lowered();
    let crates = models.into_iter().map(|(krate, model)| LibraryCrate {
        name: krate.to_owned(),
        aliases: Vec::new(),
        model,
    });
    let library = Arc::new(Library::new(Interner::seeded(&names), crates.collect()));
    let world = World::link(
        Arc::clone(&library),
        Group::default(),
        library.names().clone(),
    );
    let universe = world.universe();
    let mut unknown = Vec::new();
    for file in universe.library_files() {
        for id in universe.model(file).functions.ids() {
            let function = FunctionRef::new(file, id);
            let signature = world.index().signature(universe, function);
            let types = signature
                .params
                .iter()
                .chain(&signature.receiver)
                .chain([&signature.output]);
            if types.into_iter().any(has_unknown) {
                unknown.push(format!(
                    "{} {:?}",
                    world.index().function_path(universe, function),
                    signature
                ));
            }
        }
    }
    assert!(
        unknown.is_empty(),
        "{} of them:\n{}",
        unknown.len(),
        unknown.join("\n")
    );
}

/// Types under the paths that users write, most of them through re-exports and aliases.
const REACHED: &str = "
fn a(_: actix_rt::task::JoinHandle<u8>, _: actix_rt::time::Interval, _: async_std::sync::MutexGuard<u8>) {}
fn b(_: async_std::channel::Sender<u8>, _: smol::channel::Receiver<u8>, _: smol::lock::RwLockReadGuard<u8>) {}
fn c(_: smol::Task<u8>, _: smol::Timer, _: smol::Executor, _: futures::lock::MutexGuard<u8>) {}
fn d(_: futures::channel::mpsc::Sender<u8>, _: futures::channel::oneshot::Receiver<u8>) {}
fn e(_: futures::stream::FuturesUnordered<u8>, _: futures::future::AbortHandle, _: futures::executor::LocalPool) {}
fn f(_: futures::future::BoxFuture<u8>, _: futures::stream::BoxStream<u8>, _: futures::future::RemoteHandle<u8>) {}
fn g(_: crossbeam::channel::Sender<u8>, _: crossbeam::sync::WaitGroup, _: crossbeam::epoch::Guard) {}
fn h(_: crossbeam::utils::Backoff, _: crossbeam::atomic::AtomicCell<u8>, _: crossbeam::thread::Scope) {}
fn i(_: parking_lot::MutexGuard<u8>, _: parking_lot::lock_api::RwLock<u8, u8>) {}
fn j(_: parking_lot::RwLockUpgradableReadGuard<u8>, _: spin::MutexGuard<u8>, _: spin::mutex::TicketMutex<u8>) {}
fn k(_: dashmap::mapref::one::Ref<u8, u8>, _: dashmap::Entry<u8, u8>, _: dashmap::DashSet<u8>) {}
fn l(_: tokio::task::JoinSet<u8>, _: tokio::sync::futures::Notified, _: tokio::sync::mpsc::error::SendError<u8>) {}
fn m(_: tokio_util::task::TaskTracker, _: tokio_util::sync::DropGuard, _: tokio_util::task::JoinMap<u8, u8>) {}
fn n(_: tokio_stream::wrappers::ReceiverStream<u8>, _: tracing::Span, _: tracing::span::Entered) {}
fn o(_: core::cell::RefCell<u8>, _: alloc::sync::Arc<u8>, _: std::collections::hash_map::Entry<u8, u8>) {}
fn p(_: std::sync::LockResult<std::sync::MutexGuard<u8>>, _: Vec<Option<String>>, _: Box<u8>) {}
";

#[test]
fn public_paths_reach_their_types() {
    let (models, names, _) = lowered();
    let crates = models.into_iter().map(|(krate, model)| LibraryCrate {
        name: krate.to_owned(),
        aliases: Vec::new(),
        model,
    });
    let library = Arc::new(Library::new(Interner::seeded(&names), crates.collect()));
    let interner = Interner::seeded(library.names());
    let source = SourceText::new(REACHED.to_owned());
    let model = lower(FileId(1_000), &source, &LowerOptions::default(), &interner);
    let group = Group {
        packages: vec![Package {
            name: "user".to_owned(),
            targets: vec![Target {
                name: "user".to_owned(),
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
    let world = World::link(library, group, interner.freeze());
    let universe = world.universe();
    let file = universe.file_of_group(0);
    for id in universe.model(file).functions.ids() {
        let signature = world
            .index()
            .signature(universe, FunctionRef::new(file, id));
        let known = !signature.params.iter().any(has_unknown);
        let name = universe.text(universe.model(file).functions[id].name);
        assert!(known, "fn {name} of REACHED: {:?}", signature.params);
    }
}

fn has_unknown(ty: &Ty) -> bool {
    match ty {
        Ty::Unknown => true,
        Ty::Adt(_, args) | Ty::Tuple(args) => args.iter().any(has_unknown),
        Ty::Ref { inner, .. } | Ty::Pointer(inner) | Ty::Slice(inner) | Ty::Array(inner) => {
            has_unknown(inner)
        }
        _ => false,
    }
}
