/**
 * What a training step of a text network spends its time in, faster than in DL4J: the LSTM, the embedding in front of it and the Adam that moves its
 * words. Start at {@link dev.redstart.tensor.lstm.FusedLstm}, which puts our LSTM under a layer of DL4J's; {@code ForwardPass} is
 * the LSTM itself.
 *
 * <p>A step of 32 texts of 200 words (20,000 words, 128 dimensions, 128 units, both dropouts) costs 72 to 75 CPU milliseconds of one thread where
 * DL4J's layers take about 800 and PyTorch 2.10, without recurrent dropout, 133 to 138 (busy 2-core AMD EPYC with AVX-512, JDK 25, OpenBLAS 0.3.30, alternating
 * runs; {@code LstmBenchmark} has the comparison with DL4J). Three quarters of that are matrix products.
 */
@NullMarked
package dev.redstart.tensor.lstm;

import org.jspecify.annotations.NullMarked;
