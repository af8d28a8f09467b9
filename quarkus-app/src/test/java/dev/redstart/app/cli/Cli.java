package dev.redstart.app.cli;

import dev.redstart.common.data.Pixels;
import dev.redstart.common.json.Json;
import dev.redstart.vision.image.PngWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs commands in this process, with a home of its own, and keeps what they wrote. */
final class Cli {
    private final Path home;

    Cli(Path home) {
        this.home = home;
    }

    /** What a command left behind. */
    record Outcome(int code, String out, String err) {
        Map<String, Object> json() {
            return Json.readObject(out, "output");
        }

        /** The objects of a list in the answer. */
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> list(String key) {
            return (List<Map<String, Object>>) json().get(key);
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> object(String key) {
            return (Map<String, Object>) json().get(key);
        }
    }

    /** What commands share, with nobody listening. */
    Session session() {
        Terminal terminal = Terminal.unwatched(
                stream(new ByteArrayOutputStream()),
                stream(new ByteArrayOutputStream()),
                Map.of("REDSTART_HOME", home.toString()));
        return new Session(terminal, new CommonOptions(terminal), new Interrupt());
    }

    /** As at a pipe: nobody watches. */
    Outcome run(String... arguments) {
        return reading("", arguments);
    }

    /** The same with something on the standard input. */
    Outcome reading(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Terminal.unwatched(stream(out), stream(err), Map.of("REDSTART_HOME", home.toString()))
                .reading(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        int code = RedstartCommand.run(terminal, arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /**
     * A shop with two kinds of customers: eight who buy tea things and eight who buy garden things, two products fewer each than there
     * are of their kind, one purchase an hour.
     */
    Path shop() {
        StringBuilder rows = new StringBuilder("customer,product,quantity,when\n");
        long time = 1_600_000_000;
        for (int round = 0; round < 4; round++) {
            for (int customer = 0; customer < 16; customer++) {
                String kind = customer < 8 ? "tea" : "garden";
                String product = kind + " thing " + (customer + round) % 6;
                rows.append(kind)
                        .append(customer)
                        .append(",\"")
                        .append(product)
                        .append("\",1,")
                        .append(time += 3_600)
                        .append('\n');
            }
        }
        return write("shop.csv", rows.toString());
    }

    /** Ratings of twelve people: even ones like the first films and dislike the last ones, odd ones the other way round. */
    Path ratings() {
        StringBuilder rows = new StringBuilder("user;item;rating\n");
        for (int user = 0; user < 12; user++) {
            for (int film = 0; film < 8; film++) {
                int stars = film < 4 == (user % 2 == 0) ? 5 : 1 + (user + film) % 2;
                rows.append("u")
                        .append(user)
                        .append(";f")
                        .append(film)
                        .append(';')
                        .append(stars)
                        .append('\n');
            }
        }
        return write("stars.csv", rows.toString());
    }

    /** Sixty messages, twenty of them spam: those that have a prize to claim. Label, tab, text; no header. */
    Path messages() {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 60; row++) {
            rows.append(
                    row % 3 == 0
                            ? "spam\tclaim your prize now, number " + row + "\n"
                            : "ham\tsee you at lunch, table " + row + "\n");
        }
        return write("messages.tsv", rows.toString());
    }

    /** Publishes a linear text classifier of {@link #messages} as {@code spam}. */
    void trainSpam() {
        run("train", "text", "--data", messages().toString(), "--name", "spam", "--model", "linear");
    }

    /** A small network of {@link #messages}, which some seconds are enough for. */
    Outcome trainNetwork(String name, String... options) {
        List<String> words =
                new ArrayList<>(List.of("train", "text", "--data", messages().toString(), "--name", name));
        words.addAll(
                List.of("--max-length", "10", "--dimensions", "8", "--learning-rate", "0.02", "--batch-size", "8"));
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    /**
     * A folder {@code pictures} with one for each of two labels: forty pictures of 16x16, a light square on a dark ground at the left or at the
     * right.
     */
    Path pictures() {
        for (int number = 0; number < 40; number++) {
            boolean left = number % 2 == 0;
            writeBytes(
                    "pictures/" + (left ? "left/" : "right/") + number + ".png", PngWriter.bytes(square(left, number)));
        }
        return home.resolve("pictures");
    }

    /** A light square of 6x6 at the left or right edge; its height and brightness depend on the number. */
    static Pixels square(boolean left, int number) {
        byte[] levels = new byte[16 * 16];
        for (int y = number % 9; y < number % 9 + 6; y++) {
            Arrays.fill(levels, 16 * y + (left ? 1 : 9), 16 * y + (left ? 7 : 15), (byte) (150 + number));
        }
        return new Pixels(16, 16, Pixels.GRAY, levels);
    }

    /** A folder with the four files of MNIST: the same pictures, forty to train and twenty for the test. */
    Path digits() {
        writeIdx("digits/train", 40);
        writeIdx("digits/t10k", 20);
        return home.resolve("digits");
    }

    private void writeIdx(String part, int count) {
        ByteBuffer images = ByteBuffer.allocate(16 + 256 * count);
        images.putInt(0x803).putInt(count).putInt(16).putInt(16);
        ByteBuffer labels = ByteBuffer.allocate(8 + count);
        labels.putInt(0x801).putInt(count);
        for (int number = 0; number < count; number++) {
            images.put(square(number % 2 == 0, number).data());
            labels.put((byte) (number % 2));
        }
        writeBytes(part + "-images-idx3-ubyte", images.array());
        writeBytes(part + "-labels-idx1-ubyte", labels.array());
    }

    /** Eighty loans with amount, region and default; those of region b and amounts above 50 are not paid back. */
    Path loans() {
        StringBuilder rows = new StringBuilder("amount,region,default\n");
        for (int row = 0; row < 80; row++) {
            int amount = row * 37 % 100;
            String region = row % 3 == 0 ? "a" : "b";
            boolean lost = (row % 3 != 0 && amount > 50) || row % 11 == 0;
            rows.append(amount)
                    .append(',')
                    .append(region)
                    .append(',')
                    .append(lost ? "yes" : "no")
                    .append('\n');
        }
        return write("loans.csv", rows.toString());
    }

    void writeBytes(String name, byte... content) {
        try {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String name, String content) {
        try {
            return Files.writeString(home.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
