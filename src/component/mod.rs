//! The Yew component: [`ReadingWidget`], for apps that are written in Yew, and the [`View`] that
//! it shares with the custom element. Here a session meets the user interface.

mod body;
mod comments;
mod discussing;
mod following;
mod insights;
mod missing;
mod panels;
mod reading_widget;
mod talk;
mod talking;
mod uid;
mod view;

pub use discussing::{Discussing, Setup};
pub use missing::Missing;
pub use panels::{CommentPanel, CommentPanelProps, Insights, InsightsProps};
pub use reading_widget::{Article, ReadingWidget, ReadingWidgetProps};
pub use talk::{Shown, Talk};
pub use talking::Talking;
pub use view::{View, ViewProps};
