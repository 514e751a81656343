//! A server in bad weather. What is asked for as `/VICTIM/KIND/PATH` is the fixture or the file of
//! the package at `PATH`, and the file whose name ends in `VICTIM` suffers what `KIND` says; every
//! page may read it.
//!
//! | kind | what happens |
//! | --- | --- |
//! | `silence` | the request is taken, and nothing comes |
//! | `half` | half of the file comes, and then nothing |
//! | `drip` | a byte comes now and then |
//! | `cut` | half of the file comes, and the connection ends |
//! | `short` | the server says a length that is half of the file's |
//! | `flood` | 200 MB come, and the server says so |
//! | `endless` | 200 MB come, and the server says no length |
//! | `picture` | the file comes as an image |
//! | `elsewhere` | the file is said to be on another origin, which lets this page read it |
//! | `closed` | it is said to be on another origin, which does not |

use crate::Result;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How much a flood is, in bytes.
pub const FLOOD: u64 = 200_000_000;
/// How long a connection is held on which nothing more comes.
const HELD: Duration = Duration::from_secs(90);

/// The server. It ends with the value.
pub struct Storm {
    listener: TcpListener,
    weather: Arc<Weather>,
}

struct Weather {
    package: PathBuf,
    /// Where redirects lead: an origin that lets every page read it, and one that does not.
    elsewhere: [String; 2],
    /// How many bytes of floods were taken.
    poured: AtomicU64,
    is_over: AtomicBool,
}

impl Storm {
    /// Starts to serve a package, and the fixtures, on a free port.
    pub fn start(package: &Path, elsewhere: [String; 2]) -> Result<Storm> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let weather = Arc::new(Weather {
            package: package.to_owned(),
            elsewhere,
            poured: AtomicU64::new(0),
            is_over: AtomicBool::new(false),
        });
        let (incoming, shared) = (listener.try_clone()?, weather.clone());
        std::thread::spawn(move || {
            for stream in incoming.incoming().flatten() {
                if shared.is_over.load(Ordering::Relaxed) {
                    return;
                }
                let weather = shared.clone();
                // A browser that goes away while it is written to is no error of ours.
                std::thread::spawn(move || drop(weather.serve(stream)));
            }
        });
        Ok(Storm { listener, weather })
    }

    /// Its origin.
    pub fn origin(&self) -> Result<String> {
        Ok(format!("http://{}", self.listener.local_addr()?))
    }

    /// How many bytes of floods were taken since the last question.
    pub fn poured(&self) -> u64 {
        self.weather.poured.swap(0, Ordering::Relaxed)
    }
}

impl Drop for Storm {
    fn drop(&mut self) {
        self.weather.is_over.store(true, Ordering::Relaxed);
        if let Ok(address) = self.listener.local_addr() {
            drop(TcpStream::connect(address));
        }
    }
}

impl Weather {
    fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut first = String::new();
        reader.read_line(&mut first)?;
        let mut line = String::new();
        while reader.read_line(&mut line)? > 2 {
            line.clear();
        }
        let target = first.split(' ').nth(1).unwrap_or("/");
        let path = target.split('?').next().unwrap_or("/");
        let mut parts = path.trim_start_matches('/').splitn(3, '/');
        let [victim, kind, path] = [(); 3].map(|()| parts.next().unwrap_or_default());
        let Some(body) = self.file(path) else {
            return head(&mut stream, "404 Not Found", &[("Content-Length", "0")]);
        };
        let kind = if path.ends_with(victim) { kind } else { "" };
        let media_type = media_type(path);
        let length = body.len().to_string();
        let of_length = |stream: &mut TcpStream, length: &str, media_type: &str| {
            head(stream, "200 OK", &[("Content-Length", length), ("Content-Type", media_type)])
        };
        let half = &body[..body.len() / 2];
        match kind {
            "silence" => self.hold(),
            "half" => {
                of_length(&mut stream, &length, media_type)?;
                stream.write_all(half)?;
                self.hold();
            }
            "drip" => {
                of_length(&mut stream, &length, media_type)?;
                for byte in body.chunks(1) {
                    stream.write_all(byte)?;
                    std::thread::sleep(Duration::from_millis(200));
                }
            }
            "cut" => {
                of_length(&mut stream, &length, media_type)?;
                stream.write_all(half)?;
            }
            "short" => {
                of_length(&mut stream, &half.len().to_string(), media_type)?;
                stream.write_all(&body)?;
            }
            "flood" => {
                of_length(&mut stream, &FLOOD.to_string(), media_type)?;
                self.pour(&mut stream)?;
            }
            "endless" => {
                head(&mut stream, "200 OK", &[("Content-Type", media_type)])?;
                self.pour(&mut stream)?;
            }
            "picture" => {
                of_length(&mut stream, &length, "image/png")?;
                stream.write_all(&body)?;
            }
            "elsewhere" | "closed" => {
                let [open, closed] = &self.elsewhere;
                let origin = if kind == "closed" { closed } else { open };
                let place = format!("{origin}/{path}");
                head(&mut stream, "302 Found", &[("Location", &place), ("Content-Length", "0")])?;
            }
            _ => {
                of_length(&mut stream, &length, media_type)?;
                stream.write_all(&body)?;
            }
        }
        Ok(())
    }

    fn hold(&self) {
        let begun = Instant::now();
        while begun.elapsed() < HELD && !self.is_over.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn pour(&self, stream: &mut TcpStream) -> std::io::Result<()> {
        let drops = "Rain, and more of it. ".repeat(3_000);
        let mut poured = 0;
        while poured < FLOOD {
            stream.write_all(drops.as_bytes())?;
            poured += drops.len() as u64;
            self.poured.fetch_add(drops.len() as u64, Ordering::Relaxed);
        }
        Ok(())
    }

    fn file(&self, path: &str) -> Option<Vec<u8>> {
        if path.contains("..") {
            return None;
        }
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = match path.strip_prefix("pkg/") {
            Some(file) => self.package.join(file),
            None => fixtures.join(path),
        };
        std::fs::read(file).ok()
    }
}

fn head(stream: &mut TcpStream, status: &str, headers: &[(&str, &str)]) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\n");
    for (name, value) in
        [("Access-Control-Allow-Origin", "*"), ("Connection", "close")].iter().chain(headers)
    {
        head += &format!("{name}: {value}\r\n");
    }
    stream.write_all((head + "\r\n").as_bytes())
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("md") => "text/markdown; charset=utf-8",
        _ => "application/octet-stream",
    }
}
