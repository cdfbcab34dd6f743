"""Passages of notes: described, and found again after an article changed."""
