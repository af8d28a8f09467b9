/**
 * Searching texts by their words, by their meaning, or by both. {@link dev.redstart.nlp.search.SearchIndexer} makes an index, {@link
 * dev.redstart.nlp.search.SearchIndex} answers from it, {@link dev.redstart.nlp.search.SearchEvaluation} tells which mode is best.
 */
@NullMarked
package dev.redstart.nlp.search;

import org.jspecify.annotations.NullMarked;
