//! The machine and the browser that measured, in words.

/// What kind of machine this is: processors, memory, system.
pub fn class() -> String {
    let read = |file| std::fs::read_to_string(file).unwrap_or_default();
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    let cores = if count == 1 { "1 core".to_owned() } else { format!("{count} cores") };
    let model =
        value(&read("/proc/cpuinfo"), "model name").unwrap_or(std::env::consts::ARCH.into());
    let memory = value(&read("/proc/meminfo"), "MemTotal")
        .and_then(|told| told.split(' ').next()?.parse::<f64>().ok())
        .map(|kilobytes| format!(", {:.0} GB", kilobytes / 1e6))
        .unwrap_or_default();
    format!("{cores} of {model}{memory}, {}", std::env::consts::OS)
}

/// The browser's name and version, from what it says to servers.
pub fn browser(agent: &str) -> String {
    let after =
        |name: &str| agent.split_once(name).and_then(|(_, rest)| rest.split([' ', '.']).next());
    [("Chromium", "Chrome/"), ("Firefox", "Firefox/"), ("WebKit", "Version/")]
        .iter()
        .find_map(|(name, mark)| Some(format!("{name} {}", after(mark)?)))
        .unwrap_or_else(|| agent.to_owned())
}

fn value(text: &str, key: &str) -> Option<String> {
    let line = text.lines().find(|line| line.starts_with(key))?;
    line.split_once(':').map(|(_, value)| value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_known_by_what_they_say() {
        let chromium =
            "Mozilla/5.0 (X11) AppleWebKit/537.36 HeadlessChrome/141.0.0.0 Safari/537.36";
        assert_eq!(browser(chromium), "Chromium 141");
        assert_eq!(
            browser("Mozilla/5.0 (X11; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox 140"
        );
        assert_eq!(
            browser("Mozilla/5.0 AppleWebKit/605.1.15 Version/26.0 Safari/605.1"),
            "WebKit 26"
        );
    }
}
