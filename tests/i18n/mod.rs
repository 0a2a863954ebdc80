//! Language in, words out.

mod days;
mod words;
