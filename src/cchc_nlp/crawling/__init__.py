"""From an address to its pages, politely. What is kept, and where, is the corpus's business."""
