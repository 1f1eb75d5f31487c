/** Entry points that run on any Java from 8 on, find a JDK 25 and relaunch there. */
package dev.edgelaw.launch;
