//! The byte form of a [`Reading`](super::Reading): how the readers module hands it over.
