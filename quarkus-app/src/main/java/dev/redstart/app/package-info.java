/** The program {@code redstart}; {@link dev.redstart.app.Redstart} is where it starts. */
@NullMarked
package dev.redstart.app;

import org.jspecify.annotations.NullMarked;
