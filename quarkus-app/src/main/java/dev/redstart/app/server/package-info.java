/**
 * The server: recommendations, models and events over HTTP. Start reading at {@link dev.redstart.app.server.ServeLauncher}; each feature has its
 * package beside this one.
 */
@NullMarked
package dev.redstart.app.server;

import org.jspecify.annotations.NullMarked;
