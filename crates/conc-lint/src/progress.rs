//! The progress line of runs that take longer than half a second, on a terminal.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use conc_engine::Progress;

/// Shows a progress line until it is dropped.
#[derive(Debug)]
pub(crate) struct ProgressLine {
    /// Dropping it ends the thread.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl ProgressLine {
    /// Starts to show `progress`, unless standard error is no terminal.
    pub(crate) fn start(progress: Arc<Progress>, quiet: bool) -> Option<Self> {
        if quiet || !io::stderr().is_terminal() {
            return None;
        }
        let (stop, stopped) = channel::<()>();
        let thread = std::thread::spawn(move || {
            let mut wait = Duration::from_millis(500);
            let mut shown = false;
            while stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                let text = match progress.files() {
                    (_, 0) => "looking for files".to_owned(),
                    (done, total) => format!("{done}/{total} files"),
                };
                print(&format!("\r\x1b[Kconc-lint: {text}"));
                (wait, shown) = (Duration::from_millis(100), true);
            }
            if shown {
                print("\r\x1b[K");
            }
        });
        Some(Self {
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            // The line must be gone before anything else is printed.
            let _ended = thread.join();
        }
    }
}

fn print(text: &str) {
    let mut out = io::stderr().lock();
    let _nobody_reads = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
