//! What several tests need.

pub(crate) mod picture;
pub(crate) mod raster;
