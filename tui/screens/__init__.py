"""The screens of the app; each asks the library and hands plain data to its widgets."""
