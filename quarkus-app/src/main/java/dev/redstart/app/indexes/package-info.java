/** The search indexes of the home, for the command line and for the server: {@link dev.redstart.app.indexes.SearchIndexes}. */
@NullMarked
package dev.redstart.app.indexes;

import org.jspecify.annotations.NullMarked;
