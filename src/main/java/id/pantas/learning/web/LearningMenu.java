package id.pantas.learning.web;

import id.pantas.web.MenuEntry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LearningMenu {

    @Bean
    MenuEntry learningMenuEntry() {
        return new MenuEntry(LearningController.PATH, "learning.menu", "refresh", 580, Set.of("ADMIN", "STAF"));
    }

    @Bean
    MenuEntry dictionaryMenuEntry() {
        return new MenuEntry(
                DictionaryController.PATH, "learning.words.menu", "list-details", 585, Set.of("ADMIN", "STAF"));
    }
}
