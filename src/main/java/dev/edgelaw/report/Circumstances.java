package dev.edgelaw.report;

/**
 * How results came about; none of it has any influence on them.
 *
 * @param machine the machine and the program
 * @param kernel the arithmetic in use
 * @param backend its label
 * @param vectorBits length of its vectors
 * @param threads number of runs at a time
 * @param cellsRun runs made by this call
 * @param cellsStored runs found in the store
 * @param seconds wall-clock time of the runs
 */
public record Circumstances(
    Machine machine,
    String kernel,
    String backend,
    int vectorBits,
    int threads,
    int cellsRun,
    int cellsStored,
    double seconds) {}
