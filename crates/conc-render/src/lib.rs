//! conc-render
