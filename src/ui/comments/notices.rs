//! What a reader has to know of where their words are, before they write more of them.

use super::CommentsProps;
use super::ways::import;
use super::wrong::unread;
use crate::discussion::{Action, Phase};
use crate::i18n::fill;
use crate::store::Kept;
use yew::prelude::*;

/// Every notice that there is cause for, the gravest first.
pub fn notices(props: &CommentsProps) -> Html {
    let CommentsProps { state, words, .. } = props;
    let unreadable = state.list.unreadable;
    html! {
        <>
            if state.outdated {
                <div class="rw-alert" role="alert">
                    <p class="rw-alert-title">{ words.notice_outdated }</p>
                    <div class="rw-choices">
                        <button
                            type="button"
                            class="rw-action"
                            onclick={props.on_reload.reform(|_| ())}
                        >
                            { words.reload }
                        </button>
                    </div>
                </div>
            }
            if let Phase::Failed(error) = &state.phase { { unread(props, error) } }
            if state.lost {
                <div class="rw-alert" role="alert">
                    <p class="rw-alert-title">{ words.notice_lost }</p>
                    <div class="rw-choices">
                        { import(props, "rw-action") }
                        { props.button("rw-quiet", words.understood, Action::NoticeClosed) }
                    </div>
                </div>
            }
            if state.kept == Kept::Page {
                <div class="rw-alert" role="status">
                    <p class="rw-alert-words">{ words.notice_page }</p>
                    <div class="rw-choices">
                        {
                            props.button(
                                "rw-action",
                                words.export,
                                Action::ExportAsked { all: false },
                            )
                        }
                    </div>
                </div>
            }
            if unreadable > 0 {
                <p class="rw-remark">
                    { fill(words.notice_unreadable, &[("count", &unreadable.to_string())]) }
                </p>
            }
            if state.published_error.is_some() {
                <p class="rw-remark">{ words.notice_published }</p>
            }
        </>
    }
}
