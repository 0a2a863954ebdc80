//! Homework, drills, made-up workplaces.
