/** Texts into tokens, and tokens into numbers; {@link dev.redstart.nlp.analysis.Tokenizers} is the entry point. */
@NullMarked
package dev.redstart.nlp.analysis;

import org.jspecify.annotations.NullMarked;
