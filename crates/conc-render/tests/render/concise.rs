//! The concise format.
