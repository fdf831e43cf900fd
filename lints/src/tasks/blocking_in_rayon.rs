//! The lint `blocking_in_rayon`: pool threads that wait for others. Async threads that block are `nested_block_on` and others.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, PoolWait, PoolWaitFor, Sink, World, lint,
};

lint! {
    /// A thread of a compute pool waits for somebody else's work
    ///
    /// ### What it does
    /// Reports closures on rayon's pool (parallel iterators, `join`, `scope`, `spawn`) that receive from a channel, join a
    /// thread, or wait at a barrier or condition variable, without a time limit.
    ///
    /// ### Why is this bad?
    /// The pool has as many threads as the machine has cores, and all its users share them. A thread that waits does not
    /// steal work meanwhile. If what it waits for also needs a thread of the pool, the program works on big machines and
    /// hangs on small ones, or when enough of these closures run at once.
    ///
    /// ### Known limits
    /// What the closure calls is not looked into. Locks, sends, and closures that run alone on a pool of their own
    /// (`ThreadPool::spawn`) are not reported, nor is `broadcast`, which runs on all threads at once.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::mpsc;
    ///
    /// /// Hangs on a machine with one core: the sum waits for the squares, which wait for its thread.
    /// pub fn sum_of_squares(numbers: Vec<u64>) -> u64 {
    ///     let (tx, rx) = mpsc::channel();
    ///     rayon::scope(|scope| {
    ///         scope.spawn(move |_| {
    ///             for n in numbers {
    ///                 if tx.send(n * n).is_err() {
    ///                     return;
    ///                 }
    ///             }
    ///         });
    ///         let mut sum = 0;
    ///         for square in rx {
    ///             sum += square;
    ///         }
    ///         sum
    ///     })
    /// }
    /// ```
    ///
    /// ### Better
    /// Let the pool hand over the results.
    /// ```rust,good
    /// use rayon::prelude::*;
    ///
    /// pub fn sum_of_squares(numbers: Vec<u64>) -> u64 {
    ///     let squares: Vec<u64> = numbers.into_par_iter().map(|n| n * n).collect();
    ///     squares.iter().sum()
    /// }
    /// ```
    /// What must wait belongs to a thread of its own; `in_place_scope` leaves the waiting closure where it is called.
    ///
    /// ### See also
    /// `nested_block_on`, `self_blocking_channel`; <https://docs.rs/rayon/latest/rayon/fn.join.html>
    pub BLOCKING_IN_RAYON as BlockingInRayon {
        name: "blocking_in_rayon",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for BlockingInRayon {
    fn meta(&self) -> &'static LintMeta {
        &BLOCKING_IN_RAYON
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        for wait in BodyView::new(world, body).pool_waits() {
            out.push(finding(&wait));
        }
    }
}

fn finding(wait: &PoolWait<'_>) -> Finding {
    let (what, help) = match wait.what {
        PoolWaitFor::Message => (
            "for a message",
            "return the result from the closure and let the pool collect it, or receive on a thread of its own",
        ),
        PoolWaitFor::Close => (
            "until a channel is closed",
            "collect results with a parallel iterator, or run this loop on a thread of its own",
        ),
        PoolWaitFor::Thread => (
            "for the end of a thread",
            "join the thread outside of the pool, or run its work on the pool, too",
        ),
        PoolWaitFor::Others => (
            "until others come",
            "split the work in two parallel steps, one behind the other, or use threads of its own",
        ),
    };
    let message = format!("a thread of the compute pool waits {what}");
    let label = "the pool has a thread less meanwhile: if what is waited for needs one, it hangs";
    let view = wait.view;
    let mut finding = view.finding(&BLOCKING_IN_RAYON, message, wait.at, label);
    let outer = wait.call.view;
    finding
        .labels
        .push(outer.label(wait.call.name_span(), "this runs the closure on the pool"));
    finding.help = help.to_owned();
    finding
}
