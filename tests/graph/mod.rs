//! The network of ties, what it says and where people stand on the map.

mod layout;
mod leaders;
mod measures;
mod network;
mod trust;
