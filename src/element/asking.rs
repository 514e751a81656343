//! What a page asks of a widget's talk, before and after that is loaded: whatever needs it waits
//! for it.

use super::discussing::{self, Refusal};
use super::values::{self, text};
use crate::comments::{Identity, check_profile};
use crate::component::{Missing, Talk, Talking};
use crate::parts::part;
use crate::platform;
use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// What a page asks of a widget's talk.
pub(super) struct Asked {
    talking: Talking,
    /// Settled when the profile that was set last is kept: whatever is asked later waits for it.
    signing: RefCell<Option<Promise>>,
    /// The profile that was set last, until it is kept.
    set: Rc<RefCell<Option<Profile>>>,
}

/// A profile that was set: none to sign out.
type Profile = Rc<Option<Identity>>;

impl Asked {
    pub(super) fn of(talking: Talking) -> Self {
        Asked { talking, signing: RefCell::default(), set: Rc::default() }
    }

    /// Ends the talk.
    pub(super) fn end(&self) {
        self.talking.end();
    }

    /// The insights to choose from, as JSON.
    pub(super) fn set_choices(&self, json: &str) {
        self.talking.set_choices(json);
    }

    /// Carries out the method of this name.
    pub(super) fn call(&self, name: String, given: Array, language: String) -> Promise {
        let (talking, signing) = (self.talking.clone(), self.signing.borrow().clone());
        future_to_promise(async move {
            wait_for(signing).await;
            let talk = talking.get().await?;
            let answer = call(talk, name, given, language).await?;
            JsFuture::from(answer).await
        })
    }

    /// `{name, link}`, or null while nobody is signed in.
    pub(super) fn profile(&self) -> JsValue {
        match &*self.set.borrow() {
            Some(set) => values::profile(Option::as_ref(set)),
            None => values::profile(self.talking.identity().as_ref()),
        }
    }

    /// Signs in, or out with null. What is wrong with a name or a link is said at once.
    pub(super) fn set_profile(&self, value: &JsValue) -> Result<(), JsValue> {
        let set = Rc::new(identity(value)?);
        let talking = self.talking.clone();
        let (before, kept) = (self.signing.take(), self.set.clone());
        *kept.borrow_mut() = Some(set.clone());
        *self.signing.borrow_mut() = Some(future_to_promise(async move {
            wait_for(before).await;
            let signed = match talking.get().await {
                Ok(talk) => sign(talk, Option::clone(&set)).await,
                Err(missing) => Err(missing),
            };
            match signed {
                Ok(signed) => wait_for(Some(signed)).await,
                Err(missing) => platform::error(&missing.to_string()),
            }
            let is_last = kept.borrow().as_ref().is_some_and(|last| Rc::ptr_eq(last, &set));
            if is_last {
                *kept.borrow_mut() = None;
            }
            Ok(JsValue::UNDEFINED)
        }));
        Ok(())
    }
}

impl From<Missing> for JsValue {
    fn from(missing: Missing) -> Self {
        values::error("wasm", &missing.to_string())
    }
}

part! { deeds:
    /// Begins to carry out a method.
    fn call(
        talk: Rc<dyn Talk>,
        name: String,
        given: Array,
        language: String,
    ) -> Result<Promise, Missing> {
        Ok(future_to_promise(async move {
            Ok(discussing::carry_out(talk, name, given, language).await?)
        }))
    }
}

part! { deeds:
    /// Begins to sign in, or out with none.
    fn sign(talk: Rc<dyn Talk>, identity: Option<Identity>) -> Result<Promise, Missing> {
        Ok(future_to_promise(async move {
            discussing::sign(talk, identity).await;
            Ok(JsValue::UNDEFINED)
        }))
    }
}

async fn wait_for(promise: Option<Promise>) {
    if let Some(promise) = promise {
        let _ = JsFuture::from(promise).await;
    }
}

fn identity(value: &JsValue) -> Result<Option<Identity>, Refusal> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let name = text(value, "name").trim().to_owned();
    let link = Some(text(value, "link").trim().to_owned()).filter(|link| !link.is_empty());
    check_profile(&name, link.as_deref())?;
    Ok(Some(Identity { name, link }))
}
