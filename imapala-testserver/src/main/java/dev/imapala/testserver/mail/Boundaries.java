package dev.imapala.testserver.mail;

import java.util.Locale;

/** Makes boundaries in the manner of the programs that write mail. */
final class Boundaries {
    private Boundaries() {}

    static String pick(Dice dice) {
        String number = String.format(Locale.ROOT, "%016x", dice.next());
        return switch (dice.below(4)) {
            case 0 -> "------------" + number;
            case 1 -> "=_" + number;
            case 2 -> "----=_NextPart_000_00" + number.substring(0, 2) + "_" + number;
            default -> "_000_" + number + "mail.example.org_";
        };
    }
}
