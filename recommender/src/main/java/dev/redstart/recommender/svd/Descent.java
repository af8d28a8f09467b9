package dev.redstart.recommender.svd;

import dev.redstart.common.train.Workers;
import dev.redstart.common.vector.VectorTable;

/** Stochastic gradient descent over a schedule: the hot loop of the training. */
final class Descent {
    private final BlockSchedule schedule;
    private final Factors factors;
    private final float rate;
    private final float biasRate;
    private final float regularisation;
    private final double[] squaredErrorOfBlock = new double[BlockSchedule.GROUPS * BlockSchedule.GROUPS];

    Descent(BlockSchedule schedule, Factors factors, SvdTrainer.Settings settings) {
        this.schedule = schedule;
        this.factors = factors;
        this.rate = (float) settings.learningRate();
        this.biasRate = settings.biased() ? rate : 0;
        this.regularisation = (float) settings.regularisation();
    }

    /** Visits every rating once; the root mean squared error of the predictions just before each visit. */
    double epoch(Workers workers) {
        for (int stage = 0; stage < BlockSchedule.GROUPS; stage++) {
            int first = stage * BlockSchedule.GROUPS;
            workers.each(BlockSchedule.GROUPS, block -> visit(first + block));
        }
        double squaredError = 0;
        for (double blockError : squaredErrorOfBlock) {
            squaredError += blockError;
        }
        return Math.sqrt(squaredError / schedule.size());
    }

    private void visit(int block) {
        VectorTable users = factors.users();
        VectorTable items = factors.items();
        float[] userBiases = factors.userBiases();
        float[] itemBiases = factors.itemBiases();
        float offset = (float) factors.offset();
        float keep = 1 - rate * regularisation;
        float squaredError = 0;
        int end = schedule.end(block);
        for (int at = schedule.start(block); at < end; at++) {
            int user = schedule.user(at);
            int item = schedule.item(at);
            float error =
                    schedule.rating(at) - (offset + userBiases[user] + itemBiases[item] + users.dot(user, items, item));
            userBiases[user] += biasRate * (error - regularisation * userBiases[user]);
            itemBiases[item] += biasRate * (error - regularisation * itemBiases[item]);
            users.blend(user, items, item, keep, rate * error);
            squaredError += error * error;
        }
        squaredErrorOfBlock[block] = squaredError;
    }
}
