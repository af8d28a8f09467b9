package dev.redstart.recommender.als;

/**
 * How much an interaction is believed, from its value {@code r > 0} and the setting {@code alpha}. A pair of user and item that never met
 * is believed with confidence 1 to be no preference.
 */
public enum Confidence {
    /** {@code 1 + alpha r}, as in Hu, Koren and Volinsky's main text. */
    LINEAR,
    /** {@code 1 + alpha ln(1 + r)}: the hundredth purchase says less than the first; after their equation 6. */
    LOGARITHMIC,
    /** {@code alpha r}, the convention of the Python library {@code implicit}. */
    PROPORTIONAL;

    /** @param value above 0 */
    float of(float value, double alpha) {
        return (float)
                switch (this) {
                    case LINEAR -> 1 + alpha * value;
                    case LOGARITHMIC -> 1 + alpha * Math.log1p(value);
                    case PROPORTIONAL -> alpha * value;
                };
    }
}
