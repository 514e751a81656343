/** The reading time of an article. */
export interface ReadingTime {
  /** Rounded to the nearest minute; at least 1 where there is anything to read. */
  minutes: number;
  /** Minutes that fast readers need. */
  low: number;
  /** Minutes that slow readers need. */
  high: number;
  /** Words of word-spaced languages. */
  words: number;
  /** Characters of languages that are measured by character, such as Chinese and Japanese. */
  characters: number;
}

/** A section of the outline. */
export interface OutlineSection {
  /** The id of its heading. */
  id: string;
  /** The level of its heading, 1 to 6. */
  level: number;
  /** The words of its heading. */
  title: string;
  /** Its reading time with that of the sections nested in it, in minutes, at least 1. */
  minutes: number;
}

/** A word or two, with a link where there is one. */
export interface Label {
  label: string;
  href?: string;
}

/** The JSON article. See `article.schema.json`. */
export interface Article {
  title?: string;
  standfirst?: string;
  mark?: { src: string; alt?: string; href?: string };
  author?: string | { name: string; href?: string; picture?: string; bio?: string };
  /** ISO 8601. */
  published?: string;
  /** ISO 8601. */
  updated?: string;
  image?: { src: string; alt?: string; caption?: string; credit?: string; width?: number; height?: number };
  /** A BCP 47 language tag. */
  lang?: string;
  dir?: "ltr" | "rtl";
  tags?: (string | Label)[];
  format?: "markdown" | "html" | "text";
  body?: string;
  sections?: { title?: string; level?: number; format?: "markdown" | "html" | "text"; body?: string }[];
  links?: { social?: Label[]; more?: Label[] };
  copyright?: string;
}

/** What `ready` rejects with. */
export interface ReadingWidgetError extends Error {
  code: "fetch" | "format" | "parse" | "wasm";
}

/** `<reading-widget>` */
export interface ReadingWidgetElement extends HTMLElement {
  /** Resolved when article and outline are usable; a new promise for each new article. */
  readonly ready: Promise<void>;
  /** The article as an object; null when it comes from elsewhere. */
  article: Article | null;
  /** Null as long as there is no article. */
  readonly readingTime: ReadingTime | null;
  /** The sections in document order. */
  readonly outline: OutlineSection[];
  /** The id of the section being read. */
  readonly currentSection: string | null;
  /** How much of the article lies behind, 0 to 1. */
  readonly progress: number;
  /** Takes the reader to a section; says whether there is one with this id. */
  goTo(id: string): boolean;
  /** Reads the article anew. */
  refresh(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "reading-widget": ReadingWidgetElement;
  }
  interface HTMLElementEventMap {
    "reading-widget-ready": CustomEvent<null>;
    "reading-widget-error": CustomEvent<{ code: ReadingWidgetError["code"]; message: string }>;
    "reading-widget-section": CustomEvent<{ id: string; title: string }>;
    "reading-widget-progress": CustomEvent<{ progress: number; minutesLeft: number }>;
  }
}
