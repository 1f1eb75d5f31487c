/**
 * Gradient flow dW/dt = -G(W), the continuous time limit in which the conservation laws of Theorem
 * 1 hold.
 *
 * <p>An integrator belongs to one objective and owns its workspace: steps allocate nothing, and one
 * instance serves one thread.
 *
 * <p>The gradient of a ReLU network jumps where a neuron switches on or off for a sample. A
 * solution then exists in the sense of Filippov (with Clarke's subdifferential) and may slide along
 * such a boundary. The laws still hold, as they do on either side, but no order of accuracy above 1
 * can be expected across a switch, and implicit equations may have no solution. {@link
 * dev.edgelaw.net.NetworkLoss#freezeGates} gives the smooth flow of one activation pattern.
 */
package dev.edgelaw.flow;
