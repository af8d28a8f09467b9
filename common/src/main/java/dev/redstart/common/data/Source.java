package dev.redstart.common.data;

import org.jspecify.annotations.Nullable;

/**
 * The origin of a data set: what a model card and an audit need in order to find the same bytes again.
 *
 * @param name a catalogue name or a file name, never empty
 * @param licence the licence as an SPDX identifier or in words; {@code null} when nobody said
 * @param sha256 the checksum of the bytes as read, 64 lower-case hex digits; {@code null} for data made in memory
 */
public record Source(
        String name, @Nullable String licence, @Nullable String sha256) {
    public Source {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the source of a data set needs a name");
        }
    }

    /** Data that an application made in memory. */
    public static Source inMemory(String name) {
        return new Source(name, null, null);
    }
}
