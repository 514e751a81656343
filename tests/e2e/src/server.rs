//! The server of the pages: the package, the demo, the fixtures, and every way in which a server
//! can misbehave.
//!
//! | path | what it serves |
//! | --- | --- |
//! | `/pkg/…`, `/faulty/…`, `/demo/…`, `/fixtures/…` | the files of these folders |
//! | `/made/…` | pages that are made on the spot ([`crate::made`]) |
//! | `/told/KIND` | nothing; it notes what a page posts ([`crate::told`]) |
//! | `/kept/NAME` | the text that a page posted there ([`crate::kept`]) |
//! | `/data/…` | the public test data, and the payloads of our own |
//! | `/axe.min.js`, `/purify.min.js` | axe-core, DOMPurify |
//! | `/watch.js` | the script that notes what goes wrong on a page |
//! | `/stall/…` | nothing, ever |
//! | `/flaky/KEY/PATH` | status 404 the first time, then what is at `/PATH` |
//! | `/wrong-mime/PATH` | what is at `/PATH`, WASM with the type of plain text |
//! | `/altered/NAME/PATH` | what is at `/PATH`; a file whose name ends with NAME is another one |
//! | `/yew-host/…` | a Yew app from another module, if it is built |
//!
//! The query of a file may ask for more: `status=500`, `type=image/png` (`type=` for none at all),
//! `csp=…`. A folder's file named `headers` has lines of `name: value` for its pages.

use crate::answer::{Answer, watch};
use crate::kept::Kept;
use crate::made;
use crate::storm::Storm;
use crate::told::Told;
use std::collections::HashSet;
use std::net::UdpSocket;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tiny_http::{Header, Method, Request, Server as Http};

/// Where the files are.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    /// The package, as `cargo xtask package` writes it.
    pub package: PathBuf,
    /// The package that fails where a page asks it to.
    pub faulty: PathBuf,
    /// The built demo.
    pub demo: PathBuf,
    /// `axe.min.js` of axe-core; DOMPurify's folder stands beside axe-core's.
    pub axe: PathBuf,
    /// The app of `tests/yew-host`, built for a page.
    pub yew_host: PathBuf,
}

impl Folders {
    /// The two packages alone, where `READING_WIDGET_PKG` and `READING_WIDGET_FAULTY` say.
    pub fn of_packages() -> crate::Result<Folders> {
        let folder = |variable: &str| {
            let told = std::env::var_os(variable).map(PathBuf::from);
            told.ok_or_else(|| format!("{variable} says where the package is"))
        };
        Ok(Folders {
            package: folder("READING_WIDGET_PKG")?,
            faulty: folder("READING_WIDGET_FAULTY")?,
            ..Folders::default()
        })
    }
}

/// A server with three origins: pages come from the first, the second lets every page read it, the
/// third is no place of this machine alone.
pub struct Server {
    pages: Arc<Http>,
    far: Arc<Http>,
    plain: Arc<Http>,
    storm: Storm,
    site: Arc<Site>,
}

/// What a program serves beside all that: by path and query, an answer or none.
pub type More = Box<dyn Fn(&str, &str) -> Option<Answer> + Send + Sync>;

struct Site {
    folders: Folders,
    more: More,
    requests: Mutex<Vec<String>>,
    referred: Mutex<Vec<(String, String)>>,
    stalled: Mutex<Vec<Request>>,
    failed_once: Mutex<HashSet<String>>,
    told: Told,
    kept: Kept,
}

impl Server {
    /// Starts to serve, on three free ports.
    pub fn start(folders: Folders) -> crate::Result<Server> {
        Server::with(folders, Box::new(|_, _| None))
    }

    /// Starts to serve more than its own.
    pub fn with(folders: Folders, more: More) -> crate::Result<Server> {
        let site = Arc::new(Site {
            folders,
            more,
            requests: Mutex::default(),
            referred: Mutex::default(),
            stalled: Mutex::default(),
            failed_once: Mutex::default(),
            told: Told::default(),
            kept: Kept::default(),
        });
        let listen = |host: &str, is_far: bool| -> crate::Result<Arc<Http>> {
            let http = Http::http((host, 0)).map_err(|error| format!("no port: {error}"))?;
            let http = Arc::new(http);
            for _ in 0..3 {
                let (http, site) = (http.clone(), site.clone());
                std::thread::spawn(move || {
                    while let Ok(request) = http.recv() {
                        site.serve(request, is_far);
                    }
                });
            }
            Ok(http)
        };
        let pages = listen("127.0.0.1", false)?;
        let (far, plain) = (listen("127.0.0.1", true)?, listen("0.0.0.0", false)?);
        let closed = plain.server_addr().to_ip().map_or(0, |address| address.port());
        let elsewhere =
            [format!("http://{}", far.server_addr()), format!("http://127.0.0.1:{closed}")];
        let storm = Storm::start(&site.folders.package, elsewhere)?;
        Ok(Server { pages, far, plain, storm, site })
    }

    /// The origin of the pages, such as `http://127.0.0.1:4711`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.pages.server_addr())
    }

    /// Another origin, which lets every page read it.
    pub fn far_origin(&self) -> String {
        format!("http://{}", self.far.server_addr())
    }

    /// The origin of the pages under an address that browsers do not take for this machine: what
    /// comes from there in plain HTTP is no secure context.
    pub fn plain_origin(&self) -> crate::Result<String> {
        // Nothing is sent: the system only says from which of its addresses it would be.
        let socket = UdpSocket::bind("0.0.0.0:0")?;
        let address = match socket.connect("192.0.2.1:9") {
            Ok(()) => socket.local_addr()?.ip(),
            // Without a network there is still the address that stands for all of them.
            Err(_) => [0, 0, 0, 0].into(),
        };
        let port = self.plain.server_addr().to_ip().map(|it| it.port()).ok_or("no port")?;
        Ok(format!("http://{address}:{port}"))
    }

    /// The origin in bad weather.
    pub fn storm(&self) -> &Storm {
        &self.storm
    }

    /// Where its files are.
    pub fn folders(&self) -> Folders {
        self.site.folders.clone()
    }

    /// What pages told of themselves.
    pub fn told(&self) -> &Told {
        &self.site.told
    }

    /// What was asked for since the last [`Server::forget`]: paths with their queries.
    pub fn requests(&self) -> Vec<String> {
        self.site.requests.lock().map(|log| log.clone()).unwrap_or_default()
    }

    /// What was asked for since then with the address of the page that asks: path, and referrer.
    pub fn referred(&self) -> Vec<(String, String)> {
        self.site.referred.lock().map(|log| log.clone()).unwrap_or_default()
    }

    /// The pages of the demo that show a widget, as paths on this server.
    pub fn demo_pages(&self) -> Vec<String> {
        let root = &self.site.folders.demo;
        let (mut folders, mut pages) = (vec![root.clone()], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                // Where Trunk gathers what it has not finished.
                if entry.file_name().to_string_lossy().starts_with('.') {
                    continue;
                }
                let is_page = path.extension().is_some_and(|extension| extension == "html")
                    && std::fs::read_to_string(&path)
                        .is_ok_and(|html| html.contains("<reading-widget"));
                match path.strip_prefix(root) {
                    Ok(place) if is_page => pages.push(format!("/demo/{}", place.display())),
                    _ if path.is_dir() => folders.push(path),
                    _ => {}
                }
            }
        }
        pages.sort();
        pages
    }

    /// Forgets what was asked for, and lets go of stalled requests.
    pub fn forget(&self) {
        if let Ok(mut log) = self.site.requests.lock() {
            log.clear();
        }
        if let Ok(mut referred) = self.site.referred.lock() {
            referred.clear();
        }
        if let Ok(mut stalled) = self.site.stalled.lock() {
            stalled.clear();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in 0..3 {
            self.pages.unblock();
            self.far.unblock();
            self.plain.unblock();
        }
    }
}

impl Site {
    fn serve(&self, mut request: Request, is_far: bool) {
        let url = request.url().to_owned();
        if let Some(kind) = url.strip_prefix("/told/") {
            let mut text = String::new();
            // Half a text was not told: its browser was killed in the middle of it.
            if request.as_reader().read_to_string(&mut text).is_ok()
                && request.body_length().is_none_or(|length| length == text.len())
            {
                self.told.note(kind, text);
            }
            Answer::nothing().send(request);
            return;
        }
        if let Some(name) = url.strip_prefix("/kept/").filter(|_| *request.method() == Method::Post)
        {
            let mut text = Vec::new();
            if request.as_reader().read_to_end(&mut text).is_ok() {
                self.kept.keep(name, text);
            }
            Answer::nothing().send(request);
            return;
        }
        if let Ok(mut log) = self.requests.lock() {
            log.push(url.clone());
        }
        let is_referrer = |header: &&Header| header.field.equiv("Referer");
        if let Some(header) = request.headers().iter().find(is_referrer)
            && let Ok(mut referred) = self.referred.lock()
        {
            referred.push((url.clone(), header.value.to_string()));
        }
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        if path.starts_with("/stall/") {
            if let Ok(mut stalled) = self.stalled.lock() {
                stalled.push(request);
            }
            return;
        }
        let mut answer = self.answer(path, query);
        if is_far {
            answer.headers.push(("Access-Control-Allow-Origin".into(), "*".into()));
        }
        let is_page = request
            .headers()
            .iter()
            .find(|header| header.field.equiv("Sec-Fetch-Dest"))
            .is_none_or(|header| header.value == "document" || header.value == "iframe");
        if is_page {
            watch(&mut answer);
        }
        answer.send(request);
    }

    fn answer(&self, path: &str, query: &str) -> Answer {
        if let Some(answer) = (self.more)(path, query) {
            return answer;
        }
        if let Some(rest) = path.strip_prefix("/flaky/") {
            let is_first =
                self.failed_once.lock().is_ok_and(|mut failed| failed.insert(rest.to_owned()));
            let (_, real) = rest.split_once('/').unwrap_or(("", rest));
            return match is_first {
                true => Answer::not_found(path),
                false => self.answer(&format!("/{real}"), query),
            };
        }
        if let Some(rest) = path.strip_prefix("/wrong-mime/") {
            let mut answer = self.answer(&format!("/{rest}"), query);
            if rest.ends_with(".wasm") {
                answer.set("Content-Type", "text/plain");
            }
            return answer;
        }
        if let Some((name, rest)) =
            path.strip_prefix("/altered/").and_then(|rest| rest.split_once('/'))
        {
            let mut answer = self.answer(&format!("/{rest}"), query);
            if rest.ends_with(name) {
                // A module may end with a section that says nothing; a script tells that it ran.
                let more: &[u8] = if name.ends_with("wasm") {
                    b"\0\x01\0"
                } else {
                    b"\nwindow.altered = true;\n"
                };
                answer.body.extend_from_slice(more);
            }
            return answer;
        }
        let mut answer = self.file(path, query);
        for (name, value) in made::parameters(query) {
            match name.as_str() {
                "status" => answer.status = value.parse().unwrap_or(500),
                "type" if value.is_empty() => answer.headers.retain(|(n, _)| n != "Content-Type"),
                "type" => answer.set("Content-Type", &value),
                "csp" => answer.set("Content-Security-Policy", &value),
                _ => {}
            }
        }
        answer
    }

    fn file(&self, path: &str, query: &str) -> Answer {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        match path {
            "/watch.js" => return Answer::of("js", include_bytes!("watch.js").to_vec()),
            "/axe.min.js" => return Answer::read(&self.folders.axe),
            "/purify.min.js" => {
                let beside = self.folders.axe.ancestors().nth(2).unwrap_or(&self.folders.axe);
                return Answer::read(&beside.join("dompurify/dist/purify.min.js"));
            }
            // Browsers ask for it by themselves, and a missing one is an error in the console.
            "/favicon.ico" => return Answer::of("svg", b"<svg/>".to_vec()),
            _ => {}
        }
        if let Some(name) = path.strip_prefix("/made/") {
            return match made::make(name, &made::parameters(query)) {
                Some((extension, body)) => Answer::of(extension, body),
                None => Answer::not_found(path),
            };
        }
        if let Some(name) = path.strip_prefix("/kept/") {
            let extension = name.rsplit('.').next().unwrap_or_default();
            let found = self.kept.get(name).map(|text| Answer::of(extension, text));
            return found.unwrap_or_else(|| Answer::not_found(path));
        }
        let roots = [
            ("/data/", &data),
            ("/pkg/", &self.folders.package),
            ("/faulty/", &self.folders.faulty),
            ("/demo/", &self.folders.demo),
            ("/fixtures/", &fixtures),
            ("/yew-host/", &self.folders.yew_host),
        ];
        let found = roots.iter().find_map(|(prefix, root)| {
            path.strip_prefix(prefix)
                .filter(|rest| !rest.contains(".."))
                .map(|rest| root.join(rest))
        });
        match found {
            Some(folder) if folder.is_dir() => Answer::read(&folder.join("index.html")),
            Some(file) => Answer::read(&file),
            None => Answer::not_found(path),
        }
    }
}
