package dev.redstart.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.Manifest;
import dev.redstart.common.data.Table;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFormatsTest {
    private static final Table ROWS = Tables.exclusive(500, 1);

    @TempDir
    private Path folder;

    @Test
    void aNetworkAnswersAsBefore() {
        var trained = new MlpTrainer(MlpTrainer.Settings.defaults().withEpochs(2)).fit(ROWS, Run.seeded(1));

        var read = (NetworkTableClassifier) written("table-network", trained);

        assertThat(read.probabilities(ROWS)).isDeepEqualTo(trained.model().probabilities(ROWS));
        assertThat(read.labels().ids()).isEqualTo(ROWS.labels().ids());
        assertThat(read.calibration()).isEqualTo(trained.model().calibration());
        assertThat(read.features().columns()).hasSize(3);
    }

    @Test
    void aLinearModelAnswersAsBefore() {
        var trained = new LinearTableTrainer(LinearTableTrainer.Settings.defaults()).fit(ROWS, Run.seeded(1));

        var read = (LinearTableClassifier) written("table-linear", trained);

        assertThat(read.probabilities(ROWS)).isDeepEqualTo(trained.model().probabilities(ROWS));
    }

    private <C extends TableClassifier> TableClassifier written(String kind, Trained<C> trained) {
        BundleFormat<C> format = TableFormats.of(trained.model());
        assertThat(format.kind()).isEqualTo(kind);
        Path bundle = folder.resolve(kind);
        var manifest = new Manifest(kind, "m", "1", Instant.EPOCH, trained.provenance(), null, Map.of(), Map.of());
        Bundle.write(bundle, manifest, trained.model(), format);
        return TableFormats.read(bundle);
    }

    @Test
    void knowsItsKinds() {
        assertThat(TableFormats.kinds()).containsExactly("table-linear", "table-network");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TableFormats.of("als"))
                .withMessage(
                        "'als' is no table classifier that this version knows; it knows [table-linear, table-network]");
    }
}
