//! What is known of r2d2. Signatures and facts: its docs.
//! Version: r2d2 0.8.10

use std::ops::{Deref, DerefMut};
use std::time::Duration;
pub trait ManageConnection: Send + Sync + 'static { type Connection: Send + 'static; type Error; }
// Pool: get blocks the thread for a connection, 30 s unless connection_timeout says otherwise; a nested get can exhaust the pool.
#[conc(lock)]
pub struct Pool<M: ManageConnection> {}
impl<M: ManageConnection> Pool<M> {
    pub fn new(manager: M) -> Result<Pool<M>, Error> {}
    pub fn builder() -> Builder<M> {}
    #[conc(acquires(shared), blocks, timed)]
    pub fn get(&self) -> Result<PooledConnection<M>, Error> {}
    #[conc(acquires(shared), blocks, timed)]
    pub fn get_timeout(&self, timeout: Duration) -> Result<PooledConnection<M>, Error> {}
    #[conc(acquires(shared), tries)]
    pub fn try_get(&self) -> Option<PooledConnection<M>> {}
    pub fn state(&self) -> State {}
    pub fn max_size(&self) -> u32 {}
    pub fn connection_timeout(&self) -> Duration {}
}
impl<M: ManageConnection> Clone for Pool<M> { fn clone(&self) -> Pool<M> {} }
// PooledConnection: dropping it gives the connection back.
#[conc(guard(permit))]
pub struct PooledConnection<M: ManageConnection> {}
impl<M: ManageConnection> Deref for PooledConnection<M> { type Target = <M as ManageConnection>::Connection; fn deref(&self) -> &<M as ManageConnection>::Connection {} }
impl<M: ManageConnection> DerefMut for PooledConnection<M> { fn deref_mut(&mut self) -> &mut <M as ManageConnection>::Connection {} }
impl<M: ManageConnection> Drop for PooledConnection<M> { fn drop(&mut self) {} }
pub struct Error(());
pub struct State { pub connections: u32, pub idle_connections: u32 }
pub struct Builder<M: ManageConnection> {}
impl<M: ManageConnection> Builder<M> {
    pub fn new() -> Self {}
    pub fn max_size(self, max_size: u32) -> Builder<M> {}
    pub fn min_idle(self, min_idle: Option<u32>) -> Builder<M> {}
    pub fn test_on_check_out(self, test_on_check_out: bool) -> Builder<M> {}
    pub fn max_lifetime(self, max_lifetime: Option<Duration>) -> Builder<M> {}
    pub fn idle_timeout(self, idle_timeout: Option<Duration>) -> Builder<M> {}
    pub fn connection_timeout(self, connection_timeout: Duration) -> Builder<M> {}
    // Builder::build: waits until the smallest number of connections is there.
    #[conc(blocks)]
    pub fn build(self, manager: M) -> Result<Pool<M>, Error> {}
    pub fn build_unchecked(self, manager: M) -> Pool<M> {}
}
