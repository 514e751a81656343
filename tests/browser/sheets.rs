//! Constructed style sheets: adopted once, for as long as somebody needs them.

use crate::stage::{Stage, document};
use js_sys::{Array, Reflect};
use reading_widget::platform::Sheets;
use wasm_bindgen_test::wasm_bindgen_test;

pub fn adopted() -> u32 {
    Array::from(&Reflect::get(&document(), &"adoptedStyleSheets".into()).unwrap()).length()
}

#[wasm_bindgen_test]
fn two_widgets_share_their_sheets_and_the_last_one_takes_them_along() {
    let (one, two) = (Stage::new(""), Stage::new(""));
    let before = adopted();
    let first = Sheets::adopt_around(&one.host());
    assert_eq!(adopted(), before + 2, "the widget's and the article's");
    let second = Sheets::adopt_around(&two.host());
    assert_eq!(adopted(), before + 2);
    drop(first);
    assert_eq!(adopted(), before + 2);
    drop(second);
    assert_eq!(adopted(), before);
}

#[wasm_bindgen_test]
fn the_sheets_of_the_page_stay() {
    let own = crate::stage::js(
        "(() => { const sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet]; return sheet; })()",
    );
    let stage = Stage::new("");
    drop(Sheets::adopt_around(&stage.host()));
    let left = Array::from(&Reflect::get(&document(), &"adoptedStyleSheets".into()).unwrap());
    assert_eq!(left.length(), 1);
    assert!(left.get(0) == own);
    crate::stage::js("document.adoptedStyleSheets = []");
}

#[wasm_bindgen_test]
fn every_rule_of_the_sheets_is_understood() {
    // A sheet with an unclosed block swallows what follows: its last rule would be missing.
    for (name, css) in
        [("chrome", reading_widget::styles::CHROME), ("prose", reading_widget::styles::PROSE)]
    {
        let count = js_sys::Function::new_with_args(
            "css",
            "const sheet = new CSSStyleSheet(); sheet.replaceSync(css + '\\n.the-last { color: red }');
             return sheet.cssRules[sheet.cssRules.length - 1].selectorText;",
        );
        let last = count.call1(&wasm_bindgen::JsValue::NULL, &css.into()).unwrap();
        assert_eq!(last.as_string().as_deref(), Some(".the-last"), "{name}");
    }
}
