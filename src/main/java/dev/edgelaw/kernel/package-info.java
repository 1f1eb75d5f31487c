/**
 * Flat {@code double[]} arithmetic: a scalar reference and a Vector API implementation that give
 * the same bits.
 *
 * <p>The rules that make results independent of backend and lane width:
 *
 * <ul>
 *   <li>every element of a matrix product accumulates over the inner index in ascending order, one
 *       fused multiply-add per term, so blocking and lane width change nothing;
 *   <li>reductions run in {@value dev.edgelaw.kernel.Lanes#COUNT} logical lanes (element {@code i}
 *       in lane {@code i mod 8}) that {@link dev.edgelaw.kernel.Lanes#sum} adds in a fixed tree;
 *   <li>{@code exp} and {@code log} are {@link dev.edgelaw.kernel.Elementary}'s formulas, in scalar
 *       and in vector form;
 *   <li>columns are padded with zeros to a multiple of 8, so there are no masks and no scalar
 *       tails.
 * </ul>
 */
package dev.edgelaw.kernel;
