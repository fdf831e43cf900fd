//! Hand-made reports through every format: no analysis, only text in and text out.

mod concise;
mod human;
mod sample;
