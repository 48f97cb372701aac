package id.pantas.setup.imports;

import id.pantas.registry.Refusal;
import id.pantas.setup.ImportRow.Remark;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of imports. */
@Component
class ImportTexts {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final MessageSource messages;

    ImportTexts(MessageSource messages) {
        this.messages = messages;
    }

    String text(String key, @Nullable Object... arguments) {
        return messages.getMessage("setup.import." + key, arguments, INDONESIAN);
    }

    Remark remark(String column, String key, @Nullable Object... arguments) {
        return new Remark(column, text(key, arguments));
    }

    Remark remark(String column, Refusal refusal) {
        return new Remark(column, text(refusal));
    }

    String text(Refusal refusal) {
        return messages.getMessage(refusal, INDONESIAN);
    }
}
