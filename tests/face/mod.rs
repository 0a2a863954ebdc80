//! What the window is made of: marks, words, controls.

mod marks;
