package id.pantas.simulator;

/** Tags of bodies for conditional requests. */
final class Etags {

    private Etags() {}

    static String of(byte[] body) {
        long hash = 0xcbf29ce484222325L;
        for (byte one : body) {
            hash = (hash ^ (one & 0xFF)) * 0x100000001b3L;
        }
        return Long.toHexString(Chance.mix(hash));
    }
}
