//! The custom element's binary: the shell calls [`reading_widget::element::Widget`].

fn main() {}
