//! What every store promises. Each case takes a store with nothing in it; the same cases run
//! natively against memory and in browsers against IndexedDB.

mod lists;
mod published;
mod records;

pub use lists::*;
pub use published::*;
pub use records::*;

use crate::sample::*;
use reading_widget::comments::{Comment, Id, Record, Register, Subject};
use reading_widget::sorted::SortedMap;
use reading_widget::store::{
    Change, Cursor, Merged, Page, Published, Row, Sort, Start, Store, Threads, Written,
};
use std::cell::RefCell;
use std::rc::Rc;

/// A page without threads.
const NONE: [u64; 0] = [];

/// Calls a macro with the names of all cases.
#[macro_export]
macro_rules! contract_cases {
    ($call:ident) => {
        $call! {
            nothing_is_there_at_first
            a_comment_is_kept_as_it_was_merged
            a_page_of_every_order_follows_on_another
            a_page_at_and_before_a_place
            equal_likes_are_in_order_of_time
            answers_come_oldest_first_and_page_by_page
            likes_count_once_per_reader_and_are_taken_back
            insights_are_counted
            an_answer_may_come_before_its_thread
            a_deleted_thread_is_listed_as_long_as_it_has_answers
            records_come_in_any_order_and_again
            what_is_refused_changes_nothing
            articles_are_apart
            the_authors_file_comes_and_goes
            the_authors_file_leaves_what_was_written_here
            what_was_edited_here_is_published_when_the_author_publishes_it
            what_was_written_here_comes_in_pages
            notes_are_kept_and_forgotten
            changes_are_told
            thousands_of_records_are_one_merge
        }
    };
}

async fn merge(store: &dyn Store, records: Vec<Record>) -> Merged {
    store.merge(records).await.unwrap()
}

async fn list(store: &dyn Store, sort: Sort, start: Start, limit: usize) -> Page {
    store.threads(Threads { article: ARTICLE, sort, start, limit }).await.unwrap()
}

async fn row_of(store: &dyn Store, n: u64) -> Row {
    store.comment(ARTICLE, id(n)).await.unwrap().unwrap()
}

/// The seconds in which the rows of a page were made.
fn numbers(page: &Page) -> Vec<u64> {
    page.rows.iter().map(|row| (row.id.millis() - 1_700_000_000_000) / 1000).collect()
}
