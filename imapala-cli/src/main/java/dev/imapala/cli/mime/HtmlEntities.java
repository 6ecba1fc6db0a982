package dev.imapala.cli.mime;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands for characters in HTML: numbers, and the names that mail has. */
final class HtmlEntities {
    private static final Pattern ENTITY = Pattern.compile("&(#?[0-9A-Za-z]{1,12});");

    /** The names of the characters from U+00A0 to U+00FF, in order. */
    private static final String LATIN =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr"
                    + " deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
                    + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml"
                    + " ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig"
                    + " agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml"
                    + " eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static final Map<String, String> NAMES = new HashMap<>(Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("euro", "€"),
            Map.entry("hellip", "…"),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("sbquo", "‚"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("bdquo", "„"),
            Map.entry("bull", "•"),
            Map.entry("trade", "™"),
            Map.entry("larr", "←"),
            Map.entry("rarr", "→"),
            Map.entry("ensp", " "),
            Map.entry("emsp", " "),
            Map.entry("thinsp", " "),
            Map.entry("zwnj", ""),
            Map.entry("zwj", "")));

    static {
        char c = 0xA0;
        for (String name : LATIN.split(" ", -1)) {
            NAMES.put(name, String.valueOf(c++));
        }
        NAMES.put("nbsp", " ");
        NAMES.put("shy", "");
    }

    private HtmlEntities() {}

    /** Returns what the entity {@code name} stands for; null if that is not known. */
    static @Nullable String find(String name) {
        return name.startsWith("#") ? number(name.substring(1)) : NAMES.get(name);
    }

    private static @Nullable String number(String digits) {
        try {
            boolean hexadecimal = digits.startsWith("x") || digits.startsWith("X");
            int c = hexadecimal ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            boolean character = Character.isValidCodePoint(c) && c > 0 && (c < 0xD800 || c > 0xDFFF);
            return character ? c == 0xA0 ? " " : Character.toString(c) : "\uFFFD";
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Returns {@code text} with characters instead of what stands for them. */
    static String replaceIn(String text) {
        return ENTITY.matcher(text).replaceAll(match -> {
            String meaning = find(match.group(1));
            return Matcher.quoteReplacement(meaning == null ? match.group() : meaning);
        });
    }
}
