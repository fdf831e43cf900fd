//! What `#[cfg(..)]` says of an item, as far as a file alone can tell. Which features a package switches on by default is
//! in its manifest, so they stay open here.

use crate::Name;

/// How likely code under a `#[cfg(..)]` is part of the program that people build.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Likelihood {
    /// Tests and model checkers only.
    Never,
    /// Other platforms, features that are off by default.
    Unlikely,
    /// Nothing speaks for or against it.
    Even,
    /// The platforms that servers run on, features that are on by default.
    Likely,
    /// No condition.
    #[default]
    Always,
}

impl Likelihood {
    /// That of the opposite.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Never => Self::Always,
            Self::Unlikely => Self::Likely,
            Self::Even => Self::Even,
            Self::Likely => Self::Unlikely,
            Self::Always => Self::Never,
        }
    }
}

/// A condition of a `#[cfg(..)]`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cfg {
    /// What does not depend on features.
    Fixed(Likelihood),
    /// `feature = "name"`.
    Feature(Name),
    /// `not(..)`.
    Not(Box<Self>),
    /// `all(..)`, and several attributes.
    All(Vec<Self>),
    /// `any(..)`.
    Any(Vec<Self>),
}

impl Cfg {
    /// How likely it holds, given how likely each feature is on.
    #[must_use]
    pub fn likelihood(&self, feature: &dyn Fn(Name) -> Likelihood) -> Likelihood {
        match self {
            Self::Fixed(likelihood) => *likelihood,
            Self::Feature(name) => feature(*name),
            Self::Not(inner) => inner.likelihood(feature).opposite(),
            Self::All(parts) => {
                let parts = parts.iter().map(|part| part.likelihood(feature));
                parts.min().unwrap_or_default()
            }
            Self::Any(parts) => {
                let parts = parts.iter().map(|part| part.likelihood(feature));
                parts.max().unwrap_or(Likelihood::Never)
            }
        }
    }

    /// Both conditions.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::All(mut parts), other) => {
                parts.push(other);
                Self::All(parts)
            }
            (first, second) => Self::All(vec![first, second]),
        }
    }
}
