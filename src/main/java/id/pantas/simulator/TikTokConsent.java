package id.pantas.simulator;

import java.time.Instant;

/** What the owner of a TikTok account has granted; as the token address would hand it out. */
public record TikTokConsent(
        String accessToken, String refreshToken, String openId, String scope, Instant expiresAt, Instant connectBy) {}
