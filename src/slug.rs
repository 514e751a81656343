//! Slugs: ids made from the words of headings, as GitHub makes them, so that links into an article
//! stay the same wherever it is shown.
//!
//! A slug keeps letters, digits, marks, connectors such as `_`, and hyphens; a space becomes a
//! hyphen, all else goes. [`Slugger`] makes slugs unique with `-1`, `-2`, …

use std::collections::{HashMap, HashSet};

/// The slug of a heading's words. It is empty, or hyphens only, where the words have no letter and
/// no digit.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    // The whole text is lowered at once: the lower case of a final sigma depends on its place.
    for c in text.to_lowercase().chars() {
        if c == ' ' {
            slug.push('-');
        } else if is_kept(c) {
            slug.push(c);
        }
    }
    slug
}

/// The slug of a section's title: never without a letter or digit, so that it can be told from
/// others and typed. A title of signs only is called `section`.
pub fn section_slug(title: &str) -> String {
    let slug = slug(title);
    if slug.chars().any(char::is_alphanumeric) { slug } else { "section".to_owned() }
}

/// Gives out ids that are unique among themselves and among those that are taken.
#[derive(Debug)]
pub struct Slugger<'a> {
    taken: &'a HashSet<String>,
    /// The ids that were given or reserved, each with the suffix that was last put on it.
    given: HashMap<String, usize>,
}

impl<'a> Slugger<'a> {
    /// Ids that are in `taken` will not be given.
    pub fn new(taken: &'a HashSet<String>) -> Self {
        Self { taken, given: HashMap::new() }
    }

    /// Keeps an id from being given. Returns whether it was free.
    pub fn reserve(&mut self, id: &str) -> bool {
        let free = self.is_free(id);
        if free {
            self.given.insert(id.to_owned(), 0);
        }
        free
    }

    /// This id where it is free, else the first of `id-1`, `id-2`, … that is. Suffixes that were
    /// tried are remembered, so that thousands of equal headings cost no more than different ones.
    pub fn unique(&mut self, id: String) -> String {
        if self.is_free(&id) {
            self.given.insert(id.clone(), 0);
            return id;
        }
        let mut suffix = self.given.get(&id).copied().unwrap_or(0);
        let unique = loop {
            suffix += 1;
            let candidate = [id.as_str(), "-", suffix.to_string().as_str()].concat();
            if self.is_free(&candidate) {
                break candidate;
            }
        };
        self.given.insert(id, suffix);
        self.given.insert(unique.clone(), 0);
        unique
    }

    fn is_free(&self, id: &str) -> bool {
        !self.taken.contains(id) && !self.given.contains_key(id)
    }
}

fn is_kept(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '-' || c == '_';
    }
    c.is_alphabetic() || {
        let code = c as u32;
        let after = KEPT.partition_point(|&run| run >> 8 <= code);
        after
            .checked_sub(1)
            .and_then(|at| KEPT.get(at))
            .is_some_and(|&run| code - (run >> 8) <= run & 0xff)
    }
}

/// What a slug keeps besides letters: marks, decimal digits and connectors (general categories M,
/// Nd and Pc of Unicode 17), as runs: the first character, and in the last two digits how many
/// follow. Letters between them are swallowed to keep the list short.
#[rustfmt::skip]
#[allow(clippy::unusual_byte_groupings, reason = "the groups are a character and a count")]
const KEPT: &[u32] = &[
    0x0300_62, 0x0483_06, 0x0591_1e, 0x0658_11, 0x06df_01, 0x06ea_0f, 0x0740_0a, 0x07c0_33,
    0x07fd_00, 0x0818_15, 0x0859_02, 0x0898_49, 0x08ea_6a, 0x0966_09, 0x09bc_00, 0x09cd_00,
    0x09e6_09, 0x09fe_00, 0x0a3c_00, 0x0a4d_00, 0x0a66_09, 0x0abc_00, 0x0acd_00, 0x0ae6_09,
    0x0afd_02, 0x0b3c_00, 0x0b4d_00, 0x0b55_00, 0x0b66_09, 0x0bcd_00, 0x0be6_09, 0x0c3c_00,
    0x0c4d_00, 0x0c66_09, 0x0cbc_00, 0x0ccd_00, 0x0ce6_09, 0x0d3b_01, 0x0d4d_00, 0x0d66_09,
    0x0dca_00, 0x0de6_09, 0x0e47_07, 0x0e50_09, 0x0eba_00, 0x0ec8_06, 0x0ed0_09, 0x0f18_01,
    0x0f20_09, 0x0f35_00, 0x0f37_00, 0x0f39_00, 0x0f3e_01, 0x0f84_00, 0x0f86_01, 0x0fc6_00,
    0x1037_12, 0x1090_09, 0x135d_02, 0x1714_01, 0x1734_00, 0x17b4_1f, 0x17dd_00, 0x17e0_09,
    0x180b_02, 0x180f_0a, 0x1939_02, 0x1946_09, 0x19d0_09, 0x1a60_1c, 0x1a7f_0a, 0x1a90_09,
    0x1ab0_2d, 0x1ae0_0b, 0x1b34_10, 0x1b50_09, 0x1b6b_08, 0x1baa_49, 0x1c37_00, 0x1c40_09,
    0x1c50_09, 0x1cd0_02, 0x1cd4_25, 0x1dc0_3f, 0x203f_01, 0x2054_00, 0x20d0_20, 0x2cef_02,
    0x2d7f_00, 0x302a_05, 0x3099_01, 0xa620_09, 0xa66f_03, 0xa67c_01, 0xa6f0_01, 0xa806_00,
    0xa82c_00, 0xa8c4_00, 0xa8d0_09, 0xa8e0_11, 0xa900_2d, 0xa953_00, 0xa9b3_0d, 0xa9d0_09,
    0xa9f0_09, 0xaa50_09, 0xaabf_02, 0xaaf6_00, 0xabec_01, 0xabf0_09, 0xfe00_0f, 0xfe20_0f,
    0xfe33_01, 0xfe4d_02, 0xff10_09, 0xff3f_00, 0x101fd_00, 0x102e0_00, 0x104a0_09, 0x10a38_02,
    0x10a3f_00, 0x10ae5_01, 0x10d30_09, 0x10d40_09, 0x10d6a_03, 0x10efd_02, 0x10f46_0a, 0x10f82_03,
    0x11046_00, 0x11066_0a, 0x1107f_3b, 0x110f0_09, 0x11133_01, 0x11136_09, 0x11173_00, 0x111c0_00,
    0x111c9_03, 0x111d0_09, 0x11235_01, 0x112e9_01, 0x112f0_09, 0x1133b_01, 0x1134d_00, 0x11366_06,
    0x11370_04, 0x113ce_04, 0x113e1_01, 0x11442_04, 0x11450_09, 0x1145e_00, 0x114c2_01, 0x114d0_09,
    0x115bf_01, 0x1163f_00, 0x11650_09, 0x116b6_01, 0x116c0_09, 0x116d0_13, 0x1172b_00, 0x11730_09,
    0x11839_01, 0x118e0_09, 0x1193d_06, 0x11950_09, 0x119e0_00, 0x11a33_01, 0x11a47_00, 0x11a98_01,
    0x11bf0_09, 0x11c3f_00, 0x11c50_09, 0x11d42_03, 0x11d50_09, 0x11d97_00, 0x11da0_09, 0x11de0_09,
    0x11f41_01, 0x11f50_0a, 0x13440_15, 0x1612f_0a, 0x16a60_09, 0x16ac0_09, 0x16af0_04, 0x16b30_06,
    0x16b50_09, 0x16d70_09, 0x16fe4_00, 0x1bc9d_00, 0x1ccf0_09, 0x1cf00_2d, 0x1cf30_16, 0x1d165_04,
    0x1d16d_05, 0x1d17b_07, 0x1d185_06, 0x1d1aa_03, 0x1d242_02, 0x1d7ce_31, 0x1da00_36, 0x1da3b_31,
    0x1da75_00, 0x1da84_00, 0x1da9b_04, 0x1daa1_0e, 0x1e130_06, 0x1e140_09, 0x1e2ae_00, 0x1e2ec_0d,
    0x1e4ec_0d, 0x1e5ee_0c, 0x1e8d0_06, 0x1e944_06, 0x1e950_09, 0x1fbf0_09, 0xe0100_ef,
];
