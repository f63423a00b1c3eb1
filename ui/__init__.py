"""The page: what a person sees of the same assistant."""
