//! Everything that can be done, without a face.
