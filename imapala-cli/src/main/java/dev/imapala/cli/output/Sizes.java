package dev.imapala.cli.output;

import java.util.Locale;

/** Sizes in words short enough for a line. */
public final class Sizes {
    private Sizes() {}

    /** Returns {@code octets}, 0 or more, as {@code 999 B}, {@code 1.4 kB}, {@code 12 MB} and so on, in powers of 1,000. */
    public static String text(long octets) {
        if (octets < 1000) {
            return octets + " B";
        }
        double value = octets;
        int unit = -1;
        do {
            value /= 1000;
            unit++;
        } while (value >= 999.5 && unit < 5);
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %cB" : "%.0f %cB", value, "kMGTPE".charAt(unit));
    }
}
