//! Where the reader is: pure geometry over what was measured. No offset is kept, so late
//! images, resizes and changed articles confuse nothing.

/// What was measured, in CSS pixels, relative to the top of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// The height of the view (the window, or the box that scrolls).
    pub view: f64,
    /// How much of the view's top a fixed header covers.
    pub covered: f64,
    /// How far the view has been scrolled.
    pub scrolled: f64,
    /// How far it can still be scrolled.
    pub remaining: f64,
    /// The top of the article.
    pub top: f64,
    /// The bottom of the article.
    pub bottom: f64,
}

/// How far below a fixed header a heading comes to rest, in CSS pixels.
pub const REST: f64 = 16.0;

impl Measures {
    /// The line at which the eye is: a heading above it opens the section being read. It rests in
    /// the upper part of the view, and sinks to the bottom as the page nears its end, so that the
    /// last, short sections get their turn.
    pub fn line(&self) -> f64 {
        let rest = (self.covered + REST + 1.0).max(self.view * 0.25).min(self.view);
        let reach = self.view.min(self.scrolled + self.remaining);
        if reach <= 0.0 {
            return rest;
        }
        let near_end = (1.0 - self.remaining / reach).clamp(0.0, 1.0);
        rest + (self.view - rest) * near_end
    }

    /// How much of the article lies behind, 0 to 1 in steps of a thousandth: 0 when its top is at
    /// the top of the view, 1 when its bottom is at the bottom of it (or, where the page can go no
    /// further, in view).
    pub fn progress(&self) -> f64 {
        let height = self.bottom - self.top;
        let above = self.covered - self.top;
        let way = height - (self.view - self.covered);
        let progress = if height <= 0.0 {
            0.0
        } else if way <= 0.0 || (self.remaining < 1.0 && self.bottom <= self.view + 1.0) {
            // An article that fits into the view is read when all of it has been in view.
            if self.bottom <= self.view + 1.0 { 1.0 } else { 0.0 }
        } else {
            (above / way).clamp(0.0, 1.0)
        };
        (progress * 1000.0).round() / 1000.0
    }
}

/// The index of the last of `count` headings, in document order, whose top is at or above `line`.
/// `top` measures one, and is asked for about as many as the logarithm of `count`; a heading that
/// has no place (it is not rendered) has no top, and the one before it speaks for it.
pub fn current(
    count: usize,
    line: f64,
    mut top: impl FnMut(usize) -> Option<f64>,
) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    let mut found = None;
    while low < high {
        let middle = low + (high - low) / 2;
        let mut probe = middle;
        let measured = loop {
            match top(probe) {
                Some(top) => break Some(top),
                None if probe > low => probe -= 1,
                None => break None,
            }
        };
        match measured {
            Some(top) if top <= line => {
                found = Some(probe);
                low = middle + 1;
            }
            Some(_) => high = probe,
            None => low = middle + 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(scrolled: f64) -> Measures {
        // A view of 1,000 over a page of 5,000 that the article fills.
        Measures {
            view: 1000.0,
            covered: 0.0,
            scrolled,
            remaining: 4000.0 - scrolled,
            top: -scrolled,
            bottom: 5000.0 - scrolled,
        }
    }

    #[test]
    fn the_line_rests_in_the_upper_part_and_sinks_at_the_end() {
        assert_eq!(at(0.0).line(), 250.0);
        assert_eq!(at(3000.0).line(), 250.0);
        assert_eq!(at(3500.0).line(), 625.0);
        assert_eq!(at(4000.0).line(), 1000.0);
    }

    #[test]
    fn a_page_that_cannot_scroll_keeps_its_line() {
        let still = Measures { view: 1000.0, bottom: 500.0, ..Measures::default() };
        assert_eq!(still.line(), 250.0);
    }

    #[test]
    fn a_fixed_header_pushes_the_line_below_it() {
        let covered = Measures { covered: 300.0, ..at(0.0) };
        assert_eq!(covered.line(), 317.0);
    }

    #[test]
    fn every_section_gets_its_turn_down_to_the_last_short_ones() {
        // Headings every 40 pixels in the last 400 of the page.
        let tops: Vec<f64> = (0..10).map(|i| 4600.0 + 40.0 * f64::from(i)).collect();
        let mut seen = Vec::new();
        for scrolled in 0..=4000 {
            let scrolled = f64::from(scrolled);
            let now = current(tops.len(), at(scrolled).line(), |i| Some(tops[i] - scrolled));
            if seen.last() != Some(&now) {
                seen.push(now);
            }
        }
        let expected: Vec<_> = std::iter::once(None).chain((0..10).map(Some)).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn progress_runs_from_the_first_line_to_the_last() {
        assert_eq!(at(0.0).progress(), 0.0);
        assert_eq!(at(2000.0).progress(), 0.5);
        assert_eq!(at(4000.0).progress(), 1.0);
        let before = Measures { top: 300.0, bottom: 5300.0, ..at(0.0) };
        assert_eq!(before.progress(), 0.0);
    }

    #[test]
    fn an_article_that_fits_is_read_when_all_of_it_is_in_view() {
        let fits = Measures { view: 1000.0, top: 100.0, bottom: 600.0, ..Measures::default() };
        assert_eq!(fits.progress(), 1.0);
        let below = Measures { top: 900.0, bottom: 1400.0, remaining: 900.0, ..fits };
        assert_eq!(below.progress(), 0.0);
    }

    #[test]
    fn few_headings_are_measured_however_many_there_are() {
        let mut asked = 0;
        let found = current(10_000, 500_000.0, |i| {
            asked += 1;
            Some(i as f64 * 100.0)
        });
        assert_eq!(found, Some(5000));
        assert!(asked <= 15, "{asked}");
    }

    #[test]
    fn headings_without_a_place_are_passed_over() {
        let tops = [Some(0.0), None, None, Some(30.0), None, Some(50.0)];
        for (line, expected) in
            [(-1.0, None), (0.0, Some(0)), (29.0, Some(0)), (30.0, Some(3)), (60.0, Some(5))]
        {
            assert_eq!(current(tops.len(), line, |i| tops[i]), expected, "{line}");
        }
        assert_eq!(current(3, 10.0, |_| None), None);
    }
}
