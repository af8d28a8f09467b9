/** Seeded changes of training images; {@link dev.redstart.vision.augment.Augmentation} is the entry point. */
@NullMarked
package dev.redstart.vision.augment;

import org.jspecify.annotations.NullMarked;
