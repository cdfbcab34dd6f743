"""Notes from other programs: W3C Web Annotations and Hypothesis exports, each once only."""
