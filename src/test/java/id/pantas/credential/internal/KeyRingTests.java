package id.pantas.credential.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.credential.Connections.KeyState;
import id.pantas.credential.internal.KeyRing.Sealed;
import id.pantas.credential.internal.KeyRing.Unopened;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTests {

    private static final String OLD = KeyRing.newKey();
    private static final String NEW = KeyRing.newKey();

    @Property(tries = 200)
    void whatIsSealedOpensAgainAndOnlyAboutTheSame(@ForAll byte[] plain, @ForAll String about) throws Unopened {
        KeyRing ring = KeyRing.of(List.of(OLD));
        Sealed sealed = ring.seal(plain, about);
        assertThat(ring.open(sealed, about)).isEqualTo(plain);
        assertThatThrownBy(() -> ring.open(sealed, about + "x")).isInstanceOf(Unopened.class);
    }

    @Test
    void noTwoSealsAreAlike() {
        KeyRing ring = KeyRing.of(List.of(OLD));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = ring.seal(new byte[8], "x").bytes();
            assertThat(seen.add(HexFormat.of().formatHex(bytes, 1, 13))).isTrue();
        }
    }

    @Test
    void theFirstKeySealsAndAllOpen() throws Unopened {
        Sealed old = KeyRing.of(List.of(OLD)).seal("a".getBytes(StandardCharsets.UTF_8), "x");
        KeyRing both = KeyRing.of(List.of(NEW, OLD));
        assertThat(both.open(old, "x")).isEqualTo("a".getBytes(StandardCharsets.UTF_8));
        assertThat(both.seal(new byte[1], "x").keyId())
                .isEqualTo(both.sealingKey())
                .isNotEqualTo(old.keyId());
        assertThatThrownBy(() -> KeyRing.of(List.of(NEW)).open(old, "x")).isInstanceOf(Unopened.class);
    }

    @Test
    void everyChangedByteIsNoticed() {
        KeyRing ring = KeyRing.of(List.of(OLD));
        byte[] sealed =
                ring.seal("rahasia".getBytes(StandardCharsets.UTF_8), "x").bytes();
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> ring.open(new Sealed(ring.sealingKey(), changed), "x"))
                    .isInstanceOf(Unopened.class);
        }
        assertThatThrownBy(() -> ring.open(new Sealed(ring.sealingKey(), new byte[3]), "x"))
                .isInstanceOf(Unopened.class);
    }

    @Test
    void whatIsNoKeyIsSaidAndNotShown() {
        assertThat(KeyRing.of(List.of()).state()).isEqualTo(KeyState.MISSING);
        assertThat(KeyRing.of(List.of("bukan base64!")).state()).isEqualTo(KeyState.MALFORMED);
        assertThat(KeyRing.of(List.of("AAAA")).state()).isEqualTo(KeyState.MALFORMED);
        assertThat(KeyRing.of(List.of(OLD)).toString()).doesNotContain(OLD);
        assertThat(new CredentialProperties(List.of(OLD), null, null).toString())
                .doesNotContain(OLD);
    }

    @Test
    void aTrialRunMakesOneKeyThatOnlyItsOwnerMayRead(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("data/credential.key");
        List<String> first = KeyFile.readOrCreate(file);
        assertThat(KeyRing.of(first).state()).isEqualTo(KeyState.READY);
        assertThat(KeyFile.readOrCreate(file)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("data")).isDirectoryContaining(each -> each.equals(file));
    }
}
