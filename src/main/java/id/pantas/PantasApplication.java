package id.pantas;

import id.pantas.classifier.ClassifierCommand;
import id.pantas.post.PairsCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class PantasApplication {
    public static void main(String[] args) {
        PairsCommand.askedBy(args).ifPresent(command -> System.exit(command.run(System.out, System.err, args)));
        ClassifierCommand.askedBy(args)
                .ifPresentOrElse(
                        command -> System.exit(command.run(System.out, System.err, args)),
                        () -> SpringApplication.run(PantasApplication.class, args));
    }
}
