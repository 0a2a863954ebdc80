//! The network of ties: namings, measures, layout.
