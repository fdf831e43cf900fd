//! The lint `guard_dropped_before_resource`: guards in fields that are released too early, by the order of the fields. Guards
//! that nobody keeps are `guard_dropped_immediately`.

use conc_check::{EarlyRelease, Finding, Label, Lint, LintMeta, Sink, World, early_releases, lint};

lint! {
    /// A guard in a field is released before a field behind it has ended
    ///
    /// ### What it does
    /// Reports structs with a permit or another guard in a field, and behind it a field whose type waits for something in
    /// its `Drop`: for a process, a thread, a file.
    ///
    /// ### Why is this bad?
    /// Fields are dropped in the order in which they are declared. The guard says that the resource is in use, and is
    /// given back while the resource is still ending: a shutdown that waits for the guards goes on too early, a semaphore
    /// lets the next one start beside the old one.
    ///
    /// ### Known limits
    /// The struct's own `Drop` may end the resource before; that is not looked at.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::process::Child;
    /// use tokio::sync::OwnedSemaphorePermit;
    ///
    /// pub struct Process(Child);
    ///
    /// impl Drop for Process {
    ///     fn drop(&mut self) {
    ///         let _ = self.0.kill();
    ///         let _ = self.0.wait();
    ///     }
    /// }
    ///
    /// pub struct Worker {
    ///     _permit: OwnedSemaphorePermit,
    ///     process: Process,
    /// }
    ///
    /// impl Worker {
    ///     pub fn id(&self) -> u32 {
    ///         self.process.0.id()
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::process::Child;
    /// use tokio::sync::OwnedSemaphorePermit;
    ///
    /// pub struct Process(Child);
    ///
    /// impl Drop for Process {
    ///     fn drop(&mut self) {
    ///         let _ = self.0.kill();
    ///         let _ = self.0.wait();
    ///     }
    /// }
    ///
    /// pub struct Worker {
    ///     process: Process,
    ///     /// Last, so that it is given back when the process is gone.
    ///     _permit: OwnedSemaphorePermit,
    /// }
    ///
    /// impl Worker {
    ///     pub fn id(&self) -> u32 {
    ///         self.process.0.id()
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `guard_not_captured`, `drop_joins_before_sender_closed`;
    /// <https://doc.rust-lang.org/reference/destructors.html>
    pub GUARD_DROPPED_BEFORE_RESOURCE as GuardDroppedBeforeResource {
        name: "guard_dropped_before_resource",
        group: Pedantic,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for GuardDroppedBeforeResource {
    fn meta(&self) -> &'static LintMeta {
        &GUARD_DROPPED_BEFORE_RESOURCE
    }

    fn check_world(&self, world: &World, out: &mut Sink) {
        for early in early_releases(world) {
            if let Some(finding) = finding(world, &early) {
                out.push(finding);
            }
        }
    }
}

fn finding(world: &World, early: &EarlyRelease<'_>) -> Option<Finding> {
    let (guard, resource) = (early.guard.text(world), early.resource.text(world));
    let (file, span) = early.guard.declared_at(world)?;
    let mut finding = early.ends_in.finding(
        &GUARD_DROPPED_BEFORE_RESOURCE,
        format!(
            "`{guard}` is released before `{resource}` has ended: fields are dropped in this order"
        ),
        span,
        "dropped first",
    );
    finding.primary.file = file;
    finding.item = early.guard.owner_name(world).to_owned();
    let (file, span) = early.resource.declared_at(world)?;
    finding.labels.push(Label {
        file,
        span,
        text: "dropped behind it".to_owned(),
    });
    let waits = early.ends_in.label(early.waits, "its `Drop` waits here");
    finding.labels.push(waits);
    finding.help = format!("declare `{guard}` behind `{resource}`");
    Some(finding)
}
