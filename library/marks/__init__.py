"""What is personal: read marks, stars, places, history."""
