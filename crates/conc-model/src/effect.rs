//! Facts about library items, as the stubs state them in `#[conc(..)]` attributes.
//!
//! This is the whole vocabulary between what is known of libraries (`conc-apis`) and what lints ask.
//! `#[conc(guard(lock))]`, `#[conc(acquires(exclusive), blocks)]`, `#[conc(capacity(bounded), zero_panics)]`:
//! each word is one variant, its argument one variant of the payload.

/// Declares an enum of words with its parser.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All of them, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The variant that a stub writes as `word`.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }

            /// The word that a stub writes for it.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// What a guard type keeps for as long as it lives.
    GuardKind {
        /// A lock that blocks its thread (std, parking_lot, spin, ...): must not live across an await point.
        Lock = "lock",
        /// A lock that is awaited (tokio, async-lock, futures): may live across an await point.
        AsyncLock = "async_lock",
        /// A `RefCell` borrow.
        Cell = "cell",
        /// A reference into a concurrent map (DashMap): holds a shard's lock.
        Map = "map",
        /// A borrowed value of a watch channel: holds its read lock.
        Channel = "channel",
        /// A semaphore permit or a slot of a channel.
        Permit = "permit",
        /// An entered tracing span.
        Span = "span",
        /// An entered runtime context.
        Runtime = "runtime",
        /// A locked standard stream.
        Io = "io",
        /// A pinned epoch (delays reclamation).
        Epoch = "epoch",
        /// Cancels something when it is dropped.
        Cancel = "cancel",
    }
}

words! {
    /// What runs behind a handle or spawn function.
    TaskKind {
        /// An operating system thread.
        Thread = "thread",
        /// A thread that its scope joins.
        ScopedThread = "scoped_thread",
        /// An async task.
        Task = "task",
        /// An async task that stays on its thread.
        LocalTask = "local_task",
        /// A blocking closure on a pool.
        Blocking = "blocking",
        /// A job on a compute pool without a handle.
        Job = "job",
    }
}

words! {
    /// What dropping a handle does to the work behind it.
    OnDrop {
        /// The work goes on unobserved.
        Detach = "detach",
        /// The work is cancelled.
        Cancel = "cancel",
        /// The drop waits for the work.
        Join = "join",
    }
}

words! {
    /// Kinds of channels, as far as their ends behave differently.
    ChannelKind {
        /// Every message goes to one receiver, in order.
        Queue = "queue",
        /// One message in all.
        Oneshot = "oneshot",
        /// Every message goes to every receiver; slow ones lose messages.
        Broadcast = "broadcast",
        /// Only the last value is kept.
        Watch = "watch",
    }
}

words! {
    /// How a lock is taken.
    Access {
        /// `lock`, `write`, `borrow_mut`.
        Exclusive = "exclusive",
        /// `read`, `borrow`.
        Shared = "shared",
        /// `read_recursive`: shared, and never waits for a waiting writer.
        SharedRecursive = "shared_recursive",
        /// `upgradable_read`.
        Upgradable = "upgradable",
        /// Re-entrant: the same thread may take it again.
        Reentrant = "reentrant",
    }
}

words! {
    /// How much a channel holds.
    Capacity {
        /// As many as the first argument says; senders wait when it is full.
        Bounded = "bounded",
        /// Without limit; senders never wait.
        Unbounded = "unbounded",
        /// One value, once.
        One = "one",
        /// The last N (first argument); senders never wait.
        Ring = "ring",
        /// Only the last value.
        Last = "last",
    }
}

words! {
    /// Why dropping a future of this function before it is done loses something.
    CancelLoss {
        /// Bytes or items that were already taken are gone.
        Data = "data",
        /// The place in a fair queue is lost.
        Queue = "queue",
        /// The value that was to be sent is dropped.
        Message = "message",
    }
}

words! {
    /// In which unit a time is told.
    TimeUnit {
        /// Hours.
        Hours = "hours",
        /// Minutes.
        Minutes = "minutes",
        /// Seconds.
        Seconds = "seconds",
        /// Thousandths of a second.
        Millis = "millis",
        /// Millionths of a second.
        Micros = "micros",
        /// The smallest unit.
        Nanos = "nanos",
    }
}

impl TimeUnit {
    /// How many nanoseconds it has.
    #[must_use]
    pub const fn nanos(self) -> u64 {
        match self {
            Self::Hours => 3_600_000_000_000,
            Self::Minutes => 60_000_000_000,
            Self::Seconds => 1_000_000_000,
            Self::Millis => 1_000_000,
            Self::Micros => 1_000,
            Self::Nanos => 1,
        }
    }
}

words! {
    /// What an error of a channel says, told by its variant.
    Tells {
        /// The other ends are all gone: it will never be different.
        Closed = "closed",
        /// There is no message at the moment.
        Empty = "empty",
        /// Messages were lost because the receiver was slow; the next call goes on.
        Lagged = "lagged",
    }
}

/// One fact about a type, variant or function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    // Facts about types.
    /// `guard(KIND)`: a value of this type keeps something until it is dropped.
    Guard(GuardKind),
    /// `lock`: a lock, cell or map whose methods hand out guards.
    Lock,
    /// `handle(TASK)`: stands for one running piece of work.
    Handle(TaskKind),
    /// `task_set`: owns many tasks.
    TaskSet,
    /// `collects`: of a task set: it keeps what finished tasks gave until somebody takes it out.
    Collects,
    /// `on_drop(WHAT)`: of a handle or task set.
    OnDrop(OnDrop),
    /// `sender(KIND)`: the sending end of a channel; its last drop closes the channel.
    Sender(ChannelKind),
    /// `weak_sender`: does not keep the channel open.
    WeakSender,
    /// `receiver(KIND)`: the receiving end.
    Receiver(ChannelKind),
    /// `many_receivers`: of a receiver: it can be cloned, each message goes to one of them.
    ManyReceivers,
    /// `token`: a cancellation token.
    Token,
    /// `condvar`: a condition variable.
    Condvar,
    /// `notify`: an event that tasks wait for.
    Notify,
    /// `runtime`: an async runtime; dropping it ends its tasks.
    Runtime,
    /// `flag`: an atomic.
    Atomic,
    /// `shares`: a shared pointer (`Rc`, `Arc`): owning it is not owning what it points to.
    Shares,
    /// `poisons`: acquiring gives a `Result` because of poisoning.
    Poisons,
    /// `once`: a cell that is initialised at most once; other threads or tasks wait meanwhile (`OnceLock`, `Once`, `Lazy`).
    Once,

    // Facts about variants.
    /// `tells(WHAT)`: of a variant of a channel's error.
    Tells(Tells),

    // Facts about functions.
    /// `acquires(ACCESS)`: waits for and returns a guard.
    Acquires(Access),
    /// `locks(ACCESS)`: takes the lock and releases it again before it returns (`DashMap::insert`, `RefCell::replace`).
    Locks(Access),
    /// `converts(ACCESS)`: consumes its guard (receiver or first argument) and gives one of the same lock with this access;
    /// with `tries` it gives the old guard back when it cannot (`downgrade`, `upgrade`).
    Converts(Access),
    /// `releases`: the lock of its guard argument (receiver or any parameter) is free while the call waits or its closure
    /// runs, and is taken again before it returns (`Condvar::wait`, `MutexGuard::unlocked`).
    Releases,
    /// `initializes`: runs its closure or future argument at most once while other callers of the same cell (or key of a
    /// cache) wait for it; calling it again on the same cell from inside hangs or panics (`OnceLock::get_or_init`).
    Initializes,
    /// `tries`: of an acquiring, sending or receiving function: returns at once instead of waiting.
    Tries,
    /// `blocks`: may block the thread for long.
    Blocks,
    /// `remote`: of what blocks: it waits for another process or machine, and not only for a disk.
    Remote,
    /// `panics_in_async`: panics when called on a thread that drives async tasks.
    PanicsInAsync,
    /// `spawns(TASK)`: runs its closure or future argument as new work.
    Spawns(TaskKind),
    /// `runs_now`: runs its closure argument before it returns.
    RunsNow,
    /// `pooled`: runs its closure arguments on the few threads of a compute pool, which all its work shares.
    Pooled,
    /// `drives`: polls its future argument until it is done, and blocks its thread meanwhile (`block_on`).
    Drives,
    /// `leaves_async`: its closure may block: the other tasks of this thread are given to another one meanwhile
    /// (`block_in_place`).
    LeavesAsync,
    /// `capacity(HOW)`: makes a channel.
    Capacity(Capacity),
    /// `zero_panics`: of a channel constructor: capacity 0 panics (without it, 0 is a rendezvous).
    ZeroPanics,
    /// `sends`: sends its argument.
    Sends,
    /// `receives`: takes a message.
    Receives,
    /// `reads`: puts bytes into its argument, as many as its result says: `Ok(0)` says that there will be no more.
    Reads,
    /// `reads_all`: puts as many bytes into its argument or result as are asked for, or fails: behind the end, each time.
    ReadsAll,
    /// `accepts`: waits for the next connection or request of an endless supply, for as long as it takes.
    Accepts,
    /// `drains`: yields messages until the channel is closed (`iter`, `into_iter`, stream adapters).
    Drains,
    /// `subscribes`: makes a new receiver.
    Subscribes,
    /// `closes`: closes the channel.
    Closes,
    /// `discards`: of a closing function: what the channel still holds is thrown away (without it, it can be received).
    Discards,
    /// `peeks`: tells how full a channel is at the moment.
    Peeks,
    /// `observes_close`: waits for or tests that the other end is gone.
    ObservesClose,
    /// `observes_end`: tells whether the work behind a handle is done.
    ObservesEnd,
    /// `joins`: waits for the end of the work behind a handle or set.
    Joins,
    /// `aborts`: stops the work behind a handle or set.
    Aborts,
    /// `detaches`: lets the work go on without its handle.
    Detaches,
    /// `asks_context`: tells whether, or in which kind of, an async runtime the caller runs.
    AsksContext,
    /// `loads`: reads an atomic.
    Loads,
    /// `stores`: writes an atomic, perhaps only under a condition.
    Stores,
    /// `cancels`: triggers a token.
    Cancels,
    /// `narrows`: gives a token below its receiver: cancelling it leaves the receiver alone.
    Narrows,
    /// `upgrades`: asks whether what a weak pointer points to is still there.
    Upgrades,
    /// `takes_out`: takes a value out of its receiver or first argument, where nothing else has it then.
    TakesOut,
    /// `limits`: bounds how long later calls on its receiver wait (`set_nonblocking`, `set_read_timeout`).
    Limits,
    /// `observes_cancel`: waits for or tests a token.
    ObservesCancel,
    /// `waits`: waits on a condvar, notify, barrier or group.
    Waits,
    /// `spurious`: of a wait: it may be over without a reason.
    Spurious,
    /// `notifies`: wakes waiters.
    Notifies,
    /// `unkept`: of a notification: it reaches only who waits already.
    Unkept,
    /// `calls_back`: runs code that somebody else left with its receiver (a waker).
    CallsBack,
    /// `sleeps`: lets time pass.
    Sleeps,
    /// `delays`: of what sleeps: the time begins with the call (`sleep`, not `sleep_until`).
    Delays,
    /// `ticks`: makes a timer that is due at once, and then each time that its period is over.
    Ticks,
    /// `postpones`: sets anew when its timer is due.
    Postpones,
    /// `lasts(UNIT)`: gives a span of time, as long as its argument says.
    Lasts(TimeUnit),
    /// `drops`: drops its argument, as its purpose.
    Drops,
    /// `forgets`: its argument is never dropped.
    Forgets,
    /// `cancel_loses(WHAT)`: its future must not be dropped half-way.
    CancelLoses(CancelLoss),
    /// `runs_forever`: parks its caller for the life of the process.
    RunsForever,
    /// `exits`: ends the process.
    Exits,
    /// `persists`: writes something outside of the process that must be complete (files).
    Persists,
    /// `timed`: waits no longer than it is told to, and then gives up with an error.
    Timed,
    /// `panics`: panics when its receiver is `None` or `Err` (`unwrap`, `expect`).
    Panics,
}

/// The facts without an argument, by their words, which are sorted.
const PLAIN: &[(&str, Effect)] = &[
    ("aborts", Effect::Aborts),
    ("accepts", Effect::Accepts),
    ("asks_context", Effect::AsksContext),
    ("blocks", Effect::Blocks),
    ("calls_back", Effect::CallsBack),
    ("cancels", Effect::Cancels),
    ("closes", Effect::Closes),
    ("collects", Effect::Collects),
    ("condvar", Effect::Condvar),
    ("delays", Effect::Delays),
    ("detaches", Effect::Detaches),
    ("discards", Effect::Discards),
    ("drains", Effect::Drains),
    ("drives", Effect::Drives),
    ("drops", Effect::Drops),
    ("exits", Effect::Exits),
    ("flag", Effect::Atomic),
    ("forgets", Effect::Forgets),
    ("initializes", Effect::Initializes),
    ("joins", Effect::Joins),
    ("leaves_async", Effect::LeavesAsync),
    ("limits", Effect::Limits),
    ("loads", Effect::Loads),
    ("lock", Effect::Lock),
    ("many_receivers", Effect::ManyReceivers),
    ("narrows", Effect::Narrows),
    ("notifies", Effect::Notifies),
    ("notify", Effect::Notify),
    ("observes_cancel", Effect::ObservesCancel),
    ("observes_close", Effect::ObservesClose),
    ("observes_end", Effect::ObservesEnd),
    ("once", Effect::Once),
    ("panics", Effect::Panics),
    ("panics_in_async", Effect::PanicsInAsync),
    ("peeks", Effect::Peeks),
    ("persists", Effect::Persists),
    ("poisons", Effect::Poisons),
    ("pooled", Effect::Pooled),
    ("postpones", Effect::Postpones),
    ("reads", Effect::Reads),
    ("reads_all", Effect::ReadsAll),
    ("receives", Effect::Receives),
    ("releases", Effect::Releases),
    ("remote", Effect::Remote),
    ("runs_forever", Effect::RunsForever),
    ("runs_now", Effect::RunsNow),
    ("runtime", Effect::Runtime),
    ("sends", Effect::Sends),
    ("shares", Effect::Shares),
    ("sleeps", Effect::Sleeps),
    ("spurious", Effect::Spurious),
    ("stores", Effect::Stores),
    ("subscribes", Effect::Subscribes),
    ("takes_out", Effect::TakesOut),
    ("task_set", Effect::TaskSet),
    ("ticks", Effect::Ticks),
    ("timed", Effect::Timed),
    ("token", Effect::Token),
    ("tries", Effect::Tries),
    ("unkept", Effect::Unkept),
    ("upgrades", Effect::Upgrades),
    ("waits", Effect::Waits),
    ("weak_sender", Effect::WeakSender),
    ("zero_panics", Effect::ZeroPanics),
];

/// Declares how facts with an argument are read and listed.
macro_rules! facts_with_argument {
    ($($word:literal => $kind:ident, $variant:ident;)*) => {
        fn parse_with(word: &str, arg: &str) -> Option<Effect> {
            match word { $($word => $kind::parse(arg).map(Effect::$variant),)* _ => None }
        }

        fn spelled_with() -> impl Iterator<Item = String> {
            let found = std::iter::empty();
            $(let found = found.chain($kind::ALL.iter().map(|arg| format!("{}({})", $word, arg.word())));)*
            found
        }
    };
}

facts_with_argument! {
    "guard" => GuardKind, Guard;
    "handle" => TaskKind, Handle;
    "on_drop" => OnDrop, OnDrop;
    "sender" => ChannelKind, Sender;
    "receiver" => ChannelKind, Receiver;
    "acquires" => Access, Acquires;
    "locks" => Access, Locks;
    "converts" => Access, Converts;
    "spawns" => TaskKind, Spawns;
    "capacity" => Capacity, Capacity;
    "cancel_loses" => CancelLoss, CancelLoses;
    "lasts" => TimeUnit, Lasts;
    "tells" => Tells, Tells;
}

impl Effect {
    /// Reads one word of a `#[conc(..)]` attribute with its argument; `None` if there is no such fact.
    #[must_use]
    pub fn parse(word: &str, arg: Option<&str>) -> Option<Self> {
        let Some(arg) = arg else {
            let at = PLAIN.binary_search_by(|(known, _)| known.cmp(&word));
            return at.ok().map(|at| PLAIN[at].1);
        };
        parse_with(word, arg)
    }

    /// All facts as they are written, e.g. `guard(lock)`.
    pub fn spelled() -> impl Iterator<Item = String> {
        let plain = PLAIN.iter().map(|(word, _)| (*word).to_owned());
        plain.chain(spelled_with())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_that_is_listed_is_read() {
        assert!(PLAIN.is_sorted_by_key(|(word, _)| *word));
        for fact in Effect::spelled() {
            let (word, arg) = match fact.strip_suffix(')').and_then(|fact| fact.split_once('(')) {
                Some((word, arg)) => (word, Some(arg)),
                None => (fact.as_str(), None),
            };
            assert!(Effect::parse(word, arg).is_some(), "{fact}");
        }
    }
}
