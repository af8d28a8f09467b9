package dev.redstart.app.server.events;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the events of one request: all are on the disk.
 *
 * @param duplicates how many had an id that was stored before; the first one stays
 * @param ids in the order of the events
 */
@Schema(description = "The events are on the disk")
record Receipt(
        @Schema(examples = "1") int stored,
        @Schema(examples = "0") int duplicates,
        List<String> ids) {}
