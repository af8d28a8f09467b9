package dev.redstart.recommender.evaluate;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.recommender.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds who can be asked about: the users of the test data who took something there that they did not have in training.
 */
final class TestUsers {
    private final Interactions test;
    private final TrainingData known;
    private final int[] trainingItemOf;

    TestUsers(Interactions test, TrainingData known) {
        this.test = test;
        this.known = known;
        this.trainingItemOf = new int[test.items().size()];
        Arrays.setAll(trainingItemOf, item -> known.items().indexOf(test.items().id(item)));
    }

    /**
     * These users in the order of the test data.
     *
     * @param relevantFrom the lowest value of a test entry that makes it relevant
     * @param unknownUsers whether users who are not in the training data are among them
     */
    List<TestUser> find(double relevantFrom, boolean unknownUsers) {
        List<TestUser> found = new ArrayList<>();
        for (int user = 0; user < test.users().size(); user++) {
            int trainingUser = known.users().indexOf(test.users().id(user));
            if (unknownUsers || trainingUser != Vocabulary.UNKNOWN) {
                TestUser testUser = testUser(user, trainingUser, relevantFrom);
                if (testUser.hasRelevant()) {
                    found.add(testUser);
                }
            }
        }
        return found;
    }

    private TestUser testUser(int user, int trainingUser, double relevantFrom) {
        SparseMatrix rows = test.byUser();
        int[] relevant = new int[rows.length(user)];
        int size = 0;
        int unknownItems = 0;
        for (int position = rows.start(user); position < rows.end(user); position++) {
            int item = trainingItemOf[rows.column(position)];
            boolean wanted = rows.value(position) >= relevantFrom;
            if (wanted && item == Vocabulary.UNKNOWN) {
                unknownItems++;
            } else if (wanted && !hadInTraining(trainingUser, item)) {
                relevant[size++] = item;
            }
        }
        Arrays.sort(relevant, 0, size);
        return new TestUser(test.users().id(user), Arrays.copyOf(relevant, size), size + unknownItems);
    }

    private boolean hadInTraining(int trainingUser, int item) {
        return trainingUser != Vocabulary.UNKNOWN && known.interactions().contains(trainingUser, item);
    }
}
