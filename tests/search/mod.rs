//! Words in, people out.

mod likeness;
mod query;
