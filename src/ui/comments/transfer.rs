//! An export or an import: how far it is, and what came of it.

use super::CommentsProps;
use super::wrong::reason;
use crate::discussion::{Action, Focus, Report, Transfer};
use crate::i18n::fill;
use crate::ui::shared::{Words, id};
use yew::prelude::*;

/// The most reasons that are shown: a file of something else may be refused line by line.
const REASONS: usize = 100;

/// What there is to say of it; nothing where there is none.
pub fn transfer(props: &CommentsProps) -> Html {
    let words = props.words;
    match &props.state.transfer {
        None => Html::default(),
        Some(Transfer::Exporting(count)) => {
            let so_far = fill(words.exporting, &[("count", &count.to_string())]);
            running(props, so_far, None)
        }
        Some(Transfer::Importing(count, total)) => {
            let (done, all) = (count.to_string(), total.to_string());
            let so_far = fill(words.importing, &[("count", &done), ("total", &all)]);
            running(props, so_far, (*total > 0).then_some((done, all)))
        }
        Some(Transfer::Done(report)) => done(props, report),
        Some(Transfer::Failed(error)) => html! {
            <div class="rw-alert" role="alert">
                <p class="rw-alert-title" data-focus={Focus::Report.mark()} tabindex="-1">{ words.wrong_other }</p>
                <p class="rw-alert-words">{ reason(&words, error) }</p>
                <div class="rw-choices">
                    { props.button("rw-action", words.close, Action::NoticeClosed) }
                </div>
            </div>
        },
    }
}

fn running(props: &CommentsProps, so_far: String, share: Option<(String, String)>) -> Html {
    html! {
        <div class="rw-transfer">
            <p class="rw-transfer-words">{ so_far }</p>
            if let Some((value, max)) = share {
                <progress class="rw-line" {value} {max} aria-hidden="true" />
            }
            { props.button("rw-quiet", props.words.cancel, Action::TransferCancelled) }
        </div>
    }
}

fn done(props: &CommentsProps, report: &Report) -> Html {
    let CommentsProps { uid, words, .. } = props;
    let title = if report.is_cancelled { words.report_cancelled } else { words.report };
    let name = id(uid, "report");
    let count = |phrase, count: usize| fill(phrase, &[("count", &count.to_string())]);
    html! {
        <div class="rw-report" role="group" aria-labelledby={name.clone()}>
            <h3 class="rw-report-title" id={name} data-focus={Focus::Report.mark()} tabindex="-1">{ title }</h3>
            <ul class="rw-report-counts">
                <li>{ count(words.report_added, report.added) }</li>
                <li>{ count(words.report_updated, report.updated) }</li>
                <li>{ count(words.report_unchanged, report.unchanged) }</li>
            </ul>
            if !report.refused.is_empty() {
                <details class="rw-refused">
                    <summary class="rw-ways-opener">
                        { count(words.report_refused, report.refused.len()) }
                    </summary>
                    <ul class="rw-refused-list">{ reasons(report, *words) }</ul>
                </details>
            }
            <div class="rw-choices">
                { props.button("rw-action", words.close, Action::NoticeClosed) }
            </div>
        </div>
    }
}

fn reasons(report: &Report, words: Words) -> Html {
    report
        .refused
        .iter()
        .take(REASONS)
        .map(|(index, reason)| {
            let pairs = [("index", index.to_string()), ("reason", reason.clone())];
            let [(_, index), (_, reason)] = &pairs;
            let line = fill(words.report_reason, &[("index", index), ("reason", reason)]);
            html! { <li>{ line }</li> }
        })
        .chain((report.refused.len() > REASONS).then(|| html! { <li>{ "…" }</li> }))
        .collect()
}
