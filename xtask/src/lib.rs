//! What the commands have and other programs of the workspace use, too: the made articles.

pub mod samples;
