//! conc-project
