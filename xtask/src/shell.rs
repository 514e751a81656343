//! The shell: where the project lies, and how another program is started, awaited and reported.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// What a step gives, or the sentence that says why it could not.
pub type Outcome<T = ()> = Result<T, String>;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    // Cargo names the folder of the checkout that it runs in; the folder that was compiled in
    // would be another one when two checkouts share a target folder.
    let xtask = env::var_os("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
    Path::new(&xtask).parent().map_or(PathBuf::from("."), Path::to_path_buf)
}

/// Cargo's target folder, wherever the user's settings put it.
pub fn target() -> &'static Path {
    static TARGET: OnceLock<PathBuf> = OnceLock::new();
    TARGET.get_or_init(|| {
        let metadata = output(cargo(&["metadata", "--no-deps", "--format-version=1"]));
        let named = metadata.ok().and_then(|json| json_string(&json, "target_directory"));
        named.map_or_else(|| root().join("target"), PathBuf::from)
    })
}

/// Where the tools lie that only this project needs in this version.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// A program with its arguments, started in the workspace with our tools before all others.
pub fn command(program: impl AsRef<Path>, arguments: &[&str]) -> Command {
    let program = program.as_ref();
    let found = program.to_str().and_then(which);
    let mut command = Command::new(found.as_deref().unwrap_or(program));
    command.args(arguments).current_dir(root()).env("PATH", search_path());
    command
}

/// Cargo, without a look at our tools: their folder is Cargo's to name.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root());
    command
}

/// Cargo with our tools on its path, for what runs them.
pub fn cargo_with_tools(arguments: &[&str]) -> Command {
    let mut command = cargo(arguments);
    command.env("PATH", search_path());
    command
}

/// Runs a program to its end; what it prints is shown.
pub fn run(mut command: Command) -> Outcome {
    let status = command.status().map_err(|error| could_not_start(&command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", line(&command))) }
}

/// Runs a program to its end and returns what it prints.
pub fn output(mut command: Command) -> Outcome<String> {
    command.stdin(Stdio::null());
    let output = command.output().map_err(|error| could_not_start(&command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("`{}` failed ({})\n{said}", line(&command), output.status))
    }
}

/// The path of a program, in our tools or on the user's path.
pub fn which(program: &str) -> Option<PathBuf> {
    let named = Path::new(program);
    if named.components().count() > 1 {
        return is_program(named).then(|| named.to_path_buf());
    }
    env::split_paths(&search_path())
        .map(|folder| folder.join(program).with_extension(env::consts::EXE_EXTENSION))
        .find(|path| is_program(path))
}

/// Reads a file as text; the sentence names it when that fails.
pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Outcome {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, contents))
        .map_err(|error| format!("writing {}: {error}", path.display()))
}

/// Copies a file, making the folders above it.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    let bytes =
        std::fs::read(from).map_err(|error| format!("reading {}: {error}", from.display()))?;
    write(to, bytes)
}

/// All files below a folder, in order; none if there is no such folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// Removes a folder with all that is in it; a folder that is not there is fine.
pub fn remove_folder(folder: &Path) -> Outcome {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("removing {}: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

fn search_path() -> OsString {
    let ours = [tools().join("bin"), tools().join("node/node_modules/.bin")];
    let theirs = env::var_os("PATH").unwrap_or_default();
    let all = ours.into_iter().chain(env::split_paths(&theirs));
    env::join_paths(all).unwrap_or(theirs)
}

fn is_program(path: &Path) -> bool {
    #[cfg(unix)]
    let may_run = |data: std::fs::Metadata| {
        use std::os::unix::fs::PermissionsExt;
        data.is_file() && data.permissions().mode() & 0o111 != 0
    };
    #[cfg(not(unix))]
    let may_run = |data: std::fs::Metadata| data.is_file();
    path.metadata().is_ok_and(may_run)
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn could_not_start(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` could not be started: {error}", line(command))
}

/// The string under a key that occurs once in a JSON text that a tool wrote.
fn json_string(json: &str, key: &str) -> Option<String> {
    let (_, rest) = json.split_once(&format!("\"{key}\":\""))?;
    let mut value = String::new();
    let mut characters = rest.chars();
    loop {
        match characters.next()? {
            '"' => return Some(value),
            '\\' => value.push(characters.next()?),
            character => value.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_from_json_with_its_backslashes() {
        let json = r#"{"version":1,"target_directory":"C:\\work\\target","x":"y"}"#;
        assert_eq!(json_string(json, "target_directory").as_deref(), Some(r"C:\work\target"));
        assert_eq!(json_string(json, "workspace_root"), None);
    }

    #[test]
    fn a_program_is_found_by_name_and_nothing_else_is() {
        assert!(which("cargo").is_some());
        assert_eq!(which("no-such-program-anywhere"), None);
    }
}
