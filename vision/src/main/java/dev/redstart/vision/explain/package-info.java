/** Why an image classifier answered as it did, place by place. {@link dev.redstart.vision.explain.ImageExplainers} is the entry point. */
@NullMarked
package dev.redstart.vision.explain;

import org.jspecify.annotations.NullMarked;
