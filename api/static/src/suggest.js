// Placeholder-free start: filled in below by the enhancement of search boxes.
