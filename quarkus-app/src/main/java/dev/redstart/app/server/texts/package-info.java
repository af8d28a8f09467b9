/** Questions to a text classifier: {@link dev.redstart.app.server.texts.TextsResource}. */
@NullMarked
package dev.redstart.app.server.texts;

import org.jspecify.annotations.NullMarked;
