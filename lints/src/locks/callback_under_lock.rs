//! The lint `callback_under_lock`: code that nobody knows here runs while a lock is held.

use conc_check::{BodyRef, BodyView, Finding, Lint, LintMeta, LockedCallback, Sink, World, lint};

lint! {
    /// A callback is called while a lock is held
    ///
    /// ### What it does
    /// Reports calls of stored functions, of functions that were passed in and of traits that others implement, and wake-ups
    /// of tasks, while the guard of a lock or concurrent map is alive. Functions that are passed in to be shown what the
    /// lock protects (`f(&mut guard)`) are left alone, and so are closures of the same function.
    ///
    /// ### Why is this bad?
    /// What runs there is not known: it may take its time while everyone else waits, and when it comes back to the same
    /// lock, say, to remove itself from the list, it waits for itself. When it takes other locks, their order is out of
    /// sight.
    ///
    /// ### Known limits
    /// Methods of `dyn` traits are counted as callbacks only where no type of the package implements the trait. Of a called
    /// function of the package only the wake-ups that it does itself are seen.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::Mutex;
    ///
    /// pub struct Events {
    ///     listeners: Mutex<Vec<Box<dyn Fn(u32) + Send>>>,
    /// }
    ///
    /// impl Events {
    ///     pub fn emit(&self, event: u32) {
    ///         let listeners = self.listeners.lock().expect("no holder panics");
    ///         for listener in listeners.iter() {
    ///             listener(event);
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Collect what is to be called, and call it when the guard has ended.
    /// ```rust,good
    /// use std::sync::{Arc, Mutex};
    ///
    /// pub struct Events {
    ///     listeners: Mutex<Vec<Arc<dyn Fn(u32) + Send + Sync>>>,
    /// }
    ///
    /// impl Events {
    ///     pub fn emit(&self, event: u32) {
    ///         let listeners = self.listeners.lock().expect("no holder panics").clone();
    ///         for listener in &listeners {
    ///             listener(event);
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `lock_order_inversion`, `double_lock`; <https://doc.rust-lang.org/std/task/struct.Waker.html>
    pub CALLBACK_UNDER_LOCK as CallbackUnderLock {
        name: "callback_under_lock",
        group: Pedantic,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for CallbackUnderLock {
    fn meta(&self) -> &'static LintMeta {
        &CALLBACK_UNDER_LOCK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for callback in view.callbacks_under_locks() {
            out.push(finding(view, &callback));
        }
    }
}

fn finding(view: BodyView<'_>, callback: &LockedCallback<'_>) -> Finding {
    let lock = view.lock_name(&callback.held.taken.lock);
    let (what, runs) = if callback.is_wake {
        (
            "a task is woken",
            "may run code that comes back to the lock",
        )
    } else {
        ("a callback is called", "what this runs is not known here")
    };
    let (message, primary) = if callback.way.is_empty() {
        (format!("{what} while {lock} is locked"), runs.to_owned())
    } else {
        (
            format!("{what} by this call while {lock} is locked"),
            format!("this call comes to where {what}"),
        )
    };
    let at = callback.call.name_span();
    let mut finding = view.finding(&CALLBACK_UNDER_LOCK, message, at, primary);
    let since = view.way_to(&callback.held);
    view.label_way(&mut finding.labels, &since, "locked here");
    view.label_way(&mut finding.labels, &callback.way, runs);
    finding.help = if callback.is_wake {
        "take the waker out, let the guard end, then wake"
    } else {
        "clone or collect what is to be called, let the guard end, then call it"
    }
    .to_owned();
    finding.note = Some(
        "everyone else waits meanwhile, and if it comes back to the same lock, it waits for itself"
            .to_owned(),
    );
    finding
}
