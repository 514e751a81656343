//! The pages: one for each thing that is measured and each contender, alike but for what they load.
//! They are isolated from other origins, since browsers give such pages their finer clock.

use crate::articles::Articles;
use crate::peers;
use crate::plan::Places;
use reading_widget_e2e::answer::Answer;
use reading_widget_e2e::made::parameters;
use reading_widget_e2e::server::More;
use std::path::PathBuf;

const OURS: &str =
    "<script type=\"module\" blocking=\"render\" src=\"/cached/pkg/reading-widget.js\"></script>";
const STYLE: &str = "<style>body { margin: 0 } main { max-width: 64rem; margin: auto }
#toc { position: fixed; top: 0; right: 0; width: 14rem; height: 100vh; overflow: auto }
article { max-width: 40rem } .spaced p { min-height: 300px }</style>";

/// What the server serves for the benchmark.
pub fn server(places: &Places) -> More {
    let articles = Articles::default();
    let (package, modules) = (places.package.clone(), places.peers.clone());
    let (count, here) = (places.count.clone(), PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    Box::new(move |path, query| {
        if let Some(file) = path.strip_prefix("/cached/") {
            let mut answer = match file.strip_prefix("pkg/") {
                Some(file) => Answer::read(&package.join(file)),
                None => peers::served(&modules, file.strip_prefix("peers/")?)?,
            };
            answer.set("Cache-Control", "max-age=3600");
            return Some(answer);
        }
        let name = path.strip_prefix("/bench/")?;
        if name == "count.wasm" {
            return Some(Answer::read(&count));
        }
        if name.ends_with(".js") {
            return Some(Answer::read(&here.join("pages").join(name)));
        }
        if let Some(call) = name.strip_prefix("artalk/") {
            return Some(peers::artalk(call));
        }
        let told = parameters(query);
        let told = Told(&told);
        if name == "text" {
            let text = articles.get(told.word("kind"), told.number("words")?)?;
            return Some(Answer::of("txt", text.as_bytes().to_vec()));
        }
        let mut answer = Answer::of("html", page(name, &told, &articles)?.into_bytes());
        answer.set("Cross-Origin-Opener-Policy", "same-origin");
        answer.set("Cross-Origin-Embedder-Policy", "require-corp");
        Some(answer)
    })
}

/// The parameters of a page.
struct Told<'a>(&'a [(String, String)]);

impl Told<'_> {
    fn word(&self, name: &str) -> &str {
        self.0.iter().find(|(told, _)| told == name).map_or("", |(_, value)| value)
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.word(name).parse().ok()
    }
}

fn page(name: &str, told: &Told, articles: &Articles) -> Option<String> {
    let is_ours = told.word("who") == "ours";
    let peer = |names: &[&str]| -> String {
        names.iter().map(|name| format!("<script src=\"/cached/peers/{name}\"></script>")).collect()
    };
    let outline = "<nav id=\"toc\"></nav><p id=\"time\"></p>";
    let only = "without-insights without-comments";
    let widget = |attributes: &str, children: &str| {
        format!("<reading-widget {attributes}>{children}</reading-widget>")
    };
    let (head, body) = match name {
        "own" => {
            let html = articles.get("html-of-markdown", told.number("words")?)?;
            let article = format!("<article>{html}</article>");
            match is_ours {
                true => (OURS.to_owned(), widget(only, &article)),
                false => (peer(&["tocbot.js", "reading-time.js"]), format!("{outline}{article}")),
            }
        }
        "content" => match told.word("who") {
            "ours" => (OURS.to_owned(), widget(only, "")),
            "peers" => (peer(&["marked.js", "purify.js"]), "<div id=\"target\"></div>".into()),
            _ => (String::new(), "<div id=\"target\"></div>".into()),
        },
        "scroll" => {
            let html = articles.get("sections", told.number("headings")?)?;
            let article = format!("<article class=\"spaced\">{html}</article>");
            match is_ours {
                true => (OURS.to_owned(), widget(only, &article)),
                false => (peer(&["tocbot.js"]), format!("{outline}{article}")),
            }
        }
        "count" => {
            (if is_ours { String::new() } else { peer(&["reading-time.js"]) }, String::new())
        }
        "start" => {
            let html = articles.get("html-of-markdown", 1_300)?;
            let article = format!("<article>{html}</article>");
            match told.word("who") {
                "ours" => (OURS.to_owned(), widget("without-insights", &article)),
                "peers" => {
                    let all = peer(&["tocbot.js", "reading-time.js", "artalk.js"]);
                    let all = all.replace("<script ", "<script defer ");
                    let sheet = "<link rel=\"stylesheet\" href=\"/cached/peers/artalk.css\">";
                    let comments = "<div id=\"comments\"></div>";
                    (all + sheet, format!("{outline}{article}{comments}"))
                }
                _ => (String::new(), article),
            }
        }
        "comments" => match is_ours {
            true => {
                let article = "<script type=\"text/markdown\">## A full house\n\nOne more *word*.\
                               </script>";
                let id = format!("article-id=\"of-{}\"", told.word("stored"));
                (OURS.to_owned(), widget(&format!("{only} {id}"), article))
            }
            false => {
                let sheet = "<link rel=\"stylesheet\" href=\"/cached/peers/artalk.css\">";
                let all = peer(&["pouchdb.js", "artalk.js"]) + sheet;
                (all, "<div id=\"comments\"></div>".into())
            }
        },
        "life" => (OURS.to_owned(), String::new()),
        _ => return None,
    };
    let artalk =
        if head.contains("artalk.js") { "<script src=\"/bench/artalk.js\"></script>" } else { "" };
    // The benchmark's own scripts come first: one of them holds the widget's module back.
    Some(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>The benchmark</title>\n\
         {STYLE}\n<script src=\"/bench/common.js\"></script>{artalk}\
         <script src=\"/bench/{name}.js\"></script>\n{head}\n</head>\n<body>\n<main>\n{body}\n\
         </main>\n</body>\n</html>\n"
    ))
}
