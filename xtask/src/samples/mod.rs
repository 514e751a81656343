//! Samples: a long article for the demo and the tests, made rather than stored, the same on every
//! machine. It tells of a walk along a river that does not exist, day by day.

mod phrases;

use phrases::{EVENING, MORNING, NAME_ENDS, NAME_STARTS, PARTS, PATH, PEOPLE, PLACE, TABLE};

const DAYS_IN_A_PART: usize = 11;

/// A Markdown article of about 50,000 words, in 120 sections on two levels.
pub fn long_article() -> String {
    let mut chance = Chance(0x5eed);
    let mut text = String::from(FRONT);
    for (number, (title, introduction)) in PARTS.iter().enumerate() {
        text += &part(number, title, introduction);
        for day in number * DAYS_IN_A_PART..(number + 1) * DAYS_IN_A_PART {
            text += &opening(day);
            text.extend(paragraphs(day, &mut chance));
        }
    }
    text
}

/// The same walk in at least so many words, and at most a paragraph or a part's opening more, without
/// front matter. A walk that is longer than the river begins at its spring again.
pub fn article(words: usize) -> String {
    let mut chance = Chance(0x5eed);
    let mut text = String::new();
    let mut count = 0;
    let mut add = |piece: String| {
        count += piece.split_whitespace().count();
        text += &piece;
        count < words
    };
    for (number, (title, introduction)) in PARTS.iter().cycle().enumerate() {
        if !add(part(number, title, introduction)) {
            break;
        }
        let mut days = number * DAYS_IN_A_PART..(number + 1) * DAYS_IN_A_PART;
        let goes_on = days
            .all(|day| add(opening(day)) && paragraphs(day, &mut chance).into_iter().all(&mut add));
        if !goes_on {
            break;
        }
    }
    text
}

fn part(number: usize, title: &str, introduction: &str) -> String {
    format!("\n## {title}\n\n{introduction}\n\n{}\n", stages(number))
}

fn opening(day: usize) -> String {
    format!("\n### Day {}: {}\n", day + 1, place(day))
}

/// The paragraphs of a day.
fn paragraphs(day: usize, chance: &mut Chance) -> Vec<String> {
    let paragraph = |(pool, sentences): &(&[&str], usize)| {
        format!("\n{}\n", paragraph(pool, *sentences, day, chance))
    };
    DAY.iter().map(paragraph).collect()
}

const FRONT: &str = "\
---
title: Down the Aurel
standfirst: A hundred and ten days on foot from the last spring to the sea, along a river that is on no map. A small program put it together from some seventy sentences, to show how the widget carries a very long article.
author:
  name: The reading-widget authors
lang: en
---

I had meant to write about the sea. But the sea is where this walk ended, and by then I had filled
nine notebooks with the river.
";

/// What a day is told by: a pool of sentences and how many of them are taken.
const DAY: &[(&[&str], usize)] =
    &[(MORNING, 3), (PATH, 4), (PLACE, 4), (PEOPLE, 4), (TABLE, 2), (EVENING, 4)];

/// The table of a part's stages.
fn stages(part: usize) -> String {
    let mut table = String::from("| day | from | to |\n| --- | --- | --- |");
    for day in part * DAYS_IN_A_PART..(part + 1) * DAYS_IN_A_PART {
        table += &format!("\n| {} | {} | {} |", day + 1, before(day), place(day));
    }
    table
}

/// The village of a day. The two steps have no factor in common with the lengths of the lists, so
/// that no name comes twice.
fn place(day: usize) -> String {
    let start = NAME_STARTS[day * 7 % NAME_STARTS.len()];
    let end = NAME_ENDS[(day * 5 + 2) % NAME_ENDS.len()];
    match start.strip_suffix(' ') {
        Some(word) => format!("{word} {}{}", end[..1].to_uppercase(), &end[1..]),
        None => format!("{start}{end}"),
    }
}

fn before(day: usize) -> String {
    day.checked_sub(1).map_or_else(|| "Springhead".into(), place)
}

fn paragraph(pool: &[&str], sentences: usize, day: usize, chance: &mut Chance) -> String {
    let mut order: Vec<usize> = (0..pool.len()).collect();
    for last in (1..order.len()).rev() {
        order.swap(last, chance.below(last + 1));
    }
    let chosen = order.iter().take(sentences);
    chosen.map(|index| filled(pool[*index], day, chance)).collect::<Vec<_>>().join(" ")
}

fn filled(sentence: &str, day: usize, chance: &mut Chance) -> String {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before_gap, after)) = rest.split_once('{') {
        let (gap, after) = after.split_once('}').unwrap_or((after, ""));
        text += before_gap;
        let word = match gap {
            "place" => place(day),
            "before" => before(day),
            "next" => place(day + 1),
            _ => {
                let words = phrases::words(gap);
                words[chance.below(words.len())].to_owned()
            }
        };
        text += &if text.is_empty() { capitalised(&word) } else { word };
        rest = after;
    }
    text + rest
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}

/// A series of numbers that looks like chance and is the same every time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_long_article_is_as_long_as_it_says_and_the_same_every_time() {
        let article = long_article();
        let words = article.split_whitespace().count();
        assert!((48_000..52_000).contains(&words), "{words} words");
        let headings: Vec<_> = article.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(headings.len(), 120);
        assert_eq!(headings.iter().collect::<BTreeSet<_>>().len(), 120, "each has its own name");
        assert_eq!(article, long_article());
    }

    #[test]
    fn an_article_has_as_many_words_as_were_asked_for_and_is_the_same_every_time() {
        for words in [1, 1_300, 60_000] {
            let article = article(words);
            let count = article.split_whitespace().count();
            assert!((words..words + 400).contains(&count), "{count} words for {words}");
            assert_eq!(article, super::article(words));
        }
    }

    #[test]
    fn every_gap_has_words() {
        let pools = DAY.iter().flat_map(|(pool, _)| pool.iter());
        for sentence in pools {
            for gap in sentence.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                let is_place = ["place", "before", "next"].contains(&gap);
                assert!(is_place || !phrases::words(gap).is_empty(), "{gap} in {sentence}");
            }
        }
        assert!(!long_article().contains(['{', '}']));
    }
}
