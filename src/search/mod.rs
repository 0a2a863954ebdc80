//! Words and queries in, people out.
