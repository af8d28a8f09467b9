package dev.redstart.app.server.texts;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One text, or several. */
@Schema(description = "Either text or texts")
record ClassifyRequest(
        @Schema(examples = "You have won a prize, call now") @Nullable
        String text,

        @Schema(description = "Several texts at once. At most 1,000.") @Nullable
        List<String> texts) {
    private static final int MAX_TEXTS = 1_000;

    /** Says what is wrong with the question. */
    void check() {
        if ((text == null) == (texts == null)) {
            throw new IllegalArgumentException("either text or texts must be given"
                    + (text == null ? ", like {\"text\": \"call now\"}" : ", not both"));
        }
        if (texts != null && texts.size() > MAX_TEXTS) {
            throw new IllegalArgumentException("texts must be at most " + MAX_TEXTS + ", got " + texts.size());
        }
        if (texts != null && texts.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("texts must not have null in it");
        }
    }
}
