/** Image sets as they stand in files; {@link dev.redstart.datasets.image.ImageFiles} is the entry point. */
@NullMarked
package dev.redstart.datasets.image;

import org.jspecify.annotations.NullMarked;
