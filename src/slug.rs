//! Slugs: ids made from the words of headings, as GitHub makes them.
