package id.pantas.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the registry knows about a handle or link somebody asked about.
 *
 * @param asked how the text was understood, e.g. {@code @dinkes_nusajaya}
 * @param platform the platform the link names; null if the text was a bare name, then all were searched
 * @param official accounts in use with exactly this handle
 * @param lookAlikes accounts in use it could be mistaken for; worth a warning when {@code official} is empty
 */
public record HandleAnswer(
        String asked, @Nullable Platform platform, List<OfficialAccount> official, List<LookAlike> lookAlikes) {}
