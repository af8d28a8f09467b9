package dev.redstart.tabular.features;

import java.util.Locale;

/** How numbers are brought to one size before they are learned. */
public enum Scaling {
    /** Centred and divided by the standard deviation. */
    STANDARD,
    /** {@code sign(x) ln(1 + |x|)} first, then as {@link #STANDARD}: for amounts of money, whose few large values would hide all others. */
    SIGNED_LOG,
    /** {@link #SIGNED_LOG} for each column of numbers beyond 100 or -100 whose skewness is beyond 2 or -2, {@link #STANDARD} for the others. */
    AUTO;

    /** As it stands in a bundle and on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    double bend(double value) {
        return this == SIGNED_LOG ? Math.copySign(Math.log1p(Math.abs(value)), value) : value;
    }
}
