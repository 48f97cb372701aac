package id.pantas.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such page, or not for this reader: answered with the 404 page. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class PageNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what what was looked for, in English, for the log */
    public PageNotFound(String what) {
        super(what);
    }
}
