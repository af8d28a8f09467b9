/** Data as it stands in files, read into data sets; {@link dev.redstart.datasets.InteractionsLoader} is the entry point. */
@NullMarked
package dev.redstart.datasets;

import org.jspecify.annotations.NullMarked;
