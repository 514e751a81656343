//! Faults of a browser: something of it is replaced until this is dropped.

use wasm_bindgen::prelude::*;

/// A property of a global object that has another value for a while.
pub struct Patch {
    undo: js_sys::Function,
}

impl Patch {
    /// `object` and `property` name what is replaced; `value` is the body of a function that gets
    /// what was there as `was`, and gives the property's descriptor.
    pub fn new(object: &str, property: &str, descriptor: &str) -> Self {
        let code = format!(
            "const object = {object}, name = '{property}';
             const own = Object.getOwnPropertyDescriptor(object, name);
             const was = own && own.value;
             Object.defineProperty(object, name, {{ configurable: true, ...({descriptor}) }});
             const undo = () => own ? Object.defineProperty(object, name, own) : delete object[name];
             (window.patches ||= []).push(undo);
             return undo;"
        );
        let function = js_sys::Function::new_no_args(&code);
        let undo = function.call0(&JsValue::UNDEFINED).unwrap().unchecked_into();
        Patch { undo }
    }
}

/// Takes back what a test that failed could not.
pub fn undo_all() {
    let undo = "for (const undo of (window.patches || []).splice(0).reverse()) undo();";
    js_sys::Function::new_no_args(undo).call0(&JsValue::UNDEFINED).unwrap();
}

impl Drop for Patch {
    fn drop(&mut self) {
        self.undo.call0(&JsValue::UNDEFINED).unwrap();
    }
}
