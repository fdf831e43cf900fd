//! The lint `double_lock`: a lock is wanted again by whoever holds it. Read-write locks that are only read, and maps, have
//! lints of their own.

use conc_check::{
    BodyRef, BodyView, Collision, GuardKind, Lint, LintMeta, Sink, World, is_lock, lint,
};

lint! {
    /// A lock is taken again while its guard is still alive
    ///
    /// ### What it does
    /// Reports calls that lock a mutex, write-lock a read-write lock, or borrow a `RefCell` while a guard of the same lock
    /// is alive in the same thread or task: in a variable, as a temporary of a `match`, `if let` or argument list, or in
    /// the caller of a function that takes the lock again. So do `Drop` impls where a value ends, and `Display` and `Debug`
    /// impls where text is made of it. Blocking and async locks count alike.
    ///
    /// ### Why is this bad?
    /// These locks cannot be taken twice. The second call waits for the first guard, which is dropped only after that
    /// call: the thread or task hangs for ever, and soon all others that want the lock. A `RefCell` panics instead.
    ///
    /// ### Known limits
    /// Two locks are the same when both are reached from one root (`self`, a parameter, a static, a variable) through the
    /// same fields; elements of lists and maps are not compared. Functions are followed within the packages of the run;
    /// methods of traits only where one type implements them, tests aside, or, behind `dyn`, where one of the types takes
    /// locks. Types called `Mutex` or `RwLock` of crates that are not among the sources are taken for locks. A guard that
    /// some path drops before the second lock is not reported. Of values that end, those are seen that are never moved,
    /// or only into `drop`; what such impls take is seen where a body holds a lock that it took itself.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::Mutex;
    ///
    /// pub struct Queue {
    ///     jobs: Mutex<Vec<u32>>,
    /// }
    ///
    /// impl Queue {
    ///     pub fn next(&self) -> Option<u32> {
    ///         if let Some(job) = self.jobs.lock().expect("no holder panics").pop() {
    ///             self.put_back(job + 1);
    ///         }
    ///         None
    ///     }
    ///
    ///     fn put_back(&self, job: u32) {
    ///         self.jobs.lock().expect("no holder panics").push(job);
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Bind the value in a `let` of its own: its guard ends with that statement.
    /// ```rust,good
    /// use std::sync::Mutex;
    ///
    /// pub struct Queue {
    ///     jobs: Mutex<Vec<u32>>,
    /// }
    ///
    /// impl Queue {
    ///     pub fn next(&self) -> Option<u32> {
    ///         let job = self.jobs.lock().expect("no holder panics").pop();
    ///         if let Some(job) = job {
    ///             self.put_back(job + 1);
    ///         }
    ///         None
    ///     }
    ///
    ///     fn put_back(&self, job: u32) {
    ///         self.jobs.lock().expect("no holder panics").push(job);
    ///     }
    /// }
    /// ```
    /// Where both steps must be one, give the inner function the locked data (`fn put_back(jobs: &mut Vec<u32>, ..)`)
    /// instead of unlocking between them.
    ///
    /// ### See also
    /// `recursive_read_lock`, `read_guard_upgraded_to_write`, `map_guard_self_deadlock`;
    /// <https://doc.rust-lang.org/std/sync/struct.Mutex.html#method.lock>
    pub DOUBLE_LOCK as DoubleLock {
        name: "double_lock",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for DoubleLock {
    fn meta(&self) -> &'static LintMeta {
        &DOUBLE_LOCK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for collision in view.collisions() {
            let is_meant = is_lock(collision.kind()) || collision.kind() == GuardKind::Cell;
            // A reader that becomes a writer is a story of its own, but in a cell both are borrows.
            let is_upgrade = collision.is_upgrade() && is_lock(collision.kind());
            if is_meant && collision.is_exclusive() && !is_upgrade {
                out.push(finding(view, &collision));
            }
        }
    }
}

fn finding(view: BodyView<'_>, collision: &Collision) -> conc_check::Finding {
    let name = view.lock_name(&collision.held.lock);
    let is_cell = collision.kind() == GuardKind::Cell;
    let by = collision.by_what();
    let message = if is_cell {
        format!("{name} is borrowed again{by} while a borrow of it is alive")
    } else {
        format!("{name} is locked again{by} while its guard is alive")
    };
    let (again, first) = if is_cell {
        ("borrowed again", "borrowed here")
    } else {
        ("locked again", "locked here")
    };
    let mut finding = view.collision_finding(&DOUBLE_LOCK, collision, (message, again, first));
    finding.help = help(collision);
    finding.note = Some(if is_cell {
        "the second borrow panics".to_owned()
    } else {
        "the second lock waits for the first guard, which lives until after it: this never goes on"
            .to_owned()
    });
    finding
}

fn help(collision: &Collision) -> String {
    if collision.way.is_empty() {
        "use the guard that is there already, or let it end first: bind what is needed in a `let` of its own".to_owned()
    } else {
        "let the guard end before the call, or give the called function the locked data instead of the lock".to_owned()
    }
}
