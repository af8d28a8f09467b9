package dev.redstart.vision.image;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Workers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images of which every row is pixels in the size and channels of a preprocessing. A row takes {@link Preprocessing#values()} bytes, a quarter of what
 * it takes as numbers.
 *
 * @param images the rows that could be decoded
 * @param unreadable how many could not
 * @param first the messages of the first few of these, in the order of rows: {@code cats/3.jpg: the picture is damaged: ...}
 */
public record DecodedImages(Images images, long unreadable, List<String> first) {
    private static final int KEPT_MESSAGES = 5;
    private static final int BATCH = 64;

    public DecodedImages {
        first = List.copyOf(first);
    }

    /** How rows are decoded: by which decoder, for which network, and whether those that cannot be are left out or stop everything. */
    public record Plan(ImageDecoder decoder, Preprocessing target, boolean skipUnreadable) {}

    /**
     * Decodes all rows on the threads of the run, in the same order and with the same result whatever their number.
     *
     * @throws DataException at the first row that is no picture unless the plan skips it, and if no row is one
     */
    public static DecodedImages of(Images images, Plan plan, Run run) {
        Collected collected = new Collected(images, plan);
        try (Workers workers = Workers.of(run)) {
            for (int from = 0; from < images.size(); from += BATCH) {
                int start = from;
                int count = Math.min(BATCH, images.size() - from);
                workers.each(count, index -> collected.decode(start + index));
                collected.check(start + count);
                run.progress("decode images", start + count, images.size());
            }
        }
        return collected.result();
    }

    private static final class Collected {
        private final Images images;
        private final Plan plan;
        private final @Nullable Pixels[] pixels;
        private final @Nullable String[] problems;

        private Collected(Images images, Plan plan) {
            this.images = images;
            this.plan = plan;
            this.pixels = new Pixels[images.size()];
            this.problems = new String[images.size()];
        }

        private void decode(int row) {
            try {
                Pixels decoded = plan.decoder().decode(images.picture(row), plan.target());
                pixels[row] = plan.target().fit(decoded);
            } catch (DataException e) {
                problems[row] = e.getMessage();
            }
        }

        /** The first problem in the order of rows, so that two runs say the same. */
        private void check(int rows) {
            for (int row = Math.max(0, rows - BATCH); row < rows && !plan.skipUnreadable(); row++) {
                if (problems[row] != null) {
                    throw new DataException(problems[row]);
                }
            }
        }

        private DecodedImages result() {
            Images.Builder rows = Images.builder();
            List<String> first = new ArrayList<>();
            for (int row = 0; row < pixels.length; row++) {
                Pixels decoded = pixels[row];
                String problem = problems[row];
                if (decoded != null) {
                    rows.add(decoded, images.labels().id(images.label(row)));
                } else if (problem != null && first.size() < KEPT_MESSAGES) {
                    first.add(problem);
                }
            }
            if (rows.size() == 0) {
                throw new DataException(images.source().name() + ": none of the " + pixels.length
                        + " pictures can be decoded" + (first.isEmpty() ? "" : "; the first: " + first.getFirst()));
            }
            Images decoded = rows.build(images.source(), images.labels().ids());
            return new DecodedImages(decoded, images.size() - (long) rows.size(), first);
        }
    }
}
