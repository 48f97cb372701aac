package id.pantas.export;

/** The file cannot be read as a table. Its message is for people, in Indonesian. */
public class UnreadableTable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TableProblem problem;

    public UnreadableTable(TableProblem problem) {
        super(problem.text());
        this.problem = problem;
    }

    /** What is wrong, and where. */
    public TableProblem problem() {
        return problem;
    }
}
