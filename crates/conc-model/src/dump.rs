//! Text form of bodies, for tests and `debug` output.
