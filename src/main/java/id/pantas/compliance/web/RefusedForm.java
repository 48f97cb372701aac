package id.pantas.compliance.web;

import id.pantas.compliance.ComplianceRefused;
import org.springframework.validation.BindingResult;

/** Puts a refusal beside the field that it concerns. */
final class RefusedForm {

    private RefusedForm() {}

    static void mark(BindingResult errors, ComplianceRefused refused) {
        Object[] arguments = refused.arguments().toArray();
        String field = refused.field();
        boolean known = !field.isEmpty() && !field.equals("platform");
        if (known) {
            errors.rejectValue(field, refused.messageKey(), arguments, null);
        } else {
            errors.reject(refused.messageKey(), arguments, null);
        }
    }
}
