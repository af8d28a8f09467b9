/** Pictures that look alike: {@link dev.redstart.vision.similar.SimilarImages} is the entry point. */
@NullMarked
package dev.redstart.vision.similar;

import org.jspecify.annotations.NullMarked;
