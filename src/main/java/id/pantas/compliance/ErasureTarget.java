package id.pantas.compliance;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be deleted.
 *
 * @param nativeIds of a post or comment: what could be its platform's identifier, taken from the id or address that was
 *     entered; empty for the other kinds
 * @param author the native id or handle of an author, without {@code @}; null for the other kinds
 * @param account null for the other kinds than {@link ErasureKind#ACCOUNT}
 */
public record ErasureTarget(
        ErasureKind kind,
        Platform platform,
        List<String> nativeIds,
        @Nullable String author,
        @Nullable AccountId account) {

    public ErasureTarget {
        nativeIds = List.copyOf(nativeIds);
    }

    @Override
    public String toString() {
        return "ErasureTarget[" + kind + ", " + platform + "]";
    }
}
