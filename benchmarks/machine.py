"""Describes the machine on which figures were measured."""

import platform
from datetime import date
from importlib import metadata
from pathlib import Path

import numpy as np  # noqa: F401 (loads the BLAS that is described)
from threadpoolctl import threadpool_info

from tito.grading.pool import processors

#: Makes glibc keep all memory that is freed (mallopt(3)); report.py says why.
ALLOCATOR = {"MALLOC_TRIM_THRESHOLD_": str(2**30), "MALLOC_MMAP_THRESHOLD_": str(2**25)}


def describe() -> dict[str, str]:
    """What a reader needs to compare these figures with others."""
    found = [info for info in threadpool_info() if info["user_api"] == "blas"]  # NumPy's
    blas = found[0] if found else {"internal_api": "unknown", "version": ""}
    return {
        "date": date.today().isoformat(),
        "processor": f"{_processor()}, {processors()} processors",
        "system": f"{platform.system()} on {platform.machine()}",
        "Python": platform.python_version(),
        "NumPy": metadata.version("numpy"),
        "BLAS": f"{blas['internal_api']} {blas['version']} for {blas.get('architecture', '?')}",
        "PyTorch": _version("torch"),
        "nbgrader": metadata.version("nbgrader"),
    }


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed, so left out (`.venv/bin/pip install torch`, then `make bench`)"
