//! What is known of dashmap. Signatures and facts: its docs ("Locking behaviour" of each method).
//! Version: dashmap 6.2.1
//!
//! A reference into the map holds the lock of one shard; methods may deadlock while one is held. References are Send.

pub use self::mapref::entry::{Entry, OccupiedEntry, VacantEntry};
pub use self::set::DashSet;
use self::mapref::one::{Ref, RefMut};
use std::hash::RandomState;

#[conc(lock)]
pub struct DashMap<K, V, S = RandomState> {}
impl<K, V> DashMap<K, V> {
    pub fn new() -> DashMap<K, V> {}
    pub fn with_capacity(capacity: usize) -> DashMap<K, V> {}
    pub fn with_shard_amount(shard_amount: usize) -> DashMap<K, V> {}
    pub fn with_capacity_and_shard_amount(capacity: usize, shard_amount: usize) -> DashMap<K, V> {}
}
impl<K, V, S> DashMap<K, V, S> {
    pub fn with_hasher(hasher: S) -> DashMap<K, V, S> {}
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> DashMap<K, V, S> {}
    pub fn into_read_only(self) -> ReadOnlyView<K, V, S> {}
    #[conc(locks(exclusive))]
    pub fn insert(&self, key: K, value: V) -> Option<V> {}
    #[conc(locks(exclusive))]
    pub fn remove<Q: ?Sized>(&self, key: &Q) -> Option<(K, V)> {}
    #[conc(locks(exclusive), runs_now)]
    pub fn remove_if<Q: ?Sized>(&self, key: &Q, f: impl FnOnce(&K, &V) -> bool) -> Option<(K, V)> {}
    #[conc(locks(exclusive), runs_now)]
    pub fn remove_if_mut<Q: ?Sized>(&self, key: &Q, f: impl FnOnce(&K, &mut V) -> bool) -> Option<(K, V)> {}
    #[conc(acquires(shared))]
    pub fn iter(&self) -> iter::Iter<'_, K, V> {}
    #[conc(acquires(exclusive))]
    pub fn iter_mut(&self) -> iter::IterMut<'_, K, V> {}
    #[conc(acquires(shared))]
    pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<Ref<'_, K, V>> {}
    #[conc(acquires(exclusive))]
    pub fn get_mut<Q: ?Sized>(&self, key: &Q) -> Option<RefMut<'_, K, V>> {}
    #[conc(acquires(shared), tries)]
    pub fn try_get<Q: ?Sized>(&self, key: &Q) -> try_result::TryResult<Ref<'_, K, V>> {}
    #[conc(acquires(exclusive), tries)]
    pub fn try_get_mut<Q: ?Sized>(&self, key: &Q) -> try_result::TryResult<RefMut<'_, K, V>> {}
    #[conc(locks(exclusive))]
    pub fn shrink_to_fit(&self) {}
    #[conc(locks(exclusive))]
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {}
    #[conc(locks(exclusive), runs_now)]
    pub fn retain(&self, f: impl FnMut(&K, &mut V) -> bool) {}
    #[conc(locks(shared))]
    pub fn len(&self) -> usize {}
    #[conc(locks(shared))]
    pub fn is_empty(&self) -> bool {}
    #[conc(locks(exclusive))]
    pub fn clear(&self) {}
    #[conc(locks(shared))]
    pub fn capacity(&self) -> usize {}
    #[conc(locks(exclusive), runs_now)]
    pub fn alter<Q: ?Sized>(&self, key: &Q, f: impl FnOnce(&K, V) -> V) {}
    #[conc(locks(exclusive), runs_now)]
    pub fn alter_all(&self, f: impl FnMut(&K, V) -> V) {}
    #[conc(locks(exclusive), runs_now)]
    pub fn view<Q: ?Sized, R>(&self, key: &Q, f: impl FnOnce(&K, &V) -> R) -> Option<R> {}
    #[conc(locks(shared))]
    pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool {}
    #[conc(acquires(exclusive))]
    pub fn entry(&self, key: K) -> Entry<'_, K, V> {}
    #[conc(acquires(exclusive), tries)]
    pub fn try_entry(&self, key: K) -> Option<Entry<'_, K, V>> {}
}
impl<K, V, S> Default for DashMap<K, V, S> { fn default() -> DashMap<K, V, S> {} }
impl<K, V, S> Clone for DashMap<K, V, S> { fn clone(&self) -> DashMap<K, V, S> {} }
impl<K, V, S> Drop for DashMap<K, V, S> { fn drop(&mut self) {} }
impl<K, V, S> FromIterator<(K, V)> for DashMap<K, V, S> { fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> DashMap<K, V, S> {} }
impl<K, V, S> IntoIterator for DashMap<K, V, S> { type Item = (K, V); type IntoIter = iter::OwningIter<K, V>; fn into_iter(self) -> iter::OwningIter<K, V> {} }
impl<'a, K, V, S> IntoIterator for &'a DashMap<K, V, S> { type Item = mapref::multiple::RefMulti<'a, K, V>; type IntoIter = iter::Iter<'a, K, V>; #[conc(acquires(shared))] fn into_iter(self) -> iter::Iter<'a, K, V> {} }
pub struct TryReserveError {}
pub struct ReadOnlyView<K, V, S = RandomState> {}
impl<K, V, S> ReadOnlyView<K, V, S> {
    pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<&V> {}
    pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool {}
    pub fn len(&self) -> usize {}
}

pub mod iter {
    use crate::mapref::multiple::{RefMulti, RefMutMulti};
    // The iterator keeps the lock of the shard that it stands in.
    #[conc(guard(map))]
    pub struct Iter<'a, K, V> {}
    #[conc(guard(map))]
    pub struct IterMut<'a, K, V> {}
    pub struct OwningIter<K, V> {}
    impl<'a, K, V> Iterator for Iter<'a, K, V> { type Item = RefMulti<'a, K, V>; fn next(&mut self) -> Option<RefMulti<'a, K, V>> {} }
    impl<'a, K, V> Iterator for IterMut<'a, K, V> { type Item = RefMutMulti<'a, K, V>; fn next(&mut self) -> Option<RefMutMulti<'a, K, V>> {} }
    impl<K, V> Iterator for OwningIter<K, V> { type Item = (K, V); fn next(&mut self) -> Option<(K, V)> {} }
}
pub mod try_result {
    pub enum TryResult<R> { Present(R), Absent, Locked }
    impl<R> TryResult<R> {
        pub fn is_present(&self) -> bool {}
        pub fn is_absent(&self) -> bool {}
        pub fn is_locked(&self) -> bool {}
        pub fn unwrap(self) -> R {}
        pub fn try_unwrap(self) -> Option<R> {}
    }
}
pub mod mapref {
    pub mod one {
        use std::ops::{Deref, DerefMut};
        #[conc(guard(map))]
        pub struct Ref<'a, K, V: ?Sized> {}
        impl<K, V: ?Sized> Deref for Ref<'_, K, V> { type Target = V; fn deref(&self) -> &V {} }
        impl<K, V: ?Sized> Drop for Ref<'_, K, V> { fn drop(&mut self) {} }
        #[conc(guard(map))]
        pub struct RefMut<'a, K, V: ?Sized> {}
        impl<K, V: ?Sized> Deref for RefMut<'_, K, V> { type Target = V; fn deref(&self) -> &V {} }
        impl<K, V: ?Sized> DerefMut for RefMut<'_, K, V> { fn deref_mut(&mut self) -> &mut V {} }
        impl<K, V: ?Sized> Drop for RefMut<'_, K, V> { fn drop(&mut self) {} }
        #[conc(guard(map))]
        pub struct MappedRef<'a, K, V, T: ?Sized> {}
        impl<K, V, T: ?Sized> Deref for MappedRef<'_, K, V, T> { type Target = T; fn deref(&self) -> &T {} }
        impl<K, V, T: ?Sized> Drop for MappedRef<'_, K, V, T> { fn drop(&mut self) {} }
        #[conc(guard(map))]
        pub struct MappedRefMut<'a, K, V, T: ?Sized> {}
        impl<K, V, T: ?Sized> Deref for MappedRefMut<'_, K, V, T> { type Target = T; fn deref(&self) -> &T {} }
        impl<K, V, T: ?Sized> DerefMut for MappedRefMut<'_, K, V, T> { fn deref_mut(&mut self) -> &mut T {} }
        impl<K, V, T: ?Sized> Drop for MappedRefMut<'_, K, V, T> { fn drop(&mut self) {} }
        impl<'a, K, V> Ref<'a, K, V> {
            pub fn key(&self) -> &K {}
            pub fn value(&self) -> &V {}
            pub fn pair(&self) -> (&K, &V) {}
            #[conc(runs_now)]
            pub fn map<F: FnOnce(&V) -> &T, T>(self, f: F) -> MappedRef<'a, K, V, T> {}
            #[conc(runs_now)]
            pub fn try_map<F: FnOnce(&V) -> Option<&T>, T>(self, f: F) -> Result<MappedRef<'a, K, V, T>, Self> {}
        }
        impl<'a, K, V> RefMut<'a, K, V> {
            pub fn key(&self) -> &K {}
            pub fn value(&self) -> &V {}
            pub fn value_mut(&mut self) -> &mut V {}
            pub fn pair(&self) -> (&K, &V) {}
            pub fn pair_mut(&mut self) -> (&K, &mut V) {}
            #[conc(converts(shared))]
            pub fn downgrade(self) -> Ref<'a, K, V> {}
            #[conc(runs_now)]
            pub fn map<F: FnOnce(&mut V) -> &mut T, T>(self, f: F) -> MappedRefMut<'a, K, V, T> {}
            #[conc(runs_now)]
            pub fn try_map<F: FnOnce(&mut V) -> Option<&mut T>, T>(self, f: F) -> Result<MappedRefMut<'a, K, V, T>, Self> {}
        }
        impl<'a, K, V, T> MappedRef<'a, K, V, T> { pub fn key(&self) -> &K {} pub fn value(&self) -> &T {} }
        impl<'a, K, V, T> MappedRefMut<'a, K, V, T> { pub fn key(&self) -> &K {} pub fn value(&self) -> &T {} pub fn value_mut(&mut self) -> &mut T {} }
    }
    pub mod multiple {
        use std::ops::{Deref, DerefMut};
        #[conc(guard(map))]
        pub struct RefMulti<'a, K, V: ?Sized> {}
        impl<K, V: ?Sized> Deref for RefMulti<'_, K, V> { type Target = V; fn deref(&self) -> &V {} }
        impl<K, V: ?Sized> Drop for RefMulti<'_, K, V> { fn drop(&mut self) {} }
        #[conc(guard(map))]
        pub struct RefMutMulti<'a, K, V: ?Sized> {}
        impl<K, V: ?Sized> Deref for RefMutMulti<'_, K, V> { type Target = V; fn deref(&self) -> &V {} }
        impl<K, V: ?Sized> DerefMut for RefMutMulti<'_, K, V> { fn deref_mut(&mut self) -> &mut V {} }
        impl<K, V: ?Sized> Drop for RefMutMulti<'_, K, V> { fn drop(&mut self) {} }
        impl<'a, K, V> RefMulti<'a, K, V> { pub fn key(&self) -> &K {} pub fn value(&self) -> &V {} pub fn pair(&self) -> (&K, &V) {} }
        impl<'a, K, V> RefMutMulti<'a, K, V> { pub fn key(&self) -> &K {} pub fn value(&self) -> &V {} pub fn value_mut(&mut self) -> &mut V {} pub fn pair(&self) -> (&K, &V) {} pub fn pair_mut(&mut self) -> (&K, &mut V) {} }
    }
    pub mod entry {
        use super::one::RefMut;
        #[conc(guard(map))]
        pub enum Entry<'a, K, V> { Occupied(OccupiedEntry<'a, K, V>), Vacant(VacantEntry<'a, K, V>) }
        #[conc(guard(map))]
        pub struct OccupiedEntry<'a, K, V> {}
        #[conc(guard(map))]
        pub struct VacantEntry<'a, K, V> {}
        impl<'a, K, V> Entry<'a, K, V> {
            #[conc(runs_now)]
            pub fn and_modify(self, f: impl FnOnce(&mut V)) -> Self {}
            pub fn key(&self) -> &K {}
            pub fn into_key(self) -> K {}
            pub fn or_default(self) -> RefMut<'a, K, V> {}
            pub fn or_insert(self, value: V) -> RefMut<'a, K, V> {}
            #[conc(runs_now)]
            pub fn or_insert_with(self, value: impl FnOnce() -> V) -> RefMut<'a, K, V> {}
            #[conc(runs_now)]
            pub fn or_try_insert_with<E>(self, value: impl FnOnce() -> Result<V, E>) -> Result<RefMut<'a, K, V>, E> {}
            pub fn insert(self, value: V) -> RefMut<'a, K, V> {}
            pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {}
        }
        impl<'a, K, V> OccupiedEntry<'a, K, V> {
            pub fn get(&self) -> &V {}
            pub fn get_mut(&mut self) -> &mut V {}
            pub fn insert(&mut self, value: V) -> V {}
            pub fn into_ref(self) -> RefMut<'a, K, V> {}
            pub fn key(&self) -> &K {}
            pub fn remove(self) -> V {}
            pub fn remove_entry(self) -> (K, V) {}
            pub fn replace_entry(self, value: V) -> (K, V) {}
        }
        impl<'a, K, V> VacantEntry<'a, K, V> {
            pub fn insert(self, value: V) -> RefMut<'a, K, V> {}
            pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {}
            pub fn into_key(self) -> K {}
            pub fn key(&self) -> &K {}
        }
    }
}
pub mod setref {
    pub mod one {
        #[conc(guard(map))]
        pub struct Ref<'a, K: ?Sized> {}
        impl<K: ?Sized> Deref for Ref<'_, K> { type Target = K; fn deref(&self) -> &K {} }
        impl<K: ?Sized> Drop for Ref<'_, K> { fn drop(&mut self) {} }
        impl<'a, K> Ref<'a, K> { pub fn key(&self) -> &K {} }
        use std::ops::Deref;
    }
    pub mod multiple {
        #[conc(guard(map))]
        pub struct RefMulti<'a, K: ?Sized> {}
        impl<K: ?Sized> Deref for RefMulti<'_, K> { type Target = K; fn deref(&self) -> &K {} }
        impl<K: ?Sized> Drop for RefMulti<'_, K> { fn drop(&mut self) {} }
        impl<'a, K> RefMulti<'a, K> { pub fn key(&self) -> &K {} }
        use std::ops::Deref;
    }
}
pub mod set {
    use crate::setref::{multiple::RefMulti, one::Ref};
    #[conc(lock)]
    pub struct DashSet<K, S = std::hash::RandomState> {}
    impl<K> DashSet<K> { pub fn new() -> DashSet<K> {} pub fn with_capacity(capacity: usize) -> DashSet<K> {} }
    impl<K, S> DashSet<K, S> {
        #[conc(locks(exclusive))]
        pub fn insert(&self, key: K) -> bool {}
        #[conc(locks(exclusive))]
        pub fn remove<Q: ?Sized>(&self, key: &Q) -> Option<K> {}
        #[conc(locks(exclusive), runs_now)]
        pub fn remove_if<Q: ?Sized>(&self, key: &Q, f: impl FnOnce(&K) -> bool) -> Option<K> {}
        #[conc(acquires(shared))]
        pub fn iter(&self) -> Iter<'_, K> {}
        #[conc(acquires(shared))]
        pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<Ref<'_, K>> {}
        #[conc(locks(exclusive), runs_now)]
        pub fn retain(&self, f: impl FnMut(&K) -> bool) {}
        #[conc(locks(shared))]
        pub fn len(&self) -> usize {}
        #[conc(locks(shared))]
        pub fn is_empty(&self) -> bool {}
        #[conc(locks(exclusive))]
        pub fn clear(&self) {}
        #[conc(locks(shared))]
        pub fn contains<Q: ?Sized>(&self, key: &Q) -> bool {}
    }
    impl<K, S> Default for DashSet<K, S> { fn default() -> DashSet<K, S> {} }
    #[conc(guard(map))]
    pub struct Iter<'a, K> {}
    impl<'a, K> Iterator for Iter<'a, K> { type Item = RefMulti<'a, K>; fn next(&mut self) -> Option<RefMulti<'a, K>> {} }
}
