//! The lint `deadline_restarted_in_loop`: timers that another timer makes begin anew.

use conc_check::{BodyRef, BodyView, Finding, Lint, LintMeta, RestartedTimer, Sink, World, lint};

lint! {
    /// A timeout in a loop begins anew with each tick of another timer, and is never over
    ///
    /// ### What it does
    /// Reports branches of a `select!` in a loop that wait for a sleep made in the same round, where another branch waits
    /// for a shorter timer and goes on with the next round.
    ///
    /// ### Why is this bad?
    /// When the other timer is due, the sleep is dropped, and the next round begins a new one of full length. It gets no
    /// further than to the next tick: the deadline passes unseen, the connection is never closed, the work never done.
    ///
    /// ### Known limits
    /// A sleep that messages restart is not reported: whether a time without messages or a time in all is meant cannot be
    /// told. How long a timer takes is known only where it is written down; of two unknown ones the sleep is taken to be
    /// the longer one if it ends the loop. A sleep that is made anew only after some ticks is not reported either.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc::Receiver;
    /// use tokio::time::{Duration, interval, sleep};
    ///
    /// pub async fn serve(mut requests: Receiver<String>) {
    ///     let mut stats = interval(Duration::from_secs(5));
    ///     let mut count = 0;
    ///     loop {
    ///         tokio::select! {
    ///             request = requests.recv() => match request {
    ///                 Some(_) => count += 1,
    ///                 None => break,
    ///             },
    ///             _ = stats.tick() => println!("{count} requests"),
    ///             _ = sleep(Duration::from_secs(60)) => break,
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Make the sleep once, and say where it is to begin anew.
    /// ```rust,good
    /// use tokio::sync::mpsc::Receiver;
    /// use tokio::time::{Duration, Instant, interval, sleep};
    ///
    /// pub async fn serve(mut requests: Receiver<String>) {
    ///     let mut stats = interval(Duration::from_secs(5));
    ///     let mut count = 0;
    ///     let idle = Duration::from_secs(60);
    ///     let limit = sleep(idle);
    ///     tokio::pin!(limit);
    ///     loop {
    ///         tokio::select! {
    ///             request = requests.recv() => match request {
    ///                 Some(_) => {
    ///                     count += 1;
    ///                     limit.as_mut().reset(Instant::now() + idle);
    ///                 }
    ///                 None => break,
    ///             },
    ///             _ = stats.tick() => println!("{count} requests"),
    ///             _ = &mut limit => break,
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `interval_created_in_loop`; <https://docs.rs/tokio/latest/tokio/time/struct.Sleep.html>
    pub DEADLINE_RESTARTED_IN_LOOP as DeadlineRestartedInLoop {
        name: "deadline_restarted_in_loop",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for DeadlineRestartedInLoop {
    fn meta(&self) -> &'static LintMeta {
        &DEADLINE_RESTARTED_IN_LOOP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for timer in view.restarted_timers() {
            out.push(finding(view, &timer));
        }
    }
}

fn finding(view: BodyView<'_>, timer: &RestartedTimer<'_>) -> Finding {
    let mut finding = view.finding(
        &DEADLINE_RESTARTED_IN_LOOP,
        "another timer restarts this one before it is due".to_owned(),
        timer.made.name_span(),
        "begins anew in each round",
    );
    let is_elsewhere = !timer.branch.contains(timer.made.name_span());
    if is_elsewhere {
        let label = view.label(timer.branch, "waits for it, from the start");
        finding.labels.push(label);
    }
    let text = if timer.is_mutual {
        "the shorter one of both is always due first, and starts the next round"
    } else {
        "starts the next round each time it is due"
    };
    let restarts = view.label(timer.restarts.name_span(), text);
    let head = view.label(timer.looped.head_span(), "each round drops the timer");
    finding.labels.extend([restarts, head]);
    finding.help = "make and pin it in front of the loop, wait for `&mut` of it here, and set it \
        back only where its time is meant to begin anew"
        .to_owned();
    finding
}
