"""Work done in processes of its own, away from the screen's."""
