package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

class ScoreReadersTests {

    private final Authentication anybody =
            new AnonymousAuthenticationToken("key", "anonymous", List.of(new SimpleGrantedAuthority("ROLE_ANONYMOUS")));
    private final Authentication staff = new TestingAuthenticationToken("staf", null, "ROLE_STAF");

    @Test
    void closedToEverybodyElseUnlessMadePublic() {
        ScoreReaders closed = readers(false);
        assertThat(closed.allow(anybody)).isFalse();
        assertThat(closed.allow(null)).isFalse();
        assertThat(closed.allow(new TestingAuthenticationToken("x", null, "ROLE_LAIN")))
                .isFalse();
        assertThat(closed.allow(staff)).isTrue();
        assertThat(closed.rankingMenuEntry().roles()).contains("PIC", "STAF");
    }

    @Test
    void openToEverybodyWhenPublicButWithoutLabelsThatAreNot() {
        ScoreReaders open = readers(true);
        assertThat(open.allow(anybody)).isTrue();
        assertThat(open.insider(anybody)).isFalse();
        assertThat(open.insider(staff)).isTrue();
        assertThat(open.rankingMenuEntry().roles()).isEmpty();
    }

    private static ScoreReaders readers(boolean open) {
        return new ScoreReaders(new ScoringProperties(open, Duration.ofSeconds(3), Duration.ofSeconds(15)));
    }
}
