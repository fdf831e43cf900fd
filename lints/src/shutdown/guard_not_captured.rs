//! The lint `guard_not_captured`: guards that stay outside of the closure that needs them. Guards that are dropped in the line
//! that makes them are `guard_dropped_immediately` and `cancel_guard_dropped_immediately`.

use conc_check::{BodyRef, BodyView, Finding, LeftBehind, Lint, LintMeta, Sink, World, lint};

lint! {
    /// A task or stream takes some fields of a struct, and the guard in another field is dropped behind it
    ///
    /// ### What it does
    /// Reports spawned `move` closures, and `move` async blocks that are spawned or returned, which use single fields of a
    /// variable and do not use its field with a guard: a permit, a cancelling guard, or a field with a leading underscore
    /// whose type has a `Drop`.
    ///
    /// ### Why is this bad?
    /// Since the edition 2021 a closure takes only the fields that it uses, also with `move`. The guard is not one of them:
    /// it stays in the variable outside and is dropped when the function returns, while the task has just begun. What the
    /// guard is for (a permit, a registration, "cancel when I am gone") ends too early. Before 2021 the same code was right.
    ///
    /// ### Known limits
    /// Variables that are used again behind the closure are not reported, because the guard may belong to the function.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::OwnedSemaphorePermit;
    ///
    /// pub struct Job {
    ///     name: String,
    ///     _permit: OwnedSemaphorePermit,
    /// }
    ///
    /// async fn work(_name: &str) {}
    ///
    /// /// The permit is given back at once; any number of jobs may run.
    /// pub fn start(job: Job) {
    ///     tokio::spawn(async move {
    ///         work(&job.name).await;
    ///     });
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use tokio::sync::OwnedSemaphorePermit;
    ///
    /// pub struct Job {
    ///     name: String,
    ///     _permit: OwnedSemaphorePermit,
    /// }
    ///
    /// async fn work(_name: &str) {}
    ///
    /// pub fn start(job: Job) {
    ///     tokio::spawn(async move {
    ///         let job = job; // all of it, with the permit
    ///         work(&job.name).await;
    ///     });
    /// }
    /// ```
    ///
    /// ### See also
    /// `guard_dropped_immediately`, `cancel_guard_dropped_immediately`;
    /// <https://doc.rust-lang.org/edition-guide/rust-2021/disjoint-capture-in-closures.html>
    pub GUARD_NOT_CAPTURED as GuardNotCaptured {
        name: "guard_not_captured",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for GuardNotCaptured {
    fn meta(&self) -> &'static LintMeta {
        &GUARD_NOT_CAPTURED
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for left in view.guards_left_behind() {
            out.push(finding(view, &left));
        }
    }
}

fn finding(view: BodyView<'_>, left: &LeftBehind<'_>) -> Finding {
    let owner = view.name(left.owner).unwrap_or("self");
    let field = left.field.text(view.world);
    let (what, itself) = if left.nested.is_async() {
        ("async block", "the async block")
    } else {
        ("closure", "the closure")
    };
    let mut finding = view.finding(
        &GUARD_NOT_CAPTURED,
        format!(
            "`{owner}.{field}` is not moved into this {what}, and is dropped before it is done"
        ),
        left.used,
        format!("{itself} takes only the fields of `{owner}` that it uses"),
    );
    if let Some((file, span)) = left.field.declared_at(view.world) {
        finding.labels.push(conc_check::Label {
            file,
            span,
            text: "the guard that stays behind".to_owned(),
        });
    }
    let variable = view.body().locals[left.owner].span;
    let dropped = "what is left in it is dropped when this function returns";
    finding.labels.push(view.label(variable, dropped));
    finding.help = format!("begin {itself} with `let {owner} = {owner};`, which takes all of it");
    finding
}
