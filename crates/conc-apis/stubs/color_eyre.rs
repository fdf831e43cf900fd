//! What is known of color_eyre: it re-exports eyre. Source: its docs.
//! Version: color-eyre 0.6.5

pub use eyre;
pub use eyre::{Report, Result};
pub fn install() -> std::result::Result<(), eyre::Report> {}
