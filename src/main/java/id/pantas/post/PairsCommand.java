package id.pantas.post;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * {@code evaluate pairs FILE.csv}: what the rules of near-duplicates and events are worth on hand-labelled pairs of posts,
 * without database or web server.
 */
public interface PairsCommand {

    /** Whether {@code arguments} ask for this command. */
    boolean accepts(String... arguments);

    /**
     * Does it; what goes wrong is printed in Indonesian, never thrown. The last line printed is one JSON object.
     *
     * @return exit status: 0 done, 1 failed, 2 wrong arguments
     */
    int run(PrintStream out, PrintStream problems, String... arguments);

    /** The command if {@code arguments} ask for it; to be asked before other commands that begin with {@code evaluate}. */
    static Optional<PairsCommand> askedBy(String... arguments) {
        List<PairsCommand> known =
                SpringFactoriesLoader.loadFactories(PairsCommand.class, PairsCommand.class.getClassLoader());
        return known.stream().filter(command -> command.accepts(arguments)).findFirst();
    }
}
