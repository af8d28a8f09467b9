/** Text files, row by row; {@link dev.redstart.datasets.text.DelimitedReader} is the entry point. */
@NullMarked
package dev.redstart.datasets.text;

import org.jspecify.annotations.NullMarked;
