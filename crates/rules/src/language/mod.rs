//! The rule language: CEL text to the typed tree, with the place of every fault.
