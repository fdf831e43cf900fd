//! conc-apis
