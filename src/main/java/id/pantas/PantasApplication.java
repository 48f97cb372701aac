package id.pantas;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class PantasApplication {
    public static void main(String[] args) {
        SpringApplication.run(PantasApplication.class, args);
    }
}
