package dev.redstart.tensor.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;

/** What ONNX Runtime complains about, on one line and without the names of its source files and functions. */
final class OrtMessage {
    private static final int LONGEST = 400;
    private static final String CODE = "^Error code - [A-Z_]+ - message: ";
    private static final String SOURCE = "/\\S*\\.(?:cc|h):\\d+ ";

    /** With one level of brackets among its parameters. */
    private static final String FUNCTION = "(?:\\S+ )?onnxruntime::\\S+\\((?:[^()]++|\\([^()]*+\\))*+\\) ";

    private OrtMessage() {}

    static String of(OrtException problem) {
        if (problem.getCode() == OrtErrorCode.ORT_INVALID_PROTOBUF) {
            return "it is no ONNX graph, or a damaged one";
        }
        String text = cut(String.valueOf(problem.getMessage()), 4 * LONGEST);
        if (text.contains("External data path") || text.contains("model_path must not be empty")) {
            return "its weights are in files of their own; export it as a single file";
        }
        String words = text.replaceFirst(CODE, "")
                .replaceAll(SOURCE, "")
                .replaceAll(FUNCTION, "")
                .replaceAll("\\p{Cntrl}+", " ");
        return cut(words.strip(), LONGEST);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + " ...";
    }
}
