//! The phrases. A phrase is a field of [`Messages`]; each language gives all of them.

/// Declares [`Messages`]: one field per phrase, and the list of all of them.
macro_rules! messages {
    ($($(#[$doc:meta])+ $phrase:ident,)+) => {
        /// The phrases of one language. A gap is a name in braces; [`fill`](super::fill) fills it.
        #[derive(Debug, PartialEq, Eq)]
        pub struct Messages {
            /// The language, as a BCP 47 tag.
            pub language: &'static str,
            /// Whether it is written from right to left.
            pub rtl: bool,
            $($(#[$doc])+ pub $phrase: &'static str,)+
        }

        impl Messages {
            /// Every phrase with the name of its field.
            pub fn phrases(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
                [$((stringify!($phrase), self.$phrase)),+].into_iter()
            }
        }
    };
}

messages! {
    /// Heading and label of the outline.
    outline,
    /// The link that leads past the outline.
    outline_skip,
    /// The reading time: `{minutes}`.
    reading_time,
    /// The reading time below half a minute.
    reading_time_under,
    /// The range that most adults fall in: `{low}` and `{high}` minutes.
    reading_range,
    /// The range where both ends are the same: `{minutes}`.
    reading_range_same,
    /// The time left: `{minutes}`.
    time_left,
    /// The time left below half a minute.
    time_left_under,
    /// The time of a section: `{minutes}`.
    section_time,
    /// Stands before the date of publication.
    published,
    /// `{time}`, a date or a relative time.
    updated,
    /// Makes a relative time from `Intl` (`{time}`) a rough one, where that can be said around it.
    about_time,
    /// Label of the tags.
    tags,
    /// Heading of the words about the author: `{name}`.
    about_author,
    /// Label of the links to the author's or publication's places elsewhere.
    links_social,
    /// Label of further links.
    links_more,
    /// Label of the box of a task that is done.
    task_done,
    /// Label of the box of a task that is not done.
    task_open,
    /// Label of a table that scrolls inside itself.
    table_scrolls,
    /// Label of code that scrolls inside itself.
    code_scrolls,
    /// Label of the link from a footnote back to its place.
    footnote_return,
    /// Shown while an article is being fetched.
    loading,
    /// Shown in place of an article without words.
    empty,
    /// Heading of an error: the article could not be fetched.
    error_fetch,
    /// The server answered with an error: `{url}`, `{status}`.
    error_status,
    /// No answer: `{url}`.
    error_network,
    /// No answer in time: `{url}`.
    error_timeout,
    /// More than is read: `{url}`, `{limit}` in megabytes.
    error_too_long,
    /// Heading of an error: the format is not one that is read.
    error_format,
    /// What came instead: `{came}`, a media type.
    error_format_came,
    /// Heading of an error: JSON or front matter is wrong.
    error_parse,
    /// Where it is wrong and what was expected there: `{place}`, `{expected}` (in English).
    error_parse_at,
    /// A place in a text: `{line}`, from 1.
    place_line,
    /// A place in a text: `{path}` to a field.
    place_field,
    /// The widget's program could not be started.
    error_wasm,
    /// Label of the button that fetches again.
    try_again,

    /// Heading of the insights.
    insights,
    /// Stands in the place of the insights as long as nobody picked one.
    insights_none,
    /// Button that opens the insights to choose from.
    insights_add,
    /// Opens [`insights_how_told`](Self::insights_how_told).
    insights_how,
    /// What an insight is.
    insights_how_told,
    /// Heading of the insights about how it is written.
    insights_writing,
    /// Heading of the insights about what it says.
    insights_substance,
    /// Heading of the insights about what it did to the reader.
    insights_effect,
    /// An insight: it is easy to follow.
    insight_clear,
    /// An insight: it is told so that one sees it.
    insight_vivid,
    /// An insight: no word too many.
    insight_concise,
    /// An insight: the author looked into it.
    insight_researched,
    /// An insight: the reader did not know it.
    insight_new,
    /// An insight: the reasons hold.
    insight_convincing,
    /// An insight: the reader goes on thinking about it.
    insight_thoughtful,
    /// An insight: it touched the reader.
    insight_moving,
    /// An insight: the reader can do something with it.
    insight_useful,
    /// Heading of the comments as long as there are none.
    comments,
    /// Heading of the comments: `{count}`.
    comments_count,
    /// Stands in the place of the comments as long as there are none.
    comments_none,
    /// Shown while the comments are being read.
    comments_loading,
    /// How to go from comment to comment: the keys are n and p in every language.
    comments_keys,
    /// Label of the orders to choose from.
    sort,
    /// An order: the latest first.
    sort_newest,
    /// An order: the earliest first.
    sort_oldest,
    /// An order: the most liked first.
    sort_most_liked,
    /// Button for the next comments.
    more_comments,
    /// Button for the comments before those that are shown.
    earlier_comments,
    /// Button for the rest of a thread: `{count}` replies are not shown.
    more_replies,
    /// Stands behind the reader's own name.
    you,
    /// A comment was changed: `{time}`, a relative time.
    edited,
    /// Says what a comment answers, where its place does not: `{name}`.
    in_reply_to,
    /// Where a comment is kept, on the comment: in this browser.
    place_device,
    /// Where a comment is kept, on the comment: nowhere longer than the page is open.
    place_page,
    /// Where a comment is kept, on the comment: in the author's file.
    place_published,
    /// Button that shows the whole of a long comment.
    show_all,
    /// Button that folds a long comment again.
    show_less,
    /// Button: the reader likes a comment. Its count may stand behind it.
    like,
    /// Button that opens a field for an answer.
    reply,
    /// Button that opens a field to change a comment.
    edit,
    /// Button that deletes a comment.
    delete,
    /// Button that takes a deletion back.
    undo,
    /// Button that copies the address of a comment.
    copy_link,
    /// Stands in the place of a comment that its writer deleted.
    comment_deleted,
    /// Stands in the place of a comment that the reader just deleted.
    comment_deleted_now,
    /// Stands in the place of a comment that others answer, and that never came here.
    comment_missing,
    /// Label of the field for a new comment.
    write_comment,
    /// Label of the field for an answer to a comment: `{name}`.
    write_reply,
    /// Label of the field in which a comment is changed.
    write_edit,
    /// Says under the field where words and choices are kept: in this browser.
    keeps_device,
    /// Says under the field where words and choices are kept: nowhere longer than the page is open.
    keeps_page,
    /// Label of the buttons that format words.
    formatting,
    /// Button that makes words bold.
    format_bold,
    /// Button that makes words italic.
    format_italic,
    /// Button that makes words a link.
    format_link,
    /// Button that makes words code.
    format_code,
    /// Button that makes lines a list.
    format_list,
    /// Button that makes lines a quotation.
    format_quote,
    /// Button that shows how a comment will look; pressed, it goes back to writing.
    preview,
    /// Shown while the preview is being made.
    preview_waiting,
    /// Shown as the preview of nothing.
    preview_empty,
    /// How many characters can still be written: `{count}`.
    characters_left,
    /// By how many characters a text is too long: `{count}`.
    characters_over,
    /// Button that sends a comment.
    send,
    /// Button that keeps a change.
    save,
    /// Button that leaves a form or stops an export or import.
    cancel,
    /// Shown while a comment is being kept.
    sending,
    /// The words in the field come from an earlier visit.
    draft_found,
    /// Button that throws away a draft.
    discard,
    /// Button that opens the form for the name.
    sign_in,
    /// Heading of the form for the name.
    sign_in_title,
    /// Says in the form that there is no account.
    sign_in_note,
    /// Label of the field for the name.
    name,
    /// Label of the field for a web address.
    link,
    /// What the link is for.
    link_hint,
    /// Button that is done with the form.
    sign_in_done,
    /// Button that is done with the form, and sends the comment that waits for it.
    sign_in_send,
    /// Who the reader is: `{name}`.
    signed_in,
    /// Button that opens the form to change the name.
    change_name,
    /// Button that signs out.
    sign_out,
    /// Opens the ways in and out for what the reader wrote.
    own_words,
    /// Button that copies what the reader wrote here.
    copy_words,
    /// Button that makes a file of what the reader wrote here.
    export,
    /// Button that makes a file of everything that the reader wrote on this site.
    export_all,
    /// Button that chooses a file with comments to bring here.
    import,
    /// Button that sends the author what the reader wrote here.
    send_to_author,
    /// An export is so far: `{count}` comments and choices.
    exporting,
    /// An import is so far: `{count}` of `{total}`.
    importing,
    /// Heading of what an import came to.
    report,
    /// Heading of what an import came to that the reader stopped.
    report_cancelled,
    /// What an import came to: `{count}` that are new.
    report_added,
    /// What an import came to: `{count}` that were changed.
    report_updated,
    /// What an import came to: `{count}` that were there already.
    report_unchanged,
    /// What an import came to: `{count}` that cannot be taken.
    report_refused,
    /// Why one was not taken: its number in the file, `{index}`, and `{reason}` (in English).
    report_reason,
    /// Button that closes a report.
    close,
    /// Notice: the browser keeps nothing.
    notice_page,
    /// Notice: what was kept is gone.
    notice_lost,
    /// Button: the reader has read the notice.
    understood,
    /// Notice: another tab has a newer version.
    notice_outdated,
    /// Button that reloads the page.
    reload,
    /// Notice: `{count}` stored comments are set aside.
    notice_unreadable,
    /// Notice: the author's file did not come.
    notice_published,
    /// Heading of an error: the comments could not be read.
    wrong_comments,
    /// Heading of an error: a comment was not kept.
    wrong_send,
    /// Heading of an error: something else was not done.
    wrong_other,
    /// There are no words to send.
    wrong_empty,
    /// There are too many words: `{limit}` characters are allowed.
    wrong_too_long,
    /// There is no name.
    wrong_name,
    /// The link is none.
    wrong_link,
    /// Nobody is signed in.
    wrong_signed_out,
    /// The comment is not here any more.
    wrong_gone,
    /// Somebody else wrote the comment.
    wrong_not_yours,
    /// The browser has no more room.
    wrong_quota,
    /// Another tab has a newer version.
    wrong_outdated,
    /// Another tab does not let go of the database.
    wrong_blocked,
    /// The browser could not read or write.
    wrong_storage,
    /// The file is no file of comments.
    wrong_file,
    /// The file is of a newer version.
    wrong_file_version,
    /// Said when a comment is kept.
    said_sent,
    /// Said when a change is kept.
    said_edited,
    /// Said when a comment is deleted.
    said_deleted,
    /// Said when a comment is back.
    said_restored,
    /// Said when the reader likes a comment.
    said_liked,
    /// Said when the reader took that back.
    said_unliked,
    /// Said when an insight is picked: `{insight}`.
    said_picked,
    /// Said when an insight is taken back: `{insight}`.
    said_unpicked,
    /// Said when something is on the clipboard.
    said_copied,
    /// Said when the browser does not allow that.
    said_not_copied,
    /// Said when an export is over: it is in a file. Shown also to who wanted to send it to the
    /// author, where the browser has no other way.
    said_saved,
    /// Said when `{count}` more comments are shown.
    said_more,
    /// Said when the comments are in another order: `{order}`.
    said_sorted,
    /// Said when the reader has signed out.
    said_signed_out,
}
