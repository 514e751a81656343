//! The custom element as a module: linking the library brings [`reading_widget::element::Widget`],
//! which the shell (`reading-widget.js`) calls.

fn main() {
    reading_widget::element::throw_panics();
}
