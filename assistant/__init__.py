"""A question and its history in, a cited answer out."""
