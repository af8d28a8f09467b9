package dev.redstart.tabular;

/** What the trainers' settings have to obey. */
final class SettingsCheck {
    private SettingsCheck() {}

    static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + value);
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be at least 0, got " + value);
        }
    }

    static void validationShare(double value) {
        if (!(value >= 0 && value <= 0.5)) {
            throw new IllegalArgumentException("validationShare must be between 0 and 0.5, got " + value);
        }
    }
}
