"""TinyTorch: the deep learning framework that you build, module by module.

What you export from your notebooks stands in `tinytorch.core`. This package imports none of it
before you ask for a name, so `import tinytorch` works whatever state that code is in, and
`from tinytorch import Tensor, Linear` finds the module that exports each.
"""

import importlib
import re
import sys
from pathlib import Path
from typing import Any

__version__ = "0.1.0"
_CORE = Path(__file__).parent / "core"


def __getattr__(name: str) -> Any:
    if not name.startswith("_"):
        for path in sorted(_CORE.glob("[a-z]*.py")):
            if name in _exported(path):
                return getattr(importlib.import_module(f"{__name__}.core.{path.stem}"), name)
        for module in [m for n, m in sys.modules.items() if n.startswith(f"{__name__}.core.")]:
            if hasattr(module, name):  # a notebook that is being graded has no file yet
                return getattr(module, name)
    raise AttributeError(f"no module of tinytorch.core exports {name}; `tito status` lists them")


def __dir__() -> list[str]:
    return sorted(
        {*globals(), *(name for path in _CORE.glob("[a-z]*.py") for name in _exported(path))}
    )


def _exported(path: Path) -> list[str]:
    """What an exported file says that it exports, read without running it."""
    text = path.read_text(encoding="utf-8", errors="replace")
    found = re.search(r"^__all__ = \[(.*?)\]", text, re.MULTILINE | re.DOTALL)
    return re.findall(r'"(\w+)"', found[1]) if found else []
