/**
 * Pictures into labels: what learns from {@link dev.redstart.common.data.Images}, and what it learned. {@link
 * dev.redstart.vision.classify.CnnTrainer} is the entry point.
 */
@NullMarked
package dev.redstart.vision.classify;

import org.jspecify.annotations.NullMarked;
