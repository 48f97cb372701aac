package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET https://graph.example/v24/123/posts?access_token=SECRET123abc&limit=25",
                "{\"paging\":{\"next\":\"https://graph.example/x?limit=1\\u0026access_token=SECRET123abc\"}}",
                "{\"access_token\": \"SECRET123abc\", \"expires\": 3}",
                "{'refresh-token':'SECRET123abc'}",
                "Authorization: Bearer SECRET123abc",
                "authorization=OAuth SECRET123abc",
                "https://www.googleapis.example/youtube/v3/videos?id=1&key=SECRET123abc",
                "https://user:SECRET123abc@example.org/feed",
                "https://user@pass:SECRET123abc@example.org/feed",
                "client_secret=SECRET123abc",
                "appsecret_proof=SECRET123abc",
                "redirect%3Faccess_token%3DSECRET123abc%26x",
                "api-key: SECRET123abc",
                "API key not valid: AIzaSECRET123abcSECRET123abcSECRET",
                "token EAASECRET123abcSECRET123abcSECRET123abc was refused",
                "eyJTRUNSRVQxMjNhYmM.eyJzdWIiOiJTRUNSRVQxMjNhYmMifQ.SECRET123abc",
            })
    void removesCredentials(String text) {
        assertThat(Secrets.mask(text, 2_000)).doesNotContain("SECRET123abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 Not Found: playlistNotFound",
                "Kunci jawaban: keymaker, tokenan",
                "https://dinkes.example.go.id/wp-json/wp/v2/posts?per_page=20&after=2026-11-01",
                "{\"title\":\"Not Found Error\",\"resource_type\":\"user\"}",
                "answer ended after 1,204 bytes",
            })
    void leavesOtherTextAsItIs(String text) {
        assertThat(Secrets.mask(text, 2_000)).isEqualTo(text);
    }

    @Test
    void cutsLongTextsAndNul() {
        assertThat(Secrets.mask("a\0b".repeat(10_000), 500)).hasSize(500).doesNotContain("\0");
        assertThat(Secrets.mask(null, 500)).isNull();
    }

    @Test
    void isNotSlowedDownByHostileText() {
        String hostile = "token".repeat(200_000) + "=" + "key-_".repeat(200_000);
        long start = System.nanoTime();
        Secrets.mask(hostile, 2_000);
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }
}
