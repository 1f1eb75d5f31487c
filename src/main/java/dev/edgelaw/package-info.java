/**
 * Edgelaw: a performance and verification harness for the laws that gradient descent keeps and
 * breaks at the edge of stability (arXiv:2604.07405).
 */
package dev.edgelaw;
