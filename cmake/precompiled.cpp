// Only there so that the headers beside it are compiled once for all tests.
