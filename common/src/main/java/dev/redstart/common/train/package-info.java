/** Training: {@link dev.redstart.common.train.Trainer} turns a data set into a model, {@link dev.redstart.common.train.Run} says how. */
@NullMarked
package dev.redstart.common.train;

import org.jspecify.annotations.NullMarked;
