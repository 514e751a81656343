//! The languages, one file each.

use super::Messages;

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod he;
mod it;
mod ja;
mod ko;
mod nl;
mod pl;
mod pt;
mod ru;
mod tr;
mod uk;
mod zh;

/// The language for readers whose own is not here.
pub(super) const ENGLISH: &Messages = &en::MESSAGES;

/// All languages.
pub(super) const LANGUAGES: &[&Messages] = &[
    ENGLISH,
    &ar::MESSAGES,
    &de::MESSAGES,
    &es::MESSAGES,
    &fr::MESSAGES,
    &he::MESSAGES,
    &it::MESSAGES,
    &ja::MESSAGES,
    &ko::MESSAGES,
    &nl::MESSAGES,
    &pl::MESSAGES,
    &pt::MESSAGES,
    &ru::MESSAGES,
    &tr::MESSAGES,
    &uk::MESSAGES,
    &zh::MESSAGES,
];
