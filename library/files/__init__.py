"""Files of ours: derived ones, made anew when lost; decided ones that people own; locks."""
