package id.pantas.database.internal;

/** The database cannot be used; both texts are for the person who started the application. */
class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param message what is wrong, in Indonesian, naming the folder or server
     * @param remedy what to do about it, in Indonesian
     */
    DatabaseUnusable(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
