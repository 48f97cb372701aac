package id.pantas.registry.web;

import id.pantas.registry.Refusal;
import java.util.Set;
import org.springframework.validation.BindingResult;

/** Shows on a form what the registry refused. */
final class RefusedForm {

    private RefusedForm() {}

    /**
     * Marks the field the registry objects to, or the whole form if that is none of its fields.
     *
     * @param fields names of the form's fields
     */
    static void mark(BindingResult errors, Refusal refusal, Set<String> fields) {
        String code = refusal.getCodes()[0];
        if (fields.contains(refusal.field())) {
            errors.rejectValue(refusal.field(), code, refusal.getArguments(), null);
        } else {
            errors.reject(code, refusal.getArguments(), null);
        }
    }
}
