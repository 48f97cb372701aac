package id.pantas.classifier.internal;

import java.text.Normalizer;

/**
 * Undoes what makes equal words look different to a machine: compatibility forms (bold or full-width letters), marks,
 * invisible and direction characters, and letters of other alphabets that look like Latin ones. Never fails, whatever
 * the input.
 */
final class CleanText {

    private static final String LOOK_ALIKES = "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwһhӏlАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅS"
            + "αaβbεeηnιiκkνvοoρpτtυuχxωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX"
            + "ıiɑaɡgɩiʀrɴnʟlʜhɪiʏyʙbɢgᴀaᴄcᴅdᴇeᴊjᴋkᴌlᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzøoØOłlŁLđdĐD";
    private static final char[] FOLDED = foldTable();

    private CleanText() {}

    /**
     * The cleaned text.
     *
     * @param limit characters of {@code raw} that are read, the rest is ignored
     */
    static String of(String raw, int limit) {
        String head = raw.length() <= limit ? raw : raw.substring(0, limit);
        if (isPlain(head)) {
            return head;
        }
        // marks pile up without end in hostile text; decomposition of 2,000 characters stays small all the same
        String apart = Normalizer.normalize(head, Normalizer.Form.NFKD);
        StringBuilder clean = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); ) {
            int point = apart.codePointAt(i);
            i += Character.charCount(point);
            append(clean, point);
        }
        return clean.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 126 || (c < 32 && c != '\n' && c != '\r' && c != '\t')) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder clean, int point) {
        switch (Character.getType(point)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.UNASSIGNED -> {
                // invisible, or decoration of the letter before
            }
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> clean.append(' ');
            default -> clean.appendCodePoint(fold(point));
        }
    }

    private static int fold(int point) {
        if (point < FOLDED.length) {
            return FOLDED[point];
        }
        if (point >= 0xA730 && point <= 0xA731) {
            return point == 0xA730 ? 'f' : 's';
        }
        // white letters on black circles and squares, which have no decomposition
        if (point >= 0x1F150 && point <= 0x1F169) {
            return 'A' + point - 0x1F150;
        }
        if (point >= 0x1F170 && point <= 0x1F189) {
            return 'A' + point - 0x1F170;
        }
        return switch (point) {
            case 0x2018, 0x2019, 0x02BC -> '\'';
            case 0x201C, 0x201D -> '"';
            default -> point;
        };
    }

    private static char[] foldTable() {
        char[] table = new char[0x1D80];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) i;
        }
        for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
            if (LOOK_ALIKES.charAt(i) < table.length) {
                table[LOOK_ALIKES.charAt(i)] = LOOK_ALIKES.charAt(i + 1);
            }
        }
        return table;
    }
}
