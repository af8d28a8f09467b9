/** Data sets as immutable columns, and the ways to split them; {@link dev.redstart.common.data.Interactions} is the entry point. */
@NullMarked
package dev.redstart.common.data;

import org.jspecify.annotations.NullMarked;
