//! Entries in, campaign out: the only way a campaign changes.
