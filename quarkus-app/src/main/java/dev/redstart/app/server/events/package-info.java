/** What users did, sent by shops: {@link dev.redstart.app.server.events.EventsResource} takes it, the store keeps it. */
@NullMarked
package dev.redstart.app.server.events;

import org.jspecify.annotations.NullMarked;
