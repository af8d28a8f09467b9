package dev.redstart.app.cli;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them: thousands separated, no more digits than mean something. The same in every locale. */
final class Figures {
    private Figures() {}

    /** {@code 387,583}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A metric, four digits: {@code 0.0934}. */
    static String metric(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** A score or weight, four significant digits: {@code 0.8312}, {@code 12.35}, {@code 1,203}. */
    static String score(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return count((long) value);
        }
        int whole = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return String.format(Locale.ROOT, "%,." + Math.clamp(4 - whole, 0, 7) + "f", value);
    }

    /** {@code 0.21 s}, {@code 48 s}, {@code 3 min 20 s}. */
    static String time(Duration time) {
        double seconds = time.toNanos() / 1e9;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        return seconds < 100
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    /** {@code 3.9 MB}. */
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String unit = bytes < 1_000_000 ? "kB" : bytes < 1_000_000_000 ? "MB" : "GB";
        double scale = bytes < 1_000_000 ? 1e3 : bytes < 1_000_000_000 ? 1e6 : 1e9;
        return String.format(Locale.ROOT, "%.1f %s", bytes / scale, unit);
    }

    /** A rate with the letter of its thousands: {@code 41.2 M}, {@code 830 k}, {@code 77}. */
    static String rate(double perSecond) {
        if (perSecond >= 1e6) {
            return String.format(Locale.ROOT, "%.1f M", perSecond / 1e6);
        }
        return perSecond >= 1e4
                ? String.format(Locale.ROOT, "%.0f k", perSecond / 1e3)
                : String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%,.0f", perSecond);
    }

    /** {@code 1 user}, {@code 4,338 users}. */
    static String counted(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }
}
