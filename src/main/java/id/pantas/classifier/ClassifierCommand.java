package id.pantas.classifier;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Work on the classifier from the command line, without database or web server: {@code train}, {@code evaluate},
 * {@code crossvalidate}, {@code robustness} and {@code curve}, each followed by what is labelled ({@code posts}, {@code comments},
 * {@code topics}).
 */
public interface ClassifierCommand {

    /** Whether {@code arguments} ask for this command, rather than for the application. */
    boolean accepts(String... arguments);

    /**
     * Does it; what goes wrong is printed in Indonesian, never thrown.
     *
     * @return exit status: 0 done, 1 failed, 2 wrong arguments
     */
    int run(PrintStream out, PrintStream problems, String... arguments);

    /** The command that {@code arguments} ask for, empty when the application itself is to start. */
    static Optional<ClassifierCommand> askedBy(String... arguments) {
        List<ClassifierCommand> known =
                SpringFactoriesLoader.loadFactories(ClassifierCommand.class, ClassifierCommand.class.getClassLoader());
        return known.stream().filter(command -> command.accepts(arguments)).findFirst();
    }
}
