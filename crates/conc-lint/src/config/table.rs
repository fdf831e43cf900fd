//! Reading a TOML table key by key, with the place of whatever is wrong in it.

use std::path::Path;

use conc_policy::similar;
use conc_source::SourceText;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::ConfigError;
use crate::paths;

/// A text that places are told in.
#[derive(Clone, Copy)]
pub(crate) struct Document<'t> {
    pub(crate) path: &'t Path,
    pub(crate) text: &'t SourceText,
}

/// A value with its place.
pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

impl<'t> Document<'t> {
    /// Parses the text.
    pub(crate) fn parse(self) -> Result<DeTable<'t>, ConfigError> {
        let parsed = DeTable::parse(self.text.text());
        parsed.map(Spanned::into_inner).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let message = error.message().lines().next().unwrap_or_default();
            self.error(start, message)
        })
    }

    /// What is wrong at a byte of the text.
    pub(crate) fn error(self, at: usize, message: impl Into<String>) -> ConfigError {
        let at = self.place(at);
        ConfigError::Malformed {
            path: paths::relative(self.path),
            line: at.line,
            column: at.column,
            message: message.into(),
        }
    }

    /// The 1-based line of a byte of the text.
    pub(crate) fn line(self, at: usize) -> u32 {
        self.place(at).line
    }

    fn place(self, at: usize) -> conc_source::LineCol {
        self.text.line_col(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// A key that there is not; `known` are those that there are.
    pub(crate) fn unknown(
        self,
        what: &str,
        (name, at): (&str, usize),
        known: impl Iterator<Item = &'static str>,
    ) -> ConfigError {
        let mut message = format!("unknown {what} `{name}`");
        if let Some(meant) = similar(name, known).first() {
            message.push_str(&format!("; did you mean `{meant}`?"));
        }
        self.error(at, message)
    }

    pub(crate) fn string<'v>(self, value: &'v Value<'_>) -> Result<&'v str, ConfigError> {
        value
            .get_ref()
            .as_str()
            .ok_or_else(|| self.mismatch(value, "a string"))
    }

    pub(crate) fn boolean(self, value: &Value<'_>) -> Result<bool, ConfigError> {
        value
            .get_ref()
            .as_bool()
            .ok_or_else(|| self.mismatch(value, "true or false"))
    }

    /// A number that is not negative.
    pub(crate) fn number(self, value: &Value<'_>) -> Result<u64, ConfigError> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => u64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        number.ok_or_else(|| self.mismatch(value, "a number that is not negative"))
    }

    pub(crate) fn strings<'v>(
        self,
        value: &'v Value<'_>,
    ) -> Result<Vec<(&'v str, usize)>, ConfigError> {
        let array = value.get_ref().as_array();
        let array = array.ok_or_else(|| self.mismatch(value, "an array of strings"))?;
        let strings = array.iter();
        strings
            .map(|entry| Ok((self.string(entry)?, entry.span().start)))
            .collect()
    }

    pub(crate) fn table<'v, 'd>(
        self,
        value: &'v Value<'d>,
    ) -> Result<&'v DeTable<'d>, ConfigError> {
        let table = value.get_ref().as_table();
        table.ok_or_else(|| self.mismatch(value, "a table"))
    }

    /// One of a few words.
    pub(crate) fn word<T: Copy>(
        self,
        value: &Value<'_>,
        words: &[(&'static str, T)],
    ) -> Result<T, ConfigError> {
        let written = self.string(value)?;
        let found = words.iter().find(|(word, _)| *word == written);
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = || format!("`{written}` is none of {}", known.join(", "));
        found
            .map(|(_, meaning)| *meaning)
            .ok_or_else(|| self.error(value.span().start, message()))
    }

    fn mismatch(self, value: &Value<'_>, expected: &str) -> ConfigError {
        let found = value.get_ref().type_str();
        self.error(
            value.span().start,
            format!("expected {expected}, found {} {found}", article(found)),
        )
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}
