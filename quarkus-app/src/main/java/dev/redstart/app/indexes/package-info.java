/** The indexes of a home: {@link dev.redstart.app.indexes.SearchIndexes} of texts; {@link dev.redstart.app.indexes.PictureIndexer} of pictures. */
@NullMarked
package dev.redstart.app.indexes;

import org.jspecify.annotations.NullMarked;
