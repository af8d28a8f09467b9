/** Image files into pixels, and pixels into what a network takes; {@link dev.redstart.vision.image.ImageDecoder} is the entry point. */
@NullMarked
package dev.redstart.vision.image;

import org.jspecify.annotations.NullMarked;
