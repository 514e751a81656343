//! The Yew component: [`ReadingWidget`], for apps that are written in Yew, and the [`View`] that
//! it shares with the custom element. Here a session meets the user interface.

mod body;
mod comments;
mod discussing;
mod following;
mod guarding;
mod insights;
mod panels;
mod reading_widget;
mod root;
mod seeing;
mod uid;
mod view;
mod whereabouts;

pub use discussing::Discussing;
pub use panels::{CommentPanel, CommentPanelProps, Insights, InsightsProps};
pub use reading_widget::{Article, ReadingWidget, ReadingWidgetProps};
pub use view::{Presence, View, ViewProps};
