package id.pantas.classifier.internal;

/** Temperature scaling: one number that makes probabilities as sure as the answers are right (Guo et al., 2017). */
final class Temperature {

    private Temperature() {}

    /** The temperature between 0.05 and 20 under which held-out {@code scores} are the most probable. */
    static double fit(double[][] scores, int[] targets) {
        double low = Math.log(0.05);
        double high = Math.log(20);
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 60; i++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (loss(scores, targets, Math.exp(left)) < loss(scores, targets, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(double[][] scores, int[] targets, double temperature) {
        double loss = 0;
        for (int i = 0; i < targets.length; i++) {
            loss -= Math.log(Math.max(LinearModel.softmax(scores[i], temperature)[targets[i]], 1e-300));
        }
        return loss;
    }
}
