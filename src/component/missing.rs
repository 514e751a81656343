//! A part of the widget that could not be loaded.

/// A part could not be loaded. What the browser said of it is in the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of reading-widget could not be loaded: check the connection and try again")]
pub struct Missing;

#[cfg(feature = "parts")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Missing
    }
}

#[cfg(not(feature = "parts"))]
impl From<std::convert::Infallible> for Missing {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}
