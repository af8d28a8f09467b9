/**
 * Learning curves and weights for <a href="https://www.tensorflow.org/tensorboard">TensorBoard</a>: {@link
 * dev.redstart.tensor.tensorboard.TensorBoardListener} listens to a run, {@link dev.redstart.tensor.tensorboard.EventFile} writes.
 */
@NullMarked
package dev.redstart.tensor.tensorboard;

import org.jspecify.annotations.NullMarked;
