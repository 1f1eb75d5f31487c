#!/usr/bin/env python3
"""Times NumPy and PyTorch, whichever is there, at the work of the Java benchmarks.

    python3 bench-results/peers/peers.py > peers.json
    ./edgelaw bench table FILE peers.json

Writes the JSON of JMH: the same benchmarks, nanoseconds per operation, one thread. Every "fork" is
a process of its own. The BLAS is named as the library names it.
"""

import os

# Read when the libraries are loaded.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
# They may hold OpenBLAS to older instructions than the processor has.
for variable in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(variable, None)

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


def numpy_blas(np):
    try:
        blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
        return f"{blas['name']} {blas['version']}"
    except (TypeError, KeyError):
        return "BLAS unknown"


def torch_blas(torch):
    settings = torch.__config__.show().replace("\n", ",").split(",")
    for setting in settings:
        if "BLAS_INFO=" in setting:
            return setting.split("BLAS_INFO=")[1].strip()
    return "MKL" if torch.backends.mkl.is_available() else "BLAS unknown"


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
        import torch

        torch.set_num_threads(1)
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
        import numpy as np

        x, y, first, second = (torch.from_numpy(array) for array in problem(np, width))
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


def run_fork(name):
    command = [sys.executable, os.path.abspath(__file__), name]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def main():
    if len(sys.argv) > 1:
        try:
            library = LIBRARIES[sys.argv[1]]()
        except KeyError:
            raise SystemExit(f"library '{sys.argv[1]}': must be one of {', '.join(LIBRARIES)}")
        except ImportError:
            print("[]")
            return
        print(json.dumps(list(fork(library))))
        return
    results = []
    for name in LIBRARIES:
        forks = [run_fork(name) for _ in range(FORKS)]
        if not forks[0]:
            print(f"{name}: not installed, left out", file=sys.stderr)
        for same in zip(*forks):
            benchmark, parameters, _ = same[0]
            raw = [entry[2] for entry in same]
            score = sum(map(sum, raw)) / sum(map(len, raw))
            metric = {"score": score, "scoreUnit": "ns/op", "rawData": raw}
            results.append(
                {
                    "benchmark": PACKAGE + benchmark,
                    "mode": "avgt",
                    "threads": 1,
                    "forks": FORKS,
                    "params": parameters,
                    "primaryMetric": metric,
                    "secondaryMetrics": {},
                }
            )
    json.dump(results, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
