//! Made-up workplaces.

mod workplace;
