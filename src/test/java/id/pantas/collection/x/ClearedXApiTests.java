package id.pantas.collection.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.outgoing.Unreached;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ClearedXApiTests {

    @Test
    void noRequestLeavesWithoutTheClearanceWhateverTokenItCarries() throws Exception {
        List<String> asked = new ArrayList<>();
        AtomicBoolean cleared = new AtomicBoolean();
        XApi api = new ClearedXApi(
                (path, parameters) -> {
                    asked.add(path);
                    return new XApi.Answer("https://api.x.com/2/" + path, 200, "application/json", "{}", null);
                },
                cleared::get);

        assertThatThrownBy(() -> api.get("users/by", Map.of())).isInstanceOf(Unreached.class);
        assertThatThrownBy(() -> api.with("token").get("tweets", Map.of())).isInstanceOf(Unreached.class);
        assertThat(asked).isEmpty();

        cleared.set(true);
        api.with("token").get("tweets", Map.of());
        cleared.set(false);
        assertThatThrownBy(() -> api.get("tweets", Map.of())).isInstanceOf(Unreached.class);
        assertThat(asked).containsExactly("tweets");
    }
}
