//! Builds linked worlds from strings. Not a test: shared by the test binaries of this crate.
//!
//! A fixture is one string of files, each behind a header line `//- /src/lib.rs`. Files below `/<name>/src/` belong
//! to the package `<name>`, files right below `/src/`, `/tests/`, ... to the package `demo`. All packages of a
//! fixture depend on each other; of each, the feature `on` is on by default, and `off` is not. Stubs are `(crate name, text)` pairs.

#![allow(dead_code, reason = "every test binary uses another part of it")]

use std::sync::Arc;

use conc_link::{
    FileIdx, FunctionRef, Group, GroupFile, Library, LibraryCrate, Package, Target, TraitBound, Ty,
    World,
};
use conc_lower::{LowerOptions, STACK_SIZE, lower};
use conc_model::{BodyOwner, Edition, FileModel, FunctionId, Interner, Names};
use conc_source::{FileId, SourceText};

/// A few declarations of std, enough for name and type tests.
pub(crate) const MINI_STD: &str = include_str!("mini_std.rs.txt");

/// Runs a closure on a thread whose stack is large enough for parsing.
pub(crate) fn on_big_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(STACK_SIZE);
        let handle = builder.spawn_scoped(scope, work).expect("a thread starts");
        handle.join().expect("lowering does not panic")
    })
}

/// Links a fixture of edition 2021 with [`MINI_STD`].
pub(crate) fn link(fixture: &str) -> World {
    link_with(fixture, &[("std", MINI_STD)], Edition::E2021)
}

/// Links a fixture with the given stubs.
pub(crate) fn link_with(fixture: &str, stubs: &[(&str, &str)], edition: Edition) -> World {
    on_big_stack(|| {
        let library = library(stubs);
        let (group, names) = group(fixture, library.names(), edition);
        World::link(library, group, names)
    })
}

/// Lowers stubs.
pub(crate) fn library(stubs: &[(&str, &str)]) -> Arc<Library> {
    let interner = Interner::default();
    let crates = stubs
        .iter()
        .map(|(name, text)| LibraryCrate {
            name: (*name).to_owned(),
            aliases: Vec::new(),
            model: lower_text(text, Edition::E2021, &interner),
        })
        .collect();
    Arc::new(Library::new(interner, crates))
}

fn lower_text(text: &str, edition: Edition, interner: &Interner) -> FileModel {
    let options = LowerOptions {
        edition,
        ..LowerOptions::default()
    };
    let source = SourceText::new(text.to_owned());
    lower(FileId(0), &source, &options, interner)
}

/// Lowers the files of a fixture.
pub(crate) fn group(fixture: &str, seed: &Names, edition: Edition) -> (Group, Names) {
    let interner = Interner::seeded(seed);
    let mut group = Group::default();
    for (path, text) in split(fixture) {
        let (package_name, root) = package_of(&path);
        interner.intern(&package_name);
        let package = package_index(&mut group, &package_name);
        if let Some(target) = target_of(&path[root.len()..], &package_name) {
            let (name, is_library) = target;
            interner.intern(&name);
            let root = group.files.len();
            group.packages[package].targets.push(Target {
                name,
                is_library,
                root,
            });
        }
        let model = lower_text(&text, edition, &interner);
        group.files.push(GroupFile {
            model,
            path,
            package,
        });
    }
    let all: Vec<(String, usize)> = group
        .packages
        .iter()
        .enumerate()
        .map(|(at, p)| (p.name.clone(), at))
        .collect();
    for (at, package) in group.packages.iter_mut().enumerate() {
        package.features = vec![("off".to_owned(), false), ("on".to_owned(), true)];
        package.dependencies = all
            .iter()
            .filter(|(_, other)| *other != at)
            .cloned()
            .collect();
    }
    (group, interner.freeze())
}

fn split(fixture: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in fixture.lines() {
        if let Some(path) = line.trim().strip_prefix("//- ") {
            files.push((
                path.trim().trim_start_matches('/').to_owned(),
                String::new(),
            ));
        } else if !files.is_empty() || !line.trim().is_empty() {
            if files.is_empty() {
                files.push(("src/lib.rs".to_owned(), String::new()));
            }
            let text = &mut files.last_mut().expect("a file is open").1;
            text.push_str(line);
            text.push('\n');
        }
    }
    files
}

/// Package name and the prefix of its paths.
fn package_of(path: &str) -> (String, String) {
    let first = path.split('/').next().unwrap_or_default();
    if ["src", "tests", "examples", "benches"].contains(&first) || !path.contains('/') {
        return ("demo".to_owned(), String::new());
    }
    (first.replace('-', "_"), format!("{first}/"))
}

fn package_index(group: &mut Group, name: &str) -> usize {
    if let Some(found) = group
        .packages
        .iter()
        .position(|package| package.name == name)
    {
        return found;
    }
    group.packages.push(Package {
        name: name.to_owned(),
        ..Package::default()
    });
    group.packages.len() - 1
}

/// Name of the target of which a path is the root, and whether it is the library.
fn target_of(path: &str, package: &str) -> Option<(String, bool)> {
    match path {
        "src/lib.rs" => return Some((package.to_owned(), true)),
        "src/main.rs" => return Some((package.to_owned(), false)),
        _ => {}
    }
    let folders = ["src/bin/", "tests/", "examples/", "benches/"];
    let rest = folders
        .iter()
        .find_map(|folder| path.strip_prefix(folder))?;
    let name = rest
        .strip_suffix(".rs")
        .filter(|name| !name.contains('/'))?;
    Some((name.to_owned(), false))
}

/// The group file with this path.
pub(crate) fn file(world: &World, path: &str) -> FileIdx {
    let universe = world.universe();
    let path = path.trim_start_matches('/');
    let files = &universe.group().files;
    let index = files.iter().position(|file| file.path == path);
    universe.file_of_group(index.unwrap_or_else(|| panic!("no file {path} in the fixture")))
}

/// The function with this name; the name may be `Type::f` for a function of an impl or trait of a type named so.
pub(crate) fn function(world: &World, path: &str, name: &str) -> FunctionRef {
    let universe = world.universe();
    let file = file(world, path);
    let wanted = |id: &FunctionId| {
        world
            .index()
            .owner_path(universe, file, BodyOwner::Function(*id))
    };
    let ends = |path: &str| path == name || path.ends_with(&format!("::{name}"));
    let id = universe
        .model(file)
        .functions
        .ids()
        .find(|id| ends(&wanted(id)));
    FunctionRef::new(
        file,
        id.unwrap_or_else(|| panic!("no function {name} in {path}")),
    )
}

/// The written result type of a function, as text.
pub(crate) fn output(world: &World, path: &str, name: &str) -> String {
    let function = function(world, path, name);
    show(
        world,
        &world.index().signature(world.universe(), function).output,
    )
}

/// A type as text: full paths, `?` for what is not known.
pub(crate) fn show(world: &World, ty: &Ty) -> String {
    let (universe, index) = (world.universe(), world.index());
    let list = |parts: &[Ty]| {
        parts
            .iter()
            .map(|part| show(world, part))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let angle = |parts: &[Ty]| {
        if parts.is_empty() {
            String::new()
        } else {
            format!("<{}>", list(parts))
        }
    };
    match ty {
        Ty::Unknown => "?".to_owned(),
        Ty::Infer(number) => format!("?{number}"),
        Ty::Adt(adt, args) => format!("{}{}", index.adt_path(universe, *adt), angle(args)),
        Ty::Ref { mutable, inner } => format!(
            "&{}{}",
            if *mutable { "mut " } else { "" },
            show(world, inner)
        ),
        Ty::Pointer(inner) => format!("*{}", show(world, inner)),
        Ty::Tuple(parts) => format!("({})", list(parts)),
        Ty::Slice(inner) => format!("[{}]", show(world, inner)),
        Ty::Array(inner) => format!("[{}; N]", show(world, inner)),
        Ty::Never => "!".to_owned(),
        Ty::Primitive(primitive) => format!("{primitive:?}").to_lowercase(),
        Ty::Param(name) => universe.text(*name).to_owned(),
        Ty::Traits { is_dyn, bounds } => {
            let bounds: Vec<String> = bounds
                .iter()
                .map(|bound| show_bound(world, bound))
                .collect();
            format!(
                "{} {}",
                if *is_dyn { "dyn" } else { "impl" },
                bounds.join(" + ")
            )
        }
        Ty::Function(function, args) => format!(
            "fn {}{}",
            index.function_path(universe, *function),
            angle(args)
        ),
        Ty::FnPointer { params, output } => {
            format!("fn({}) -> {}", list(params), show(world, output))
        }
        Ty::Closure(body) => format!("closure {}", body.id.0),
        Ty::Future { output, .. } => format!("future {}", show(world, output)),
        Ty::Projection {
            self_ty,
            trait_ref,
            name,
        } => {
            let trait_path =
                trait_ref.map_or("?".to_owned(), |found| index.trait_path(universe, found));
            format!(
                "<{} as {trait_path}>::{}",
                show(world, self_ty),
                universe.text(*name)
            )
        }
    }
}

fn show_bound(world: &World, bound: &TraitBound) -> String {
    let mut args: Vec<String> = bound.args.iter().map(|arg| show(world, arg)).collect();
    let bindings = bound.bindings.iter();
    args.extend(
        bindings
            .map(|(name, ty)| format!("{} = {}", world.universe().text(*name), show(world, ty))),
    );
    let path = world.index().trait_path(world.universe(), bound.trait_ref);
    if args.is_empty() {
        path
    } else {
        format!("{path}<{}>", args.join(", "))
    }
}
