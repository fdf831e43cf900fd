//! conc-engine
