//! conc-lints
