"""What lies on the disk: segments, postings, generations, and how they are written and read."""
