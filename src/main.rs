//! The custom element as a module: linking the library brings [`reading_widget::element::Widget`],
//! which the shell (`reading-widget.js`) calls. There is nothing to do at the start.

use reading_widget as _;

fn main() {}
