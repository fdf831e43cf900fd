//! The lint `thread_owner_without_shutdown`: threads that nobody waits for. Endless ones are
//! `join_handle_field_without_shutdown`.

use conc_check::{
    BodyRef, BodyView, Finding, HandleField, Label, Lint, LintMeta, LoopView, Sink, Spawn,
    TaskKind, World, lint,
};

lint! {
    /// A struct keeps the handle of a long-lived thread and never joins it
    ///
    /// ### What it does
    /// Reports threads with a loop whose handle is put into a private field which nothing in the package ever reads:
    /// neither `Drop` nor a method joins the thread.
    ///
    /// ### Why is this bad?
    /// Even when the loop ends together with its owner, nobody waits until it has ended. At the end of the program the
    /// thread is cut off in the middle of what it does, a panic in it is never seen, and what it holds may still be in
    /// use when the owner is created anew.
    ///
    /// ### Known limits
    /// Threads that end by themselves, and handles that others can get at, are not reported. That a thread may be cut off at
    /// any time can be meant, so this lint is off by default.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::mpsc::{Sender, channel};
    /// use std::thread::{self, JoinHandle};
    ///
    /// pub struct Log {
    ///     pub lines: Sender<String>,
    ///     writer: JoinHandle<()>,
    /// }
    ///
    /// impl Log {
    ///     pub fn open() -> Self {
    ///         let (lines, queue) = channel::<String>();
    ///         let writer = thread::spawn(move || {
    ///             for line in queue {
    ///                 println!("{line}");
    ///             }
    ///         });
    ///         Self { lines, writer }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::sync::mpsc::{Sender, channel};
    /// use std::thread::{self, JoinHandle};
    ///
    /// pub struct Log {
    ///     pub lines: Sender<String>,
    ///     writer: JoinHandle<()>,
    /// }
    ///
    /// impl Log {
    ///     pub fn open() -> Self {
    ///         let (lines, queue) = channel::<String>();
    ///         let writer = thread::spawn(move || {
    ///             for line in queue {
    ///                 println!("{line}");
    ///             }
    ///         });
    ///         Self { lines, writer }
    ///     }
    ///
    ///     /// Returns when the last line is written.
    ///     pub fn close(self) {
    ///         drop(self.lines);
    ///         self.writer.join().expect("the writer does not panic");
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `join_handle_field_without_shutdown`, `drop_joins_before_sender_closed`, `detached_thread`;
    /// <https://doc.rust-lang.org/std/thread/struct.JoinHandle.html>
    pub THREAD_OWNER_WITHOUT_SHUTDOWN as ThreadOwnerWithoutShutdown {
        name: "thread_owner_without_shutdown",
        group: Pedantic,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ThreadOwnerWithoutShutdown {
    fn meta(&self) -> &'static LintMeta {
        &THREAD_OWNER_WITHOUT_SHUTDOWN
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for spawn in view.spawns().filter(|spawn| spawn.task == TaskKind::Thread) {
            if spawn.endless_loop().is_none()
                && let Some(looped) = spawn.lasting_loop()
                && let Some(kept) = spawn.buried_in()
            {
                out.push(finding(&spawn, &kept, looped));
            }
        }
    }
}

fn finding(spawn: &Spawn<'_>, kept: &HandleField, looped: LoopView<'_>) -> Finding {
    let view = spawn.call.view;
    let world = view.world;
    let name = kept.field.text(world);
    let owner = world
        .universe()
        .text(world.universe().adt(kept.field.owner).name);
    let message =
        format!("the handle of this thread lies in `{owner}::{name}`, and nobody ever joins it");
    let at = spawn.call.name_span();
    let label = "nobody waits for the end of this thread";
    let mut finding = view.finding(&THREAD_OWNER_WITHOUT_SHUTDOWN, message, at, label);
    finding.labels.push(
        looped
            .view
            .label(looped.head_span(), "it works as long as this loop runs"),
    );
    if let Some((file, span)) = kept.field.declared_at(world) {
        let text = "only ever filled".to_owned();
        finding.labels.push(Label { file, span, text });
    }
    finding.help = format!(
        "give `{owner}` a method or `Drop` that first ends the loop (drop its sender, set its flag) and then joins `self.{name}`"
    );
    finding
}
