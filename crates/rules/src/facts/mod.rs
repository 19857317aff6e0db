//! The vocabulary: facts that rules may speak of. One fact is one function with its unit, its source and its tests.
