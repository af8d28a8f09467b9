/** NumPy's arrays as files; {@link dev.redstart.datasets.npy.NpyTable} is the entry point. */
@NullMarked
package dev.redstart.datasets.npy;

import org.jspecify.annotations.NullMarked;
