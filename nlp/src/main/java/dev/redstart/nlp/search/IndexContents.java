package dev.redstart.nlp.search;

import org.jspecify.annotations.Nullable;

/** What was written to a folder that has no version yet. */
record IndexContents(int documents, String tokenizer, IndexDescription.@Nullable Vectors vectors) {}
