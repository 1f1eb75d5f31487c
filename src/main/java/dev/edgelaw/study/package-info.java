/**
 * The frame of a study: it plans cells, reads their results, draws findings, and holds them against
 * the published figures and the paper's claims. Whether a figure reproduces and whether a claim
 * holds are two verdicts, never one.
 */
package dev.edgelaw.study;
