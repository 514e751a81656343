//! Commands of WebDriver for which the client has no words.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::Value;
use url::Url;

/// A command, to be posted.
#[derive(Debug)]
pub(crate) struct Command {
    /// Below the address of the session.
    pub path: String,
    /// What is sent.
    pub body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(
        &self,
        driver: &Url,
        session: Option<&str>,
    ) -> std::result::Result<Url, url::ParseError> {
        driver.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
