pub fn long_article() -> String {
    String::new()
}
