//! The network of ties, what it says and where people stand on the map.

mod layout;
mod layout_bad;
mod leaders;
mod measures;
mod namings;
mod network;
mod planted;
mod trust;
