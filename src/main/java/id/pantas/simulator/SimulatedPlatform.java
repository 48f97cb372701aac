package id.pantas.simulator;

/** A platform that is stood in for; the names equal the codes the product uses. */
public enum SimulatedPlatform {
    X,
    YOUTUBE,
    WEBSITE,
    TIKTOK,
    INSTAGRAM,
    FACEBOOK,
    THREADS
}
