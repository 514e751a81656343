//! Texts that are hard on parsers: none of them overflows the stack of a WebAssembly module, each is
//! read about as fast as prose of its length, and what comes out stays in proportion to what went
//! in.

use crate::html::html;
use reading_widget::article::{
    Body, Format, ReadError, Reading, comment_reading, cut_notice, read, survey, wire,
};
use reading_widget::markup::{Event, MAX_DEPTH, Markup, RawTape, clean, to_html};
use reading_widget::outline::outline;
use reading_widget::reading_time::estimate;
use std::time::{Duration, Instant};

/// The stack of a WebAssembly module, in bytes. A test build needs more of it than what is shipped.
const STACK: usize = 1 << 20;

/// How many times as long as prose of the same length a text may take. Most take less than ten
/// times as long; a text on which a parser takes the square of its length, thousands of times.
const SLOWNESS: u32 = 150;

/// Depths at which things change, and those that nobody writes by hand.
const DEPTHS: &[usize] = &[
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 198, 199, 200, 201, 202, 500, 511, 512, 513, 1_000,
    2_000, 5_000, 10_000, 20_000, 50_000, 100_000,
];

type Read = fn(&str) -> Result<Reading, ReadError>;

const MARKDOWN: Read = |text| read(Format::Markdown, text);
const TEXT: Read = |text| read(Format::Text, text);
const COMMENT: Read = |text| Ok(comment_reading(text));

fn recipes() -> Vec<(String, String)> {
    let path = format!("{}/tests/data/pathological.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the data is here");
    let data: serde_json::Value = serde_json::from_str(&text).expect("the data is JSON");
    let cases = data["cases"].as_array().expect("a list of recipes");
    cases
        .iter()
        .map(|case| (case["id"].as_str().expect("an id").to_owned(), text_of(case)))
        .collect()
}

fn text_of(case: &serde_json::Value) -> String {
    let mut text = String::new();
    for part in case["parts"].as_array().expect("parts") {
        let words = part[0].as_str().expect("words");
        let count = usize::try_from(part[1].as_u64().expect("a count")).expect("it fits");
        match words {
            "@nested-list" => (0..count).for_each(|i| text += &format!("{}* a\n", "  ".repeat(i))),
            "@backticks" => (1..count).for_each(|i| text += &format!("e{}", "`".repeat(i))),
            words => text += &words.repeat(count),
        }
    }
    text
}

/// Does something with no more stack than a WebAssembly module has.
fn with_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work);
    thread.expect("a thread").join().expect("nothing went wrong in it");
}

fn time<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed())
}

/// What this reader takes for a byte of prose, now and on this machine.
fn pace(reads: Read) -> Duration {
    let prose = "It was *late*, and the [river](/aurel) had `risen` again.\n\n".repeat(2_000);
    let best = (0..3).map(|_| time(|| reads(&prose)).1).min().expect("three times");
    best / u32::try_from(prose.len() / 1_000).expect("it fits")
}

/// Reads a text; it has to be read in time. Whoever shares the machine may slow one attempt down,
/// or two.
fn read_in_time(reads: Read, pace: Duration, name: &str, text: &str) -> Result<Reading, ReadError> {
    let kilobytes = u32::try_from(text.len() / 1_000 + 10).expect("it fits");
    let limit = pace * kilobytes * SLOWNESS;
    let mut attempts = (0..3).map(|_| time(|| reads(text)));
    let mut last = None;
    attempts
        .find_map(|(result, time)| {
            last = Some(time);
            (time <= limit).then_some(result)
        })
        .unwrap_or_else(|| panic!("{name} took {last:?}, and {limit:?} are enough"))
}

fn check_recipes(reads: Read) {
    let recipes = recipes();
    assert_eq!(recipes.len(), 65);
    let pace = pace(reads);
    for (id, text) in recipes {
        let result = read_in_time(reads, pace, &id, &text);
        let reading = result.as_ref().unwrap_or_else(|error| panic!("{id}: {error}"));
        let size = html(&reading.body).len();
        assert!(size <= 64 * text.len() + 65_536, "{id}: {} became {size}", text.len());
        check_all_that_follows(&result);
    }
}

/// What the page does with what was read: it crosses between the modules, is surveyed, counted and
/// outlined.
fn check_all_that_follows(result: &Result<Reading, ReadError>) {
    assert!(wire::decode(&wire::encode(result)).as_ref() == Some(result));
    if let Ok(Reading { body: Body::Markup(markup), .. }) = result {
        assert!(depth(markup) <= MAX_DEPTH);
        assert!(!to_html(markup).is_empty() || markup.is_empty());
        let document = survey::survey_markup(markup);
        outline(&document, &estimate(&document, None, None), 6);
    }
}

fn depth(markup: &Markup) -> usize {
    let (mut depth, mut deepest) = (0, 0);
    for event in markup.events() {
        match event {
            Event::Open(_) => depth += 1,
            Event::Close => depth -= 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

#[test]
fn hard_texts_are_read_in_time_as_markdown() {
    with_small_stack(|| check_recipes(MARKDOWN));
}

#[test]
fn hard_texts_are_read_in_time_as_plain_text() {
    with_small_stack(|| check_recipes(TEXT));
}

#[test]
fn hard_texts_are_read_in_time_as_comments() {
    with_small_stack(|| check_recipes(COMMENT));
}

/// Opens something again and again, puts words in it, and closes it as often. At every depth the
/// words are there, and where nesting is cut a notice says so: `levels` tells how deep the elements
/// of so many openings nest.
fn sweep(reads: Read, open: &'static str, close: &'static str, levels: fn(usize) -> usize) {
    with_small_stack(move || {
        let pace = pace(reads);
        for &depth in DEPTHS {
            let name = format!("{open:?} {depth} times");
            let inner = [&open.repeat(depth), "still here", &close.repeat(depth)].concat();
            let text = inner + "\n\nand here";
            let result = read_in_time(reads, pace, &name, &text);
            let reading = result.as_ref().unwrap_or_else(|error| panic!("{name}: {error}"));
            let html = html(&reading.body);
            assert!(html.contains("still here") && html.contains("and here"), "{name}: {html}");
            assert!(html.len() <= 64 * text.len() + 65_536, "{name} became {}", html.len());
            let is_told = reading.notices.iter().any(|notice| notice.contains("200 levels"));
            assert_eq!(is_told, levels(depth) > MAX_DEPTH, "{name}: {:?}", reading.notices);
            check_all_that_follows(&result);
        }
    });
}

#[test]
fn quotes_nest_to_any_depth() {
    for open in [">", "> "] {
        sweep(MARKDOWN, open, "", |depth| depth + 1);
        sweep(COMMENT, open, "", |depth| depth + 1);
    }
}

#[test]
fn lists_nest_to_any_depth() {
    sweep(MARKDOWN, "- ", "", |depth| 2 * depth);
    sweep(COMMENT, "- ", "", |depth| 2 * depth);
}

#[test]
fn emphasis_nests_to_any_depth() {
    for reads in [MARKDOWN, COMMENT] {
        sweep(reads, "*a _b ", "_*", |depth| 2 * depth + 1);
        // The second star ends what the first one began: this does not nest.
        sweep(reads, "*_", "_*", |_| 0);
    }
}

#[test]
fn brackets_nest_to_any_depth() {
    sweep(MARKDOWN, "[", "]", |_| 1);
    sweep(COMMENT, "[", "]", |_| 1);
}

#[test]
fn html_in_markdown_nests_to_any_depth() {
    // It nests in the text that a browser has to parse: what comes of it is the cleaner's to cut.
    sweep(MARKDOWN, "<div>", "</div>", |_| 0);
    sweep(MARKDOWN, "<table><tr><td>", "</td></tr></table>", |_| 0);
    // Lines of words between bars are no table within a table, however many.
    sweep(MARKDOWN, "|", "|", |_| 1);
}

/// What a browser made of HTML may nest as deep as it likes, too.
#[test]
fn trees_nest_to_any_depth() {
    with_small_stack(|| {
        for names in
            [&["div"][..], &["table", "tr", "td"], &["ul", "li"], &["b", "i"], &["font"], &["h2"]]
        {
            for &depth in DEPTHS {
                let open: String = names.iter().map(|name| format!("\u{1}{name}")).collect();
                let close = "\u{5}".repeat(names.len());
                let tree = [&open.repeat(depth), "\u{4}still here", &close.repeat(depth)].concat();
                let tree = RawTape::new(tree);
                let markup = clean(&tree);
                let text = markup.events().find(|event| matches!(event, Event::Text(_)));
                assert_eq!(text, Some(Event::Text("still here")), "{names:?} {depth} times");
                assert!(self::depth(&markup) <= MAX_DEPTH);
                assert_eq!(cut_notice(&markup).is_some(), was_cut(&markup, names, depth));
                let document = survey::survey_page(&tree);
                assert!(document.text.contains("still here"), "{names:?} {depth} times");
                outline(&document, &estimate(&document, None, None), 6);
            }
        }
    });
}

/// Whether a tape holds fewer of these elements than there were, for no other reason than their
/// depth.
fn was_cut(markup: &Markup, names: &[&str], depth: usize) -> bool {
    names != ["font"] && names != ["h2"] && self::depth(markup) < names.len() * depth
}

#[test]
fn json_nests_to_any_depth_or_is_refused() {
    with_small_stack(|| {
        for &depth in DEPTHS {
            for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
                let deep = [&open.repeat(depth), "1", &close.repeat(depth)].concat();
                assert!(read(Format::Json, &open.repeat(depth)).is_err());
                // An article is an object; what it does not know in it is passed over.
                assert_eq!(read(Format::Json, &deep).is_ok(), open != "[");
                for field in ["tags", "author", "sections", "title", "body", "links", "x"] {
                    let text = format!("{{\"{field}\":{deep},\"standfirst\":\"still here\"}}");
                    match read(Format::Json, &text) {
                        Ok(reading) => {
                            assert_eq!(reading.metadata.standfirst.as_deref(), Some("still here"));
                        }
                        Err(error) => assert!(!error.to_string().is_empty()),
                    }
                }
            }
        }
    });
}

#[test]
fn front_matter_that_nests_without_end_is_refused_or_left_to_markdown() {
    with_small_stack(|| {
        for open in ["[", "{a: ", "- ", "? "] {
            for field in ["title", "other"] {
                let text = format!("---\n{field}: {}\n---\n\nWords.", open.repeat(20_000));
                let _ = read(Format::Markdown, &text);
            }
        }
    });
}

#[test]
fn addresses_that_are_none_are_passed_over_in_time() {
    with_small_stack(|| {
        for part in [
            "http://!",
            "http://a",
            "https://a.b.",
            "http://a)(",
            "http://a&b;",
            "www.",
            "www.a_",
            "www.a~",
            "a@",
            "@a",
            "a@b.",
            "a.b@c.d_",
            "://",
            "a-",
            "&a;",
            "http://*a_",
            "www.[a](",
        ] {
            for reads in [MARKDOWN, COMMENT] {
                let text = part.repeat(100_000 / part.len());
                read_in_time(reads, pace(reads), part, &text).unwrap();
            }
        }
    });
}

#[test]
fn ten_megabytes_are_read() {
    let prose = "It was late, and the river had risen again, as it does in March.\n\n";
    let text = prose.repeat(10_000_000 / prose.len());
    for reads in [MARKDOWN, TEXT] {
        let reading = reads(&text).expect("there is nothing wrong in it");
        assert_eq!(html(&reading.body).matches("risen again").count(), 10_000_000 / prose.len());
    }
    let json = format!("{{\"body\":{}}}", serde_json::Value::from(text));
    assert!(read(Format::Json, &json).is_ok());
}

#[test]
fn ten_thousand_notes_with_the_same_slug_are_told_apart_in_time() {
    // Signs become hyphens: each of these labels has another sign, and all have the same slug.
    let notes: String = (0x2200..0x22ff)
        .flat_map(|one| (0x2200..0x2228).map(move |other| (one, other)))
        .filter_map(|(one, other)| Some((char::from_u32(one)?, char::from_u32(other)?)))
        .map(|(one, other)| format!("[^{one}{other}]: x\n\n"))
        .collect();
    let begin = Instant::now();
    let body = read(Format::Markdown, &notes).unwrap().body;
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
    let html = html(&body);
    for id in ["id=\"fn---\"", "id=\"fn----2\"", "id=\"fn----10200\""] {
        assert_eq!(html.matches(id).count(), 1, "{id}");
    }
}

#[test]
fn a_long_name_around_many_values_does_not_fill_the_memory() {
    // Noting the path of each value would take five gigabytes.
    let (name, values) = ("k".repeat(100_000), "1, ".repeat(50_000));
    let text = format!("---\nauthor:\n  ? {name}\n  : [{values}]\n  name: [Ada]\n---\n\nWords.");
    let begin = Instant::now();
    let error = read(Format::Markdown, &text).unwrap_err();
    assert_eq!(error.to_string(), "line 5: “author.name”: expected text, found a list");
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}
