//! Interned identifiers.
//!
//! Ids depend on which thread came first, so nothing may be ordered by them: compare for equality,
//! and sort by the text or by the position in the source instead.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

/// An interned identifier; raw identifiers are stored without `r#`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Name(u32);

/// Declares the names that every interner knows under fixed ids.
macro_rules! known_names {
    ($($constant:ident = $text:literal,)*) => {
        /// Identifiers of the language itself, the same in every run.
        pub mod known {
            use super::Name;
            #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "only positions are taken from it")]
            enum Position { $($constant,)* }
            $(
                #[doc = concat!("`", $text, "`")]
                pub const $constant: Name = Name(Position::$constant as u32);
            )*
            pub(super) const ALL: &[&str] = &[$($text,)*];
        }
    };
}

known_names! {
    EMPTY = "",
    CONTENT = "*",
    UNDERSCORE = "_",
    SELF_VALUE = "self",
    SELF_TYPE = "Self",
    CRATE = "crate",
    SUPER = "super",
    STD = "std",
    CORE = "core",
    ALLOC = "alloc",
    MAIN = "main",
    NEW = "new",
    DROP = "drop",
    CLONE = "clone",
    INTO = "into",
    DEREF = "Deref",
    DEREF_MUT = "DerefMut",
    TARGET = "Target",
    OUTPUT = "Output",
    ITEM = "Item",
    INTO_ITER = "IntoIter",
    FUTURE = "Future",
    POLL = "Poll",
    INTO_FUTURE = "IntoFuture",
    STREAM = "Stream",
    ITERATOR = "Iterator",
    INTO_ITERATOR = "IntoIterator",
    DROP_TRAIT = "Drop",
    DISPLAY_TRAIT = "Display",
    DEBUG_TRAIT = "Debug",
    FMT = "fmt",
    TO_STRING = "to_string",
    CLONE_TRAIT = "Clone",
    COPY_TRAIT = "Copy",
    DEFAULT_TRAIT = "Default",
    FN = "Fn",
    FN_MUT = "FnMut",
    FN_ONCE = "FnOnce",
    ASYNC_FN = "AsyncFn",
    ASYNC_FN_MUT = "AsyncFnMut",
    ASYNC_FN_ONCE = "AsyncFnOnce",
    OPTION = "Option",
    RESULT = "Result",
    SOME = "Some",
    NONE = "None",
    OK = "Ok",
    ERR = "Err",
    BOX = "Box",
    VEC = "Vec",
    STRING = "String",
    ACCEPT = "accept",
    EXPECT = "expect",
    UNWRAP = "unwrap",
    IS_NONE = "is_none",
    IS_SOME = "is_some",
    IS_OK = "is_ok",
    IS_ERR = "is_err",
    AS_REF = "as_ref",
    AS_MUT = "as_mut",
}

/// Collects the identifiers of one run; shared by all lowering threads.
///
/// Lowering keeps a per-file table in front of it, so that the lock is taken once per distinct name of a file.
#[derive(Debug)]
pub struct Interner {
    table: Mutex<Table>,
}

/// Names with their ids, on top of those that others share.
#[derive(Debug, Default)]
struct Table {
    /// What it begins with.
    below: Option<Arc<Table>>,
    /// The first id that is not in `below`.
    first: usize,
    ids: FxHashMap<Box<str>, Name>,
    texts: Vec<Box<str>>,
}

impl Table {
    fn above(below: Arc<Table>) -> Self {
        Self {
            first: below.first + below.texts.len(),
            below: Some(below),
            ..Self::default()
        }
    }

    fn text(&self, id: usize) -> &str {
        match &self.below {
            Some(below) if id < self.first => below.text(id),
            _ => &self.texts[id - self.first],
        }
    }

    fn find(&self, text: &str) -> Option<Name> {
        let below = self.below.as_ref().and_then(|below| below.find(text));
        below.or_else(|| self.ids.get(text).copied())
    }

    fn add(&mut self, text: &str) -> Name {
        let name = Name(id_of(self.first + self.texts.len()));
        self.texts.push(text.into());
        self.ids.insert(text.into(), name);
        name
    }
}

impl Default for Interner {
    fn default() -> Self {
        Self::resumed(Names::default())
    }
}

impl Interner {
    /// An interner in which all names of `seed` keep their ids. Cheap: it shares them.
    #[must_use]
    pub fn seeded(seed: &Names) -> Self {
        Self {
            table: Mutex::new(Table::above(Arc::clone(&seed.table))),
        }
    }

    /// Goes on where [`Interner::freeze`] ended.
    #[must_use]
    pub fn resumed(names: Names) -> Self {
        let table = Arc::try_unwrap(names.table).unwrap_or_else(Table::above);
        Self {
            table: Mutex::new(table),
        }
    }

    /// The id of an identifier.
    ///
    /// # Panics
    /// After 2^32 distinct identifiers.
    pub fn intern(&self, text: &str) -> Name {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        match table.find(text) {
            Some(name) => name,
            None => table.add(text),
        }
    }

    /// Ends the collecting: from here on names can be read without a lock.
    #[must_use]
    pub fn freeze(self) -> Names {
        let table = self.table.into_inner();
        Names {
            table: Arc::new(table.unwrap_or_else(PoisonError::into_inner)),
        }
    }
}

/// The frozen identifiers of one run. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Names {
    table: Arc<Table>,
}

impl Default for Names {
    fn default() -> Self {
        let mut table = Table::default();
        for text in known::ALL {
            table.add(text);
        }
        Self {
            table: Arc::new(table),
        }
    }
}

impl Names {
    /// The text of a name.
    ///
    /// # Panics
    /// For a name of another run.
    #[must_use]
    pub fn text(&self, name: Name) -> &str {
        self.table.text(name.0 as usize)
    }

    /// The name with this text, if it occurs anywhere in the run.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Name> {
        self.table.find(text)
    }
}

fn id_of(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 2^32 distinct identifiers")
}

#[cfg(test)]
mod tests {
    use super::{Interner, Names, known};

    #[test]
    fn known_names_have_their_texts_and_seeds_keep_ids() {
        let interner = Interner::default();
        let queue = interner.intern("queue");
        assert_eq!(interner.intern("Self"), known::SELF_TYPE);
        let names = interner.freeze();
        assert_eq!(names.text(known::ERR), "Err");
        let again = Interner::seeded(&names);
        assert_eq!(again.intern("queue"), queue);
        let pool = again.intern("pool");
        let both = again.freeze();
        assert_eq!((both.text(queue), both.text(pool)), ("queue", "pool"));
        assert_eq!((names.find("pool"), both.find("pool")), (None, Some(pool)));
        let resumed = Interner::resumed(both.clone());
        assert_eq!(
            (resumed.intern("queue"), resumed.intern("pool")),
            (queue, pool)
        );
        assert_ne!(resumed.intern("lane"), pool);
        assert_eq!(Names::default().find("queue"), None);
    }
}
