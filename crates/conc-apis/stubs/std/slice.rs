
pub mod array {
    pub struct IntoIter<T> {}
    impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> {} }
    #[conc(runs_now)]
    pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(f: F) -> [T; N] {}
    impl<T, const N: usize> [T; N] {
        #[conc(runs_now)]
        pub fn map<F: FnMut(T) -> U, U>(self, f: F) -> [U; N] {}
        pub fn as_slice(&self) -> &[T] {}
        pub fn each_ref(&self) -> [&T; N] {}
    }
    impl<T, const N: usize> IntoIterator for [T; N] { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> {} }
    impl<'a, T, const N: usize> IntoIterator for &'a [T; N] { type Item = &'a T; type IntoIter = crate::slice::Iter<'a, T>; fn into_iter(self) -> crate::slice::Iter<'a, T> {} }
    impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] { type Item = &'a mut T; type IntoIter = crate::slice::IterMut<'a, T>; fn into_iter(self) -> crate::slice::IterMut<'a, T> {} }
}

pub mod slice {
    use crate::cmp::Ordering;
    pub struct Iter<'a, T> {}
    pub struct IterMut<'a, T> {}
    pub struct Parts<'a, T> {}
    pub struct PartsMut<'a, T> {}
    impl<'a, T> Iterator for Iter<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<&'a T> {} }
    impl<'a, T> Iterator for IterMut<'a, T> { type Item = &'a mut T; fn next(&mut self) -> Option<&'a mut T> {} }
    impl<'a, T> Iterator for Parts<'a, T> { type Item = &'a [T]; fn next(&mut self) -> Option<&'a [T]> {} }
    impl<'a, T> Iterator for PartsMut<'a, T> { type Item = &'a mut [T]; fn next(&mut self) -> Option<&'a mut [T]> {} }
    impl<'a, T> DoubleEndedIterator for Iter<'a, T> { fn next_back(&mut self) -> Option<&'a T> {} }
    impl<'a, T> DoubleEndedIterator for IterMut<'a, T> { fn next_back(&mut self) -> Option<&'a mut T> {} }
    pub fn from_ref<T>(s: &T) -> &[T] {}
    impl<'a, T> IntoIterator for &'a [T] { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> {} }
    impl<'a, T> IntoIterator for &'a mut [T] { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> {} }
    impl<T> crate::ops::Index<usize> for [T] { type Output = T; fn index(&self, index: usize) -> &T {} }
    impl<T> [T] {
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
        pub fn first(&self) -> Option<&T> {}
        pub fn first_mut(&mut self) -> Option<&mut T> {}
        pub fn last(&self) -> Option<&T> {}
        pub fn last_mut(&mut self) -> Option<&mut T> {}
        pub fn split_first(&self) -> Option<(&T, &[T])> {}
        pub fn split_last(&self) -> Option<(&T, &[T])> {}
        pub fn get(&self, index: usize) -> Option<&T> {}
        pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {}
        pub unsafe fn get_unchecked(&self, index: usize) -> &T {}
        pub unsafe fn get_unchecked_mut(&mut self, index: usize) -> &mut T {}
        pub fn as_ptr(&self) -> *const T {}
        pub fn as_mut_ptr(&mut self) -> *mut T {}
        pub fn swap(&mut self, a: usize, b: usize) {}
        pub fn reverse(&mut self) {}
        pub fn iter(&self) -> Iter<'_, T> {}
        pub fn iter_mut(&mut self) -> IterMut<'_, T> {}
        pub fn windows(&self, size: usize) -> Parts<'_, T> {}
        pub fn chunks(&self, chunk_size: usize) -> Parts<'_, T> {}
        pub fn chunks_exact(&self, chunk_size: usize) -> Parts<'_, T> {}
        pub fn chunks_mut(&mut self, chunk_size: usize) -> PartsMut<'_, T> {}
        pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> PartsMut<'_, T> {}
        pub fn split_at(&self, mid: usize) -> (&[T], &[T]) {}
        pub fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {}
        pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> Parts<'_, T> {}
        pub fn contains(&self, x: &T) -> bool {}
        pub fn starts_with(&self, needle: &[T]) -> bool {}
        pub fn ends_with(&self, needle: &[T]) -> bool {}
        pub fn binary_search(&self, x: &T) -> Result<usize, usize> {}
        #[conc(runs_now)]
        pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(&'a self, f: F) -> Result<usize, usize> {}
        #[conc(runs_now)]
        pub fn binary_search_by_key<'a, B, F: FnMut(&'a T) -> B>(&'a self, b: &B, f: F) -> Result<usize, usize> {}
        #[conc(runs_now)]
        pub fn partition_point<P: FnMut(&T) -> bool>(&self, pred: P) -> usize {}
        pub fn sort(&mut self) {}
        #[conc(runs_now)]
        pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F) {}
        #[conc(runs_now)]
        pub fn sort_by_key<K, F: FnMut(&T) -> K>(&mut self, f: F) {}
        pub fn sort_unstable(&mut self) {}
        #[conc(runs_now)]
        pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F) {}
        #[conc(runs_now)]
        pub fn sort_unstable_by_key<K, F: FnMut(&T) -> K>(&mut self, f: F) {}
        pub fn rotate_left(&mut self, mid: usize) {}
        pub fn rotate_right(&mut self, k: usize) {}
        pub fn fill(&mut self, value: T) {}
        pub fn clone_from_slice(&mut self, src: &[T]) {}
        pub fn copy_from_slice(&mut self, src: &[T]) {}
        pub fn to_vec(&self) -> Vec<T> {}
        pub fn into_vec(self: Box<Self>) -> Vec<T> {}
        pub fn concat<Item: ?Sized>(&self) -> <T as ConcatPart>::Owned where T: ConcatPart {}
        pub fn join<Separator>(&self, sep: Separator) -> <T as ConcatPart>::Owned where T: ConcatPart {}
    }
    pub trait ConcatPart { type Owned; }
    impl ConcatPart for String { type Owned = String; }
    impl ConcatPart for &str { type Owned = String; }
    impl<T> ConcatPart for Vec<T> { type Owned = Vec<T>; }
}

pub mod vec {
    use crate::ops::{Deref, DerefMut, RangeBounds};
    pub struct Vec<T> {}
    impl<T> Vec<T> {
        pub const fn new() -> Vec<T> {}
        pub fn with_capacity(capacity: usize) -> Vec<T> {}
        pub fn capacity(&self) -> usize {}
        pub fn reserve(&mut self, additional: usize) {}
        pub fn shrink_to_fit(&mut self) {}
        pub fn into_boxed_slice(self) -> Box<[T]> {}
        pub fn truncate(&mut self, len: usize) {}
        pub fn as_slice(&self) -> &[T] {}
        pub fn as_mut_slice(&mut self) -> &mut [T] {}
        pub unsafe fn set_len(&mut self, new_len: usize) {}
        #[conc(takes_out)] pub fn swap_remove(&mut self, index: usize) -> T {}
        pub fn insert(&mut self, index: usize, element: T) {}
        #[conc(takes_out)] pub fn remove(&mut self, index: usize) -> T {}
        #[conc(runs_now)]
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {}
        #[conc(runs_now)]
        pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F) {}
        #[conc(runs_now)]
        pub fn dedup_by_key<F: FnMut(&mut T) -> K, K>(&mut self, key: F) {}
        pub fn dedup(&mut self) {}
        pub fn push(&mut self, value: T) {}
        #[conc(takes_out)] pub fn pop(&mut self) -> Option<T> {}
        #[conc(runs_now)]
        pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {}
        pub fn append(&mut self, other: &mut Vec<T>) {}
        pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {}
        pub fn extract_if<F: FnMut(&mut T) -> bool, R: RangeBounds<usize>>(&mut self, range: R, filter: F) -> Drain<'_, T> {}
        pub fn splice<R: RangeBounds<usize>, I: IntoIterator<Item = T>>(&mut self, range: R, replace_with: I) -> Drain<'_, T> {}
        pub fn clear(&mut self) {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
        pub fn split_off(&mut self, at: usize) -> Vec<T> {}
        #[conc(runs_now)]
        pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, f: F) {}
        pub fn resize(&mut self, new_len: usize, value: T) {}
        pub fn extend_from_slice(&mut self, other: &[T]) {}
        // std docs of Vec::leak: the memory is never freed.
        #[conc(forgets)]
        pub fn leak<'a>(self) -> &'a mut [T] {}
    }
    pub struct IntoIter<T> {}
    pub struct Drain<'a, T> {}
    impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> {} }
    impl<T> DoubleEndedIterator for IntoIter<T> { fn next_back(&mut self) -> Option<T> {} }
    impl<T> Iterator for Drain<'_, T> { type Item = T; fn next(&mut self) -> Option<T> {} }
    impl<T> DoubleEndedIterator for Drain<'_, T> { fn next_back(&mut self) -> Option<T> {} }
    impl<T> Deref for Vec<T> { type Target = [T]; fn deref(&self) -> &[T] {} }
    impl<T> DerefMut for Vec<T> { fn deref_mut(&mut self) -> &mut [T] {} }
    impl<T> Drop for Vec<T> { fn drop(&mut self) {} }
    impl<T: Clone> Clone for Vec<T> { fn clone(&self) -> Vec<T> {} }
    impl<T> Default for Vec<T> { fn default() -> Vec<T> {} }
    impl<T> From<&[T]> for Vec<T> { fn from(s: &[T]) -> Vec<T> {} }
    impl<T, const N: usize> From<[T; N]> for Vec<T> { fn from(s: [T; N]) -> Vec<T> {} }
    impl<T> From<Box<[T]>> for Vec<T> { fn from(s: Box<[T]>) -> Vec<T> {} }
    impl<T> AsRef<[T]> for Vec<T> { fn as_ref(&self) -> &[T] {} }
    impl<T> FromIterator<T> for Vec<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Vec<T> {} }
    impl<T> FromIterator<T> for Box<[T]> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Box<[T]> {} }
    impl<T> Extend<T> for Vec<T> { #[conc(runs_now)] fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {} }
    impl<T> IntoIterator for Vec<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> {} }
    impl<'a, T> IntoIterator for &'a Vec<T> { type Item = &'a T; type IntoIter = crate::slice::Iter<'a, T>; fn into_iter(self) -> crate::slice::Iter<'a, T> {} }
    impl<'a, T> IntoIterator for &'a mut Vec<T> { type Item = &'a mut T; type IntoIter = crate::slice::IterMut<'a, T>; fn into_iter(self) -> crate::slice::IterMut<'a, T> {} }
    impl<T> IntoIterator for Box<[T]> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> {} }
}
