package dev.imapala.protocol.wire;

/** Recognises responses that end in free text: {@code + ...}, and OK, NO, BAD, BYE or PREAUTH behind {@code *} or a tag. */
final class TextResponse {
    private static final String[] STATUS = {"OK", "NO", "BAD", "BYE", "PREAUTH"};

    private TextResponse() {}

    static boolean matches(byte[] array, int from, int to) {
        if (from < to && array[from] == '+') {
            return true;
        }
        int word = from;
        while (word < to && array[word] != ' ') {
            word++;
        }
        while (word < to && array[word] == ' ') {
            word++;
        }
        for (String status : STATUS) {
            if (isWord(array, word, to, status)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(byte[] array, int from, int to, String word) {
        int end = from + word.length();
        if (end > to || end < to && array[end] != ' ' && array[end] != '[') {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((array[from + i] & 0xDF) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
