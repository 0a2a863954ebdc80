//! What is true of a workplace and what can be said of it. Plain values.
