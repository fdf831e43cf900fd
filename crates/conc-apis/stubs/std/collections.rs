
pub mod collections {
    pub use self::hash_map::HashMap;
    pub use self::hash_set::HashSet;
    pub use self::btree_map::BTreeMap;
    pub use self::btree_set::BTreeSet;
    pub use self::vec_deque::VecDeque;
    pub use self::binary_heap::BinaryHeap;
    pub use self::linked_list::LinkedList;
    pub use crate::ops::Bound;
    pub mod hash_map {
        pub use crate::hash::RandomState;
        pub struct HashMap<K, V, S = RandomState> {}
        impl<K, V> HashMap<K, V> {
            pub const fn new() -> HashMap<K, V> {}
            pub fn with_capacity(capacity: usize) -> HashMap<K, V> {}
        }
        impl<K, V, S> HashMap<K, V, S> {
            pub fn with_hasher(hash_builder: S) -> HashMap<K, V, S> {}
            pub fn with_capacity_and_hasher(capacity: usize, hash_builder: S) -> HashMap<K, V, S> {}
            pub fn capacity(&self) -> usize {}
            pub fn reserve(&mut self, additional: usize) {}
            pub fn shrink_to_fit(&mut self) {}
            pub fn drain(&mut self) -> Drain<'_, K, V> {}
            pub fn keys(&self) -> Keys<'_, K, V> {}
            pub fn values(&self) -> Values<'_, K, V> {}
            pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {}
            pub fn into_keys(self) -> IntoKeys<K, V> {}
            pub fn into_values(self) -> IntoValues<K, V> {}
            pub fn iter(&self) -> Iter<'_, K, V> {}
            pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            #[conc(runs_now)]
            pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F) {}
            pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(&mut self, pred: F) -> Drain<'_, K, V> {}
            pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {}
            pub fn get<Q: ?Sized>(&self, k: &Q) -> Option<&V> {}
            pub fn get_key_value<Q: ?Sized>(&self, k: &Q) -> Option<(&K, &V)> {}
            pub fn contains_key<Q: ?Sized>(&self, k: &Q) -> bool {}
            pub fn get_mut<Q: ?Sized>(&mut self, k: &Q) -> Option<&mut V> {}
            pub fn insert(&mut self, k: K, v: V) -> Option<V> {}
            #[conc(takes_out)] pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V> {}
            #[conc(takes_out)] pub fn remove_entry<Q: ?Sized>(&mut self, k: &Q) -> Option<(K, V)> {}
        }
        impl<K, V, S> Drop for HashMap<K, V, S> { fn drop(&mut self) {} }
        impl<K, V, S> Clone for HashMap<K, V, S> { fn clone(&self) -> HashMap<K, V, S> {} }
        impl<K, V, S> Default for HashMap<K, V, S> { fn default() -> HashMap<K, V, S> {} }
        impl<K, V, S> FromIterator<(K, V)> for HashMap<K, V, S> { fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> HashMap<K, V, S> {} }
        impl<K, V, const N: usize> From<[(K, V); N]> for HashMap<K, V> { fn from(arr: [(K, V); N]) -> HashMap<K, V> {} }
        impl<K, V, S> Extend<(K, V)> for HashMap<K, V, S> { #[conc(runs_now)] fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, iter: I) {} }
        impl<K, V, S> IntoIterator for HashMap<K, V, S> { type Item = (K, V); type IntoIter = IntoIter<K, V>; fn into_iter(self) -> IntoIter<K, V> {} }
        impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> { type Item = (&'a K, &'a V); type IntoIter = Iter<'a, K, V>; fn into_iter(self) -> Iter<'a, K, V> {} }
        impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> { type Item = (&'a K, &'a mut V); type IntoIter = IterMut<'a, K, V>; fn into_iter(self) -> IterMut<'a, K, V> {} }
        impl<K, V, S, Q: ?Sized> crate::ops::Index<&Q> for HashMap<K, V, S> { type Output = V; fn index(&self, key: &Q) -> &V {} }
        pub struct Iter<'a, K, V> {}
        impl<'a, K, V> Iterator for Iter<'a, K, V> { type Item = (&'a K, &'a V); fn next(&mut self) -> Option<(&'a K, &'a V)> {} }
        pub struct IterMut<'a, K, V> {}
        impl<'a, K, V> Iterator for IterMut<'a, K, V> { type Item = (&'a K, &'a mut V); fn next(&mut self) -> Option<(&'a K, &'a mut V)> {} }
        pub struct Keys<'a, K, V> {}
        impl<'a, K, V> Iterator for Keys<'a, K, V> { type Item = &'a K; fn next(&mut self) -> Option<&'a K> {} }
        pub struct Values<'a, K, V> {}
        impl<'a, K, V> Iterator for Values<'a, K, V> { type Item = &'a V; fn next(&mut self) -> Option<&'a V> {} }
        pub struct ValuesMut<'a, K, V> {}
        impl<'a, K, V> Iterator for ValuesMut<'a, K, V> { type Item = &'a mut V; fn next(&mut self) -> Option<&'a mut V> {} }
        pub struct Drain<'a, K, V> {}
        impl<'a, K, V> Iterator for Drain<'a, K, V> { type Item = (K, V); fn next(&mut self) -> Option<(K, V)> {} }
        pub struct IntoIter<K, V> {}
        impl<K, V> Iterator for IntoIter<K, V> { type Item = (K, V); fn next(&mut self) -> Option<(K, V)> {} }
        pub struct IntoKeys<K, V> {}
        impl<K, V> Iterator for IntoKeys<K, V> { type Item = K; fn next(&mut self) -> Option<K> {} }
        pub struct IntoValues<K, V> {}
        impl<K, V> Iterator for IntoValues<K, V> { type Item = V; fn next(&mut self) -> Option<V> {} }
        pub enum Entry<'a, K, V> { Occupied(OccupiedEntry<'a, K, V>), Vacant(VacantEntry<'a, K, V>) }
        pub struct OccupiedEntry<'a, K, V> {}
        pub struct VacantEntry<'a, K, V> {}
        impl<'a, K, V> Entry<'a, K, V> {
            pub fn or_insert(self, default: V) -> &'a mut V {}
            #[conc(runs_now)]
            pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {}
            #[conc(runs_now)]
            pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V {}
            pub fn or_default(self) -> &'a mut V {}
            pub fn key(&self) -> &K {}
            #[conc(runs_now)]
            pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Entry<'a, K, V> {}
            pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {}
        }
        impl<'a, K, V> OccupiedEntry<'a, K, V> {
            pub fn key(&self) -> &K {}
            pub fn remove_entry(self) -> (K, V) {}
            pub fn get(&self) -> &V {}
            pub fn get_mut(&mut self) -> &mut V {}
            pub fn into_mut(self) -> &'a mut V {}
            pub fn insert(&mut self, value: V) -> V {}
            pub fn remove(self) -> V {}
        }
        impl<'a, K, V> VacantEntry<'a, K, V> {
            pub fn key(&self) -> &K {}
            pub fn into_key(self) -> K {}
            pub fn insert(self, value: V) -> &'a mut V {}
        }
    }
    pub mod btree_map {
        pub struct BTreeMap<K, V> {}
        impl<K, V> BTreeMap<K, V> {
            pub const fn new() -> BTreeMap<K, V> {}
        }
        impl<K, V> BTreeMap<K, V> {
            pub fn first_key_value(&self) -> Option<(&K, &V)> {}
            pub fn last_key_value(&self) -> Option<(&K, &V)> {}
            pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> {}
            pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> {}
            #[conc(takes_out)] pub fn pop_first(&mut self) -> Option<(K, V)> {}
            #[conc(takes_out)] pub fn pop_last(&mut self) -> Option<(K, V)> {}
            pub fn range<T: ?Sized, R: crate::ops::RangeBounds<T>>(&self, range: R) -> Iter<'_, K, V> {}
            pub fn range_mut<T: ?Sized, R: crate::ops::RangeBounds<T>>(&mut self, range: R) -> IterMut<'_, K, V> {}
            pub fn append(&mut self, other: &mut BTreeMap<K, V>) {}
            pub fn split_off<Q: ?Sized>(&mut self, key: &Q) -> BTreeMap<K, V> {}
            pub fn keys(&self) -> Keys<'_, K, V> {}
            pub fn values(&self) -> Values<'_, K, V> {}
            pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {}
            pub fn into_keys(self) -> IntoKeys<K, V> {}
            pub fn into_values(self) -> IntoValues<K, V> {}
            pub fn iter(&self) -> Iter<'_, K, V> {}
            pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            #[conc(runs_now)]
            pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F) {}
            pub fn extract_if<F: FnMut(&K, &mut V) -> bool, R: crate::ops::RangeBounds<K>>(&mut self, range: R, pred: F) -> ExtractIf<'_, K, V> {}
            pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {}
            pub fn get<Q: ?Sized>(&self, k: &Q) -> Option<&V> {}
            pub fn get_key_value<Q: ?Sized>(&self, k: &Q) -> Option<(&K, &V)> {}
            pub fn contains_key<Q: ?Sized>(&self, k: &Q) -> bool {}
            pub fn get_mut<Q: ?Sized>(&mut self, k: &Q) -> Option<&mut V> {}
            pub fn insert(&mut self, k: K, v: V) -> Option<V> {}
            #[conc(takes_out)] pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V> {}
            #[conc(takes_out)] pub fn remove_entry<Q: ?Sized>(&mut self, k: &Q) -> Option<(K, V)> {}
        }
        impl<K, V> Drop for BTreeMap<K, V> { fn drop(&mut self) {} }
        impl<K, V> Clone for BTreeMap<K, V> { fn clone(&self) -> BTreeMap<K, V> {} }
        impl<K, V> Default for BTreeMap<K, V> { fn default() -> BTreeMap<K, V> {} }
        impl<K, V> FromIterator<(K, V)> for BTreeMap<K, V> { fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> BTreeMap<K, V> {} }
        impl<K, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> { fn from(arr: [(K, V); N]) -> BTreeMap<K, V> {} }
        impl<K, V> Extend<(K, V)> for BTreeMap<K, V> { #[conc(runs_now)] fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, iter: I) {} }
        impl<K, V> IntoIterator for BTreeMap<K, V> { type Item = (K, V); type IntoIter = IntoIter<K, V>; fn into_iter(self) -> IntoIter<K, V> {} }
        impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> { type Item = (&'a K, &'a V); type IntoIter = Iter<'a, K, V>; fn into_iter(self) -> Iter<'a, K, V> {} }
        impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> { type Item = (&'a K, &'a mut V); type IntoIter = IterMut<'a, K, V>; fn into_iter(self) -> IterMut<'a, K, V> {} }
        impl<K, V, Q: ?Sized> crate::ops::Index<&Q> for BTreeMap<K, V> { type Output = V; fn index(&self, key: &Q) -> &V {} }
        pub struct Iter<'a, K, V> {}
        impl<'a, K, V> Iterator for Iter<'a, K, V> { type Item = (&'a K, &'a V); fn next(&mut self) -> Option<(&'a K, &'a V)> {} }
        impl<'a, K, V> DoubleEndedIterator for Iter<'a, K, V> { fn next_back(&mut self) -> Option<(&'a K, &'a V)> {} }
        pub struct IterMut<'a, K, V> {}
        impl<'a, K, V> Iterator for IterMut<'a, K, V> { type Item = (&'a K, &'a mut V); fn next(&mut self) -> Option<(&'a K, &'a mut V)> {} }
        impl<'a, K, V> DoubleEndedIterator for IterMut<'a, K, V> { fn next_back(&mut self) -> Option<(&'a K, &'a mut V)> {} }
        pub struct Keys<'a, K, V> {}
        impl<'a, K, V> Iterator for Keys<'a, K, V> { type Item = &'a K; fn next(&mut self) -> Option<&'a K> {} }
        impl<'a, K, V> DoubleEndedIterator for Keys<'a, K, V> { fn next_back(&mut self) -> Option<&'a K> {} }
        pub struct Values<'a, K, V> {}
        impl<'a, K, V> Iterator for Values<'a, K, V> { type Item = &'a V; fn next(&mut self) -> Option<&'a V> {} }
        impl<'a, K, V> DoubleEndedIterator for Values<'a, K, V> { fn next_back(&mut self) -> Option<&'a V> {} }
        pub struct ValuesMut<'a, K, V> {}
        impl<'a, K, V> Iterator for ValuesMut<'a, K, V> { type Item = &'a mut V; fn next(&mut self) -> Option<&'a mut V> {} }
        impl<'a, K, V> DoubleEndedIterator for ValuesMut<'a, K, V> { fn next_back(&mut self) -> Option<&'a mut V> {} }
        pub struct ExtractIf<'a, K, V> {}
        impl<'a, K, V> Iterator for ExtractIf<'a, K, V> { type Item = (K, V); fn next(&mut self) -> Option<(K, V)> {} }
        pub struct IntoIter<K, V> {}
        impl<K, V> Iterator for IntoIter<K, V> { type Item = (K, V); fn next(&mut self) -> Option<(K, V)> {} }
        impl<K, V> DoubleEndedIterator for IntoIter<K, V> { fn next_back(&mut self) -> Option<(K, V)> {} }
        pub struct IntoKeys<K, V> {}
        impl<K, V> Iterator for IntoKeys<K, V> { type Item = K; fn next(&mut self) -> Option<K> {} }
        impl<K, V> DoubleEndedIterator for IntoKeys<K, V> { fn next_back(&mut self) -> Option<K> {} }
        pub struct IntoValues<K, V> {}
        impl<K, V> Iterator for IntoValues<K, V> { type Item = V; fn next(&mut self) -> Option<V> {} }
        impl<K, V> DoubleEndedIterator for IntoValues<K, V> { fn next_back(&mut self) -> Option<V> {} }
        pub enum Entry<'a, K, V> { Occupied(OccupiedEntry<'a, K, V>), Vacant(VacantEntry<'a, K, V>) }
        pub struct OccupiedEntry<'a, K, V> {}
        pub struct VacantEntry<'a, K, V> {}
        impl<'a, K, V> Entry<'a, K, V> {
            pub fn or_insert(self, default: V) -> &'a mut V {}
            #[conc(runs_now)]
            pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {}
            #[conc(runs_now)]
            pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V {}
            pub fn or_default(self) -> &'a mut V {}
            pub fn key(&self) -> &K {}
            #[conc(runs_now)]
            pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Entry<'a, K, V> {}
            pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {}
        }
        impl<'a, K, V> OccupiedEntry<'a, K, V> {
            pub fn key(&self) -> &K {}
            pub fn remove_entry(self) -> (K, V) {}
            pub fn get(&self) -> &V {}
            pub fn get_mut(&mut self) -> &mut V {}
            pub fn into_mut(self) -> &'a mut V {}
            pub fn insert(&mut self, value: V) -> V {}
            pub fn remove(self) -> V {}
        }
        impl<'a, K, V> VacantEntry<'a, K, V> {
            pub fn key(&self) -> &K {}
            pub fn into_key(self) -> K {}
            pub fn insert(self, value: V) -> &'a mut V {}
        }
    }
    pub mod hash_set {
        pub struct HashSet<T, S = crate::hash::RandomState> {}
        impl<T> HashSet<T> {
            pub const fn new() -> HashSet<T> {}
            pub fn with_capacity(capacity: usize) -> HashSet<T> {}
        }
        impl<T, S> HashSet<T, S> {
            pub fn with_hasher(hasher: S) -> HashSet<T, S> {}
            pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashSet<T, S> {}
            pub fn drain(&mut self) -> Drain<'_, T> {}
            pub fn iter(&self) -> Iter<'_, T> {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            #[conc(runs_now)]
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {}
            pub fn difference<'a>(&'a self, other: &'a HashSet<T, S>) -> Iter<'a, T> {}
            pub fn symmetric_difference<'a>(&'a self, other: &'a HashSet<T, S>) -> Iter<'a, T> {}
            pub fn intersection<'a>(&'a self, other: &'a HashSet<T, S>) -> Iter<'a, T> {}
            pub fn union<'a>(&'a self, other: &'a HashSet<T, S>) -> Iter<'a, T> {}
            pub fn contains<Q: ?Sized>(&self, value: &Q) -> bool {}
            pub fn get<Q: ?Sized>(&self, value: &Q) -> Option<&T> {}
            pub fn is_disjoint(&self, other: &HashSet<T, S>) -> bool {}
            pub fn is_subset(&self, other: &HashSet<T, S>) -> bool {}
            pub fn is_superset(&self, other: &HashSet<T, S>) -> bool {}
            pub fn insert(&mut self, value: T) -> bool {}
            pub fn replace(&mut self, value: T) -> Option<T> {}
            pub fn remove<Q: ?Sized>(&mut self, value: &Q) -> bool {}
            pub fn take<Q: ?Sized>(&mut self, value: &Q) -> Option<T> {}
        }
        impl<T, S> Drop for HashSet<T, S> { fn drop(&mut self) {} }
        impl<T, S> Clone for HashSet<T, S> { fn clone(&self) -> HashSet<T, S> {} }
        impl<T, S> Default for HashSet<T, S> { fn default() -> HashSet<T, S> {} }
        impl<T, S> FromIterator<T> for HashSet<T, S> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> HashSet<T, S> {} }
        impl<T, const N: usize> From<[T; N]> for HashSet<T> { fn from(arr: [T; N]) -> HashSet<T> {} }
        impl<T, S> Extend<T> for HashSet<T, S> { #[conc(runs_now)] fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {} }
        impl<T, S> IntoIterator for HashSet<T, S> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> {} }
        impl<'a, T, S> IntoIterator for &'a HashSet<T, S> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> {} }
        pub struct Iter<'a, T> {}
        pub struct IntoIter<T> {}
        pub struct Drain<'a, T> {}
        impl<'a, T> Iterator for Iter<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<&'a T> {} }
        impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> {} }
        impl<T> Iterator for Drain<'_, T> { type Item = T; fn next(&mut self) -> Option<T> {} }
    }
    pub mod btree_set {
        pub struct BTreeSet<T> {}
        impl<T> BTreeSet<T> {
            pub const fn new() -> BTreeSet<T> {}
        }
        impl<T> BTreeSet<T> {
            pub fn first(&self) -> Option<&T> {}
            pub fn last(&self) -> Option<&T> {}
            #[conc(takes_out)] pub fn pop_first(&mut self) -> Option<T> {}
            #[conc(takes_out)] pub fn pop_last(&mut self) -> Option<T> {}
            pub fn range<K: ?Sized, R: crate::ops::RangeBounds<K>>(&self, range: R) -> Iter<'_, T> {}
            pub fn iter(&self) -> Iter<'_, T> {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            #[conc(runs_now)]
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {}
            pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Iter<'a, T> {}
            pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Iter<'a, T> {}
            pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Iter<'a, T> {}
            pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Iter<'a, T> {}
            pub fn contains<Q: ?Sized>(&self, value: &Q) -> bool {}
            pub fn get<Q: ?Sized>(&self, value: &Q) -> Option<&T> {}
            pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool {}
            pub fn is_subset(&self, other: &BTreeSet<T>) -> bool {}
            pub fn is_superset(&self, other: &BTreeSet<T>) -> bool {}
            pub fn insert(&mut self, value: T) -> bool {}
            pub fn replace(&mut self, value: T) -> Option<T> {}
            pub fn remove<Q: ?Sized>(&mut self, value: &Q) -> bool {}
            pub fn take<Q: ?Sized>(&mut self, value: &Q) -> Option<T> {}
        }
        impl<T> Drop for BTreeSet<T> { fn drop(&mut self) {} }
        impl<T> Clone for BTreeSet<T> { fn clone(&self) -> BTreeSet<T> {} }
        impl<T> Default for BTreeSet<T> { fn default() -> BTreeSet<T> {} }
        impl<T> FromIterator<T> for BTreeSet<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T> {} }
        impl<T, const N: usize> From<[T; N]> for BTreeSet<T> { fn from(arr: [T; N]) -> BTreeSet<T> {} }
        impl<T> Extend<T> for BTreeSet<T> { #[conc(runs_now)] fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {} }
        impl<T> IntoIterator for BTreeSet<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> {} }
        impl<'a, T> IntoIterator for &'a BTreeSet<T> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> {} }
        pub struct Iter<'a, T> {}
        pub struct IntoIter<T> {}
        pub struct ExtractIf<'a, T> {}
        impl<'a, T> Iterator for Iter<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<&'a T> {} }
        impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> {} }
        impl<T> Iterator for ExtractIf<'_, T> { type Item = T; fn next(&mut self) -> Option<T> {} }
    }
    pub mod vec_deque {
        use crate::ops::RangeBounds;
        use crate::slice::{Iter, IterMut};
        use crate::vec::{Drain, IntoIter};
        pub struct VecDeque<T> {}
        impl<T> VecDeque<T> {
            pub const fn new() -> VecDeque<T> {}
            pub fn with_capacity(capacity: usize) -> VecDeque<T> {}
            pub fn get(&self, index: usize) -> Option<&T> {}
            pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {}
            pub fn capacity(&self) -> usize {}
            pub fn reserve(&mut self, additional: usize) {}
            pub fn truncate(&mut self, len: usize) {}
            pub fn iter(&self) -> Iter<'_, T> {}
            pub fn iter_mut(&mut self) -> IterMut<'_, T> {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {}
            pub fn clear(&mut self) {}
            pub fn contains(&self, x: &T) -> bool {}
            pub fn front(&self) -> Option<&T> {}
            pub fn front_mut(&mut self) -> Option<&mut T> {}
            pub fn back(&self) -> Option<&T> {}
            pub fn back_mut(&mut self) -> Option<&mut T> {}
            #[conc(takes_out)] pub fn pop_front(&mut self) -> Option<T> {}
            #[conc(takes_out)] pub fn pop_back(&mut self) -> Option<T> {}
            pub fn push_front(&mut self, value: T) {}
            pub fn push_back(&mut self, value: T) {}
            pub fn insert(&mut self, index: usize, value: T) {}
            #[conc(takes_out)] pub fn remove(&mut self, index: usize) -> Option<T> {}
            pub fn split_off(&mut self, at: usize) -> VecDeque<T> {}
            pub fn append(&mut self, other: &mut VecDeque<T>) {}
            #[conc(runs_now)]
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {}
            pub fn make_contiguous(&mut self) -> &mut [T] {}
        }
        impl<T> Drop for VecDeque<T> { fn drop(&mut self) {} }
        impl<T: Clone> Clone for VecDeque<T> { fn clone(&self) -> VecDeque<T> {} }
        impl<T> Default for VecDeque<T> { fn default() -> VecDeque<T> {} }
        impl<T> FromIterator<T> for VecDeque<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> {} }
        impl<T, const N: usize> From<[T; N]> for VecDeque<T> { fn from(arr: [T; N]) -> VecDeque<T> {} }
        impl<T> Extend<T> for VecDeque<T> { #[conc(runs_now)] fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {} }
        impl<T> IntoIterator for VecDeque<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> {} }
        impl<'a, T> IntoIterator for &'a VecDeque<T> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> {} }
        impl<'a, T> IntoIterator for &'a mut VecDeque<T> { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> {} }
        impl<T> crate::ops::Index<usize> for VecDeque<T> { type Output = T; fn index(&self, index: usize) -> &T {} }
        impl<T> From<Vec<T>> for VecDeque<T> { fn from(other: Vec<T>) -> VecDeque<T> {} }
    }
    pub mod binary_heap {
        use crate::ops::{Deref, DerefMut};
        use crate::slice::Iter;
        use crate::vec::{Drain, IntoIter};
        pub struct BinaryHeap<T> {}
        pub struct PeekMut<'a, T> {}
        impl<T> PeekMut<'_, T> { pub fn pop(this: Self) -> T {} }
        impl<T> Deref for PeekMut<'_, T> { type Target = T; fn deref(&self) -> &T {} }
        impl<T> DerefMut for PeekMut<'_, T> { fn deref_mut(&mut self) -> &mut T {} }
        impl<T> BinaryHeap<T> {
            pub const fn new() -> BinaryHeap<T> {}
            pub fn with_capacity(capacity: usize) -> BinaryHeap<T> {}
            pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T>> {}
            #[conc(takes_out)] pub fn pop(&mut self) -> Option<T> {}
            pub fn push(&mut self, item: T) {}
            pub fn into_sorted_vec(self) -> Vec<T> {}
            pub fn into_vec(self) -> Vec<T> {}
            pub fn iter(&self) -> Iter<'_, T> {}
            pub fn peek(&self) -> Option<&T> {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn drain(&mut self) -> Drain<'_, T> {}
            pub fn clear(&mut self) {}
            #[conc(runs_now)]
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {}
        }
        impl<T> Drop for BinaryHeap<T> { fn drop(&mut self) {} }
        impl<T: Clone> Clone for BinaryHeap<T> { fn clone(&self) -> BinaryHeap<T> {} }
        impl<T> Default for BinaryHeap<T> { fn default() -> BinaryHeap<T> {} }
        impl<T> FromIterator<T> for BinaryHeap<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BinaryHeap<T> {} }
        impl<T, const N: usize> From<[T; N]> for BinaryHeap<T> { fn from(arr: [T; N]) -> BinaryHeap<T> {} }
        impl<T> Extend<T> for BinaryHeap<T> { #[conc(runs_now)] fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {} }
        impl<T> IntoIterator for BinaryHeap<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> {} }
        impl<'a, T> IntoIterator for &'a BinaryHeap<T> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> {} }
    }
    pub mod linked_list {
        use crate::slice::{Iter, IterMut};
        use crate::vec::IntoIter;
        pub struct LinkedList<T> {}
        impl<T> LinkedList<T> {
            pub const fn new() -> LinkedList<T> {}
            pub fn iter(&self) -> Iter<'_, T> {}
            pub fn iter_mut(&mut self) -> IterMut<'_, T> {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            pub fn front(&self) -> Option<&T> {}
            pub fn back(&self) -> Option<&T> {}
            pub fn push_front(&mut self, elt: T) {}
            #[conc(takes_out)] pub fn pop_front(&mut self) -> Option<T> {}
            pub fn push_back(&mut self, elt: T) {}
            #[conc(takes_out)] pub fn pop_back(&mut self) -> Option<T> {}
        }
        impl<T> Drop for LinkedList<T> { fn drop(&mut self) {} }
        impl<T: Clone> Clone for LinkedList<T> { fn clone(&self) -> LinkedList<T> {} }
        impl<T> Default for LinkedList<T> { fn default() -> LinkedList<T> {} }
        impl<T> FromIterator<T> for LinkedList<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> LinkedList<T> {} }
        impl<T, const N: usize> From<[T; N]> for LinkedList<T> { fn from(arr: [T; N]) -> LinkedList<T> {} }
        impl<T> Extend<T> for LinkedList<T> { #[conc(runs_now)] fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {} }
        impl<T> IntoIterator for LinkedList<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> {} }
        impl<'a, T> IntoIterator for &'a LinkedList<T> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> {} }
        impl<'a, T> IntoIterator for &'a mut LinkedList<T> { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> {} }
    }
}
