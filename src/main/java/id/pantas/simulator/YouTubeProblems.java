package id.pantas.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refusals of the Data API. */
final class YouTubeProblems {

    private static final String JSON = "application/json; charset=UTF-8";

    private YouTubeProblems() {}

    static Answer keyInvalid() {
        String message = "API key not valid. Please pass a valid API key.";
        Map<String, Object> body = errorBody(400, message, "global", "badRequest", null, "INVALID_ARGUMENT");
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        info.put("reason", "API_KEY_INVALID");
        info.put("domain", "googleapis.com");
        info.put("metadata", Map.of("service", "youtube.googleapis.com"));
        body.put("details", List.of(info));
        return Answer.json(400, JSON, Map.of("error", body));
    }

    static Answer error(
            int code,
            String message,
            String domain,
            String reason,
            @Nullable String location,
            @Nullable String status) {
        return Answer.json(code, JSON, Map.of("error", errorBody(code, message, domain, reason, location, status)));
    }

    private static Map<String, Object> errorBody(
            int code,
            String message,
            String domain,
            String reason,
            @Nullable String location,
            @Nullable String status) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("message", message);
        detail.put("domain", domain);
        detail.put("reason", reason);
        if (location != null) {
            detail.put("location", location);
            detail.put("locationType", "parameter");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        body.put("errors", List.of(detail));
        if (status != null) {
            body.put("status", status);
        }
        return body;
    }
}
