//! What a page says about its article, on the shapes that real publishing tools write.

use reading_widget::article::page::{Json, PageFacts, metadata, without_shown};
use reading_widget::article::{Author, Image, Label, Mark, Metadata};

fn from_json(json: &str) -> Metadata {
    let facts = PageFacts { json_ld: vec![Json::read(json)], ..PageFacts::default() };
    let (metadata, notices) = metadata(&facts);
    assert!(notices.is_empty(), "{notices:?}");
    metadata
}

fn with_metas(metas: &[(&str, &str)]) -> PageFacts {
    PageFacts {
        metas: metas.iter().map(|&(name, content)| (name.into(), content.into())).collect(),
        ..PageFacts::default()
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.into())
}

fn labels(tags: &[Label]) -> Vec<&str> {
    tags.iter().map(|tag| tag.label.as_str()).collect()
}

#[test]
fn json_ld_gives_every_part() {
    let found = from_json(
        r#"{
            "@context": "https://schema.org", "@type": "NewsArticle",
            "headline": " The  harbour ", "description": "A town and its water.",
            "author": {"@type": "Person", "name": "Ada Reed", "url": "https://a.example/ada",
                       "image": {"url": "https://a.example/ada.jpg"}, "description": "Writes."},
            "publisher": {"name": "The Tide", "url": "https://a.example/",
                          "logo": {"@type": "ImageObject", "url": "https://a.example/logo.svg"}},
            "datePublished": "2026-05-01T08:00:00Z", "dateModified": "2026-05-02",
            "image": [{"url": "https://a.example/1.jpg", "width": 1200, "height": "800px",
                       "caption": "At noon", "creditText": "B. Lee"}, "https://a.example/2.jpg"],
            "keywords": "harbour, water,Harbour, ", "inLanguage": "en-GB",
            "copyrightYear": 2026, "copyrightHolder": {"name": "The Tide"}
        }"#,
    );
    assert_eq!(
        found,
        Metadata {
            title: some("The harbour"),
            standfirst: some("A town and its water."),
            mark: Some(Mark {
                src: "https://a.example/logo.svg".into(),
                alt: "The Tide".into(),
                href: some("https://a.example/"),
            }),
            author: Some(Author {
                name: "Ada Reed".into(),
                href: some("https://a.example/ada"),
                picture: some("https://a.example/ada.jpg"),
                bio: some("Writes."),
            }),
            published: some("2026-05-01T08:00:00Z"),
            updated: some("2026-05-02"),
            image: Some(Image {
                src: "https://a.example/1.jpg".into(),
                alt: String::new(),
                caption: some("At noon"),
                credit: some("B. Lee"),
                width: Some(1200),
                height: Some(800),
            }),
            lang: some("en-GB"),
            tags: ["harbour", "water"]
                .map(|label| Label { label: label.into(), href: None })
                .to_vec(),
            copyright: some("© 2026 The Tide"),
            ..Metadata::default()
        }
    );
}

#[test]
fn an_article_is_found_wherever_tools_put_it() {
    for (json, expect) in [
        (r#"{"@type": "Article", "headline": "a"}"#, some("a")),
        (r#"{"@type": ["Thing", "TechArticle"], "headline": "a"}"#, some("a")),
        (r#"{"@type": "http://schema.org/BlogPosting", "headline": "a"}"#, some("a")),
        (r#"{"@type": "Report", "name": "a"}"#, some("a")),
        (
            r#"[{"@type": "WebSite", "name": "s"}, {"@type": "Article", "headline": "a"}]"#,
            some("a"),
        ),
        (
            r#"{"@graph": [{"@type": "WebPage", "name": "s"}, {"@type": "Article", "headline": "a"}]}"#,
            some("a"),
        ),
        (
            r#"{"@type": "WebPage", "mainEntity": {"@type": "ScholarlyArticle", "headline": "a"}}"#,
            some("a"),
        ),
        (
            r#"{"@type": "WebPage", "mainEntityOfPage": {"@type": "Article", "headline": "a"}}"#,
            some("a"),
        ),
        (
            r#"[{"@type": "Article", "headline": "a"}, {"@type": "Article", "headline": "b"}]"#,
            some("a"),
        ),
        (r#"{"@type": "Product", "name": "p"}"#, None),
        (r#"{"@type": "Blog", "blogPost": [{"@type": "BlogPosting", "headline": "other"}]}"#, None),
        (r#"{"@type": 3, "headline": "a"}"#, None),
        (r#"{"@type": "Article", "headline": {"a": 1}}"#, None),
        ("[]", None),
        ("null", None),
        ("", None),
    ] {
        assert_eq!(from_json(json).title, expect, "{json}");
    }
}

#[test]
fn references_within_a_graph_are_followed() {
    let found = from_json(
        r##"{"@graph": [
            {"@type": "Article", "headline": "a", "author": {"name": "Ada", "@id": "#ada"},
             "publisher": {"@id": "#org"}, "image": {"@id": "#image"}, "inLanguage": {"@id": "#x"}},
            {"@id": "#image", "@type": "ImageObject", "contentUrl": "/1.jpg", "width": 3, "height": 2},
            {"@id": "#org", "name": "Org", "logo": {"@id": "#logo"}},
            {"@id": "#logo", "url": "/logo.png"},
            {"@id": "#ada", "@type": "Person", "name": "Ada", "description": "Writes."}
        ]}"##,
    );
    assert_eq!(found.author.unwrap().bio, some("Writes."));
    assert_eq!(found.mark.unwrap().src, "/logo.png");
    assert_eq!(found.image.unwrap().width, Some(3));
    assert_eq!(found.lang, None);
}

#[test]
fn authors_come_in_every_shape() {
    for (author, expect) in [
        (r#""Ada""#, some("Ada")),
        (r#"{"name": "Ada"}"#, some("Ada")),
        (r#"{"name": ["Ada", "Countess"]}"#, some("Ada")),
        (r#"[{"name": "Ada"}, "Bea", {"name": ""}]"#, some("Ada, Bea")),
        (r#""https://a.example/ada""#, None),
        (r#"[{"url": "x"}, "Bea"]"#, some("Bea")),
        ("null", None),
        ("[[\"Ada\"]]", None),
    ] {
        let json = format!(r#"{{"@type": "Article", "author": {author}}}"#);
        assert_eq!(from_json(&json).author.map(|author| author.name), expect, "{author}");
    }
}

#[test]
fn keywords_and_copyright_come_in_every_shape() {
    let json = r#"{"@type": "Article", "keywords": ["a", {"name": "b"}, "c, d", 5],
                   "copyrightNotice": "© all of us", "copyrightHolder": "x"}"#;
    let found = from_json(json);
    assert_eq!(labels(&found.tags), ["a", "b", "c", "d"]);
    assert_eq!(found.copyright, some("© all of us"));
    let json = r#"{"@type": "Article", "copyrightHolder": "The Tide", "copyrightYear": "2020"}"#;
    assert_eq!(from_json(json).copyright, some("© 2020 The Tide"));
    let json = r#"{"@type": "Article", "copyrightYear": 2020}"#;
    assert_eq!(from_json(json).copyright, None);
}

#[test]
fn broken_json_is_named_and_the_rest_is_read() {
    let facts = PageFacts {
        json_ld: vec![
            Json::read("{\"@type\": \"Article\",}"),
            Json::read(r#"{"@type":"Article","headline":"a"}"#),
        ],
        ..PageFacts::default()
    };
    let (metadata, notices) = metadata(&facts);
    assert_eq!(metadata.title, some("a"));
    assert_eq!(notices.len(), 1);
    assert!(notices[0].contains("JSON-LD") && notices[0].contains("line 1"), "{notices:?}");
}

#[test]
fn depth_and_size_do_no_harm() {
    let deep = |depth: usize| {
        format!(
            "{}{{\"@type\":\"Article\",\"headline\":\"a\"}}{}",
            "[".repeat(depth),
            "]".repeat(depth)
        )
    };
    assert_eq!(from_json(&deep(100)).title, some("a"));
    let facts = PageFacts { json_ld: vec![Json::read(&deep(100_000))], ..PageFacts::default() };
    assert_eq!(metadata(&facts).1.len(), 1);
    let many = format!("[{}0]", "{\"@id\":\"#a\",\"x\":1},".repeat(100_000));
    assert_eq!(from_json(&many), Metadata::default());
    let words = vec!["\"w\""; 50_000].join(",");
    let tags = from_json(&format!("{{\"@type\":\"Article\",\"keywords\":[{words}]}}")).tags;
    assert_eq!(labels(&tags), ["w"]);
    let proto = r#"{"@type":"Article","__proto__":{"headline":"x"},"constructor":"y"}"#;
    assert_eq!(from_json(proto), Metadata::default());
}

#[test]
fn urls_that_act_are_left_out() {
    let found = from_json(
        r#"{"@type": "Article", "image": "javascript:alert(1)",
            "author": {"name": "Ada", "url": "javascript:alert(1)", "image": "data:text/html,x"},
            "publisher": {"logo": "vbscript:x", "url": "/"}}"#,
    );
    let author = Some(Author { name: "Ada".into(), ..Author::default() });
    assert_eq!(found, Metadata { author, ..Metadata::default() });
}

#[test]
fn metas_give_what_json_ld_does_not() {
    let mut facts = with_metas(&[
        ("og:title", "From the card"),
        ("description", "plain"),
        ("og:description", "card"),
        ("og:site_name", "The Tide"),
        ("og:image", "https://a.example/1.jpg"),
        ("og:image:alt", "A boat"),
        ("og:image:width", "1200"),
        ("og:image:height", "800"),
        ("og:image", "https://a.example/2.jpg"),
        ("og:image:width", "1"),
        ("article:published_time", "2026-05-01"),
        ("article:modified_time", "2026-05-01"),
        ("article:author", "https://a.example/ada"),
        ("author", "Ada"),
        ("article:tag", "sea"),
        ("article:tag", "Sea"),
        ("article:tag", "land"),
        ("og:locale", "en_US"),
    ]);
    let (found, _) = metadata(&facts);
    assert_eq!(found.title, some("From the card"));
    assert_eq!(found.standfirst, some("card"));
    assert_eq!(found.lang, some("en-US"));
    assert_eq!((found.published, found.updated), (some("2026-05-01"), None));
    let author = found.author.unwrap();
    assert_eq!((author.name.as_str(), author.href), ("Ada", some("https://a.example/ada")));
    let image = found.image.unwrap();
    assert_eq!((image.alt.as_str(), image.width, image.height), ("A boat", Some(1200), Some(800)));
    assert_eq!(labels(&found.tags), ["sea", "land"]);

    facts.language = some("de");
    facts.json_ld = vec![Json::read(
        r#"{"@type": "Article", "headline": "From JSON", "image": "http://a.example/1.jpg?w=3",
            "author": "ada", "publisher": {"logo": "/l.png"}}"#,
    )];
    let (found, _) = metadata(&facts);
    assert_eq!(found.title, some("From JSON"));
    assert_eq!(found.lang, some("de"));
    assert_eq!(found.image.unwrap().alt, "A boat");
    assert_eq!(found.author.unwrap().href, some("https://a.example/ada"));
    assert_eq!(found.mark.unwrap().alt, "The Tide");
}

#[test]
fn the_markup_gives_what_nobody_else_does() {
    let facts = PageFacts {
        heading: some(" The \n harbour"),
        page_title: some("x"),
        byline: Some(("By  Ada Reed".into(), some("/ada"))),
        time: some("2026-05-01"),
        language: some("fr"),
        ..PageFacts::default()
    };
    let (found, _) = metadata(&facts);
    assert_eq!(found.title, some("The harbour"));
    assert_eq!(found.published, some("2026-05-01"));
    assert_eq!(found.lang, some("fr"));
    let author = found.author.unwrap();
    assert_eq!((author.name.as_str(), author.href), ("Ada Reed", some("/ada")));
}

#[test]
fn a_pages_title_comes_without_the_name_of_its_site() {
    for (title, expect) in [
        ("The harbour | The Tide", "The harbour"),
        ("The harbour – The Tide", "The harbour"),
        ("The Tide: the harbour", "the harbour"),
        ("The Tide", "The Tide"),
        ("Against The Tide", "Against The Tide"),
        ("AgainstThe Tide", "AgainstThe Tide"),
        ("The harbour", "The harbour"),
    ] {
        let facts =
            PageFacts { page_title: some(title), ..with_metas(&[("og:site_name", "The Tide")]) };
        assert_eq!(metadata(&facts).0.title, some(expect), "{title}");
    }
}

const TEXT: &str = "The harbour at noon By Ada Reed. A town, and its “water”: that’s all. \
    Long words follow here. About tides, and more.";

fn all() -> Metadata {
    Metadata {
        title: some("The Harbour at Noon"),
        standfirst: some("A town and its \"water\": that's…"),
        author: Some(Author { name: "Ada Reed".into(), bio: some("Writes."), ..Author::default() }),
        published: some("2026-05-01"),
        updated: some("2026-05-02"),
        image: Some(Image { src: "https://a.example/1.jpg".into(), ..Image::default() }),
        mark: Some(Mark { src: "https://a.example/logo.png".into(), ..Mark::default() }),
        tags: vec![Label { label: "Tides".into(), href: None }],
        ..Metadata::default()
    }
}

#[test]
fn nothing_is_hidden_that_the_article_does_not_show() {
    assert_eq!(without_shown(all(), &PageFacts::default(), "Other words."), all());
    assert_eq!(without_shown(all(), &PageFacts::default(), ""), all());
}

#[test]
fn what_the_article_shows_is_not_said_twice() {
    let left = without_shown(all(), &PageFacts::default(), TEXT);
    assert_eq!((left.title, left.standfirst), (None, None));
    assert!(left.without_byline);
    assert_eq!(left.author.unwrap().bio, some("Writes."));
    assert!(left.tags.is_empty());
    assert_eq!(left.published, some("2026-05-01"));

    let facts = PageFacts {
        heading: some("Another wording"),
        byline: Some(("Reed".into(), None)),
        time: some("2026-05-01"),
        images: vec!["https://a.example/logo.png?v=2".into()],
        ..PageFacts::default()
    };
    let left = without_shown(all(), &facts, "Other words. Writes!");
    assert_eq!(left, Metadata { tags: all().tags, ..Metadata::default() });
}

#[test]
fn a_page_with_a_headline_gets_no_second_one_and_no_description_under_it() {
    let facts = PageFacts { heading_around: some("Our harbour"), ..PageFacts::default() };
    let left = without_shown(all(), &facts, "Other words.");
    assert_eq!((left.title, left.standfirst), (None, None));
}

#[test]
fn a_title_counts_as_shown_only_where_titles_stand() {
    let far = format!("{} The harbour at noon.", "word ".repeat(400));
    for (title, text, is_shown) in [
        ("The harbour at noon", TEXT, true),
        ("The harbour at noon", far.as_str(), false),
        ("Tides", TEXT, false),
        ("The", "The", true),
        ("He", "The harbour", false),
        ("港の一日を歩く", "連載　港の一日を歩く。朝は早い。", true),
        ("港", "朝の港", false),
        ("…", "…", false),
    ] {
        let metadata = Metadata { title: some(title), ..Metadata::default() };
        let left = without_shown(metadata, &PageFacts::default(), text);
        assert_eq!(left.title.is_none(), is_shown, "{title}");
    }
}

#[test]
fn a_mark_that_the_page_shows_is_the_same_file_only() {
    for (shown, is_same) in [
        ("https://a.example/logo.png", true),
        ("http://a.example/logo.png?x", true),
        ("//a.example/logo.png", true),
        ("/logo.png", true),
        ("https://a.example/x/logo.png", false),
        ("logo.png", false),
        ("https://b.example/logo.png", false),
        ("", false),
    ] {
        let facts = PageFacts { images: vec![shown.into()], ..PageFacts::default() };
        assert_eq!(without_shown(all(), &facts, "").mark.is_none(), is_same, "{shown}");
    }
}
