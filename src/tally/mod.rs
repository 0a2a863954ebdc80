//! The counts that decide, with their denominators.
