package dev.redstart.tensor.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first nodes of a graph that takes tokens: rows of ids become rows without padding in front or between, as long as the longest. So the
 * answer does not depend on where the padding stood, and hardly any time is spent on it.
 */
final class TokenRows {
    /** ONNX's numbers of element types. */
    private static final int FLOAT = 1;

    private static final int INT32 = 6;
    private static final int INT64 = 7;

    private final Graph graph;
    private final String zero;
    private final String one;

    /** Tokens of each row that count, [rows, 1]. */
    private final String lengths;

    /** The largest of them, [1]. */
    private final String longest;

    private final String ids;
    private @Nullable String lengths32;
    private @Nullable String mask;
    private @Nullable String ones;

    TokenRows(Graph graph, String tokens, int maxLength) {
        this.graph = graph;
        this.zero = graph.scalar("zero", 0);
        this.one = graph.scalar("one", 1);
        // One column more, so that there is one at all.
        String padded = node("Pad", "padded", tokens, graph.constant("padding", 0, 0, 0, 1));
        String isToken = cast("isToken", node("Not", "isNotPadding", node("Equal", "isPadding", padded, zero)), INT64);
        String counts = node("ReduceSum", "counts", isToken, graph.constant("axis1", 1));
        this.lengths = node("Clip", "lengths", counts, one, graph.scalar("maxLength", maxLength));
        this.longest = graph.node(
                "ReduceMax", name("longest"), List.of(lengths), Attribute.ints("axes", 0), Attribute.of("keepdims", 0));
        String tokensFirst = tokensFirst(padded, isToken);
        // A row without tokens is that of one unknown word, 1; what follows it does not count.
        String empty = cast("emptyOnes", node("Equal", "empty", counts, zero), INT64);
        this.ids = node("Add", "ids", tokensFirst, empty);
    }

    /** A row's tokens in their order, padding behind them: sorted by place, those of padding after all others. */
    private String tokensFirst(String padded, String isToken) {
        String width = node("Gather", "width", node("Shape", "shape", padded), one);
        String rank =
                node("Sub", "rank", node("Mul", "raised", isToken, width), node("Range", "place", zero, width, one));
        String places = name("places");
        graph.node(
                "TopK",
                name("order"),
                List.of(rank, longest),
                List.of(name("sorted"), places),
                Attribute.of("axis", 1));
        return graph.node("GatherElements", name("tokensFirst"), List.of(padded, places), Attribute.of("axis", 1));
    }

    /** [rows, places], whole numbers from 1; behind a row's length they mean nothing. */
    String ids() {
        return ids;
    }

    /** Tokens of each row, [rows], 32-bit whole numbers. */
    String lengths() {
        if (lengths32 == null) {
            lengths32 = cast("lengths32", node("Squeeze", "lengths1d", lengths, graph.constant("axis1", 1)), INT32);
        }
        return lengths32;
    }

    /** Whether a place holds a token, [rows, places, 1]. */
    String mask() {
        if (mask == null) {
            String end = node("Squeeze", "end", longest, graph.constant("axis0", 0));
            String within = node("Less", "within", node("Range", "kept", zero, end, one), lengths);
            mask = node("Unsqueeze", "mask", within, graph.constant("axis2", 2));
        }
        return mask;
    }

    /** 1 where a place holds a token, else 0, [rows, places, 1]. */
    String ones() {
        if (ones == null) {
            ones = cast("ones", mask(), FLOAT);
        }
        return ones;
    }

    private static String name(String name) {
        return "tokens/" + name;
    }

    private String node(String operator, String name, String... inputs) {
        return graph.node(operator, name(name), List.of(inputs));
    }

    private String cast(String name, String value, int type) {
        return graph.node("Cast", name(name), List.of(value), Attribute.of("to", type));
    }
}
