//! The allocator of the programs that link this crate. Every allocation goes through functions that the compiler makes where the
//! allocator is declared: here they are optimised, while the program itself, which runs once, is not.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
