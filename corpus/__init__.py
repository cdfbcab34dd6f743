"""What an article is and what its text says. Knows no index and no screen."""
