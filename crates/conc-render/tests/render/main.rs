//! Hand-made reports through every format: no analysis, only text in and text out.

mod concise;
mod formats;
mod human;
mod json;
mod lints;
mod sample;
mod sarif;
mod sarif_reader;
