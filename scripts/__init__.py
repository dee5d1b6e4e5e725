"""The engine of the book: runs every snippet, keeps the results, writes what the pages include."""
