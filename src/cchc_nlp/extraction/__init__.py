"""From a page to an Article, or a Rejection that says why."""
