//! The comments: what each state shows, what it is called, and where the focus can go.
