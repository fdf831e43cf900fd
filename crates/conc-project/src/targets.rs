//! The crates of a package: what its manifest declares, and what cargo would discover by file names.

use std::collections::BTreeMap;

use crate::manifest::{DeclaredTarget, Manifest, crate_name};
use crate::project::{FileContext, Target, TargetKind};

/// Files of a package by their path relative to it (with `/`), with their index in the group.
pub(crate) type PackageFiles = BTreeMap<String, usize>;

/// One kind of crates that has a folder of its own.
struct Kind {
    kind: TargetKind,
    table: &'static str,
    folder: &'static str,
    switch: &'static str,
}

const KINDS: [Kind; 4] = [
    Kind {
        kind: TargetKind::Binary,
        table: "bin",
        folder: "src/bin/",
        switch: "autobins",
    },
    Kind {
        kind: TargetKind::Test,
        table: "test",
        folder: "tests/",
        switch: "autotests",
    },
    Kind {
        kind: TargetKind::Bench,
        table: "bench",
        folder: "benches/",
        switch: "autobenches",
    },
    Kind {
        kind: TargetKind::Example,
        table: "example",
        folder: "examples/",
        switch: "autoexamples",
    },
];

/// All crates of the package whose root is among `files`, the library first, each root once.
pub(crate) fn targets(manifest: &Manifest, files: &PackageFiles) -> Vec<Target> {
    let mut targets = Targets {
        files,
        list: Vec::new(),
    };
    let library = manifest.library().and_then(|library| library.path);
    let library = library.as_deref().unwrap_or("src/lib.rs");
    targets.add(TargetKind::Library, &manifest.library_name(), library);
    for kind in &KINDS {
        for declared in manifest.targets(kind.table) {
            targets.add_declared(kind, &declared);
        }
    }
    if manifest.discovers("autobins") {
        targets.add(TargetKind::Binary, &manifest.package_name(), "src/main.rs");
    }
    for kind in KINDS.iter().filter(|kind| manifest.discovers(kind.switch)) {
        targets.discover(kind);
    }
    if let Some(script) = manifest.build_script() {
        targets.add(TargetKind::BuildScript, "build_script_build", &script);
    }
    targets.list
}

struct Targets<'f> {
    files: &'f PackageFiles,
    list: Vec<Target>,
}

impl Targets<'_> {
    fn add(&mut self, kind: TargetKind, name: &str, path: &str) -> bool {
        let Some(&root) = self.files.get(path) else {
            return false;
        };
        if self.list.iter().all(|target| target.root != root) {
            let name = crate_name(name);
            self.list.push(Target { name, kind, root });
        }
        true
    }

    /// Without a path, cargo looks in the places in which it would discover a crate of that name.
    fn add_declared(&mut self, kind: &Kind, declared: &DeclaredTarget) {
        let name = declared.name.as_deref().unwrap_or_default();
        if let Some(path) = &declared.path {
            self.add(kind.kind, name, path);
            return;
        }
        let folder = kind.folder;
        let found = self.add(kind.kind, name, &format!("{folder}{name}.rs"))
            || self.add(kind.kind, name, &format!("{folder}{name}/main.rs"));
        if !found && kind.kind == TargetKind::Binary {
            self.add(kind.kind, name, "src/main.rs");
        }
    }

    /// `folder/x.rs` and `folder/x/main.rs`.
    fn discover(&mut self, kind: &Kind) {
        let files = self.files;
        let below = files.range(kind.folder.to_owned()..).map(|(path, _)| path);
        for path in below.take_while(|path| path.starts_with(kind.folder)) {
            let inner = path.get(kind.folder.len()..).unwrap_or_default();
            let name = inner
                .strip_suffix("/main.rs")
                .or_else(|| inner.strip_suffix(".rs"));
            if let Some(name) = name.filter(|name| !name.contains('/')) {
                self.add(kind.kind, name, path);
            }
        }
    }
}

/// What the crates of a file are for, by the crates of its package and by its folder.
pub(crate) fn context(path: &str, index: usize, targets: &[Target]) -> FileContext {
    if let Some(target) = targets.iter().find(|target| target.root == index) {
        return match target.kind {
            TargetKind::Library | TargetKind::Binary => FileContext::Product,
            TargetKind::Test => FileContext::Test,
            TargetKind::Bench => FileContext::Bench,
            TargetKind::Example => FileContext::Example,
            TargetKind::BuildScript => FileContext::BuildScript,
        };
    }
    match path.split_once('/').map(|(folder, _)| folder) {
        Some("tests") => FileContext::Test,
        Some("benches") => FileContext::Bench,
        Some("examples") => FileContext::Example,
        _ => FileContext::Product,
    }
}
