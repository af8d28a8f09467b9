/** Questions about rows of a table: {@link dev.redstart.app.server.tables.TablesResource}. */
@NullMarked
package dev.redstart.app.server.tables;

import org.jspecify.annotations.NullMarked;
