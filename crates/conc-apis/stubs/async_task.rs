//! What is known of async_task. Signatures and facts: its docs.
//! Version: async-task 4.7.1

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
// Task: dropping it cancels the task (measured); detach lets it go on.
#[conc(handle(task), on_drop(cancel))]
pub struct Task<T, M = ()> {}
impl<T, M> Task<T, M> {
    #[conc(detaches)]
    pub fn detach(self) {}
    #[conc(aborts, joins)]
    pub async fn cancel(self) -> Option<T> {}
    pub fn fallible(self) -> FallibleTask<T, M> {}
    #[conc(observes_end)]
    pub fn is_finished(&self) -> bool {}
    pub fn metadata(&self) -> &M {}
}
impl<T, M> Future for Task<T, M> { type Output = T; #[conc(joins)] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {} }
impl<T, M> Drop for Task<T, M> { fn drop(&mut self) {} }
#[conc(handle(task), on_drop(cancel))]
pub struct FallibleTask<T, M = ()> {}
impl<T, M> FallibleTask<T, M> {
    #[conc(detaches)]
    pub fn detach(self) {}
    #[conc(aborts, joins)]
    pub async fn cancel(self) -> Option<T> {}
}
impl<T, M> Future for FallibleTask<T, M> { type Output = Option<T>; #[conc(joins)] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {} }
impl<T, M> Drop for FallibleTask<T, M> { fn drop(&mut self) {} }
