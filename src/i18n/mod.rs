//! Language in, words out.
