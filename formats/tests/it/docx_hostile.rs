//! Hostile and broken files.
