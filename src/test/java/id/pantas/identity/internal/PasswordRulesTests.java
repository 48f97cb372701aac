package id.pantas.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.identity.UserRejected;
import id.pantas.identity.UserRejected.Rule;
import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    @ParameterizedTest
    @CsvSource({
        "pendek, PASSWORD_SHORT",
        "sebelashuru, PASSWORD_SHORT",
        "123456789012, PASSWORD_COMMON",
        "098765432109, PASSWORD_COMMON",
        "aaaaaaaaaaaaa, PASSWORD_COMMON",
        "password1234, PASSWORD_COMMON",
        "2026Indonesia!!, PASSWORD_COMMON",
        "Diskominfo-2026, PASSWORD_COMMON",
        "qwertyuiop12, PASSWORD_COMMON",
        "pic.dinkes.2026, PASSWORD_USERNAME",
        "PIC.DINKES!!1234, PASSWORD_USERNAME",
    })
    void refusesWhatGuessersTryFirst(String password, Rule rule) {
        assertThatThrownBy(() -> PasswordRules.check(password, "pic.dinkes"))
                .isInstanceOfSatisfying(
                        UserRejected.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lampu jalan sudah menyala", "gTz#44kP-qq2x", "ꦥꦱꦮꦣ꧀ꦱꦤ꧀ꦝꦶꦫꦲꦱꦶꦪ", "pic.dinkes suka makan durian"})
    void acceptsLongPhrasesInAnyScript(String password) {
        assertThatNoException().isThrownBy(() -> PasswordRules.check(password, "pic.dinkes"));
    }

    @ParameterizedTest
    @ValueSource(ints = {73, 200})
    void refusesWhatTheHashWouldCutOffSilently(int length) {
        String password = "abcdefghijklmnopqrstuvwxyz0123456789".repeat(6).substring(0, length);
        assertThatThrownBy(() -> PasswordRules.check(password, "staf"))
                .isInstanceOfSatisfying(
                        UserRejected.class, e -> assertThat(e.rule()).isEqualTo(Rule.PASSWORD_LONG));
    }

    @RepeatedTest(20)
    void randomPasswordsPassTheRules() {
        String password = PasswordRules.random(new SecureRandom());
        assertThat(password).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        assertThatNoException().isThrownBy(() -> PasswordRules.check(password, "staf"));
    }
}
