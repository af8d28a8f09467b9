package dev.redstart.tensor.network;

import dev.redstart.common.train.Run;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Rows to learn from and rows to watch, drawn by chance. */
record ValidationSplit(NetworkData train, NetworkData validation) {
    /** @param share of the rows held out, rounded; at least one row stays for learning */
    static ValidationSplit of(NetworkData data, double share, Run run) {
        int[] order = shuffled(data.size(), run.random("validation rows"));
        int held = Math.max(0, Math.min(data.size() - 1, (int) Math.round(share * data.size())));
        return new ValidationSplit(
                data.select(Arrays.copyOfRange(order, held, order.length)), data.select(Arrays.copyOf(order, held)));
    }

    /** 0 to {@code size - 1} in an order of chance (Fisher, Yates). */
    static int[] shuffled(int size, RandomGenerator random) {
        int[] order = new int[size];
        for (int at = 0; at < size; at++) {
            int other = random.nextInt(at + 1);
            order[at] = order[other];
            order[other] = at;
        }
        return order;
    }
}
