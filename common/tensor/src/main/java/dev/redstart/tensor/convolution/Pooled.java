package dev.redstart.tensor.convolution;

/** Images, and one number a window and channel made of them. */
record Pooled(Images images, Images answers, Windows windows) {
    /** What is done with one window: where its first pixel is, and where its answer. */
    @FunctionalInterface
    interface Step {
        void at(long pixel, long answer);
    }

    /** From one pixel of a line of an image to that below it. */
    int line() {
        return images.width() * images.channels();
    }

    void forEachWindow(Step step) {
        for (int image = 0; image < images.count(); image++) {
            for (int row = 0; row < windows.height(); row++) {
                for (int place = 0; place < windows.width(); place++) {
                    step.at(
                            images.at(image, row * windows.stride(), place * windows.stride()),
                            answers.at(image, row, place));
                }
            }
        }
    }
}
