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
  href?: string | null;
}

/** What a body is written in. */
export type Format = "markdown" | "html" | "text";

/** A list of labels; words alone, or several with commas between them, will do. */
export type Labels = (string | Label)[] | string;

/** The JSON article, as the README describes it. Null is as good as nothing. */
export interface Article {
  title?: string | null;
  standfirst?: string | null;
  /** Another name for `standfirst`. */
  description?: string | null;
  /** Another name for `standfirst`. */
  summary?: string | null;
  /** The publication's logo, or its URL. */
  mark?: string | { src: string; alt?: string; href?: string | null } | null;
  author?: string | { name: string; href?: string | null; picture?: string | null; bio?: string | null } | null;
  /** ISO 8601. */
  published?: string | null;
  /** Another name for `published`. */
  date?: string | null;
  /** ISO 8601. */
  updated?: string | null;
  /** The picture above the body, or its URL. */
  image?:
    | string
    | {
        src: string;
        alt?: string;
        caption?: string | null;
        credit?: string | null;
        width?: number | null;
        height?: number | null;
      }
    | null;
  /** A BCP 47 language tag. */
  lang?: string | null;
  dir?: "ltr" | "rtl" | null;
  tags?: Labels | null;
  /** Of the body, and of the sections that do not say it; Markdown where it is not said. */
  format?: Format | null;
  body?: string | null;
  sections?: { title?: string | null; level?: number | null; format?: Format | null; body?: string | null }[] | null;
  links?: { social?: Labels | null; more?: Labels | null } | null;
  copyright?: string | null;
}

/** What `ready` rejects with. */
export interface ReadingWidgetError extends Error {
  code: "fetch" | "format" | "parse" | "wasm";
}

/** Who is signed in, or wrote a comment. */
export interface Profile {
  /** 1 to 80 characters. */
  name: string;
  /** A web address. */
  link: string | null;
}

/** A comment. Times are ISO 8601, in UTC. */
export interface Comment {
  /** A UUID of version 7. */
  id: string;
  /** The comment that it answers. */
  parent: string | null;
  author: Profile & { id: string };
  /** Markdown; empty once it is deleted. */
  body: string;
  /** The same as safe HTML. */
  html: string;
  created: string;
  /** When it was last edited, where it was. */
  edited: string | null;
  /** When it was deleted, where it was. */
  deleted: string | null;
  /** How many readers like it. */
  likes: number;
  /** Whether this reader does. */
  liked: boolean;
  /** In this browser's database; in memory, as long as this page; or published by the author. */
  place: "device" | "page" | "published";
}

/** What a method of `comments` or `insights` rejects with. */
export interface CommentError extends Error {
  code: "signed-out" | "too-long" | "empty" | "not-found" | "not-yours" | "storage" | "quota" | "parse" | "wasm";
}

/** What an import came to. */
export interface ImportReport {
  added: number;
  updated: number;
  unchanged: number;
  /** What was not taken, by its index among the records of the file. */
  refused: { index: number; reason: string }[];
}

/** The comments of the article. */
export interface Comments {
  /** Threads; with `parent` its answers, oldest first. Deleted ones are left out. */
  list(options?: {
    /** `newest` by default. */
    sort?: "newest" | "oldest" | "most-liked";
    parent?: string | null;
    /** What `next` was, to go on there. */
    after?: string | null;
    /** 20 by default, 100 at most. */
    limit?: number;
  }): Promise<{ items: Comment[]; next: string | null }>;
  get(id: string): Promise<Comment>;
  /** How many there are, answers included, deleted ones not. */
  count(): Promise<number>;
  /** Resolves once the comment is kept. */
  add(comment: { body: string; parent?: string | null }): Promise<Comment>;
  edit(id: string, body: string): Promise<Comment>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<Comment>;
  /** Likes a comment, or takes it back with false. */
  like(id: string, on?: boolean): Promise<void>;
  /** What was written here, as the text of a file; everywhere on this site with `all`. */
  export(options?: { all?: boolean }): Promise<string>;
  /** Merges the text of such a file with what is here. */
  import(json: string): Promise<ImportReport>;
}

/** An insight that a reader can pick. */
export interface Insight {
  id: string;
  /** Its words, in the widget's language. */
  label: string;
  /** How many readers picked it. */
  count: number;
  /** Whether this reader did. */
  mine: boolean;
}

/** The insights of the article. */
export interface Insights {
  list(): Promise<Insight[]>;
  /** Picks an insight, or takes it back; says which. */
  toggle(id: string): Promise<boolean>;
}

/** An insight to choose from. With the id of one of the widget's own, the label may be left out. */
export interface InsightChoice {
  id: string;
  label?: string;
  /** `writing`, `substance`, `effect`, or words of your own. */
  group?: string;
}

/** `<reading-widget>` */
export interface ReadingWidgetElement extends HTMLElement {
  /** Resolved when article and outline are usable; a new promise for each new article. */
  readonly ready: Promise<void>;
  /** The article as an object; null when it comes from elsewhere. */
  article: Article | null;
  /** The insights to choose from; null for the widget's own. */
  insightChoices: InsightChoice[] | null;
  /** Who is signed in; null for nobody. Throws a {@link CommentError} for what makes no profile. */
  get profile(): Profile | null;
  set profile(profile: { name: string; link?: string | null } | null);
  readonly comments: Comments;
  readonly insights: Insights;
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
    "reading-widget-comment": CustomEvent<{
      action: "add" | "edit" | "remove" | "restore" | "like" | "unlike";
      id: string;
    }>;
    "reading-widget-insight": CustomEvent<{ id: string; on: boolean }>;
  }
}
