package dev.edgelaw.theory;

/**
 * The heavy ball's drift law held against a run.
 *
 * @param change C_1(T) - C_1(0), from norms
 * @param predicted eta^2 times the weighted sum of velocity imbalances
 * @param residual absolute difference in units of ||W_1||^2 + ||W_2||^2 at the end
 */
public record MomentumRecord(double change, double predicted, double residual) {}
