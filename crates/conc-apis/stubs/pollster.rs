//! What is known of pollster. Signatures and facts: its docs.
//! Version: pollster 1.0.1

use std::future::IntoFuture;
// block_on: parks the thread until the future is done.
#[conc(blocks, runs_now, drives)]
pub fn block_on<F: IntoFuture>(fut: F) -> <F as IntoFuture>::Output {}
pub trait FutureExt: IntoFuture {
    #[conc(blocks, runs_now, drives)]
    fn block_on(self) -> <Self as IntoFuture>::Output;
}
impl<F: IntoFuture> FutureExt for F {}
