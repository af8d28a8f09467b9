package dev.redstart.nlp.benchmark;

/**
 * What one answer to one text costs, in processor time.
 *
 * @param data the set that the texts are from
 * @param servedMicros from the text to the label, microseconds
 * @param onnxRuntimeMicros of ONNX Runtime alone on the words' numbers, microseconds
 */
public record Latency(String data, double servedMicros, double onnxRuntimeMicros) {
    /** How many times as long the whole takes; at least 1 but for the noise of measuring. */
    public double ratio() {
        return servedMicros / onnxRuntimeMicros;
    }
}
