//! The lint `cancel_unsafe_call_in_select`: reads and writes that stop in the middle. Messages are `lossy_send_in_select`.

use conc_check::{
    BodyRef, BodyView, Effect, Finding, HalfDone, Lint, LintMeta, Sink, Winner, World, lint,
};

lint! {
    /// A loop drops a read or write half-way, and its next round begins in the middle of the data
    ///
    /// ### What it does
    /// Reports branches of `select!` in loops whose future reads or writes several bytes in more than one step (`read_exact`,
    /// `read_line`, `write_all`, `copy`): directly, in an async block, or in an async function of the package that is
    /// called there. The stream is the same in every round, and behind another branch the loop goes on. So with futures under a
    /// `timeout`, if the loop goes on when the time is up.
    ///
    /// ### Why is this bad?
    /// When another branch is done first, `select!` drops the futures of the others. What such a future has read so far is
    /// gone, and what it has written so far is not written again: the next round reads or writes as if nothing had happened,
    /// so both sides disagree about where a message begins. This happens under load only, when data comes in pieces.
    ///
    /// ### Known limits
    /// Not reported: futures that are made outside of the loop and lent (`&mut future`); loops that end behind every other
    /// branch; reads of which nothing is lost, because what is there already lies in a buffer that is kept (`read_buf`,
    /// `read_until`, `Framed`); `select!` and `timeout` outside of loops.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    /// use tokio::io::AsyncReadExt;
    /// use tokio::net::TcpStream;
    /// use tokio::time::interval;
    ///
    /// pub async fn frames(mut socket: TcpStream) -> std::io::Result<()> {
    ///     let mut tick = interval(Duration::from_secs(1));
    ///     let mut frame = [0; 64];
    ///     loop {
    ///         tokio::select! {
    ///             read = socket.read_exact(&mut frame) => println!("frame of {} bytes", read?),
    ///             _ = tick.tick() => println!("still here"),
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Read as much as there is into a buffer that is kept, and take whole frames out of it.
    /// ```rust,good
    /// use std::time::Duration;
    /// use tokio::io::AsyncReadExt;
    /// use tokio::net::TcpStream;
    /// use tokio::time::interval;
    ///
    /// pub async fn frames(mut socket: TcpStream) -> std::io::Result<()> {
    ///     let mut tick = interval(Duration::from_secs(1));
    ///     let mut buffer = Vec::new();
    ///     loop {
    ///         tokio::select! {
    ///             read = socket.read_buf(&mut buffer) => {
    ///                 if read? == 0 {
    ///                     return Ok(());
    ///                 }
    ///                 while buffer.len() >= 64 {
    ///                     let frame: Vec<u8> = buffer.drain(..64).collect();
    ///                     println!("frame of {} bytes", frame.len());
    ///                 }
    ///             }
    ///             _ = tick.tick() => println!("still here"),
    ///         }
    ///     }
    /// }
    /// ```
    /// Or let a task of its own read, and receive whole frames from it through a channel; or make the future outside of the
    /// loop, `let mut read = pin!(..)`, and wait for `&mut read` until it is done.
    ///
    /// ### See also
    /// `lossy_send_in_select`; <https://docs.rs/tokio/latest/tokio/macro.select.html#cancellation-safety>
    pub CANCEL_UNSAFE_CALL_IN_SELECT as CancelUnsafeCallInSelect {
        name: "cancel_unsafe_call_in_select",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for CancelUnsafeCallInSelect {
    fn meta(&self) -> &'static LintMeta {
        &CANCEL_UNSAFE_CALL_IN_SELECT
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for found in view.half_done() {
            out.push(finding(view, &found));
        }
    }
}

fn finding(view: BodyView<'_>, found: &HalfDone<'_>) -> Finding {
    let reads = found.loses.has(Effect::Reads) || found.loses.has(Effect::ReadsAll);
    let (part, help) = if reads {
        (
            "what it has read so far is lost",
            "read into a buffer that is kept between the rounds, or in a task of its own that sends whole messages",
        )
    } else {
        (
            "what it has done so far is not done again",
            "write in a task of its own that receives whole messages, or wait for `&mut future` of a future made outside of the loop",
        )
    };
    let (when, goes_on, winner) = match found.winner {
        Winner::Branch(span) => (
            "another branch is done first",
            "when this is done first, the loop goes on",
            span,
        ),
        Winner::Limit(span) => (
            "the time is up",
            "the loop goes on when the time is up",
            span,
        ),
    };
    let at = found.call.map_or(found.future, |call| call.name_span());
    let message = message(found, when);
    let mut finding = view.finding(&CANCEL_UNSAFE_CALL_IN_SELECT, message, at, part);
    let stops = "may stop in the middle of this";
    view.label_way(&mut finding.labels, &found.way, stops);
    finding.labels.push(view.label(winner, goes_on));
    finding.help = help.to_owned();
    finding
}

fn message(found: &HalfDone<'_>, when: &str) -> String {
    let loses = found.loses.name();
    match found.call {
        Some(_) if found.way.is_empty() => format!("`{loses}` is dropped half-way when {when}"),
        Some(call) => {
            let name = call.name();
            format!("`{name}` is dropped half-way, within `{loses}`, when {when}")
        }
        None => format!("this block is dropped half-way, within `{loses}`, when {when}"),
    }
}
