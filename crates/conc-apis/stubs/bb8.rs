//! What is known of bb8. Signatures and facts: its docs.
//! Version: bb8 0.9.1

use std::ops::{Deref, DerefMut};
use std::time::Duration;
pub trait ManageConnection: Sized + Send + Sync + 'static { type Connection: Send + 'static; type Error; }
// Pool: get waits for a connection, 30 s unless connection_timeout says otherwise; a nested get can exhaust the pool.
#[conc(lock)]
pub struct Pool<M: ManageConnection> {}
impl<M: ManageConnection> Pool<M> {
    pub fn builder() -> Builder<M> {}
    #[conc(acquires(shared), timed)]
    pub async fn get(&self) -> Result<PooledConnection<'_, M>, RunError<<M as ManageConnection>::Error>> {}
    #[conc(acquires(shared), timed)]
    pub async fn get_owned(&self) -> Result<PooledConnection<'static, M>, RunError<<M as ManageConnection>::Error>> {}
    pub async fn dedicated_connection(&self) -> Result<<M as ManageConnection>::Connection, <M as ManageConnection>::Error> {}
    pub fn state(&self) -> State {}
}
impl<M: ManageConnection> Clone for Pool<M> { fn clone(&self) -> Pool<M> {} }
// PooledConnection: dropping it gives the connection back.
#[conc(guard(permit))]
pub struct PooledConnection<'a, M: ManageConnection> {}
impl<M: ManageConnection> Deref for PooledConnection<'_, M> { type Target = <M as ManageConnection>::Connection; fn deref(&self) -> &<M as ManageConnection>::Connection {} }
impl<M: ManageConnection> DerefMut for PooledConnection<'_, M> { fn deref_mut(&mut self) -> &mut <M as ManageConnection>::Connection {} }
impl<M: ManageConnection> Drop for PooledConnection<'_, M> { fn drop(&mut self) {} }
pub enum RunError<E> { User(E), TimedOut }
pub struct State { pub connections: u32, pub idle_connections: u32 }
pub struct Builder<M: ManageConnection> {}
impl<M: ManageConnection> Builder<M> {
    pub fn new() -> Self {}
    pub fn max_size(self, max_size: u32) -> Self {}
    pub fn min_idle(self, min_idle: impl Into<Option<u32>>) -> Self {}
    pub fn test_on_check_out(self, test_on_check_out: bool) -> Self {}
    pub fn max_lifetime(self, max_lifetime: impl Into<Option<Duration>>) -> Self {}
    pub fn idle_timeout(self, idle_timeout: impl Into<Option<Duration>>) -> Self {}
    pub fn connection_timeout(self, connection_timeout: Duration) -> Self {}
    pub async fn build(self, manager: M) -> Result<Pool<M>, <M as ManageConnection>::Error> {}
    pub fn build_unchecked(self, manager: M) -> Pool<M> {}
}
