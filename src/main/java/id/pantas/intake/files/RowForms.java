package id.pantas.intake.files;

import id.pantas.intake.FileField;
import id.pantas.post.PostForm;
import id.pantas.registry.Platform;
import java.util.Locale;
import java.util.function.Function;

/** Which form a row's post has: what its type says, in the tools' English words, else what is usual on its platform. */
final class RowForms {

    /** The longest Short that YouTube takes, in seconds. */
    private static final int SHORTS_SECONDS = 180;

    private RowForms() {}

    /** @param cell what stands in the column of a field, empty if there is none */
    static PostForm of(Platform platform, Function<FileField, String> cell) {
        String type = cell.apply(FileField.POST_TYPE).toLowerCase(Locale.ROOT);
        if (type.contains("reel")) {
            return PostForm.SHORT_VIDEO;
        }
        if (type.contains("video") || type.contains("live")) {
            return PostForm.VIDEO;
        }
        if (type.contains("link")) {
            return PostForm.LINK;
        }
        if (type.contains("photo") || type.contains("image") || type.contains("carousel")) {
            return PostForm.PHOTO;
        }
        return switch (platform) {
            case INSTAGRAM -> PostForm.PHOTO;
            case YOUTUBE -> isShort(cell) ? PostForm.SHORT_VIDEO : PostForm.VIDEO;
            case TIKTOK -> cell.apply(FileField.LINK).contains("/photo/") ? PostForm.PHOTO : PostForm.SHORT_VIDEO;
            case WEBSITE -> PostForm.ARTICLE;
            default -> PostForm.TEXT;
        };
    }

    private static boolean isShort(Function<FileField, String> cell) {
        Long seconds = FileNumbers.read(cell.apply(FileField.DURATION)).value();
        boolean told = cell.apply(FileField.TEXT).toLowerCase(Locale.ROOT).contains("#short");
        return told && seconds != null && seconds <= SHORTS_SECONDS;
    }
}
