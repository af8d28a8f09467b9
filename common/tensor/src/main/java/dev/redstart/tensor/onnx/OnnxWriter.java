package dev.redstart.tensor.onnx;

import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.tensor.network.InputShape.Features;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.InputShape.Tokens;
import dev.redstart.tensor.network.Loss;
import dev.redstart.tensor.network.Shape;
import dev.redstart.tensor.network.Shape.Sequence;
import dev.redstart.tensor.network.TrainedNetwork;
import dev.redstart.tensor.protobuf.ProtobufMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Writes a trained network as a standard <a href="https://onnx.ai/onnx/operators/">ONNX graph</a> (opset 17, IR version 8), which answers as
 * {@link TrainedNetwork#predict} does. The same network gives the same bytes.
 *
 * <p>One input, whose first dimension, {@code rows}, varies:
 *
 * <ul>
 *   <li>{@code image}: floats [rows, channels, height, width];
 *   <li>{@code features}: floats [rows, features];
 *   <li>{@code tokens}: whole numbers (int64) [rows, length] of any length. As everywhere, 0 is padding and counts nowhere, be it before,
 *       behind or between the tokens; what is longer than the network takes is cut at the end; and a row without tokens counts as one
 *       unknown word.
 * </ul>
 *
 * <p>One output, floats [rows, outputs]: {@code probabilities}, or {@code values} of a network that learned by squared error; on request a
 * second one, {@value #EMBEDDING}.
 */
public final class OnnxWriter {
    /** Name of the second output of {@link #bytes(TrainedNetwork, int)}. */
    public static final String EMBEDDING = "embedding";

    private OnnxWriter() {}

    /** The graph as bytes; not for networks of 2 GB. */
    public static byte[] bytes(TrainedNetwork network) {
        return model(network, OptionalInt.empty()).toBytes();
    }

    /**
     * The graph with a second output, {@value #EMBEDDING}: what one layer gives, so that one call answers both.
     *
     * @param layer position in {@code network.spec().layers()}, from 0
     */
    public static byte[] bytes(TrainedNetwork network, int layer) {
        return model(network, OptionalInt.of(layer)).toBytes();
    }

    /** Writes the graph; leaves the stream open. */
    public static void write(TrainedNetwork network, OutputStream out) throws IOException {
        model(network, OptionalInt.empty()).writeTo(out);
    }

    /** Writes the graph into a file, in one step: old or new is there, never something between. */
    public static void write(TrainedNetwork network, Path file) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                            temporary,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                write(network, out);
                out.flush();
                channel.force(true);
            }
            DurableFiles.move(temporary, file);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static ProtobufMessage model(TrainedNetwork network, OptionalInt embedded) {
        Graph graph = new Graph();
        NetworkGraph translation = new NetworkGraph(graph, network);
        Graph.Value input = translation.input();
        List<String> values = translation.translate();
        List<Graph.Value> outputs = new ArrayList<>();
        String answer = network.spec().loss() == Loss.SQUARED_ERROR ? "values" : "probabilities";
        graph.node("Identity", answer, List.of(values.getLast()));
        outputs.add(Graph.Value.floats(answer, "rows", network.spec().outputs()));
        if (embedded.isPresent()) {
            int layer = checked(embedded.getAsInt(), values.size() - 1);
            graph.node("Identity", EMBEDDING, List.of(values.get(layer)));
            outputs.add(embedding(network.spec().shapes().get(layer)));
        }
        return checked(graph.model(input, outputs), network);
    }

    private static Graph.Value embedding(Shape shape) {
        return switch (shape) {
            case Image image -> Graph.Value.floats(EMBEDDING, "rows", image.channels(), image.height(), image.width());
            case Features features -> Graph.Value.floats(EMBEDDING, "rows", features.count());
            case Sequence sequence -> Graph.Value.floats(EMBEDDING, "rows", "length", sequence.channels());
            case Tokens tokens -> throw new IllegalStateException("no layer gives tokens");
        };
    }

    private static int checked(int layer, int last) {
        if (layer < 0 || layer > last) {
            throw new IllegalArgumentException("layer must be between 0 and " + last + ", got " + layer);
        }
        return layer;
    }

    private static ProtobufMessage checked(ProtobufMessage model, TrainedNetwork network) {
        if (model.length() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the network has "
                    + network.spec().parameterCount() + " weights; a file of one ONNX graph holds 2 GB at most");
        }
        return model;
    }
}
