"""The widgets of the app: they receive plain data and post messages, and open no store."""
