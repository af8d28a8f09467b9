/**
 * Vector arithmetic and exact search. {@link dev.redstart.common.vector.Vectors} is the entry point; {@link
 * dev.redstart.common.vector.VectorTable} holds many vectors, {@link dev.redstart.common.vector.VectorScan} scores all of them.
 *
 * <p>The only package that sees {@code jdk.incubator.vector}.
 */
@NullMarked
package dev.redstart.common.vector;

import org.jspecify.annotations.NullMarked;
