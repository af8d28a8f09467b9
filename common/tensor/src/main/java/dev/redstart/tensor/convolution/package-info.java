/**
 * What a training step of an image network spends its time in, faster than in DL4J: convolutions, pooling, batch normalisation and ReLU, on images whose
 * channels lie side by side. Start at {@link dev.redstart.tensor.convolution.FusedConvolution}.
 */
@NullMarked
package dev.redstart.tensor.convolution;

import org.jspecify.annotations.NullMarked;
