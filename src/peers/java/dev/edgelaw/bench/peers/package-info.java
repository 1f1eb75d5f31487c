/**
 * Other libraries at the same work, compiled with the Maven profile {@code peers} only. Their
 * benchmarks bear the names of ours, and the parameter {@code peer} says who works: library, BLAS,
 * threads, precision.
 */
package dev.edgelaw.bench.peers;
