//! The lint `lock_order_inversion`: locks that are taken in one order here and in another there.

use conc_check::{
    Access, BodyView, Finding, Lint, LintMeta, LockCycle, OrderWitness, Sink, World, lint,
    lock_cycles,
};

lint! {
    /// Locks are taken in one order here and in the opposite order elsewhere
    ///
    /// ### What it does
    /// Collects which locks of a package are waited for while which others are held, also through calls, and reports
    /// circles: somebody holds `a` and waits for `b`, somebody else holds `b` and waits for `a`, or the same by way of more
    /// locks. All of them are shown.
    ///
    /// ### Why is this bad?
    /// When both are on their way at the same time, each has what the other waits for, and neither goes on. It takes an
    /// unlucky moment, so that tests pass and the program hangs under load.
    ///
    /// ### Known limits
    /// Locks are told apart by the field or static that declares them (those in a generic container, such as a
    /// `Registry<T>`, by the field that this lies in, unless handles such as a `Sender<T>` and a `Receiver<T>` share it),
    /// not by object: when the two places never work on the same objects, there is no deadlock. Where several structs
    /// have an `Arc` of a lock around one type of the package, and none has two, these are taken for the same lock; and
    /// so are fields that get clones of one `Arc` wherever their structs are put together. That some places never run at
    /// the same time is only known when they share an outer lock, when both need one object for themselves (`&mut self`
    /// of a type that is not `Clone`), or when one makes it: several objects of such a type that share their locks are
    /// missed. Of circles that share a step, or a lock that is taken in the same function, only the shortest is reported:
    /// the others may be gone with it, or show up when it is mended.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::Mutex;
    ///
    /// pub struct Bank {
    ///     accounts: Mutex<Vec<u64>>,
    ///     journal: Mutex<Vec<String>>,
    /// }
    ///
    /// impl Bank {
    ///     pub fn open(&self) {
    ///         let mut accounts = self.accounts.lock().expect("no holder panics");
    ///         self.journal.lock().expect("no holder panics").push("open".to_owned());
    ///         accounts.push(0);
    ///     }
    ///
    ///     pub fn audit(&self) -> bool {
    ///         let journal = self.journal.lock().expect("no holder panics");
    ///         journal.len() == self.accounts.lock().expect("no holder panics").len()
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Agree on one order, and take the locks in it everywhere.
    /// ```rust,good
    /// use std::sync::Mutex;
    ///
    /// pub struct Bank {
    ///     accounts: Mutex<Vec<u64>>,
    ///     journal: Mutex<Vec<String>>,
    /// }
    ///
    /// impl Bank {
    ///     pub fn open(&self) {
    ///         let mut accounts = self.accounts.lock().expect("no holder panics");
    ///         self.journal.lock().expect("no holder panics").push("open".to_owned());
    ///         accounts.push(0);
    ///     }
    ///
    ///     pub fn audit(&self) -> bool {
    ///         let accounts = self.accounts.lock().expect("no holder panics");
    ///         let journal = self.journal.lock().expect("no holder panics");
    ///         journal.len() == accounts.len()
    ///     }
    /// }
    /// ```
    /// One lock around both (`Mutex<(Vec<u64>, Vec<String>)>`) leaves no order to get wrong.
    ///
    /// ### See also
    /// `double_lock`; <https://doc.rust-lang.org/std/sync/struct.Mutex.html>
    pub LOCK_ORDER_INVERSION as LockOrderInversion {
        name: "lock_order_inversion",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for LockOrderInversion {
    fn meta(&self) -> &'static LintMeta {
        &LOCK_ORDER_INVERSION
    }

    fn check_world(&self, world: &World, out: &mut Sink) {
        for cycle in lock_cycles(world) {
            out.extend(finding(world, &cycle));
        }
    }
}

fn finding(world: &World, cycle: &LockCycle) -> Option<Finding> {
    let (first, others) = cycle.witnesses.split_first()?;
    let view = BodyView::new(world, first.body);
    let at = first.at;
    let (held, wanted) = names(view, first);
    let mut primary = format!("{wanted} is waited for while {held} is held");
    if !first.way.is_empty() {
        primary = format!("{} {primary}", first.by.comes_to_where());
    }
    let mut finding = view.finding(&LOCK_ORDER_INVERSION, message(world, cycle), at, primary);
    view.label_way(
        &mut finding.labels,
        &first.since,
        &format!("{held} is locked here"),
    );
    view.label_way(
        &mut finding.labels,
        &first.way,
        &format!("{wanted} is locked here"),
    );
    for other in others {
        add_story(world, &mut finding, other);
    }
    let is_test = |witness: &OrderWitness| BodyView::new(world, witness.body).is_test();
    finding.is_test = cycle.witnesses.iter().any(is_test);
    finding.help = "take them in the same order everywhere, or let the first guard end before the second lock; one lock around both \
        leaves no order to get wrong"
        .to_owned();
    finding.note = Some(note(cycle).to_owned() + &sharing(world, cycle));
    Some(finding)
}

/// Why two fields are taken for one lock, if so.
fn sharing(world: &World, cycle: &LockCycle) -> String {
    match (cycle.shared_content(world), cycle.shared_fields(world)) {
        (Some(it), _) => {
            format!("; the fields that share a lock around a `{it}` are taken to have the same one")
        }
        (None, Some((one, other))) => format!("; `{one}` and `{other}` are filled with one lock"),
        (None, None) => String::new(),
    }
}

fn note(cycle: &LockCycle) -> &'static str {
    let reads = |witness: &OrderWitness| witness.wanted.access == Access::Shared;
    if cycle.witnesses.iter().all(reads) {
        "readers wait, too, once a writer waits: then each of these holds what another waits for, and none of them goes on"
    } else {
        "when these run at the same time, each holds what another waits for: none of them goes on"
    }
}

/// What another place does that closes the circle.
fn add_story(world: &World, finding: &mut Finding, other: &OrderWitness) {
    let view = BodyView::new(world, other.body);
    let (held, wanted) = names(view, other);
    view.label_way(
        &mut finding.labels,
        &other.since,
        &format!("elsewhere, {held} is locked here"),
    );
    let end = format!("and {wanted} is waited for while {held} is held");
    if other.way.is_empty() {
        finding.labels.push(view.label(other.at, end));
    } else {
        finding
            .labels
            .push(view.label(other.at, "by way of this call"));
        view.label_way(&mut finding.labels, &other.way, &end);
    }
}

fn names(view: BodyView<'_>, witness: &OrderWitness) -> (String, String) {
    (
        view.lock_class_name(&witness.held),
        view.lock_class_name(&witness.wanted),
    )
}

fn message(world: &World, cycle: &LockCycle) -> String {
    let name =
        |witness: &OrderWitness| BodyView::new(world, witness.body).lock_class_name(&witness.held);
    match cycle.witnesses.as_slice() {
        [one, other] => format!(
            "{} and {} are locked in opposite orders",
            name(one),
            name(other)
        ),
        [one, between @ .., last] => format!(
            "{}, {} more and {} are locked in orders that form a circle",
            name(one),
            between.len(),
            name(last)
        ),
        _ => String::new(),
    }
}
