"""The code that `tito export` writes: `tensor`, `activations`, `layers`, ...

A module here may not be there yet, or may hold a mistake. The finder below turns both into an
ImportError that says which command writes the module.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import ModuleType


class ExportedModuleError(ImportError):
    """A module of `tinytorch.core` is missing or does not import."""


class _ExportLoader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        try:
            super().exec_module(module)
        except ExportedModuleError:
            raise  # an earlier module is at fault, and its message says so
        except (Exception, SystemExit) as error:  # students' code: it may raise anything
            name = module.__name__
            if isinstance(error, ImportError) and (error.name or "").startswith(f"{__name__}."):
                name = str(error.name)  # an earlier module lacks what this one imports
            reason = f"{type(error).__name__}: {error}"
            message = f"{module.__name__} does not import ({reason}). {_advice(name)}"
            raise ExportedModuleError(message, name=module.__name__, path=self.path) from error


class _ExportFinder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not fullname.startswith(f"{__name__}."):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None and not _is_in_the_course(fullname):
            return None  # no command writes it, so Python says what it always says
        if spec is None:
            message = f"{fullname} has not been exported yet. {_advice(fullname)}"
            raise ExportedModuleError(message, name=fullname)
        if spec.origin is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _ExportLoader(fullname, spec.origin)
        return spec


def _is_in_the_course(fullname: str) -> bool:
    """Whether the course of this package has a module of this name, exported or not."""
    sources = Path(__file__).parents[2] / "src"
    return any(sources.glob(f"[0-9]*_{fullname.rpartition('.')[2]}"))


def _advice(fullname: str) -> str:
    name = fullname.rpartition(".")[2]
    return (
        f"`tito export {name}` writes it from your notebook, "
        f"`tito export {name} --reference` from the reference solution."
    )


sys.meta_path.insert(0, _ExportFinder())
