"""What Python text binds and what it uses: the one place that answers it."""

import ast
import builtins
import functools
import re
import symtable
from collections.abc import Iterable, Iterator
from itertools import chain, takewhile

from tito.module.magics import read_cell

DEFINED = re.compile(  # linear in the text, whatever a student writes
    r"^([ \t]*+)(?:async[ \t]+)?(class|def)[ \t]+(\w+)"
    r"|^(\w+(?:[ \t]*,[ \t]*\w+)*+)[ \t]*+(?::[^=\n]*+)?=(?!=)",
    re.MULTILINE,
)


def names_bound(node: ast.stmt) -> list[str]:
    """The names that a definition, an import or an assignment binds, in order."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [node.name]
        case ast.Import() | ast.ImportFrom():
            return [(alias.asname or alias.name).partition(".")[0] for alias in node.names]
        case ast.Assign(targets=targets):
            found = [name for target in targets for name in ast.walk(target)]
        case ast.AnnAssign(target=target):
            found = [*ast.walk(target)]
        case _:
            return []
    return [n.id for n in found if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]


def first_line(node: ast.stmt) -> int:
    """The line at which a statement begins, its decorators included."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def names_defined(source: str) -> list[str]:
    """The names a cell makes, in order: no imports, no class's second part. Raises SyntaxError."""
    names: dict[str, None] = {}
    for node in ast.parse(source).body:
        is_part = isinstance(node, ast.ClassDef) and class_name(node) != node.name
        if not is_part and not isinstance(node, ast.Import | ast.ImportFrom):
            names |= dict.fromkeys(names_bound(node))
    return list(names)


def names_known(source: str) -> set[str]:
    """The names that a cell defines or, anywhere in it, imports. Raises SyntaxError."""
    nodes = ast.walk(ast.parse(source))
    imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    return {*names_defined(source), *(name for node in imports for name in names_bound(node))}


def public_names(sources: Iterable[str]) -> list[str]:
    """The names without a leading underscore that cells define, in order. Raises SyntaxError."""
    found = dict.fromkeys(name for source in sources for name in names_defined(source))
    return [name for name in found if not name.startswith("_")]


def free_names(tree: ast.Module) -> tuple[str, ...]:
    """Names that code reads before it binds them, without Python's own."""
    read: dict[str, int] = {}
    bound: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            where = read if isinstance(node.ctx, ast.Load) else bound
            where[node.id] = min(node.lineno, where.get(node.id, node.lineno))
        elif isinstance(node, ast.alias):
            bound[(node.asname or node.name).partition(".")[0]] = 0
        elif isinstance(node, ast.arg):
            bound[node.arg] = node.lineno
        elif isinstance(node, ast.FunctionDef | ast.ExceptHandler) and node.name:
            bound[node.name] = node.lineno
    found = [name for name, line in read.items() if line < bound.get(name, line + 1)]
    return tuple(sorted(name for name in found if not hasattr(builtins, name)))


def names_changed(node: ast.stmt) -> set[str]:
    """The names whose values a statement at the top level binds or changes, imports included."""
    changed = {name.partition(".")[0] for name in _bound([node])}
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        imports = (n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom))
        changed.update(*map(names_bound, imports))
    return changed


def unbound_names(source: str) -> list[str]:
    """Names that a module reads and nowhere binds, without Python's own. Raises SyntaxError."""
    tree = ast.parse(source)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    if any(alias.name == "*" for node in imports for alias in node.names):
        return []  # it may bring any name
    if any(node.module == "__future__" for node in imports):  # annotations are not looked up
        for node in ast.walk(tree):
            for part in ("annotation", "returns"):
                if getattr(node, part, None):
                    setattr(node, part, ast.Constant(None))
        tree.body = [n for n in tree.body if getattr(n, "module", "") != "__future__"]
        source = ast.unparse(tree)
    module = symtable.symtable(source, "module", "exec")
    scopes, read = [module], set[str]()
    bound = {"__name__", "__file__", *vars(builtins)}
    for scope in scopes:
        scopes += scope.get_children()
        for symbol in scope.get_symbols():
            is_global = scope is module or symbol.is_declared_global()
            if is_global and (symbol.is_assigned() or symbol.is_imported()):
                bound.add(symbol.get_name())
            if symbol.is_referenced() and (scope is module or symbol.is_global()):
                read.add(symbol.get_name())
    return sorted(read - bound)


@functools.lru_cache(maxsize=256)  # of what all students hand in
def names_in_text(text: str) -> frozenset[str]:
    """What running a cell would bind at its top level and, as `Class.name`, in classes.

    The second part of a class counts as the class. No imports. What is no Python is read by
    pattern: it may be a solution with a mistake.
    """
    _, tree = read_cell(text)
    if tree is not None:
        return frozenset(_bound(tree.body))
    names, owner = set(), ""
    for indent, word, name, assigned in DEFINED.findall(text):
        names |= set(re.findall(r"\w+", assigned))
        if word:
            names.add(owner + name if indent else name)
            owner = owner if indent else f"{name}."
    return frozenset(names)


def _bound(body: Iterable[ast.stmt]) -> Iterator[str]:
    """What statements bind when they run, those under `if False` left out."""
    for node in body:
        match node:
            case ast.Raise():
                return
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.name
            case ast.ClassDef():
                yield node.name
                yield from (f"{class_name(node)}.{name}" for name in _bound(node.body))
            case ast.If(test=ast.Constant(value=value)):
                yield from _bound(node.body if value else node.orelse)
            case ast.While(test=ast.Constant(value=value)) if not value:
                yield from _bound(node.orelse)
            case _:
                yield from _stored(node)
                for inner in ("body", "handlers", "cases", "orelse", "finalbody"):
                    yield from _bound(getattr(node, inner, ()))


def _stored(node: ast.AST) -> Iterator[str]:
    """What a statement itself assigns: names, and attributes of names."""
    parts = [n for n in ast.iter_child_nodes(node) if isinstance(n, ast.expr | ast.withitem)]
    for part in chain.from_iterable(map(ast.walk, parts)):
        match part:
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.Attribute(value=ast.Name(id=owner), attr=name, ctx=ast.Store()):
                yield f"{owner}.{name}"
            case ast.Subscript(value=ast.Name(id=owner), ctx=ast.Store()):
                yield f"{owner}.__setitem__"


def holds_stub(text: str) -> bool:
    """Whether a cell comes to a stub when it runs or, being no Python, has the line of one."""
    _, tree = read_cell(text)
    if tree is None:
        return bool(re.search(r"^[ \t]*raise NotImplementedError\(\)", text, re.MULTILINE))
    bodies = (getattr(node, "body", None) for node in ast.walk(tree))
    return any(_is_stub(body) for body in bodies if isinstance(body, list))


def _is_stub(body: list[ast.stmt]) -> bool:
    """Whether statements come to `raise NotImplementedError()` before they return."""
    reached = takewhile(lambda node: not isinstance(node, ast.Return), body)
    raised = [ast.unparse(node) for node in reached if isinstance(node, ast.Raise)]
    return "raise NotImplementedError()" in raised


def class_name(node: ast.ClassDef) -> str:
    """The class that a definition makes, or, under `@add_to_class(...)`, the one it adds to."""
    for decorator in node.decorator_list:
        match decorator:
            case ast.Call(func=ast.Name(id="add_to_class"), args=[ast.Name(id=name)]):
                return name
    return node.name


def functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions and methods of a cell, with the class that each belongs to, or ""."""
    for node in tree.body:
        owner, inside = "", [node]
        if isinstance(node, ast.ClassDef):
            owner, inside = class_name(node), node.body
        yield from ((owner, inner) for inner in inside if isinstance(inner, ast.FunctionDef))
