/** Why a text classifier answered as it did, word by word. {@link dev.redstart.nlp.explain.TextExplainers} is the entry point. */
@NullMarked
package dev.redstart.nlp.explain;

import org.jspecify.annotations.NullMarked;
