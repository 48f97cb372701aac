package id.pantas.classifier.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds the minimum of a smooth convex function with limited memory (Nocedal and Wright, Numerical Optimization,
 * algorithm 7.4, with a backtracking line search). No randomness: equal input gives equal output.
 */
final class Lbfgs {

    private static final int MEMORY = 8;
    private static final double ENOUGH_DECREASE = 1e-4;
    private static final double SMALL_GRADIENT = 1e-5;

    private Lbfgs() {}

    interface Objective {
        /** The value at {@code point}; writes the gradient there into {@code gradient}. */
        double at(double[] point, double[] gradient);
    }

    private record Step(double[] move, double[] change, double inverseDot) {}

    /** Moves {@code point} to the minimum, in at most {@code iterations} steps. Returns the value there. */
    static double minimise(double[] point, int iterations, Objective objective) {
        return minimise(point, iterations, objective, step -> {});
    }

    /** As above; {@code before} is told each step before it is taken, and may throw. */
    static double minimise(double[] point, int iterations, Objective objective, IntConsumer before) {
        int n = point.length;
        double[] gradient = new double[n];
        double value = objective.at(point, gradient);
        Deque<Step> memory = new ArrayDeque<>();
        double[] candidate = new double[n];
        double[] next = new double[n];
        for (int iteration = 0; iteration < iterations; iteration++) {
            before.accept(iteration);
            double[] direction = direction(gradient, memory);
            double slope = dot(direction, gradient);
            if (slope >= 0 || Math.sqrt(dot(gradient, gradient)) < SMALL_GRADIENT * Math.max(1, norm(point))) {
                return value;
            }
            double length = memory.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
            double reached;
            int halvings = 0;
            do {
                for (int i = 0; i < n; i++) {
                    candidate[i] = point[i] + length * direction[i];
                }
                reached = objective.at(candidate, next);
                length /= 2;
            } while (reached > value + ENOUGH_DECREASE * 2 * length * slope && ++halvings < 30);
            if (!(reached < value)) {
                return value;
            }
            remember(memory, point, candidate, gradient, next);
            System.arraycopy(candidate, 0, point, 0, n);
            System.arraycopy(next, 0, gradient, 0, n);
            value = reached;
        }
        return value;
    }

    private static void remember(Deque<Step> memory, double[] from, double[] to, double[] before, double[] after) {
        double[] move = new double[from.length];
        double[] change = new double[from.length];
        for (int i = 0; i < move.length; i++) {
            move[i] = to[i] - from[i];
            change[i] = after[i] - before[i];
        }
        double dot = dot(move, change);
        if (dot > 1e-12) {
            if (memory.size() == MEMORY) {
                memory.removeFirst();
            }
            memory.addLast(new Step(move, change, 1 / dot));
        }
    }

    private static double[] direction(double[] gradient, Deque<Step> memory) {
        double[] q = gradient.clone();
        List<Step> steps = new ArrayList<>(memory);
        double[] alpha = new double[steps.size()];
        for (int k = steps.size() - 1; k >= 0; k--) {
            Step step = steps.get(k);
            alpha[k] = step.inverseDot() * dot(step.move(), q);
            addTo(q, -alpha[k], step.change());
        }
        if (!steps.isEmpty()) {
            Step last = steps.get(steps.size() - 1);
            double scale = 1 / (last.inverseDot() * dot(last.change(), last.change()));
            for (int i = 0; i < q.length; i++) {
                q[i] *= scale;
            }
        }
        for (int k = 0; k < steps.size(); k++) {
            Step step = steps.get(k);
            double beta = step.inverseDot() * dot(step.change(), q);
            addTo(q, alpha[k] - beta, step.move());
        }
        for (int i = 0; i < q.length; i++) {
            q[i] = -q[i];
        }
        return q;
    }

    private static void addTo(double[] target, double factor, double[] vector) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * vector[i];
        }
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
