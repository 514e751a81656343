//! Lower case, for the letters of every script, as Unicode has it.

/// The text in lower case. As in Greek, a capital sigma that ends a word becomes `ς`.
pub fn lower(text: &str) -> String {
    let mut lowered = String::with_capacity(text.len());
    let mut in_word = false;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            'Σ' if in_word && !rest.clone().find(|c| !is_inside(*c)).is_some_and(is_letter) => {
                lowered.push('ς');
            }
            // The one letter whose lower case is two characters: the dot is kept as a mark.
            'İ' => lowered.push_str("i\u{307}"),
            c => lowered.push(lower_char(c)),
        }
        in_word = is_letter(c) || in_word && is_inside(c);
    }
    lowered
}

/// A character in lower case, where that is one character.
pub fn lower_char(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = u32::from(c);
    let after = RUNS.partition_point(|(run, _)| run >> 12 <= code);
    let Some((run, distance)) = after.checked_sub(1).and_then(|at| RUNS.get(at)) else { return c };
    let (first, step, count) = (run >> 12, run >> 8 & 0xf, run & 0xff);
    let past = code - first;
    if past >= step * count || past % step != 0 {
        return c;
    }
    code.checked_add_signed(*distance).and_then(char::from_u32).unwrap_or(c)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

/// What may stand inside of a word without ending it: apostrophes, points, marks, soft hyphens.
fn is_inside(c: char) -> bool {
    matches!(c, '\'' | '’' | '.' | ':' | '·' | '\u{ad}' | '\u{300}'..='\u{36f}')
}

/// The capitals, as runs with the distance to their small letters: the first character, then in one
/// digit its distance to the next one (where capitals and small letters alternate it is 2), then in
/// two digits how many there are. Unicode 17.
#[rustfmt::skip]
#[allow(clippy::unusual_byte_groupings, reason = "the groups are a character, a step and a count")]
const RUNS: &[(u32, i32)] = &[
    (0x00c0_1_17, 32), (0x00d8_1_07, 32), (0x0100_2_18, 1), (0x0132_2_03, 1), (0x0139_2_08, 1),
    (0x014a_2_17, 1), (0x0178_1_01, -121), (0x0179_2_03, 1), (0x0181_1_01, 210), (0x0182_2_02, 1),
    (0x0186_1_01, 206), (0x0187_1_01, 1), (0x0189_1_02, 205), (0x018b_1_01, 1), (0x018e_1_01, 79),
    (0x018f_1_01, 202), (0x0190_1_01, 203), (0x0191_1_01, 1), (0x0193_1_01, 205),
    (0x0194_1_01, 207), (0x0196_1_01, 211), (0x0197_1_01, 209), (0x0198_1_01, 1),
    (0x019c_1_01, 211), (0x019d_1_01, 213), (0x019f_1_01, 214), (0x01a0_2_03, 1),
    (0x01a6_1_01, 218), (0x01a7_1_01, 1), (0x01a9_1_01, 218), (0x01ac_1_01, 1), (0x01ae_1_01, 218),
    (0x01af_1_01, 1), (0x01b1_1_02, 217), (0x01b3_2_02, 1), (0x01b7_1_01, 219), (0x01b8_1_01, 1),
    (0x01bc_1_01, 1), (0x01c4_1_01, 2), (0x01c5_1_01, 1), (0x01c7_1_01, 2), (0x01c8_1_01, 1),
    (0x01ca_1_01, 2), (0x01cb_2_09, 1), (0x01de_2_09, 1), (0x01f1_1_01, 2), (0x01f2_2_02, 1),
    (0x01f6_1_01, -97), (0x01f7_1_01, -56), (0x01f8_2_14, 1), (0x0220_1_01, -130),
    (0x0222_2_09, 1), (0x023a_1_01, 10795), (0x023b_1_01, 1), (0x023d_1_01, -163),
    (0x023e_1_01, 10792), (0x0241_1_01, 1), (0x0243_1_01, -195), (0x0244_1_01, 69),
    (0x0245_1_01, 71), (0x0246_2_05, 1), (0x0370_2_02, 1), (0x0376_1_01, 1), (0x037f_1_01, 116),
    (0x0386_1_01, 38), (0x0388_1_03, 37), (0x038c_1_01, 64), (0x038e_1_02, 63), (0x0391_1_11, 32),
    (0x03a3_1_09, 32), (0x03cf_1_01, 8), (0x03d8_2_0c, 1), (0x03f4_1_01, -60), (0x03f7_1_01, 1),
    (0x03f9_1_01, -7), (0x03fa_1_01, 1), (0x03fd_1_03, -130), (0x0400_1_10, 80), (0x0410_1_20, 32),
    (0x0460_2_11, 1), (0x048a_2_1b, 1), (0x04c0_1_01, 15), (0x04c1_2_07, 1), (0x04d0_2_30, 1),
    (0x0531_1_26, 48), (0x10a0_1_26, 7264), (0x10c7_1_01, 7264), (0x10cd_1_01, 7264),
    (0x13a0_1_50, 38864), (0x13f0_1_06, 8), (0x1c89_1_01, 1), (0x1c90_1_2b, -3008),
    (0x1cbd_1_03, -3008), (0x1e00_2_4b, 1), (0x1e9e_1_01, -7615), (0x1ea0_2_30, 1),
    (0x1f08_1_08, -8), (0x1f18_1_06, -8), (0x1f28_1_08, -8), (0x1f38_1_08, -8), (0x1f48_1_06, -8),
    (0x1f59_2_04, -8), (0x1f68_1_08, -8), (0x1f88_1_08, -8), (0x1f98_1_08, -8), (0x1fa8_1_08, -8),
    (0x1fb8_1_02, -8), (0x1fba_1_02, -74), (0x1fbc_1_01, -9), (0x1fc8_1_04, -86),
    (0x1fcc_1_01, -9), (0x1fd8_1_02, -8), (0x1fda_1_02, -100), (0x1fe8_1_02, -8),
    (0x1fea_1_02, -112), (0x1fec_1_01, -7), (0x1ff8_1_02, -128), (0x1ffa_1_02, -126),
    (0x1ffc_1_01, -9), (0x2126_1_01, -7517), (0x212a_1_01, -8383), (0x212b_1_01, -8262),
    (0x2132_1_01, 28), (0x2160_1_10, 16), (0x2183_1_01, 1), (0x24b6_1_1a, 26), (0x2c00_1_30, 48),
    (0x2c60_1_01, 1), (0x2c62_1_01, -10743), (0x2c63_1_01, -3814), (0x2c64_1_01, -10727),
    (0x2c67_2_03, 1), (0x2c6d_1_01, -10780), (0x2c6e_1_01, -10749), (0x2c6f_1_01, -10783),
    (0x2c70_1_01, -10782), (0x2c72_1_01, 1), (0x2c75_1_01, 1), (0x2c7e_1_02, -10815),
    (0x2c80_2_32, 1), (0x2ceb_2_02, 1), (0x2cf2_1_01, 1), (0xa640_2_17, 1), (0xa680_2_0e, 1),
    (0xa722_2_07, 1), (0xa732_2_1f, 1), (0xa779_2_02, 1), (0xa77d_1_01, -35332), (0xa77e_2_05, 1),
    (0xa78b_1_01, 1), (0xa78d_1_01, -42280), (0xa790_2_02, 1), (0xa796_2_0a, 1),
    (0xa7aa_1_01, -42308), (0xa7ab_1_01, -42319), (0xa7ac_1_01, -42315), (0xa7ad_1_01, -42305),
    (0xa7ae_1_01, -42308), (0xa7b0_1_01, -42258), (0xa7b1_1_01, -42282), (0xa7b2_1_01, -42261),
    (0xa7b3_1_01, 928), (0xa7b4_2_08, 1), (0xa7c4_1_01, -48), (0xa7c5_1_01, -42307),
    (0xa7c6_1_01, -35384), (0xa7c7_2_02, 1), (0xa7cb_1_01, -42343), (0xa7cc_2_08, 1),
    (0xa7dc_1_01, -42561), (0xa7f5_1_01, 1), (0xff21_1_1a, 32), (0x10400_1_28, 40),
    (0x104b0_1_24, 40), (0x10570_1_0b, 39), (0x1057c_1_0f, 39), (0x1058c_1_07, 39),
    (0x10594_1_02, 39), (0x10c80_1_33, 64), (0x10d50_1_16, 32), (0x118a0_1_20, 32),
    (0x16e40_1_20, 32), (0x16ea0_1_19, 27), (0x1e900_1_22, 34),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_lowered_as_the_standard_library_lowers_it() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|&c| c != 'Σ') {
            assert_eq!(lower(&c.to_string()), c.to_lowercase().to_string(), "{:x}", c as u32);
        }
    }

    #[test]
    fn a_sigma_is_lowered_by_its_place() {
        for text in [
            "ΟΔΟΣ",
            "ΟΔΟΣ ΣΟΦΙΑΣ",
            "ΣΟΦΟΣ.",
            "Σ",
            "Σ.",
            "ΑΣ’ΤΟ",
            "ΤΙΣ, ΠΩΣ;",
            "ΑΣ",
            "ΑΣΑ",
            "ΆΣ",
            "Α\u{301}Σ",
            "Α.Σ",
            "Α.Σ.",
            "«ΣΣ»",
            "1Σ",
            "ΑΣ1",
            "ΑΣ\u{ad}ΤΕ",
        ] {
            assert_eq!(lower(text), text.to_lowercase(), "{text}");
        }
    }
}
