//! The lint `task_set_never_reaped`: collections of tasks that only grow. What happens when they are dropped is
//! `task_cancelled_on_drop`.

use conc_check::{
    BodyRef, BodyView, CallView, Collection, Finding, GrowingSet, Lint, LintMeta, Sink, World, lint,
};

lint! {
    /// A long-lived loop puts tasks into a set and never takes the finished ones out
    ///
    /// ### What it does
    /// Reports a `JoinSet`, or a list of join handles, that is filled in a loop which accepts connections, receives
    /// messages, runs until it is cancelled, or never ends, when the loop does nothing to empty it, other than on its way
    /// out; also where the loop fills a `JoinSet` through functions that get it. And a `JoinSet` behind a lock that methods
    /// fill, when finished tasks are taken out at shutdown only.
    ///
    /// ### Why is this bad?
    /// A finished task stays in its `JoinSet` until `join_next` takes it out; a `JoinHandle` in a `Vec` keeps its result
    /// likewise. With one task per connection the memory of the program grows as long as it runs. Errors and panics of
    /// the tasks are seen only at shutdown, if ever.
    ///
    /// ### Known limits
    /// A loop over a collection that is joined afterwards is fine and not reported; nor is one that hands the set to
    /// anybody else, or that reads a channel which the same function makes. A loop over a stream of which nothing is
    /// known, or over what another function of the package answered, is reported when nobody ever takes a task out of
    /// the set. A set behind a lock is looked at within its file, and which functions are the shutdown is told by their
    /// names. Other sets that are filled by calls from outside are not followed.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::io;
    /// use tokio::net::{TcpListener, TcpStream};
    /// use tokio::task::JoinSet;
    ///
    /// async fn serve(_client: TcpStream) {}
    ///
    /// pub async fn run(listener: TcpListener) -> io::Result<()> {
    ///     let mut clients = JoinSet::new();
    ///     loop {
    ///         let (client, _) = listener.accept().await?;
    ///         clients.spawn(serve(client));
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Take out what is done while waiting for more.
    /// ```rust,good
    /// use std::io;
    /// use tokio::net::{TcpListener, TcpStream};
    /// use tokio::task::JoinSet;
    ///
    /// async fn serve(_client: TcpStream) {}
    ///
    /// pub async fn run(listener: TcpListener) -> io::Result<()> {
    ///     let mut clients = JoinSet::new();
    ///     loop {
    ///         tokio::select! {
    ///             accepted = listener.accept() => {
    ///                 let (client, _) = accepted?;
    ///                 clients.spawn(serve(client));
    ///             }
    ///             Some(done) = clients.join_next() => {
    ///                 if let Err(panicked) = done {
    ///                     tracing::error!("a client's task failed: {panicked}");
    ///                 }
    ///             }
    ///         }
    ///     }
    /// }
    /// ```
    /// A `tokio_util::task::TaskTracker` keeps no results, so it needs no such care.
    ///
    /// ### See also
    /// `detached_task`, `task_cancelled_on_drop`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/task/task_tracker/struct.TaskTracker.html>
    pub TASK_SET_NEVER_REAPED as TaskSetNeverReaped {
        name: "task_set_never_reaped",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for TaskSetNeverReaped {
    fn meta(&self) -> &'static LintMeta {
        &TASK_SET_NEVER_REAPED
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for looped in view.loops() {
            for set in looped.growing_sets() {
                out.push(finding(view, &set));
            }
        }
        for fills in view.fills_of_shared_sets() {
            out.push(shared_finding(fills));
        }
    }
}

fn shared_finding(fills: CallView<'_>) -> Finding {
    let message = "this shared set of tasks grows with every call: finished tasks are taken out at shutdown only";
    let label = "finished tasks stay in it until somebody takes them out";
    let at = fills.name_span();
    let mut finding = fills
        .view
        .finding(&TASK_SET_NEVER_REAPED, message.to_owned(), at, label);
    finding.help = "call `try_join_next()` on it until it gives `None` before the next task is put in, or use a \
                    `TaskTracker`, which keeps no results"
        .to_owned();
    finding
}

fn finding(view: BodyView<'_>, set: &GrowingSet<'_>) -> Finding {
    let name = view.name(set.holder).filter(|name| *name != "self");
    let set_named = |what: &str| match name {
        Some(name) => format!("`{name}`"),
        None => what.to_owned(),
    };
    let (named, label) = match set.collection {
        Collection::Set => (
            set_named("this set of tasks"),
            "finished tasks stay in it until somebody takes them out",
        ),
        Collection::Handles => (
            set_named("this list of handles"),
            "the handle of a finished task keeps its result",
        ),
    };
    let message = format!(
        "{named} grows for as long as the loop runs: nothing takes finished tasks out of it"
    );
    let at = set.fills.name_span();
    let mut finding = view.finding(&TASK_SET_NEVER_REAPED, message, at, label);
    let head = "in every round of this loop";
    finding
        .labels
        .push(view.label(set.looped.head_span(), head));
    finding.help = match (set.collection, view.body().is_async()) {
        (Collection::Set, true) => {
            let name = name.unwrap_or("set");
            format!(
                "add an arm `Some(done) = {name}.join_next() => ..` to a `select!` in the loop, call `{name}.try_join_next()` \
                 in each round, or use a `TaskTracker`, which keeps no results"
            )
        }
        (Collection::Set, false) => {
            "call `try_join_next()` in each round, or use a `TaskTracker`, which keeps no results"
                .to_owned()
        }
        (Collection::Handles, is_async) => {
            let name = name.unwrap_or("handles");
            let instead = if is_async {
                "; a `TaskTracker` or a `JoinSet` with a `join_next` arm does so by itself"
            } else {
                ""
            };
            format!(
                "drop what is done in each round, as with `{name}.retain(|task| !task.is_finished())`{instead}"
            )
        }
    };
    finding
}
