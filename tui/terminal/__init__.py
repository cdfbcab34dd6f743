"""What goes over the line to the terminal and what comes back, made lean for slow lines."""
