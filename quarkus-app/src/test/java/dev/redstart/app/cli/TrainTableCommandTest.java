package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTableCommandTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void openHome() {
        cli = new Cli(home);
    }

    private Cli.Outcome train(Path data, String... options) {
        List<String> words = new ArrayList<>(List.of("train", "table", "--data", data.toString(), "--name", "loans"));
        words.addAll(Arrays.asList(options));
        return cli.run(words.toArray(String[]::new));
    }

    @Test
    void judgesANetworkBesideItsBaselineByTheFiguresOfRisk() {
        var outcome = train(cli.loans(), "--label-column", "default", "--epochs", "5", "--json");

        assertThat(outcome.err()).doesNotContain("redstart:");
        assertThat(outcome.json())
                .containsEntry("name", "loans")
                .containsEntry("version", 1L)
                .containsEntry("rows", 80L)
                .containsEntry("labels", List.of("no", "yes"));
        assertThat(outcome.object("baseline"))
                .containsEntry("algorithm", "linear")
                .containsKeys("rocAuc", "gini", "ks", "brier", "prAuc");
        assertThat(outcome.object("network"))
                .containsEntry("algorithm", "mlp")
                .containsKeys("rocAuc", "gini", "ks", "brier", "prAuc", "epochs");
        assertThat(outcome.json().get("verdict").toString()).contains("the network's roc-auc differs");
    }

    @Test
    void takesColumnsAndLayers() {
        var outcome = train(
                cli.loans(),
                "--model",
                "mlp",
                "--ignore-columns",
                "region",
                "--hidden",
                "8,4",
                "--batch-norm",
                "false",
                "--epochs",
                "2");

        assertThat(outcome.err()).contains("loans.csv: 80 rows, 1 column, 2 labels");
        assertThat(outcome.out())
                .contains("linear (baseline)", "gini", "; mlp was published, since --model asked for it");
        var shown = cli.run("models", "show", "loans", "--json");
        assertThat(shown.json()).containsEntry("kind", "table-network");
        assertThat(shown.object("settings").get("hidden").toString()).isEqualTo("[8, 4]");
    }

    @Test
    void comparesTheLinearModelAloneWithChance() {
        var outcome = train(cli.loans(), "--model", "linear", "--json");

        assertThat(outcome.json()).doesNotContainKey("network");
        assertThat(outcome.json().get("verdict").toString()).contains("where chance would have 0.5000");
    }

    @Test
    void readsArraysOfNumPy() {
        float[] features = new float[120];
        byte[] labels = new byte[60];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = (byte) (row % 2);
            features[2 * row] = labels[row] + row % 5;
            features[2 * row + 1] = labels[row] - row % 7;
        }
        ByteBuffer numbers = ByteBuffer.allocate(4 * features.length).order(ByteOrder.LITTLE_ENDIAN);
        numbers.asFloatBuffer().put(features);
        cli.writeBytes("features.npy", npy("<f4", "(60, 2)", numbers.array()));
        cli.writeBytes("labels.npy", npy("|u1", "(60,)", labels));

        var outcome = train(
                home.resolve("features.npy"),
                "--labels",
                home.resolve("labels.npy").toString(),
                "--model",
                "seed-64-64",
                "--epochs",
                "2",
                "--json");

        assertThat(outcome.err()).doesNotContain("redstart:");
        assertThat(outcome.json()).containsEntry("rows", 60L).containsEntry("labels", List.of("0", "1"));
        var judged = cli.run(
                "evaluate",
                "table",
                "loans",
                "--data",
                home.resolve("features.npy").toString(),
                "--labels",
                home.resolve("labels.npy").toString(),
                "--json");
        assertThat(judged.json()).containsEntry("rows", 60L).containsKeys("rocAuc", "gini", "ks", "brier");
        assertThat(judged.err()).contains("the model was trained on these very rows, so the figures flatter it");
    }

    private static byte[] npy(String type, String shape, byte... data) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteBuffer file =
                ByteBuffer.allocate(10 + padded.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        file.putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        return file.array();
    }

    @Test
    void namesAColumnThatTellsTheLabelAllByItself() {
        StringBuilder rows = new StringBuilder("amount,written-off,default\n");
        for (int row = 0; row < 80; row++) {
            rows.append(row * 37 % 100).append(row % 2 == 0 ? ",0,no\n" : ",9,yes\n");
        }

        var outcome = train(cli.write("leaky.csv", rows.toString()), "--model", "linear");

        assertThat(outcome.err()).contains("column 'written-off' alone tells the label (ROC-AUC 1.0000)");
    }

    @Test
    void saysThatThereIsNoLabel() {
        var outcome = train(cli.write("plain.csv", "a,b\n1,2\n2,3\n3,4\n"), "--model", "linear");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines().filter(line -> line.startsWith("redstart: ")))
                .singleElement()
                .asString()
                .contains("label");
    }
}
