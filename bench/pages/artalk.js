// Artalk as a site owner would begin it, without what it fetches from elsewhere.
bench.artalk = (el) => Artalk.init({
  el,
  pageKey: "/bench",
  pageTitle: "The benchmark",
  server: `${location.origin}/bench/artalk/${bench.parameters.get("stored") ?? 0}`,
  site: "Bench",
  locale: "en",
  emoticons: false,
  versionCheck: false,
  useBackendConf: false,
  avatarURLBuilder: () => "/favicon.ico",
});
