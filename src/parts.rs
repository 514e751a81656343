//! Parts: what of the widget is loaded later. A part has doors, the functions that are declared
//! here as [`part!`]; with the feature `parts`, the build moves all that is reached through a
//! part's doors alone into a file of its own, which is fetched when a door is first opened. Without
//! it, doors are functions like any others.

/// Declares a function as a door of a part. It is asynchronous for whoever calls it: the part may
/// have to be loaded. Its error has to be made of the loader's. `load NAME` declares a second
/// function, which only loads the part.
macro_rules! part {
    (
        $part:ident $(load $load:ident)?:
        $(#[$doc:meta])*
        $visible:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) -> $output:ty $body:block
    ) => {
        #[cfg(feature = "parts")]
        #[wasm_split_helpers::wasm_split($part, fallible $(, preload($load))?)]
        $(#[$doc])*
        $visible fn $name($($argument: $type),*) -> $output $body

        #[cfg(not(feature = "parts"))]
        $(#[$doc])*
        $visible async fn $name($($argument: $type),*) -> $output $body

        $(
            /// Loads the part, so that its doors open at once.
            #[cfg(not(feature = "parts"))]
            $visible async fn $load() -> Result<(), std::convert::Infallible> {
                Ok(())
            }
        )?
    };
}

pub(crate) use part;
