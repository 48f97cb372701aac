package id.pantas.database.internal;

/** The folder of the embedded PostgreSQL cannot be used; both texts are for the person who started the application. */
class DataFolderUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param message what is wrong, in Indonesian, naming the folder
     * @param remedy what to do about it, in Indonesian
     */
    DataFolderUnusable(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
