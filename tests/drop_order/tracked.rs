//! The crate that the generated shapes use: a type that logs its drops. Compiled by rustc, and read as a stub by us
//! (rustc gets it without the `#[conc(..)]` lines).

use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

thread_local! {
    static LOG: RefCell<Vec<i32>> = const { RefCell::new(Vec::new()) };
}

fn log(event: i32) {
    LOG.with(|log| log.borrow_mut().push(event));
}

/// Runs a shape and prints its name and log on one line.
pub fn run(name: &str, shape: impl Future<Output = ()>) {
    let mut shape = pin!(shape);
    let mut cx = Context::from_waker(Waker::noop());
    while let Poll::Pending = shape.as_mut().poll(&mut cx) {}
    let events = LOG.with(|log| std::mem::take(&mut *log.borrow_mut()));
    println!("{name} {events:?}");
}

/// Logs its birth as 1000 + n and its drop as -n.
#[conc(guard(lock))]
pub struct D(i32);

impl Drop for D {
    fn drop(&mut self) {
        log(-self.0);
    }
}

impl D {
    pub fn val(&self) -> i32 {
        self.0
    }
    pub fn same(&self) -> &D {
        self
    }
    pub fn opt(&self) -> Option<i32> {
        Some(self.0)
    }
    pub fn none(&self) -> Option<i32> {
        None
    }
    pub fn yes(&self) -> bool {
        true
    }
    pub fn no(&self) -> bool {
        false
    }
    pub fn thru(self) -> D {
        self
    }
    pub fn some(self) -> Option<D> {
        Some(self)
    }
    pub fn eat(self) -> i32 {
        self.0
    }
}

pub fn d(number: i32) -> D {
    log(1000 + number);
    D(number)
}

/// A point at which it is asked who is alive; logs 2000 + n.
pub async fn m(number: i32) -> i32 {
    log(2000 + number);
    0
}

pub fn two(a: i32, b: i32) -> i32 {
    a + b
}

pub fn pass(value: D) -> D {
    value
}

pub fn take(value: D) -> i32 {
    value.0
}

pub fn maybe(value: D) -> Option<D> {
    Some(value)
}

pub fn yes() -> bool {
    true
}

pub fn no() -> bool {
    false
}
