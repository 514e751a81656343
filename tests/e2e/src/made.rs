//! Pages that are made on the spot: those whose size or address matters, not their words.

use std::fmt::Write;

/// The sentences of the made articles.
const SENTENCES: [&str; 8] = [
    "The ferry leaves before the bakery opens, and nobody on board is in a mood to talk.",
    "Gulls sit on the railing like clerks who wait for the first letter of the day.",
    "A woman with a bicycle reads the same page twice, then puts the book away.",
    "Over the water the church rings seven, a little late, as it does every morning.",
    "The captain knows each passenger by the sound of the steps on the iron stairs.",
    "Somebody has left a scarf on the bench, and by noon it will have an owner.",
    "Rain is near, though the sky above the harbour keeps its secrets for now.",
    "We land.",
];

/// What makes a page's waits short, before anything else of it runs: those of a minute and more take
/// a few seconds, those of some seconds a tenth of them.
const HURRY: &str = "<script>{
const short = (wait) => wait >= 60_000 ? 4_000 + wait / 300 : wait >= 5_000 ? wait / 10 : wait;
const { setTimeout } = window;
window.setTimeout = (callback, wait, ...given) => setTimeout(callback, short(wait), ...given);
const { timeout } = AbortSignal;
AbortSignal.timeout = (wait) => timeout.call(AbortSignal, short(wait));
}</script>";

/// Makes a page by its name and parameters: its extension (which tells its type) and its text.
///
/// - `widget`: a widget whose attributes are the parameters; `script` is the address of its
///   script, `backdrop` the page's colours (`dark`, or `system` to follow the system), `children`
///   the HTML inside it, `language` the page's, `heading` its own first heading; with `hurry`, waits
///   of seconds are short.
/// - `words`: an English text in the widget's own children, `count` words long.
/// - `sections`: a Markdown file of `count` sections, `words` words each.
/// - `host`: a page that is like the parameter `host` of it says (`fixtures/hosts/hosts.js`), with an
///   article of its own; `script` and `integrity` are those of the widget's script, `doctype=none`
///   leaves the first line out. Other parameters are attributes of the widget.
/// - `frame`: the page `path` in a frame of `width` and `height`, sandboxed with `sandbox`.
/// - `picture`: an image of 40 × 30.
pub fn make(name: &str, parameters: &[(String, String)]) -> Option<(&'static str, Vec<u8>)> {
    let parameter = |wanted: &str, or: &'static str| -> String {
        let found = parameters.iter().find(|(name, _)| name == wanted);
        found.map_or(or.to_owned(), |(_, value)| value.clone())
    };
    let number = |wanted: &str, or: &'static str| parameter(wanted, or).parse::<usize>().ok();
    let (extension, text) = match name {
        "widget" => ("html", widget(parameters, &parameter)),
        "host" => ("html", host(parameters, &parameter)),
        "frame" => ("html", frame(&parameter)),
        "words" => {
            let body = paragraphs("<p>", "</p>", number("count", "1000")?);
            let article = format!("<article>{body}</article>");
            ("html", page("en", "", &script("/pkg/reading-widget.js"), "", &article))
        }
        "sections" => ("md", sections(number("count", "12")?, number("words", "100")?)),
        "picture" => {
            let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'/>";
            ("svg", svg.to_owned())
        }
        _ => return None,
    };
    Some((extension, text.into_bytes()))
}

/// The parameters of a query, decoded.
pub fn parameters(query: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

fn widget(
    parameters: &[(String, String)],
    parameter: &dyn Fn(&str, &'static str) -> String,
) -> String {
    let attributes = attributes(parameters);
    let style = match parameter("backdrop", "").as_str() {
        "" => String::new(),
        "dark" => "<style>body { background: #14161a; color: #e8e6e3 }</style>".to_owned(),
        "system" => "<style>:root { color-scheme: light dark }</style>".to_owned(),
        colour => format!("<style>body {{ background: {colour} }}</style>"),
    };
    let mut script = script(&parameter("script", "/pkg/reading-widget.js"));
    if !parameter("hurry", "").is_empty() {
        script.insert_str(0, HURRY);
    }
    let html = page(
        &parameter("language", "en"),
        &style,
        &script,
        &attributes,
        &parameter("children", ""),
    );
    with_heading(html, parameter)
}

/// The page's own first heading, where one is asked for.
fn with_heading(html: String, parameter: &dyn Fn(&str, &'static str) -> String) -> String {
    match parameter("heading", "").as_str() {
        "" => html,
        words => html.replacen("<main>", &format!("<header><h1>{words}</h1></header><main>"), 1),
    }
}

/// The parameters that are attributes of the widget.
fn attributes(parameters: &[(String, String)]) -> String {
    let ours = [
        "script",
        "backdrop",
        "heading",
        "csp",
        "status",
        "type",
        "language",
        "children",
        "host",
        "integrity",
        "doctype",
        "hurry",
    ];
    parameters.iter().filter(|(name, _)| !ours.contains(&name.as_str())).fold(
        String::new(),
        |mut all, (name, value)| {
            // Writing to a string cannot fail.
            let _ = write!(all, " {name}=\"{}\"", quoted(value));
            all
        },
    )
}

fn quoted(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;")
}

fn host(
    parameters: &[(String, String)],
    parameter: &dyn Fn(&str, &'static str) -> String,
) -> String {
    let integrity = match parameter("integrity", "") {
        none if none.is_empty() => none,
        hash => format!(" integrity=\"{}\" crossorigin", quoted(&hash)),
    };
    let source = parameter("script", "/pkg/reading-widget.js");
    let scripts = format!(
        "<script src=\"/fixtures/hosts/hosts.js\"></script>\
         <script type=\"module\" blocking=\"render\" src=\"{source}\"{integrity}></script>"
    );
    let sections: String = ["The quay", "The crossing", "The other side"]
        .iter()
        .map(|title| format!("<h2>{title}</h2>{}", paragraphs("<p>", "</p>", 300)))
        .collect();
    let article = format!("<article>{sections}</article>");
    let html = page("en", "", &scripts, &attributes(parameters), &article);
    let html = with_heading(html, parameter);
    match parameter("doctype", "").as_str() {
        "none" => html.replacen("<!doctype html>\n", "", 1),
        _ => html,
    }
}

fn frame(parameter: &dyn Fn(&str, &'static str) -> String) -> String {
    let [path, width, height, sandbox] =
        ["path", "width", "height", "sandbox"].map(|name| quoted(&parameter(name, "")));
    let sandbox = match sandbox.as_str() {
        "" => String::new(),
        allowed => format!(" sandbox=\"{allowed}\""),
    };
    format!(
        "<!doctype html><html lang=\"en\"><head><title>A frame</title></head><body>\
         <iframe title=\"The page\"{sandbox} src=\"{path}\" width=\"{width}\" height=\"{height}\" \
         style=\"border: 0\"></iframe></body></html>"
    )
}

fn script(source: &str) -> String {
    format!("<script type=\"module\" blocking=\"render\" src=\"{source}\"></script>")
}

fn page(language: &str, style: &str, script: &str, attributes: &str, children: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <title>A made page</title>{style}{script}</head>\n<body>\n\
         <main><reading-widget{attributes}>{children}</reading-widget></main>\n</body>\n</html>\n"
    )
}

/// A Markdown document of equal sections.
fn sections(count: usize, words: usize) -> String {
    let mut text = "# A long crossing\n\n".to_owned();
    for number in 1..=count {
        let level = if number % 4 == 0 { "###" } else { "##" };
        // Writing to a string cannot fail.
        let _ = write!(text, "{level} Crossing {number}\n\n{}", paragraphs("", "\n\n", words));
    }
    text
}

/// Exactly so many words, in paragraphs of a hundred.
fn paragraphs(open: &str, close: &str, count: usize) -> String {
    let words: Vec<&str> =
        SENTENCES.iter().flat_map(|sentence| sentence.split(' ')).cycle().take(count).collect();
    words.chunks(100).map(|words| [open, &words.join(" "), close].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_text_has_as_many_words_as_were_asked_for() {
        for count in [1, 99, 100, 101, 1272] {
            let text = paragraphs("", "\n", count);
            assert_eq!(text.split_whitespace().count(), count);
        }
    }
}
