package id.pantas.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** X's errors: entries beside or instead of data, and refusals of a whole request. */
final class XProblems {

    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEMS = "https://api.twitter.com/2/problems/";

    private XProblems() {}

    static Map<String, Object> missing(String type, String parameter, String value, boolean section) {
        String detail = "Could not find " + type + " with " + parameter + ": [" + value + "].";
        return error(type, parameter, value, section, "Not Found Error", detail, "resource-not-found");
    }

    static Map<String, Object> suspended(String parameter, String value, boolean section) {
        String detail = "User has been suspended: [" + value + "].";
        return error("user", parameter, value, section, "Forbidden", detail, "resource-not-found");
    }

    static Map<String, Object> unauthorizedUser(String id) {
        String detail = "Sorry, you are not authorized to see the user with id: [" + id + "].";
        return error("user", "id", id, true, "Authorization Error", detail, "not-authorized-for-resource");
    }

    static Map<String, Object> unauthorizedPost(String parameter, String id) {
        String detail = "Sorry, you are not authorized to see the Tweet with " + parameter + ": [" + id + "].";
        return error("tweet", parameter, id, true, "Authorization Error", detail, "not-authorized-for-resource");
    }

    private static Map<String, Object> error(
            String type, String parameter, String value, boolean section, String title, String detail, String problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", value);
        json.put("detail", detail);
        json.put("title", title);
        json.put("resource_type", type);
        json.put("parameter", parameter);
        json.put("resource_id", value);
        if (section) {
            json.put("section", "data");
        }
        json.put("type", PROBLEMS + problem);
        return json;
    }

    static Map<String, Object> problem(int status, String title, String detail) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", title);
        json.put("detail", detail);
        json.put("type", "about:blank");
        json.put("status", status);
        return json;
    }

    static Map<String, Object> usageCapped() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("account_id", 1_704_500_000_000_000_000L);
        json.put("product_name", "standard-basic");
        json.put("title", "UsageCapExceeded");
        json.put("period", "Monthly");
        json.put("scope", "Product");
        json.put("detail", "Usage cap exceeded: Monthly product cap");
        json.put("type", PROBLEMS + "usage-capped");
        return json;
    }

    static Answer unauthorized() {
        return answer(401, "Unauthorized");
    }

    static Answer answer(int status, String title) {
        return Answer.json(status, PROBLEM, problem(status, title, title));
    }

    static Answer invalid(String parameter, String value, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("parameters", Map.of(parameter, List.of(value)));
        error.put("message", message);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("errors", List.of(error));
        body.put("title", "Invalid Request");
        body.put("detail", "One or more parameters to your request was invalid.");
        body.put("type", PROBLEMS + "invalid-request");
        return Answer.json(400, PROBLEM, body);
    }
}
