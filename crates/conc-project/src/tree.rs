//! A TOML document as plain data. Without serde, which would triple what every user compiles of the parser.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue, Error};

/// The entries of a table, by key.
pub(crate) type Table = BTreeMap<String, Value>;

/// A value, as far as manifests are asked for it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    String(String),
    Boolean(bool),
    Array(Vec<Value>),
    Table(Table),
    /// A number or a date.
    Other,
}

/// Parses a document.
///
/// # Errors
/// When it is malformed.
pub(crate) fn parse(text: &str) -> Result<Table, Error> {
    DeTable::parse(text).map(|document| table(document.get_ref()))
}

fn table(parsed: &DeTable<'_>) -> Table {
    let entries = parsed.iter();
    let entry = |(key, entry): (&toml::Spanned<_>, &toml::Spanned<_>)| {
        let key: &std::borrow::Cow<'_, str> = key.get_ref();
        (key.clone().into_owned(), value(entry.get_ref()))
    };
    entries.map(entry).collect()
}

fn value(parsed: &DeValue<'_>) -> Value {
    match parsed {
        DeValue::String(text) => Value::String(text.clone().into_owned()),
        DeValue::Boolean(switch) => Value::Boolean(*switch),
        DeValue::Array(list) => Value::Array(list.iter().map(|one| value(one.get_ref())).collect()),
        DeValue::Table(inner) => Value::Table(table(inner)),
        _ => Value::Other,
    }
}

impl Value {
    /// The entry of a table with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.as_table()?.get(key)
    }

    pub(crate) fn as_table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(values) => Some(values),
            _ => None,
        }
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Boolean(switch) => Some(*switch),
            _ => None,
        }
    }
}
