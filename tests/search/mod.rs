//! Words in, people out.

mod likeness;
