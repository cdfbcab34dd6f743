"""A comparison on paper: plain text side by side, Markdown, and a page of HTML."""
