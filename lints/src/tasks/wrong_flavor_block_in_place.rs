//! The lint `wrong_flavor_block_in_place`: where `block_in_place` panics. Blocking without it is `nested_block_on`.

use conc_check::{BodyRef, BodyView, Finding, Lint, LintMeta, OwnThreadCall, Sink, World, lint};

lint! {
    /// `block_in_place` on a runtime that has one thread only, where it panics
    ///
    /// ### What it does
    /// Reports `block_in_place` in functions that run on a single-threaded runtime: `#[tokio::main(flavor =
    /// "current_thread")]`, and `#[tokio::test]` without a flavor.
    ///
    /// ### Why is this bad?
    /// `block_in_place` hands the other tasks of its thread to another thread of the runtime. There is none, so it
    /// panics ("can call blocking only when running on the multi-threaded runtime").
    ///
    /// ### Known limits
    /// Only what the function runs itself, in closures or through functions of the package is seen; spawned tasks are
    /// not. Test code is looked at with `--include-tests` only.
    ///
    /// ### Bad
    /// ```rust,bad
    /// #[tokio::main(flavor = "current_thread")]
    /// async fn main() {
    ///     let text = tokio::task::block_in_place(|| std::fs::read_to_string("config.toml"));
    ///     println!("{text:?}");
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// #[tokio::main(flavor = "current_thread")]
    /// async fn main() {
    ///     let text = tokio::task::spawn_blocking(|| std::fs::read_to_string("config.toml")).await;
    ///     println!("{text:?}");
    /// }
    /// ```
    /// Or choose `flavor = "multi_thread"`.
    ///
    /// ### See also
    /// `nested_block_on`; <https://docs.rs/tokio/latest/tokio/task/fn.block_in_place.html>
    pub WRONG_FLAVOR_BLOCK_IN_PLACE as WrongFlavorBlockInPlace {
        name: "wrong_flavor_block_in_place",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for WrongFlavorBlockInPlace {
    fn meta(&self) -> &'static LintMeta {
        &WRONG_FLAVOR_BLOCK_IN_PLACE
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if view.parent().is_some() || !view.body().is_async() || !view.runs_on_one_thread() {
            return;
        }
        for found in view.leaves_async() {
            out.push(finding(view, &found));
        }
    }
}

fn finding(view: BodyView<'_>, found: &OwnThreadCall<'_>) -> Finding {
    let (name, does) = (found.call.name(), found.does.name());
    let message = if found.way.is_empty() {
        format!("`{name}` panics: this runtime has one thread only")
    } else {
        format!("`{name}` calls `{does}`, which panics: this runtime has one thread only")
    };
    let at = found.call.name_span();
    let label = "there is no other thread to take over the tasks of this one";
    let mut finding = found
        .call
        .view
        .finding(&WRONG_FLAVOR_BLOCK_IN_PLACE, message, at, label);
    view.label_way(&mut finding.labels, &found.way, "panics here");
    finding.help =
        "use `spawn_blocking(..).await`, or a runtime with `flavor = \"multi_thread\"`".to_owned();
    finding
}
