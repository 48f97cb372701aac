package id.pantas.credential.internal;

import id.pantas.credential.Connections.KeyState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM. Every seal has a random nonce of 12 bytes and is bound to what it is about, so that it
 * opens nowhere else. The first key seals, all open.
 */
final class KeyRing {

    static final int KEY_BYTES = 32;
    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final KeyState state;

    private KeyRing(KeyState state) {
        this.state = state;
    }

    /** @param encoded base64 of 32 bytes each, the sealing one first; one that is no key spoils the whole ring */
    static KeyRing of(List<String> encoded) {
        if (encoded.isEmpty()) {
            return new KeyRing(KeyState.MISSING);
        }
        KeyRing ring = new KeyRing(KeyState.READY);
        for (String each : encoded) {
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(each);
            } catch (IllegalArgumentException e) {
                return new KeyRing(KeyState.MALFORMED);
            }
            if (bytes.length != KEY_BYTES) {
                return new KeyRing(KeyState.MALFORMED);
            }
            ring.keys.putIfAbsent(idOf(bytes), new SecretKeySpec(bytes, "AES"));
        }
        return ring;
    }

    /** A new key, as it is written in a setting. */
    static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    KeyState state() {
        return state;
    }

    /** The names of the keys that can open. */
    Set<String> ids() {
        return keys.keySet();
    }

    /** The name of the key that seals. */
    String sealingKey() {
        if (keys.isEmpty()) {
            throw new IllegalStateException("no usable key is set");
        }
        return keys.keySet().iterator().next();
    }

    /** What is stored. @param keyId the name of the key that sealed it */
    record Sealed(String keyId, byte[] bytes) {

        @Override
        public String toString() {
            return "Sealed[" + keyId + "]";
        }
    }

    /**
     * @param about what it belongs to; must be the same for opening
     * @throws IllegalStateException if there is no usable key
     */
    Sealed seal(byte[] plain, String about) {
        String id = sealingKey();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, keys.get(id), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(plain);
            return new Sealed(
                    id,
                    ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                            .put(FORM)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    /** @throws Unopened if the key is not there, or this is not what was sealed about this */
    byte[] open(Sealed sealed, String about) throws Unopened {
        SecretKey key = keys.get(sealed.keyId());
        if (key == null) {
            throw new Unopened("the key " + sealed.keyId() + " is not set");
        }
        byte[] bytes = sealed.bytes();
        if (bytes.length < 1 + NONCE_BYTES + TAG_BITS / 8 || bytes[0] != FORM) {
            throw new Unopened("not in a known form");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 1, NONCE_BYTES));
            cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes, 1 + NONCE_BYTES, bytes.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new Unopened("changed in the database or sealed with another key");
        }
    }

    /** A name that tells keys apart and nothing about them. */
    private static String idOf(byte[] key) {
        byte[] hash = sha256(key);
        return HexFormat.of().formatHex(Arrays.copyOf(hash, 6));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }

    /** A secret that cannot be read. */
    static final class Unopened extends Exception {

        private static final long serialVersionUID = 1L;

        Unopened(String message) {
            super(message);
        }
    }
}
