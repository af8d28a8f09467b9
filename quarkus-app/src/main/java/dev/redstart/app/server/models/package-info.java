/** The models that are served: {@link dev.redstart.app.server.models.LiveModels} keeps them in memory and follows the registry. */
@NullMarked
package dev.redstart.app.server.models;

import org.jspecify.annotations.NullMarked;
