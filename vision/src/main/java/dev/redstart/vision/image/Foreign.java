package dev.redstart.vision.image;

import java.util.List;

/** The first bytes of things that have no business behind a picture. */
final class Foreign {
    /** Zip and jar, PDF, gzip, 7z, RAR, ELF and scripts; lower case. */
    private static final List<String> SIGNS = List.of(
            "pk\u0003\u0004",
            "pk\u0005\u0006",
            "%pdf-",
            "\u001f\u008b\u0008",
            "7z\u00bc\u00af",
            "rar!",
            "\u007felf",
            "<script",
            "<?php",
            "<html",
            "<!doctype",
            "#!/");

    private Foreign() {}

    static boolean startsAt(ImageBytes file, int at) {
        for (String sign : SIGNS) {
            if (matches(file, at, sign)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(ImageBytes file, int at, String sign) {
        if (at > file.size() - sign.length()) {
            return false;
        }
        for (int index = 0; index < sign.length(); index++) {
            int value = file.data()[at + index] & 0xff;
            int lower = value >= 'A' && value <= 'Z' ? value + 32 : value;
            if (lower != sign.charAt(index)) {
                return false;
            }
        }
        return true;
    }
}
