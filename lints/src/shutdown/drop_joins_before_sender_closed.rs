//! The lint `drop_joins_before_sender_closed`: the channel ends after the join. Tokens and flags are `join_before_cancel`.

use conc_check::{Finding, LateClose, Lint, LintMeta, Sink, World, late_closes, lint};

lint! {
    /// A destructor joins a worker that waits for the end of a channel, while the value still holds the sender
    ///
    /// ### What it does
    /// Reports `Drop::drop` of a type that holds the sender of a channel and joins a thread which reads that channel
    /// until it is closed.
    ///
    /// ### Why is this bad?
    /// The fields of a value are dropped *after* its `drop` has returned. While `drop` joins the worker, the sender is
    /// alive, so the channel stays open, so the worker waits for the next message, so the join never returns.
    ///
    /// ### Known limits
    /// The sender, the receiver and the worker must be made in functions of the package that can be followed. A
    /// destructor that uses the sender, or wakes anybody else, is not reported; nor are workers that share their receiver
    /// behind a lock.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::mpsc::{Sender, channel};
    /// use std::thread::{self, JoinHandle};
    ///
    /// pub struct Writer {
    ///     lines: Sender<String>,
    ///     worker: Option<JoinHandle<()>>,
    /// }
    ///
    /// impl Writer {
    ///     pub fn start() -> Self {
    ///         let (lines, queue) = channel();
    ///         let worker = thread::spawn(move || {
    ///             for line in queue {
    ///                 let line: String = line;
    ///                 println!("{line}");
    ///             }
    ///         });
    ///         Self { lines, worker: Some(worker) }
    ///     }
    ///
    ///     pub fn write(&self, line: String) {
    ///         self.lines.send(line).ok();
    ///     }
    /// }
    ///
    /// impl Drop for Writer {
    ///     fn drop(&mut self) {
    ///         if let Some(worker) = self.worker.take() {
    ///             worker.join().ok();
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Close the channel first: an `Option` lets the sender be taken out.
    /// ```rust,good
    /// use std::sync::mpsc::{Sender, channel};
    /// use std::thread::{self, JoinHandle};
    ///
    /// pub struct Writer {
    ///     lines: Option<Sender<String>>,
    ///     worker: Option<JoinHandle<()>>,
    /// }
    ///
    /// impl Writer {
    ///     pub fn start() -> Self {
    ///         let (lines, queue) = channel();
    ///         let worker = thread::spawn(move || {
    ///             for line in queue {
    ///                 let line: String = line;
    ///                 println!("{line}");
    ///             }
    ///         });
    ///         Self { lines: Some(lines), worker: Some(worker) }
    ///     }
    ///
    ///     pub fn write(&self, line: String) {
    ///         if let Some(lines) = &self.lines {
    ///             lines.send(line).ok();
    ///         }
    ///     }
    /// }
    ///
    /// impl Drop for Writer {
    ///     fn drop(&mut self) {
    ///         drop(self.lines.take());
    ///         if let Some(worker) = self.worker.take() {
    ///             worker.join().ok();
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `join_before_cancel`, `sender_alive_in_receive_loop`;
    /// <https://doc.rust-lang.org/reference/destructors.html>,
    /// <https://doc.rust-lang.org/book/ch21-03-graceful-shutdown-and-cleanup.html>
    pub DROP_JOINS_BEFORE_SENDER_CLOSED as DropJoinsBeforeSenderClosed {
        name: "drop_joins_before_sender_closed",
        group: Correctness,
        precision: VeryHigh,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for DropJoinsBeforeSenderClosed {
    fn meta(&self) -> &'static LintMeta {
        &DROP_JOINS_BEFORE_SENDER_CLOSED
    }

    fn check_world(&self, world: &World, out: &mut Sink) {
        for late in late_closes(world) {
            out.push(finding(world, &late));
        }
    }
}

fn finding(world: &World, late: &LateClose<'_>) -> Finding {
    let sender = late.sender.text(world);
    let message = format!(
        "`drop` joins a worker that waits for the end of a channel which `{sender}` keeps open"
    );
    let mut finding = late.view.finding(
        &DROP_JOINS_BEFORE_SENDER_CLOSED,
        message,
        late.waits,
        format!("waits here for ever: `self.{sender}` is dropped only after `drop` has returned"),
    );
    let looped = late.looped.view;
    finding.labels.push(looped.label(
        late.looped.head_span(),
        "the worker goes on until the channel is closed",
    ));
    if let Some((file, span)) = late.sender.declared_at(world) {
        let text = "this sender keeps it open".to_owned();
        finding.labels.push(conc_check::Label { file, span, text });
    }
    finding.help = format!(
        "make `{sender}` an `Option`, and close the channel before the join: `drop(self.{sender}.take());`"
    );
    finding
}
