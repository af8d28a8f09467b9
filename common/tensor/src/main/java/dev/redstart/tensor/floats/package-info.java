/** Float32 numbers outside the Java heap, under the kernels for DL4J; start at {@link dev.redstart.tensor.floats.Floats}. */
@NullMarked
package dev.redstart.tensor.floats;

import org.jspecify.annotations.NullMarked;
