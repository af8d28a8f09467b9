/** Questions about pictures: {@link dev.redstart.app.server.images.ImagesResource}. */
@NullMarked
package dev.redstart.app.server.images;

import org.jspecify.annotations.NullMarked;
