//! Constructed style sheets: made once, adopted by a document or a shadow root for as long as
//! somebody needs them there. They work under `style-src 'self'`, which `<style>` does not.

use super::Host;
use crate::styles;
use js_sys::{Array, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, Node};

thread_local! {
    static CHROME: Option<CssStyleSheet> = sheet(styles::CHROME);
    static PROSE: Option<CssStyleSheet> = sheet(styles::PROSE);
    /// Who has adopted what, and how often.
    static ADOPTED: RefCell<Vec<(Node, CssStyleSheet, usize)>> = const { RefCell::new(Vec::new()) };
}

/// The style sheets of one widget, adopted until this is dropped.
#[must_use = "dropping it takes the styles away"]
pub struct Sheets {
    adopted: Vec<(Node, CssStyleSheet)>,
}

impl Sheets {
    /// Adopts the chrome's sheet where the chrome is, and the prose's where the article is.
    pub fn adopt(chrome: &Node, host: &Host) -> Self {
        let wanted = [
            (chrome.get_root_node(), CHROME.with(Option::clone)),
            (host.element.get_root_node(), PROSE.with(Option::clone)),
        ];
        let adopted: Vec<_> =
            wanted.into_iter().filter_map(|(root, sheet)| Some((root, sheet?))).collect();
        for (root, sheet) in &adopted {
            add(root, sheet);
        }
        Sheets { adopted }
    }
}

impl Sheets {
    /// Adopts both sheets where the host is: its chrome stands around it.
    pub fn adopt_around(host: &Host) -> Self {
        Sheets::adopt(&host.element, host)
    }
}

impl Drop for Sheets {
    fn drop(&mut self) {
        for (root, sheet) in &self.adopted {
            remove(root, sheet);
        }
    }
}

fn sheet(css: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(css).ok()?;
    Some(sheet)
}

fn add(root: &Node, sheet: &CssStyleSheet) {
    let is_new = ADOPTED.with_borrow_mut(|adopted| {
        match adopted.iter_mut().find(|(node, other, _)| node == root && other == sheet) {
            Some((_, _, count)) => {
                *count += 1;
                false
            }
            None => {
                adopted.push((root.clone(), sheet.clone(), 1));
                true
            }
        }
    });
    if is_new {
        let sheets = sheets_of(root);
        sheets.push(sheet);
        set_sheets(root, &sheets);
    }
}

fn remove(root: &Node, sheet: &CssStyleSheet) {
    let is_last = ADOPTED.with_borrow_mut(|adopted| {
        let Some(index) =
            adopted.iter().position(|(node, other, _)| node == root && other == sheet)
        else {
            return false;
        };
        let Some((_, _, count)) = adopted.get_mut(index) else { return false };
        *count -= 1;
        let is_last = *count == 0;
        if is_last {
            adopted.swap_remove(index);
        }
        is_last
    });
    if is_last {
        let others = sheets_of(root);
        let sheet: &JsValue = sheet.as_ref();
        set_sheets(root, &others.filter(&mut |other, _, _| other != *sheet));
    }
}

/// A copy of the list: the real one may not be frozen in every engine.
fn sheets_of(root: &Node) -> Array {
    Reflect::get(root, &"adoptedStyleSheets".into())
        .map_or_else(|_| Array::new(), |list| Array::from(&list))
}

fn set_sheets(root: &Node, sheets: &Array) {
    let _ = Reflect::set(root, &"adoptedStyleSheets".into(), sheets);
}
