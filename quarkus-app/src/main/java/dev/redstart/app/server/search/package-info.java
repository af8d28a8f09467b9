/** Searching over HTTP: {@link dev.redstart.app.server.search.SearchResource}. */
@NullMarked
package dev.redstart.app.server.search;

import org.jspecify.annotations.NullMarked;
