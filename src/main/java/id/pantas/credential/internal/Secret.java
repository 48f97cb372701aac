package id.pantas.credential.internal;

import id.pantas.credential.internal.KeyRing.Sealed;
import id.pantas.credential.internal.KeyRing.Unopened;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is sealed: the token and its parts. */
record Secret(String token, Map<String, String> parts) {

    private static final JsonMapper JSON = JsonMapper.shared();

    Secret {
        parts = Map.copyOf(parts);
    }

    Sealed seal(KeyRing keys, String about) {
        return keys.seal(JSON.writeValueAsBytes(this), about);
    }

    static Secret open(KeyRing keys, Sealed sealed, String about) throws Unopened {
        byte[] plain = keys.open(sealed, about);
        try {
            return JSON.readValue(plain, Secret.class);
        } catch (JacksonException e) {
            throw new Unopened("not in a known form"); // without the cause, whose message may quote it
        }
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
