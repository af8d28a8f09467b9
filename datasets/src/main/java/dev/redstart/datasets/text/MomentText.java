package dev.redstart.datasets.text;

import java.nio.charset.StandardCharsets;

/**
 * Moments in bytes: seconds or milliseconds since 1970, an ISO-8601 date, or a date and time with or without seconds and offset.
 *
 * <p>A number from 10^11 on counts milliseconds: as seconds it would lie beyond the year 5138, as milliseconds it starts in 1973. A date
 * without a time is its midnight; without an offset UTC is meant. Fractions of a second are cut off.
 */
final class MomentText {
    /** What {@link #parse} gives for text that is no moment. */
    static final long NONE = Long.MIN_VALUE;

    private static final long FIRST_MILLISECONDS = 100_000_000_000L;
    private static final long BEYOND_MILLISECONDS = 100_000_000_000_000L;
    private static final int SECONDS_A_DAY = 86_400;

    private MomentText() {}

    /** Seconds since 1970-01-01T00:00Z, or {@link #NONE}. */
    static long parse(byte[] bytes, int from, int to) {
        int first = from;
        int last = to;
        while (first < last && bytes[first] == ' ') {
            first++;
        }
        while (first < last && bytes[last - 1] == ' ') {
            last--;
        }
        if (last - first >= 10 && bytes[first + 4] == '-' && bytes[first + 7] == '-') {
            return parseDate(bytes, first, last);
        }
        return parseCount(bytes, first, last);
    }

    private static long parseCount(byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int at = negative ? from + 1 : from;
        int firstDigit = at;
        long count = 0;
        for (; at < to && isDigit(bytes[at]); at++) {
            count = count * 10 + (bytes[at] - '0');
            if (count >= BEYOND_MILLISECONDS) {
                return NONE;
            }
        }
        if (at == firstDigit) {
            return NONE;
        }
        boolean fraction = at < to;
        if (fraction && skipFraction(bytes, at, to) != to) {
            return NONE;
        }
        if (count >= FIRST_MILLISECONDS) {
            return Math.floorDiv(negative ? -count : count, 1000);
        }
        return negative ? -count - (fraction && !zeros(bytes, at + 1, to) ? 1 : 0) : count;
    }

    private static boolean zeros(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != '0') {
                return false;
            }
        }
        return true;
    }

    /** The place behind a point and its digits; {@code at} itself if there is none. */
    private static int skipFraction(byte[] bytes, int at, int to) {
        if (at >= to || bytes[at] != '.') {
            return at;
        }
        int end = at + 1;
        while (end < to && isDigit(bytes[end])) {
            end++;
        }
        return end;
    }

    private static long parseDate(byte[] bytes, int at, int to) {
        int year = number(bytes, at, 4);
        int month = number(bytes, at + 5, 2);
        int day = number(bytes, at + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            return NONE;
        }
        long midnight = daysSince1970(year, month, day) * SECONDS_A_DAY;
        return at + 10 == to ? midnight : parseTime(bytes, at + 10, to, midnight);
    }

    /** {@code T08:26}, {@code 08:26:30.123}, {@code T08:26Z}, {@code T08:26:30+01:00}. */
    private static long parseTime(byte[] bytes, int at, int to, long midnight) {
        if (at + 6 > to || (bytes[at] != 'T' && bytes[at] != ' ' && bytes[at] != 't') || bytes[at + 3] != ':') {
            return NONE;
        }
        int hour = number(bytes, at + 1, 2);
        int minute = number(bytes, at + 4, 2);
        int second = 0;
        int next = at + 6;
        if (next + 3 <= to && bytes[next] == ':') {
            second = number(bytes, next + 1, 2);
            next = skipFraction(bytes, next + 3, to);
        }
        long offset = parseOffset(bytes, next, to);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || offset == NONE) {
            return NONE;
        }
        return midnight + hour * 3600L + minute * 60L + second - offset;
    }

    /** Seconds that the clock is ahead of UTC: of nothing, {@code Z}, {@code +01}, {@code +0100} or {@code +01:00}. */
    private static long parseOffset(byte[] bytes, int at, int to) {
        int length = to - at;
        if (length == 0 || (length == 1 && (bytes[at] == 'Z' || bytes[at] == 'z'))) {
            return 0;
        }
        boolean signed = bytes[at] == '+' || bytes[at] == '-';
        boolean colon = length == 6 && bytes[at + 3] == ':';
        if (!signed || !(length == 3 || length == 5 || colon)) {
            return NONE;
        }
        int hours = number(bytes, at + 1, 2);
        int minutes = length == 3 ? 0 : number(bytes, to - 2, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return bytes[at] == '-' ? -seconds : seconds;
    }

    /** A number of exactly so many digits, or -1. */
    private static int number(byte[] bytes, int from, int digits) {
        int number = 0;
        for (int at = from; at < from + digits; at++) {
            if (!isDigit(bytes[at])) {
                return -1;
            }
            number = number * 10 + (bytes[at] - '0');
        }
        return number;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static int daysOf(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Days from 1970-01-01, Gregorian calendar; years that start in March put the leap day last (H. Hinnant, days_from_civil). */
    private static long daysSince1970(int year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    /** What is wrong with a time that {@link #parse} refused. */
    static String problem(byte[] bytes, int from, int to) {
        if (new String(bytes, from, to - from, StandardCharsets.UTF_8).isBlank()) {
            return "the time is empty";
        }
        return "time " + Excerpt.of(bytes, from, to)
                + " is not a time. Write seconds or milliseconds since 1970, 2010-12-01 or 2010-12-01T08:26";
    }
}
