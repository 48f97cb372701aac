package id.pantas.intake.files;

import id.pantas.intake.FileRow.Remark;
import id.pantas.web.Formats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of files. */
@Component
class FileTexts {

    private final MessageSource messages;

    FileTexts(MessageSource messages) {
        this.messages = messages;
    }

    String text(String key, @Nullable Object... arguments) {
        return messages.getMessage("intake.file." + key, arguments, Formats.INDONESIAN);
    }

    Remark remark(String column, String key, @Nullable Object... arguments) {
        return new Remark(column, text(key, arguments));
    }
}
