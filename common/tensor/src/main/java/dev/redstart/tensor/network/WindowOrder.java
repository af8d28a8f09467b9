package dev.redstart.tensor.network;

/**
 * The order of the weights of windows over a sequence. Ours is [filters, channels, kernel]; DL4J declares the same, but reads its numbers as
 * [kernel, channels, filters].
 */
record WindowOrder(int filters, int channels, int kernel) {
    static WindowOrder of(ParameterLayout.Entry entry) {
        return new WindowOrder(
                entry.shape().get(0), entry.shape().get(1), entry.shape().get(2));
    }

    float[] toDl4j(float[] ours) {
        float[] turned = new float[ours.length];
        for (int at = 0; at < ours.length; at++) {
            turned[dl4jPosition(at)] = ours[at];
        }
        return turned;
    }

    float[] fromDl4j(float[] theirs) {
        float[] turned = new float[theirs.length];
        for (int at = 0; at < theirs.length; at++) {
            turned[at] = theirs[dl4jPosition(at)];
        }
        return turned;
    }

    private int dl4jPosition(int ours) {
        int place = ours % kernel;
        int channel = ours / kernel % channels;
        int filter = ours / kernel / channels;
        return (place * channels + channel) * filters + filter;
    }
}
