#!/usr/bin/env python3
"""Times NumPy and PyTorch, whichever is there, at the work of the Java benchmarks.

    python3 bench-results/peers/peers.py > peers.json          # both
    python3 bench-results/peers/peers.py numpy > peers.json    # one of them: numpy, torch
    ./edgelaw bench table FILE peers.json

Writes the JSON of JMH: the same benchmarks, nanoseconds per operation, one thread. Every "fork" is
a process of its own, some twenty seconds long, and every library takes three. The BLAS is the one
that is loaded. Ctrl-C leaves the libraries that are finished.
"""

import os

# Read when the libraries are loaded.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[variable] = "1"
# They may hold OpenBLAS to older instructions than the processor has.
for variable in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(variable, None)

import ctypes
import json
import subprocess
import sys
import time

FORKS = 3
ITERATIONS = 5
WARM_UP_SECONDS = 0.5
ITERATION_SECONDS = 0.2

SAMPLES, INPUTS, CLASSES, RATE = 200, 20, 5, 0.01
WIDTHS = (16, 64, 256, 1024)
SIZES = (64, 128, 256, 512, 1024)
PACKAGE = "dev.edgelaw.bench.peers."


def openblas(path):
    """Version and kernels of an OpenBLAS, as it tells them; nothing if it is another library."""
    try:
        library = ctypes.CDLL(path)
        config, core = library.openblas_get_config, library.openblas_get_corename
    except (OSError, AttributeError):
        return None
    config.restype = core.restype = ctypes.c_char_p
    version = " ".join(config().decode().split()[:2])
    return f"{version} for {core().decode()}"


def loaded_blas():
    """What this process calls, which need not be what the library was built with; Linux alone tells."""
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split()[-1] for line in maps if "blas" in line}
    except OSError:
        return None
    found = {name for name in map(openblas, sorted(paths)) if name}
    return ", ".join(sorted(found)) or None


def numpy_blas(np):
    loaded = loaded_blas()
    if loaded:
        return loaded
    try:
        blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
        return f"{blas['name']} {blas['version']}"
    except (TypeError, KeyError):
        return "BLAS unknown"


def torch_blas(torch):
    if torch.backends.mkl.is_available():
        return "MKL"
    loaded = loaded_blas()
    if loaded:
        return loaded
    settings = torch.__config__.show().replace("\n", ",").split(",")
    for setting in settings:
        if "BLAS_INFO=" in setting:
            return setting.split("BLAS_INFO=")[1].strip()
    return "BLAS unknown"


class NumPy:
    def __init__(self):
        import numpy as np

        self.np = np
        self.name = f"NumPy {np.__version__}; {numpy_blas(np)}; 1 thread; float64"

    def product(self, n):
        np = self.np
        generator = np.random.default_rng(1)
        a, b = generator.uniform(-1, 1, (2, n, n))
        c = np.empty((n, n))
        return lambda: np.matmul(a, b, out=c)

    def step(self, width, loss):
        np = self.np
        x, y, first, second = problem(np, width)

        def step():
            nonlocal first, second
            hidden = np.maximum(x @ first, 0)
            z = hidden @ second
            if loss == "MSE":
                difference = z - y
                value = np.mean(difference * difference)
                gradient = difference * (2 / z.size)
            else:
                z = z - z.max(axis=1, keepdims=True)
                e = np.exp(z)
                total = e.sum(axis=1, keepdims=True)
                value = np.mean(np.log(total[:, 0]) - (z * y).sum(axis=1))
                gradient = (e / total - y) / SAMPLES
            back = (gradient @ second.T) * (hidden > 0)
            second -= RATE * (hidden.T @ gradient)
            first -= RATE * (x.T @ back)
            return float(value)

        return step


class PyTorch:
    def __init__(self):
        import numpy as np
        import torch

        torch.set_num_threads(1)
        self.np = np
        self.torch = torch
        self.name = f"PyTorch {torch.__version__}; {torch_blas(torch)}; 1 thread; float64"

    def product(self, n):
        torch = self.torch
        a = torch.rand(n, n, dtype=torch.float64) * 2 - 1
        b = torch.rand(n, n, dtype=torch.float64) * 2 - 1
        c = torch.empty(n, n, dtype=torch.float64)
        return lambda: torch.mm(a, b, out=c)

    def step(self, width, loss):
        torch = self.torch
        x, y, first, second = (torch.from_numpy(array) for array in problem(self.np, width))
        weights = [first.requires_grad_(), second.requires_grad_()]

        def step():
            z = torch.relu(x @ first) @ second
            if loss == "MSE":
                value = ((z - y) ** 2).mean()
            else:
                value = -(torch.log_softmax(z, 1) * y).sum() / SAMPLES
            for weight in weights:
                weight.grad = None
            value.backward()
            with torch.no_grad():
                for weight in weights:
                    weight -= RATE * weight.grad
            return value.item()

        return step


def problem(np, width):
    """Speed does not depend on the data: clusters of the same size, not the same numbers."""
    generator = np.random.default_rng(1)
    labels = np.arange(SAMPLES) % CLASSES
    x = generator.normal(size=(CLASSES, INPUTS))[labels] * 2 + generator.normal(size=(SAMPLES, INPUTS))
    y = np.eye(CLASSES)[labels]
    first = generator.uniform(-1, 1, (INPUTS, width)) / INPUTS**0.5
    second = generator.uniform(-1, 1, (width, CLASSES)) / width**0.5
    return x, y, first, second


def checked_step(library, width, loss):
    step = library.step(width, loss)
    values = [step() for _ in range(5)]
    if not all(later < earlier for earlier, later in zip(values, values[1:])):
        raise SystemExit(f"{library.name}: the loss does not fall: {values}")
    return step


def times(call):
    """Nanoseconds of one call, for each iteration."""
    started = time.perf_counter()
    calls = 0
    while time.perf_counter() - started < WARM_UP_SECONDS:
        call()
        calls += 1
    batch = max(1, int(calls * ITERATION_SECONDS / WARM_UP_SECONDS))
    result = []
    for _ in range(ITERATIONS):
        started = time.perf_counter_ns()
        for _ in range(batch):
            call()
        result.append((time.perf_counter_ns() - started) / batch)
    return result


def fork(library):
    """Everything once: benchmark, parameters, times."""
    for width in WIDTHS:
        for loss in ("MSE", "CE"):
            parameters = {"peer": library.name, "width": str(width), "loss": loss}
            yield "GradientStep.step", parameters, times(checked_step(library, width, loss))
    for n in SIZES:
        parameters = {"peer": library.name, "shape": f"{n}x{n}x{n}"}
        yield "MatrixProduct.multiply", parameters, times(library.product(n))


LIBRARIES = {"numpy": NumPy, "torch": PyTorch}


# What tells this script that it is a fork, and how a fork says that its library is missing.
FORK = "--fork"
MISSING = 3


def fork_main(name):
    try:
        library = LIBRARIES[name]()
    except ImportError as error:
        print(f"{name}: left out, {error}", file=sys.stderr)
        raise SystemExit(MISSING)
    print(json.dumps(list(fork(library))))


def run_forks(name):
    """A list of forks; nothing where the library is missing."""
    forks = []
    for i in range(FORKS):
        print(f"{name}: fork {i + 1} of {FORKS}", file=sys.stderr)
        command = [sys.executable, os.path.abspath(__file__), FORK, name]
        done = subprocess.run(command, stdout=subprocess.PIPE)
        if done.returncode == MISSING:
            return []
        if done.returncode != 0:
            raise SystemExit(f"{name}: a fork ended with exit code {done.returncode}")
        forks.append(json.loads(done.stdout))
    return forks


def results(forks):
    """The JSON of JMH for the forks of one library."""
    for same in zip(*forks):
        benchmark, parameters, _ = same[0]
        raw = [entry[2] for entry in same]
        score = sum(map(sum, raw)) / sum(map(len, raw))
        yield {
            "benchmark": PACKAGE + benchmark,
            "mode": "avgt",
            "threads": 1,
            "forks": len(forks),
            "params": parameters,
            "primaryMetric": {"score": score, "scoreUnit": "ns/op", "rawData": raw},
            "secondaryMetrics": {},
        }


def main(arguments):
    if arguments in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    if len(arguments) == 2 and arguments[0] == FORK and arguments[1] in LIBRARIES:
        fork_main(arguments[1])
        return 0
    for name in arguments:
        if name not in LIBRARIES:
            print(f"library '{name}': must be one of {', '.join(LIBRARIES)}", file=sys.stderr)
            return 2
    everything = []
    code = 0
    try:
        for name in dict.fromkeys(arguments) or LIBRARIES:
            everything.extend(results(run_forks(name)))
    except KeyboardInterrupt:
        print("stopped: only the libraries that are finished are written", file=sys.stderr)
        code = 130
    except SystemExit as problem:
        print(problem, file=sys.stderr)
        code = 1
    json.dump(everything, sys.stdout, indent=2)
    print()
    if not everything and code == 0:
        print("nothing was timed: needs NumPy, or NumPy and PyTorch", file=sys.stderr)
        code = 1
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
