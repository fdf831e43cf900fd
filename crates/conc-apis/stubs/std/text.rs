
pub mod string {
    use crate::ops::{Deref, DerefMut, RangeBounds};
    pub struct String {}
    pub struct FromUtf8Error {}
    pub trait ToString { fn to_string(&self) -> String; }
    impl<T: crate::fmt::Display + ?Sized> ToString for T { fn to_string(&self) -> String {} }
    impl String {
        pub const fn new() -> String {}
        pub fn with_capacity(capacity: usize) -> String {}
        pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {}
        pub fn from_utf8_lossy(v: &[u8]) -> crate::borrow::Cow<'_, str> {}
        pub fn into_bytes(self) -> Vec<u8> {}
        pub fn as_str(&self) -> &str {}
        pub fn as_mut_str(&mut self) -> &mut str {}
        pub fn push_str(&mut self, string: &str) {}
        pub fn capacity(&self) -> usize {}
        pub fn reserve(&mut self, additional: usize) {}
        pub fn push(&mut self, ch: char) {}
        pub fn truncate(&mut self, new_len: usize) {}
        pub fn pop(&mut self) -> Option<char> {}
        pub fn remove(&mut self, idx: usize) -> char {}
        #[conc(runs_now)]
        pub fn retain<F: FnMut(char) -> bool>(&mut self, f: F) {}
        pub fn insert(&mut self, idx: usize, ch: char) {}
        pub fn insert_str(&mut self, idx: usize, string: &str) {}
        pub fn clear(&mut self) {}
        pub fn split_off(&mut self, at: usize) -> String {}
        pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> crate::vec::Drain<'_, char> {}
        pub fn into_boxed_str(self) -> Box<str> {}
    }
    impl Clone for String { fn clone(&self) -> String {} }
    impl Default for String { fn default() -> String {} }
    impl Drop for String { fn drop(&mut self) {} }
    impl Deref for String { type Target = str; fn deref(&self) -> &str {} }
    impl DerefMut for String { fn deref_mut(&mut self) -> &mut str {} }
    impl AsRef<str> for String { fn as_ref(&self) -> &str {} }
    impl From<&str> for String { fn from(s: &str) -> String {} }
    impl From<char> for String { fn from(c: char) -> String {} }
    impl From<Box<str>> for String { fn from(s: Box<str>) -> String {} }
    impl From<&str> for Box<str> { fn from(s: &str) -> Box<str> {} }
    impl From<String> for Vec<u8> { fn from(s: String) -> Vec<u8> {} }
    impl FromIterator<char> for String { fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> String {} }
    impl<'a> FromIterator<&'a str> for String { fn from_iter<I: IntoIterator<Item = &'a str>>(iter: I) -> String {} }
    impl FromIterator<String> for String { fn from_iter<I: IntoIterator<Item = String>>(iter: I) -> String {} }
    impl crate::ops::Add<&str> for String { type Output = String; fn add(self, other: &str) -> String {} }
}

pub mod str {
    pub struct Utf8Error {}
    pub trait FromStr: Sized { type Err; fn from_str(s: &str) -> Result<Self, Self::Err>; }
    pub fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {}
    pub struct Chars<'a> {}
    pub struct CharIndices<'a> {}
    pub struct Bytes<'a> {}
    pub struct Split<'a> {}
    pub use self::Split as Lines;
    pub use self::Split as SplitWhitespace;
    impl<'a> Iterator for Chars<'a> { type Item = char; fn next(&mut self) -> Option<char> {} }
    impl<'a> DoubleEndedIterator for Chars<'a> { fn next_back(&mut self) -> Option<char> {} }
    impl<'a> Iterator for CharIndices<'a> { type Item = (usize, char); fn next(&mut self) -> Option<(usize, char)> {} }
    impl<'a> Iterator for Bytes<'a> { type Item = u8; fn next(&mut self) -> Option<u8> {} }
    impl<'a> Iterator for Split<'a> { type Item = &'a str; fn next(&mut self) -> Option<&'a str> {} }
    impl<'a> DoubleEndedIterator for Split<'a> { fn next_back(&mut self) -> Option<&'a str> {} }
    impl AsRef<[u8]> for str { fn as_ref(&self) -> &[u8] {} }
    impl AsRef<str> for str { fn as_ref(&self) -> &str {} }
    impl str {
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
        pub fn as_bytes(&self) -> &[u8] {}
        pub fn as_ptr(&self) -> *const u8 {}
        pub fn get(&self, i: crate::ops::Range<usize>) -> Option<&str> {}
        pub fn is_char_boundary(&self, index: usize) -> bool {}
        pub fn chars(&self) -> Chars<'_> {}
        pub fn char_indices(&self) -> CharIndices<'_> {}
        pub fn bytes(&self) -> Bytes<'_> {}
        pub fn split_whitespace(&self) -> Split<'_> {}
        pub fn split_ascii_whitespace(&self) -> Split<'_> {}
        pub fn lines(&self) -> Split<'_> {}
        pub fn contains<P>(&self, pat: P) -> bool {}
        pub fn starts_with<P>(&self, pat: P) -> bool {}
        pub fn ends_with<P>(&self, pat: P) -> bool {}
        pub fn find<P>(&self, pat: P) -> Option<usize> {}
        pub fn rfind<P>(&self, pat: P) -> Option<usize> {}
        pub fn split<P>(&self, pat: P) -> Split<'_> {}
        pub fn rsplit<P>(&self, pat: P) -> Split<'_> {}
        pub fn split_terminator<P>(&self, pat: P) -> Split<'_> {}
        pub fn split_inclusive<P>(&self, pat: P) -> Split<'_> {}
        pub fn splitn<P>(&self, n: usize, pat: P) -> Split<'_> {}
        pub fn rsplitn<P>(&self, n: usize, pat: P) -> Split<'_> {}
        pub fn matches<P>(&self, pat: P) -> Split<'_> {}
        pub fn split_once<P>(&self, delimiter: P) -> Option<(&str, &str)> {}
        pub fn rsplit_once<P>(&self, delimiter: P) -> Option<(&str, &str)> {}
        pub fn split_at(&self, mid: usize) -> (&str, &str) {}
        pub fn trim(&self) -> &str {}
        pub fn trim_start(&self) -> &str {}
        pub fn trim_end(&self) -> &str {}
        pub fn trim_matches<P>(&self, pat: P) -> &str {}
        pub fn trim_start_matches<P>(&self, pat: P) -> &str {}
        pub fn trim_end_matches<P>(&self, pat: P) -> &str {}
        pub fn strip_prefix<P>(&self, prefix: P) -> Option<&str> {}
        pub fn strip_suffix<P>(&self, suffix: P) -> Option<&str> {}
        pub fn parse<F: FromStr>(&self) -> Result<F, <F as FromStr>::Err> {}
        pub fn replace<P>(&self, from: P, to: &str) -> String {}
        pub fn replacen<P>(&self, pat: P, to: &str, count: usize) -> String {}
        pub fn to_lowercase(&self) -> String {}
        pub fn to_uppercase(&self) -> String {}
        pub fn to_ascii_lowercase(&self) -> String {}
        pub fn to_ascii_uppercase(&self) -> String {}
        pub fn eq_ignore_ascii_case(&self, other: &str) -> bool {}
        pub fn is_ascii(&self) -> bool {}
        pub fn repeat(&self, n: usize) -> String {}
        pub fn into_string(self: Box<Self>) -> String {}
    }
}

pub mod num {
    pub struct ParseIntError {}
    pub struct ParseFloatError {}
    pub struct TryFromIntError {}
    #[derive(Clone, Copy)]
    pub struct Wrapping<T>(pub T);
    #[derive(Clone, Copy)]
    pub struct NonZero<T> {}
    impl<T> NonZero<T> { pub const fn new(n: T) -> Option<NonZero<T>> {} pub const fn get(self) -> T {} }
    pub type NonZeroU8 = NonZero<u8>;
    pub type NonZeroU16 = NonZero<u16>;
    pub type NonZeroU32 = NonZero<u32>;
    pub type NonZeroU64 = NonZero<u64>;
    pub type NonZeroUsize = NonZero<usize>;
    // All integer types share these; the analysis does not tell them apart.
    impl usize {
        pub const MAX: usize = 0;
        pub const MIN: usize = 0;
        pub const BITS: u32 = 0;
        pub fn count_ones(self) -> u32 {}
        pub fn leading_zeros(self) -> u32 {}
        pub fn trailing_zeros(self) -> u32 {}
        pub fn checked_add(self, rhs: Self) -> Option<Self> {}
        pub fn checked_sub(self, rhs: Self) -> Option<Self> {}
        pub fn checked_mul(self, rhs: Self) -> Option<Self> {}
        pub fn checked_div(self, rhs: Self) -> Option<Self> {}
        pub fn saturating_add(self, rhs: Self) -> Self {}
        pub fn saturating_sub(self, rhs: Self) -> Self {}
        pub fn saturating_mul(self, rhs: Self) -> Self {}
        pub fn wrapping_add(self, rhs: Self) -> Self {}
        pub fn wrapping_sub(self, rhs: Self) -> Self {}
        pub fn wrapping_mul(self, rhs: Self) -> Self {}
        pub fn overflowing_add(self, rhs: Self) -> (Self, bool) {}
        pub fn pow(self, exp: u32) -> Self {}
        pub fn abs(self) -> Self {}
        pub fn abs_diff(self, other: Self) -> Self {}
        pub fn div_ceil(self, rhs: Self) -> Self {}
        pub fn rem_euclid(self, rhs: Self) -> Self {}
        pub fn is_power_of_two(self) -> bool {}
        pub fn next_power_of_two(self) -> Self {}
        pub fn is_negative(self) -> bool {}
        pub fn is_ascii_digit(&self) -> bool {}
        pub fn is_ascii_alphanumeric(&self) -> bool {}
        pub fn is_ascii_whitespace(&self) -> bool {}
        pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError> {}
        pub fn to_be_bytes(self) -> [u8; 8] {}
        pub fn to_le_bytes(self) -> [u8; 8] {}
        pub fn from_be_bytes(bytes: [u8; 8]) -> Self {}
        pub fn from_le_bytes(bytes: [u8; 8]) -> Self {}
    }
    impl crate::str::FromStr for usize { type Err = ParseIntError; fn from_str(s: &str) -> Result<Self, ParseIntError> {} }
    impl f64 {
        pub fn abs(self) -> Self {}
        pub fn powi(self, n: i32) -> Self {}
        pub fn powf(self, n: f64) -> Self {}
        pub fn sqrt(self) -> Self {}
        pub fn floor(self) -> Self {}
        pub fn ceil(self) -> Self {}
        pub fn round(self) -> Self {}
        pub fn max(self, other: f64) -> Self {}
        pub fn min(self, other: f64) -> Self {}
        pub fn is_nan(self) -> bool {}
        pub fn is_finite(self) -> bool {}
        pub fn total_cmp(&self, other: &f64) -> crate::cmp::Ordering {}
    }
    impl crate::str::FromStr for f64 { type Err = ParseFloatError; fn from_str(s: &str) -> Result<Self, ParseFloatError> {} }
}

pub mod char {
    impl char {
        pub fn is_alphabetic(self) -> bool {}
        pub fn is_numeric(self) -> bool {}
        pub fn is_alphanumeric(self) -> bool {}
        pub fn is_whitespace(self) -> bool {}
        pub fn is_uppercase(self) -> bool {}
        pub fn is_lowercase(self) -> bool {}
        pub fn is_ascii_digit(&self) -> bool {}
        pub fn to_digit(self, radix: u32) -> Option<u32> {}
        pub fn to_ascii_lowercase(&self) -> char {}
        pub fn len_utf8(self) -> usize {}
    }
    impl bool {
        #[conc(runs_now)]
        pub fn then<T, F: FnOnce() -> T>(self, f: F) -> Option<T> {}
        pub fn then_some<T>(self, t: T) -> Option<T> {}
    }
    pub fn from_u32(i: u32) -> Option<char> {}
    pub fn from_digit(num: u32, radix: u32) -> Option<char> {}
}

pub mod fmt {
    #[derive(Clone, Copy)]
    pub struct Error;
    pub type Result = crate::result::Result<(), Error>;
    #[derive(Clone, Copy)]
    pub struct Arguments<'a> {}
    pub struct Formatter<'a> {}
    impl Formatter<'_> {
        pub fn write_str(&mut self, data: &str) -> Result {}
        pub fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result {}
        pub fn pad(&mut self, s: &str) -> Result {}
        pub fn alternate(&self) -> bool {}
        pub fn debug_struct(&mut self, name: &str) -> DebugStruct<'_> {}
        pub fn debug_tuple(&mut self, name: &str) -> DebugTuple<'_> {}
        pub fn debug_list(&mut self) -> DebugList<'_> {}
        pub fn debug_set(&mut self) -> DebugSet<'_> {}
        pub fn debug_map(&mut self) -> DebugMap<'_> {}
    }
    pub struct DebugStruct<'a> {}
    impl DebugStruct<'_> {
        pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self {}
        pub fn finish_non_exhaustive(&mut self) -> Result {}
        pub fn finish(&mut self) -> Result {}
    }
    pub struct DebugTuple<'a> {}
    impl DebugTuple<'_> { pub fn field(&mut self, value: &dyn Debug) -> &mut Self {} pub fn finish(&mut self) -> Result {} }
    pub struct DebugList<'a> {}
    impl DebugList<'_> { pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {} #[conc(runs_now)] pub fn entries<I: IntoIterator>(&mut self, entries: I) -> &mut Self {} pub fn finish(&mut self) -> Result {} }
    pub struct DebugSet<'a> {}
    impl DebugSet<'_> { pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {} #[conc(runs_now)] pub fn entries<I: IntoIterator>(&mut self, entries: I) -> &mut Self {} pub fn finish(&mut self) -> Result {} }
    pub struct DebugMap<'a> {}
    impl DebugMap<'_> { pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self {} #[conc(runs_now)] pub fn entries<K, V, I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) -> &mut Self {} pub fn finish(&mut self) -> Result {} }
    pub trait Debug { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    pub trait Display { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    pub trait Write {
        fn write_str(&mut self, s: &str) -> Result;
        fn write_char(&mut self, c: char) -> Result;
        fn write_fmt(&mut self, args: Arguments<'_>) -> Result;
    }
    pub fn format(args: Arguments<'_>) -> String {}
}

pub mod error {
    pub trait Error { fn source(&self) -> Option<&(dyn Error + 'static)>; fn description(&self) -> &str; }
    impl<'a, E: Error + 'a> From<E> for Box<dyn Error + 'a> { fn from(err: E) -> Box<dyn Error + 'a> {} }
    impl<'a> From<&str> for Box<dyn Error + 'a> { fn from(err: &str) -> Box<dyn Error + 'a> {} }
    impl<'a> From<String> for Box<dyn Error + 'a> { fn from(err: String) -> Box<dyn Error + 'a> {} }
}

pub mod hash {
    pub trait Hash { fn hash<H: Hasher>(&self, state: &mut H); }
    pub trait Hasher { fn finish(&self) -> u64; fn write(&mut self, bytes: &[u8]); }
    pub trait BuildHasher { type Hasher: Hasher; fn build_hasher(&self) -> Self::Hasher; fn hash_one<T: Hash>(&self, x: T) -> u64; }
    #[derive(Clone)]
    pub struct RandomState {}
    impl RandomState { pub fn new() -> RandomState {} }
    #[derive(Clone)]
    pub struct DefaultHasher {}
    impl DefaultHasher { pub fn new() -> DefaultHasher {} }
    impl Hasher for DefaultHasher { fn finish(&self) -> u64 {} fn write(&mut self, bytes: &[u8]) {} }
    #[derive(Clone)]
    pub struct BuildHasherDefault<H> {}
}
